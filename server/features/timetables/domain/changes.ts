import type { CHANGE_KINDS } from '../../../../shared/schemas/timetable.ts';
import { keyOf, type Pair, type Placed } from './hall.ts';
import { atOnce, type Reckoning } from './turns.ts';

/** What falls away comes first. */
const ORDER: readonly Change['kind'][] = ['notPossible', 'dropped', 'moved', 'table', 'added'];

export interface Change {
  kind: (typeof CHANGE_KINDS)[number];
  a: string;
  b: string;
  before: Placed | null;
  after: Placed | null;
}

/**
 * What is different for the people of a timetable: by slot and pair, what falls away first. `canMeet` says of a pair
 * whether the two could still meet.
 */
export function* comparing(
  before: readonly Placed[],
  after: readonly Placed[],
  canMeet: (pair: Pair) => boolean,
): Reckoning<Change[]> {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Map(after.map((one) => [keyOf(one), one]));
  const changes: Change[] = [];
  for (const [key, old] of was) {
    const kind = canMeet(old) ? 'dropped' : 'notPossible';
    yield;
    if (!is.has(key)) changes.push({ kind, a: old.a, b: old.b, before: old, after: null });
  }
  for (const [key, one] of is) {
    yield;
    const old = was.get(key) ?? null;
    if (old && old.slot === one.slot && old.table === one.table) continue;
    const kind = !old ? 'added' : old.slot !== one.slot ? 'moved' : 'table';
    changes.push({ kind, a: one.a, b: one.b, before: old, after: one });
  }
  // Kind and slot are few: only within them is there something to sort.
  const bySlot = new Map<number, Change[]>();
  for (const change of changes) {
    const place = ORDER.indexOf(change.kind) * 10_000 + (change.before ?? change.after)!.slot;
    const list = bySlot.get(place);
    if (list) list.push(change);
    else bySlot.set(place, [change]);
    yield;
  }
  const sorted: Change[] = [];
  for (const place of [...bySlot.keys()].sort((x, y) => x - y)) {
    const list = bySlot.get(place)!.map((change) => ({ change, key: keyOf(change) }));
    list.sort((x, y) => (x.key < y.key ? -1 : 1));
    for (const { change } of list) sorted.push(change);
    yield;
  }
  return sorted;
}
export const changesBetween = (...args: Parameters<typeof comparing>): Change[] => atOnce(comparing(...args));
