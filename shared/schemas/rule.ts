import { z } from 'zod';
import { contradictions, unknownCodes } from '../finance/contradictions.ts';
import { FACT_KEYS, factKind, OPS, type Op } from '../finance/facts.ts';
import { MAX_RULE_DEPTH, MAX_RULE_NODES, type Predicate, type Rule } from '../finance/rules.ts';
import { fen, wrongField } from './common.ts';

const ops = [...new Set(Object.values(OPS).flat())] as [Op, ...Op[]];
const code = z.string().regex(/^[A-Za-z0-9_.*-]{1,60}$/);

/** Asks one fact of shared/finance/facts.ts; which operators and values it takes hangs on the fact's type. */
export const predicate = z
  .strictObject({
    fact: z.enum(FACT_KEYS),
    op: z.enum(ops),
    value: z.union([fen, code, z.array(code).min(1).max(50)]),
  })
  .superRefine((asked, context) => {
    const { type } = factKind(asked.fact);
    if (!(OPS[type] as readonly string[]).includes(asked.op)) {
      const ways = OPS[type].join(', ');
      context.addIssue(
        wrongField(['op'], {
          zh: `“${factKind(asked.fact).zh}”只能用：${ways}。`,
          en: `${factKind(asked.fact).en} takes only: ${ways}.`,
        }),
      );
    }
    const kind = type === 'number' ? 'number' : type === 'rank' ? 'string' : 'object';
    if (typeof asked.value !== kind || unknownCodes(asked).length > 0) {
      context.addIssue(
        wrongField(['value'], {
          zh: `“${factKind(asked.fact).zh}”的取值不正确，请重新填写。`,
          en: `This is no value for: ${factKind(asked.fact).en}. Choose again.`,
        }),
      );
    }
  })
  .meta({ id: 'Predicate' }) satisfies z.ZodType<Predicate>;

const parts = z.lazy(() => z.array(anyRule).max(MAX_RULE_NODES));
const anyRule: z.ZodType<Rule> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: parts }),
      z.strictObject({ any: parts }),
      z.strictObject({ not: anyRule }),
      predicate,
    ]),
  )
  .meta({ id: 'Rule' });

/** How deep a rule goes, and of how many parts it is made. */
export function extentOf(rule: Rule): { depth: number; nodes: number } {
  const within = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : [];
  const extents = within.map(extentOf);
  return {
    depth: 1 + Math.max(0, ...extents.map(({ depth }) => depth)),
    nodes: 1 + extents.reduce((sum, { nodes }) => sum + nodes, 0),
  };
}
const fits = (rule: Rule): boolean => {
  const { depth, nodes } = extentOf(rule);
  return depth <= MAX_RULE_DEPTH && nodes <= MAX_RULE_NODES;
};

/** An eligibility rule: not too deep, not too long, and such that somebody could pass it. */
export const rule = anyRule.superRefine((value, context) => {
  if (!fits(value)) {
    return context.addIssue(
      wrongField([], {
        zh: `规则最多 ${MAX_RULE_DEPTH} 层、${MAX_RULE_NODES} 项，请简化。`,
        en: `A rule goes at most ${MAX_RULE_DEPTH} deep and has at most ${MAX_RULE_NODES} parts. Make it simpler.`,
      }),
    );
  }
  for (const path of contradictions(value)) {
    context.addIssue(
      wrongField(path.split('.').filter(Boolean), {
        zh: '条件互相矛盾，没有企业能够满足，请修改。',
        en: 'These conditions contradict each other: nobody can meet them. Mend them.',
      }),
    );
  }
});
