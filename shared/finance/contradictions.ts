import { isWithin } from '../taxonomy/regions.ts';
import { factKind, rankOf, type FactKey } from './facts.ts';
import type { Predicate, Rule } from './rules.ts';

/** What one fact must be for all that was taken so far to hold; no value fits an impossible one. */
interface Room {
  least: number;
  most: number;
  /** A choice lies within one of each list; a set has one of each, and all of `has`. */
  oneOf: (readonly string[])[];
  has: readonly string[];
  /** Codes that must not be there, and lists not all of which may be. */
  without: readonly string[];
  notAll: (readonly string[])[];
}

const ANYTHING: Room = { least: -Infinity, most: Infinity, oneOf: [], has: [], without: [], notAll: [] };

function narrowed(room: Room, { fact, op, value }: Predicate, must: boolean): Room {
  const codes = typeof value === 'object' ? value : [];
  const ranked = factKind(fact).type === 'rank';
  const number = ranked ? rankOf(fact, String(value)) : Number(value);
  switch (op) {
    case 'atLeast':
      return must
        ? { ...room, least: Math.max(room.least, number) }
        : { ...room, most: Math.min(room.most, number - 1) };
    case 'atMost':
      return must
        ? { ...room, most: Math.min(room.most, number) }
        : { ...room, least: Math.max(room.least, number + 1) };
    case 'hasAll':
      return must ? { ...room, has: [...room.has, ...codes] } : { ...room, notAll: [...room.notAll, codes] };
    default:
      return must
        ? { ...room, oneOf: [...room.oneOf, codes] }
        : { ...room, without: [...room.without, ...codes] };
  }
}

/** Whether a code that is there makes another count as there. */
const implies = (key: FactKey, there: string, asked: string): boolean =>
  there === asked || (factKind(key).from === 'regions' && isWithin(there, asked));

/** Whether some value fits. */
function fits(key: FactKey, room: Room): boolean {
  const kind = factKind(key);
  if (kind.type === 'number') return room.least <= room.most && room.most >= 0;
  if (kind.type === 'rank') {
    return Math.max(0, room.least) <= Math.min(kind.codes!.length, room.most);
  }
  const forbidden = (code: string): boolean => room.without.some((not) => implies(key, code, not));
  const within = (code: string, list: readonly string[]): boolean =>
    list.some((asked) => implies(key, code, asked));
  if (kind.type === 'choice') {
    // One value for all lists: if any is there, one of the codes named is, or what lies in it.
    const named = room.oneOf.flat();
    if (named.length === 0) return !kind.codes || kind.codes.some((code) => !forbidden(code));
    return named.some((code) => !forbidden(code) && room.oneOf.every((list) => within(code, list)));
  }
  return (
    !room.has.some(forbidden) &&
    room.oneOf.every((list) => list.some((code) => !forbidden(code))) &&
    room.notAll.every((list) => !list.every((code) => room.has.includes(code)))
  );
}

type Rooms = Partial<Record<FactKey, Room>>;
type Goal = { rule: Rule; must: boolean };

/** How many ways are tried before a rule counts as one that can pass. */
const MOST_STEPS = 20_000;

/**
 * Whether any firm could pass a rule (`must` true), or fail it. Tries the ways through its alternatives, and gives the
 * rule the benefit of the doubt after 20,000 steps; says no only where truly nothing fits.
 */
export function canBe(rule: Rule, must = true): boolean {
  let steps = 0;
  const reach = (goals: readonly Goal[], rooms: Rooms): boolean => {
    if (++steps > MOST_STEPS) return true;
    const [goal, ...rest] = goals;
    if (!goal) return true;
    if ('not' in goal.rule) return reach([{ rule: goal.rule.not, must: !goal.must }, ...rest], rooms);
    if ('all' in goal.rule || 'any' in goal.rule) {
      const parts = 'all' in goal.rule ? goal.rule.all : goal.rule.any;
      const every = 'all' in goal.rule === goal.must;
      const aims = parts.map((part) => ({ rule: part, must: goal.must }));
      return every ? reach([...aims, ...rest], rooms) : aims.some((aim) => reach([aim, ...rest], rooms));
    }
    const { fact } = goal.rule;
    const room = narrowed(rooms[fact] ?? ANYTHING, goal.rule, goal.must);
    return fits(fact, room) && reach(rest, { ...rooms, [fact]: room });
  };
  return reach([{ rule, must }], {});
}

/** Where a rule contradicts itself: the paths of the smallest parts that nobody can pass, such as `all.1.any.0`. */
export function contradictions(rule: Rule, path: readonly string[] = []): string[] {
  if (canBe(rule)) return [];
  const parts: [Rule, string[]][] =
    'all' in rule
      ? rule.all.map((part, i): [Rule, string[]] => [part, ['all', String(i)]])
      : 'any' in rule
        ? rule.any.map((part, i): [Rule, string[]] => [part, ['any', String(i)]])
        : [];
  const within = parts.flatMap(([part, at]) => contradictions(part, [...path, ...at]));
  return within.length > 0 ? within : [path.join('.')];
}

/** The codes there are no more of, where they are a fixed list: what a predicate asks that is not one of them. */
export function unknownCodes({ fact, value }: Predicate): string[] {
  const codes: readonly string[] | undefined = factKind(fact).codes;
  if (!codes || typeof value === 'number') return [];
  return [value].flat().filter((code) => !codes.includes(code));
}
