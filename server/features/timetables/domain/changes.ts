import type { CHANGE_KINDS } from '../../../../shared/schemas/timetable.ts';
import { keyOf, type Pair, type Placed } from './hall.ts';

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
export function changesBetween(
  before: readonly Placed[],
  after: readonly Placed[],
  canMeet: (pair: Pair) => boolean,
): Change[] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Map(after.map((one) => [keyOf(one), one]));
  const changes: Change[] = [];
  for (const [key, old] of was) {
    const kind = canMeet(old) ? 'dropped' : 'notPossible';
    if (!is.has(key)) changes.push({ kind, a: old.a, b: old.b, before: old, after: null });
  }
  for (const [key, one] of is) {
    const old = was.get(key) ?? null;
    if (old && old.slot === one.slot && old.table === one.table) continue;
    const kind = !old ? 'added' : old.slot !== one.slot ? 'moved' : 'table';
    changes.push({ kind, a: one.a, b: one.b, before: old, after: one });
  }
  const order = ['notPossible', 'dropped', 'moved', 'table', 'added'];
  const slot = ({ before: old, after: one }: Change) => (old ?? one)!.slot;
  return changes.sort(
    (x, y) =>
      order.indexOf(x.kind) - order.indexOf(y.kind) || slot(x) - slot(y) || keyOf(x).localeCompare(keyOf(y)),
  );
}
