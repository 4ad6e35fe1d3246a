import { factKind, rankOf, type Facts, type FactValue } from './facts.ts';
import type { Predicate, Rule, Verdict } from './rules.ts';

/** A rule made ready for being asked many times; says what `evaluate` says of it. */
export type CompiledRule = (facts: Facts) => Verdict;

type Holds = (actual: NonNullable<FactValue>) => boolean;

/** A region's code within those that were asked for: itself, its city's, its province's. */
const widened = (code: string): string[] => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];

function holder({ fact, op, value }: Predicate): Holds {
  const kind = factKind(fact);
  if (op === 'atLeast' || op === 'atMost') {
    const asked = kind.type === 'rank' ? rankOf(fact, String(value)) : Number(value);
    const have: (actual: NonNullable<FactValue>) => number =
      kind.type === 'rank' ? (actual) => rankOf(fact, String(actual)) : Number;
    return op === 'atLeast' ? (actual) => have(actual) >= asked : (actual) => have(actual) <= asked;
  }
  const asked = new Set(value as readonly string[]);
  const meant: (code: string) => boolean =
    kind.from === 'regions'
      ? (code) => widened(code).some((each) => asked.has(each))
      : (code) => asked.has(code);
  if (op !== 'hasAll') {
    return (actual) =>
      typeof actual === 'string' ? meant(actual) : (actual as readonly string[]).some(meant);
  }
  const all = [...asked];
  return (actual) => {
    const have = new Set(typeof actual === 'string' ? [actual] : (actual as readonly string[]));
    return all.every((code) => have.has(code));
  };
}

/** Makes a rule ready: codes looked up in sets, ranks and numbers read once. */
export function compileRule(rule: Rule): CompiledRule {
  if ('not' in rule) {
    const within = compileRule(rule.not);
    return (facts) => {
      const verdict = within(facts);
      return verdict === 'pass' ? 'fail' : verdict === 'fail' ? 'pass' : 'unknown';
    };
  }
  if ('all' in rule || 'any' in rule) {
    const parts = ('all' in rule ? rule.all : rule.any).map(compileRule);
    const [decides, otherwise] = 'all' in rule ? (['fail', 'pass'] as const) : (['pass', 'fail'] as const);
    return (facts) => {
      let unknown = false;
      for (const part of parts) {
        const verdict = part(facts);
        if (verdict === decides) return decides;
        if (verdict === 'unknown') unknown = true;
      }
      return unknown ? 'unknown' : otherwise;
    };
  }
  const holds = holder(rule);
  const { fact } = rule;
  return (facts) => {
    const actual = facts[fact] ?? null;
    return actual === null ? 'unknown' : holds(actual) ? 'pass' : 'fail';
  };
}
