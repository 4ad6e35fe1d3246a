import { WORTH, type ScheduledMeeting, type ScheduleTask } from '../../../../shared/schemas/schedule.ts';
import { pairsOf, valueOf } from './hall.ts';

/** One step by hand. Moving keeps the pair; a table is given with each slot. */
export type TimetableChange =
  | { kind: 'add'; meeting: ScheduledMeeting }
  | { kind: 'move'; a: string; b: string; slot: number; table: number }
  | { kind: 'remove'; a: string; b: string };

/**
 * A hard rule that a meeting would break. `notPossible` is a refusal or an earlier meeting, one word for both, so that
 * nobody learns of a no by trying.
 */
export type ConflictRule =
  | 'unknown'
  | 'twice'
  | 'locked'
  | 'notPossible'
  | 'unavailable'
  | 'busy'
  | 'max'
  | 'tableTaken'
  | 'tableKept'
  | 'keepsOther';

export interface Conflict {
  rule: ConflictRule;
  /** Whom it concerns: the people of the meeting for whom it does not work, or those who keep the table. */
  ids: string[];
  /** The meeting that is in the way. */
  meeting?: ScheduledMeeting;
}

export interface Effect {
  conflicts: Conflict[];
  /** Of the objective, when it is done all the same. */
  difference: number;
}

const isPair = (one: { a: string; b: string }, a: string, b: string): boolean =>
  (one.a === a && one.b === b) || (one.a === b && one.b === a);

/** What a timetable of this hall is worth, whether or not it keeps the hard rules; a refused meeting is worth nothing. */
export function objectiveOf(task: ScheduleTask, meetings: readonly ScheduledMeeting[]): number {
  const { participants, previous } = task;
  const personOf = new Map(participants.map(({ id }, i) => [id, i]));
  const pairs = pairsOf(task, personOf);
  const keyOf = (a: string, b: string): number => {
    const [p, q] = [personOf.get(a)!, personOf.get(b)!];
    return Math.min(p, q) * participants.length + Math.max(p, q);
  };
  const count = new Int32Array(participants.length);
  const slots = new Map<number, number>();
  let objective = 0;
  for (const { a, b, slot } of meetings) {
    objective += valueOf(pairs.get(keyOf(a, b)) ?? 0);
    count[personOf.get(a)!]! += 1;
    count[personOf.get(b)!]! += 1;
    slots.set(keyOf(a, b), slot);
  }
  participants.forEach(({ min }, p) => (objective -= WORTH.short * Math.max(0, min - count[p]!)));
  for (const { a, b, slot } of previous) if (slots.get(keyOf(a, b)) !== slot) objective -= WORTH.moved;
  return objective;
}

/** What one step by hand breaks and gains. Pure: `meetings` stays as it is. */
export function effectOf(
  task: ScheduleTask,
  meetings: readonly ScheduledMeeting[],
  change: TimetableChange,
): Effect {
  const [a, b] = change.kind === 'add' ? [change.meeting.a, change.meeting.b] : [change.a, change.b];
  const before = meetings.find((one) => isPair(one, a, b));
  const people = [a, b].map((id) => task.participants.find((one) => one.id === id));
  if (a === b || people.includes(undefined) || (change.kind !== 'add' && !before))
    return { conflicts: [{ rule: 'unknown', ids: [a, b] }], difference: 0 };

  const conflicts: Conflict[] = [];
  const rest = meetings.filter((one) => change.kind === 'add' || one !== before);
  if (change.kind === 'add' && before) conflicts.push({ rule: 'twice', ids: [a, b], meeting: before });
  const locked = task.locked.find((one) => isPair(one, a, b));
  if (change.kind === 'remove') {
    if (locked) conflicts.push({ rule: 'locked', ids: [a, b], meeting: before! });
    return { conflicts, difference: objectiveOf(task, rest) - objectiveOf(task, meetings) };
  }
  const { slot, table } = change.kind === 'add' ? change.meeting : change;
  const then: ScheduledMeeting = { a, b, slot, table };
  if (locked && (locked.slot !== slot || locked.table !== table))
    conflicts.push({ rule: 'locked', ids: [a, b], meeting: locked });
  conflicts.push(...conflictsOf(task, rest, then));
  return { conflicts, difference: objectiveOf(task, [...rest, then]) - objectiveOf(task, meetings) };
}

function conflictsOf(
  task: ScheduleTask,
  others: readonly ScheduledMeeting[],
  { a, b, slot, table }: ScheduledMeeting,
): Conflict[] {
  const { slots, tables, participants, wishes, met } = task;
  const conflicts: Conflict[] = [];
  if (slot < 0 || slot >= slots || table < 0 || table >= tables) conflicts.push({ rule: 'unknown', ids: [] });
  const between = wishes.filter(({ from, to }) => isPair({ a: from, b: to }, a, b));
  if (between.some(({ level }) => level === 'no') || met.some(([x, y]) => isPair({ a: x, b: y }, a, b)))
    conflicts.push({ rule: 'notPossible', ids: [a, b] });
  for (const id of [a, b]) {
    const one = participants.find((person) => person.id === id)!;
    const mine = others.filter((meeting) => meeting.a === id || meeting.b === id);
    if (one.unavailable.includes(slot)) conflicts.push({ rule: 'unavailable', ids: [id] });
    const busy = mine.find((meeting) => meeting.slot === slot);
    if (busy) conflicts.push({ rule: 'busy', ids: [id], meeting: busy });
    if (mine.length >= (one.max ?? slots)) conflicts.push({ rule: 'max', ids: [id] });
    if (one.table !== null && one.table !== table) conflicts.push({ rule: 'keepsOther', ids: [id] });
  }
  const taken = others.find((meeting) => meeting.slot === slot && meeting.table === table);
  if (taken) conflicts.push({ rule: 'tableTaken', ids: [taken.a, taken.b], meeting: taken });
  const keepers = participants.filter((one) => one.table === table).map(({ id }) => id);
  if (keepers.length > 0 && !keepers.includes(a) && !keepers.includes(b))
    conflicts.push({ rule: 'tableKept', ids: keepers });
  return conflicts;
}

/** Whom the loss of a slot or a table strands: its meetings, their people, and who keeps the table. */
export function strandedBy(
  task: ScheduleTask,
  meetings: readonly ScheduledMeeting[],
  lost: { slot: number } | { table: number },
): { meetings: ScheduledMeeting[]; ids: string[]; keepers: string[] } {
  const stranded = meetings.filter((one) =>
    'slot' in lost ? one.slot === lost.slot : one.table === lost.table,
  );
  const keepers = task.participants.filter((one) => 'table' in lost && one.table === lost.table);
  return {
    meetings: stranded,
    ids: [...new Set(stranded.flatMap(({ a, b }) => [a, b]))],
    keepers: keepers.map(({ id }) => id),
  };
}
