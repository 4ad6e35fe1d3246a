import { isWithin } from '../taxonomy/regions.ts';
import { FACTS, factKind, rankOf, type FactKey, type Facts, type FactValue, type Op } from './facts.ts';

/** Asks one fact: `value` is a number, a rank's code, or a list of codes, as the fact's type has it. */
export interface Predicate {
  fact: FactKey;
  op: Op;
  value: number | string | readonly string[];
}

/** Who qualifies, as data. An empty `all` lets everybody pass, an empty `any` nobody. */
export type Rule = { all: readonly Rule[] } | { any: readonly Rule[] } | { not: Rule } | Predicate;

export const MAX_RULE_DEPTH = 8;
export const MAX_RULE_NODES = 200;

/** Three values (Kleene): a figure that is missing decides nothing that does not hang on it. */
export type Verdict = 'pass' | 'fail' | 'unknown';

const NEGATED: Record<Verdict, Verdict> = { pass: 'fail', fail: 'pass', unknown: 'unknown' };

/** Whether one code means another that is asked for: itself, or for regions what it lies in. */
const means = (key: FactKey, have: string, asked: string): boolean =>
  have === asked || (factKind(key).from === 'regions' && isWithin(have, asked));

function holds({ fact, op, value }: Predicate, actual: NonNullable<FactValue>): boolean {
  if (op === 'atLeast' || op === 'atMost') {
    const [have, asked] =
      factKind(fact).type === 'rank'
        ? [rankOf(fact, String(actual)), rankOf(fact, String(value))]
        : [Number(actual), Number(value)];
    return op === 'atLeast' ? have >= asked : have <= asked;
  }
  const have = typeof actual === 'string' ? [actual] : (actual as readonly string[]);
  const found = (asked: string): boolean => have.some((one) => means(fact, one, asked));
  const asked = value as readonly string[];
  return op === 'hasAll' ? asked.every(found) : asked.some(found);
}

const verdictOn = (predicate: Predicate, facts: Facts): Verdict => {
  const actual = facts[predicate.fact] ?? null;
  return actual === null ? 'unknown' : holds(predicate, actual) ? 'pass' : 'fail';
};

function together(verdicts: readonly Verdict[], decides: Verdict): Verdict {
  if (verdicts.includes(decides)) return decides;
  return verdicts.includes('unknown') ? 'unknown' : NEGATED[decides];
}

/** A rule with what came of each of its parts: what explains an evaluation. */
export type Judged =
  | { verdict: Verdict; all: Judged[] }
  | { verdict: Verdict; any: Judged[] }
  | { verdict: Verdict; not: Judged }
  | { verdict: Verdict; predicate: Predicate; actual: FactValue };

export function judge(rule: Rule, facts: Facts): Judged {
  if ('all' in rule) {
    const all = rule.all.map((part) => judge(part, facts));
    return {
      verdict: together(
        all.map((part) => part.verdict),
        'fail',
      ),
      all,
    };
  }
  if ('any' in rule) {
    const any = rule.any.map((part) => judge(part, facts));
    return {
      verdict: together(
        any.map((part) => part.verdict),
        'pass',
      ),
      any,
    };
  }
  if ('not' in rule) {
    const not = judge(rule.not, facts);
    return { verdict: NEGATED[not.verdict], not };
  }
  return { verdict: verdictOn(rule, facts), predicate: rule, actual: facts[rule.fact] ?? null };
}

/** The verdict alone, without an explanation and without looking further than needed. */
export function evaluate(rule: Rule, facts: Facts): Verdict {
  if ('not' in rule) return NEGATED[evaluate(rule.not, facts)];
  if (!('all' in rule || 'any' in rule)) return verdictOn(rule, facts);
  const [parts, decides] = 'all' in rule ? [rule.all, 'fail' as const] : [rule.any, 'pass' as const];
  let unknown = false;
  for (const part of parts) {
    const verdict = evaluate(part, facts);
    if (verdict === decides) return decides;
    if (verdict === 'unknown') unknown = true;
  }
  return unknown ? 'unknown' : NEGATED[decides];
}

/** One thing that must become otherwise: a predicate that should hold, or (`must` false) should not. */
export interface Change {
  predicate: Predicate;
  must: boolean;
  /** Null where the figure is missing: then it is enough to give it, if it is right. */
  actual: FactValue;
}

/** More than all that a firm could ever bring about: what it can do nothing about. */
const BEYOND = 1000;

/** A missing figure is the least to ask for; what a firm can do nothing about comes only where nothing else helps. */
const effort = (fact: FactKey, actual: FactValue): number =>
  actual === null ? 1 : FACTS[fact].changeable ? 4 : BEYOND;

const effortOf = (changes: readonly Change[]): number =>
  changes.reduce((sum, { predicate, actual }) => sum + effort(predicate.fact, actual), 0);

/** Whether a firm could bring all of it about. */
export const isWithinReach = (changes: readonly Change[]): boolean => effortOf(changes) < BEYOND;

const NOTHING: readonly Change[] = [];

/** Looks for the least changes; `withinReach`: gives up where the firm cannot bring them about. */
function changesFor(rule: Rule, facts: Facts, must: boolean, withinReach: boolean): readonly Change[] | null {
  if ('not' in rule) return changesFor(rule.not, facts, !must, withinReach);
  const every = 'all' in rule === must;
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : null;
  if (!parts) {
    const predicate = rule as Predicate;
    const actual = facts[predicate.fact] ?? null;
    if (actual !== null && holds(predicate, actual) === must) return NOTHING;
    if (withinReach && effort(predicate.fact, actual) >= BEYOND) return null;
    return [{ predicate, must, actual }];
  }
  let best: readonly Change[] | null = every ? NOTHING : null;
  for (const part of parts) {
    const way = changesFor(part, facts, must, withinReach);
    if (every) {
      if (way === null) return null;
      if (way.length > 0) best = best!.length === 0 ? way : [...best!, ...way];
    } else if (way !== null) {
      // Nothing is less than nothing.
      if (way.length === 0) return NOTHING;
      if (best === null || effortOf(way) < effortOf(best)) best = way;
    }
  }
  return best;
}

/**
 * The least that would have to change for a rule to pass, in the order of the rule; [] where it passes already, null
 * where nothing can (an empty `any`).
 */
export const nearly = (rule: Rule, facts: Facts): readonly Change[] | null =>
  changesFor(rule, facts, true, false);

/** The same, but null too where it is more than the firm could bring about: most rules end at their first such part. */
export const withinReach = (rule: Rule, facts: Facts): readonly Change[] | null =>
  changesFor(rule, facts, true, true);
