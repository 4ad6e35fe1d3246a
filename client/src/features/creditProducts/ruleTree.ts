import { canBe, contradictions } from '../../../../shared/finance/contradictions.ts';
import { factKind, OPS, type FactKey, type Op } from '../../../../shared/finance/facts.ts';
import { MAX_RULE_DEPTH, MAX_RULE_NODES, type Rule } from '../../../../shared/finance/rules.ts';

/** How the parts of a group count: every one, at least one, or not one of them. */
export const MODES = ['all', 'any', 'none'] as const;
export type Mode = (typeof MODES)[number];

export interface GroupNode {
  key: number;
  mode: Mode;
  parts: RuleNode[];
}
/** A condition being written: its value may be none yet. */
export interface ConditionNode {
  key: number;
  fact: FactKey;
  op: Op;
  value: number | string | string[] | null;
}
export type RuleNode = GroupNode | ConditionNode;

export const isGroup = (node: RuleNode): node is GroupNode => 'parts' in node;

let keys = 0;
const nextKey = (): number => (keys += 1);

export const emptyGroup = (mode: Mode = 'all', parts: RuleNode[] = []): GroupNode => ({
  key: nextKey(),
  mode,
  parts,
});

/** A new condition of a fact, with nothing chosen yet. */
export const emptyCondition = (fact: FactKey): ConditionNode => {
  const { type } = factKind(fact);
  return { key: nextKey(), fact, op: OPS[type][0], value: type === 'choice' || type === 'set' ? [] : null };
};

/** A rule as a person edits it: `not` is a group none of whose parts may hold. */
export function nodeOf(rule: Rule): RuleNode {
  if ('all' in rule) return emptyGroup('all', rule.all.map(nodeOf));
  if ('any' in rule) return emptyGroup('any', rule.any.map(nodeOf));
  if ('not' in rule)
    return emptyGroup('none', 'any' in rule.not ? rule.not.any.map(nodeOf) : [nodeOf(rule.not)]);
  const { value } = rule;
  return { ...rule, key: nextKey(), value: typeof value === 'object' ? [...value] : value };
}

/** The whole rule as a group, for the editor's outermost frame; null where there is none. */
export function groupOf(rule: Rule | null): GroupNode | null {
  if (!rule) return null;
  const node = nodeOf(rule);
  return isGroup(node) ? node : emptyGroup('all', [node]);
}

const isComplete = (node: RuleNode): boolean =>
  isGroup(node)
    ? node.parts.length > 0 && node.parts.every(isComplete)
    : node.value !== null && node.value !== '' && !(Array.isArray(node.value) && node.value.length === 0);

/** What the server keeps. `gaps`: what stands for a condition that is not filled in, so that the others can be looked at. */
export function ruleOf(node: RuleNode, gaps?: { pass: boolean }): Rule {
  if (isGroup(node)) {
    const inner = gaps && { pass: node.mode === 'none' ? !gaps.pass : gaps.pass };
    const parts = node.parts.map((part) => ruleOf(part, inner));
    if (node.mode === 'none') return { not: { any: parts } };
    return node.mode === 'all' ? { all: parts } : { any: parts };
  }
  if (gaps && !isComplete(node)) return gaps.pass ? { all: [] } : { any: [] };
  return { fact: node.fact, op: node.op, value: node.value! };
}

/** Where a part of a group stands in the rule, as the server and `contradictions` name it. */
export const pathOfPart = (path: string, mode: Mode, i: number): string =>
  [path, mode === 'none' ? 'not.any' : mode, String(i)].filter(Boolean).join('.');

/** A frame no condition of which contradicts another, but the places that nobody can pass. */
export const contradictoryPaths = (root: GroupNode): string[] =>
  root.parts.length === 0 ? [] : contradictions(ruleOf(root, { pass: true }));

/** Parts of a frame that nobody can pass, without any one of which somebody could: where to look first. */
export function conflictingPaths(node: GroupNode, contradictory: readonly string[], path = ''): string[] {
  const { mode, parts } = node;
  const without = (i: number) => ruleOf({ ...node, parts: parts.filter((_, k) => k !== i) }, { pass: true });
  const wrong = contradictory.includes(path) && parts.length > 1;
  return parts.flatMap((part, i) => {
    const at = pathOfPart(path, mode, i);
    if (wrong && canBe(without(i))) return [at];
    return isGroup(part) ? conflictingPaths(part, contradictory, at) : [];
  });
}

export const incompletePaths = (node: RuleNode, path = ''): string[] => {
  if (!isGroup(node)) return isComplete(node) ? [] : [path];
  if (node.parts.length === 0) return [path];
  return node.parts.flatMap((part, i) => incompletePaths(part, pathOfPart(path, node.mode, i)));
};

/** How deep and long the rule would be for the server. */
export function extentOf(node: RuleNode): { depth: number; nodes: number } {
  if (!isGroup(node)) return { depth: 1, nodes: 1 };
  const parts = node.parts.map(extentOf);
  const own = node.mode === 'none' ? 2 : 1;
  return {
    depth: own + Math.max(0, ...parts.map(({ depth }) => depth)),
    nodes: own + parts.reduce((sum, { nodes }) => sum + nodes, 0),
  };
}

/** Whether another group may be put into one that stands so deep, with a condition in it. */
export const hasRoom = (depth: number, root: GroupNode): boolean =>
  depth + 3 <= MAX_RULE_DEPTH && extentOf(root).nodes + 3 <= MAX_RULE_NODES;
