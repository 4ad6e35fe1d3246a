import type { ScheduledMeeting, ScheduleTask } from '../../../../shared/schemas/schedule.ts';
import type { Chosen } from './choosePeople.ts';
import { keyOf, pairKey, type Known, type Placed } from './hall.ts';
import type { Reckoning } from './turns.ts';

/** What of a timetable is not free to be placed anew. */
export interface Given {
  /** Stay as they are: locked, or under way. */
  locked: readonly Placed[];
  /** Were told to people. */
  told: readonly Placed[];
  /** In slots that are over or closed: they are not placed, but count for their people. */
  over: readonly Placed[];
}

/** A solver's task, which counts only the slots and tables that are open, with the way there and back. */
export interface Task {
  task: ScheduleTask;
  /** Null where its slot or table is not open, or one of the two comes no more. */
  inside: (meeting: Placed) => ScheduledMeeting | null;
  outside: (meeting: ScheduledMeeting) => Placed;
}

/**
 * A hall as the solver takes it. Pairs that may not meet are left out beforehand, whatever the cause: what the solver
 * is told does not tell a refusal from an earlier meeting.
 */
export function* tasking(
  hall: Known,
  chosen: readonly Chosen[],
  { locked, told, over }: Given,
  { seed = 1, timeLimitMs = 0 } = {},
): Reckoning<Task> {
  const { slots, tables, closedSlots, closedTables } = hall.hall;
  const openSlots = [...Array(slots).keys()].filter((slot) => !closedSlots.has(slot));
  const openTables = [...Array(tables).keys()].filter((table) => !closedTables.has(table));
  const slotOf = new Map(openSlots.map((slot, i) => [slot, i]));
  const tableOf = new Map(openTables.map((table, i) => [table, i]));
  const inside = ({ a, b, slot, table }: Placed): ScheduledMeeting | null => {
    const [s, t] = [slotOf.get(slot), tableOf.get(table)];
    if (s === undefined || t === undefined || !hall.personOf.has(a) || !hall.personOf.has(b)) return null;
    return { a, b, slot: s, table: t };
  };
  const had = new Map<string, number>();
  for (const { a, b } of over) for (const id of [a, b]) had.set(id, (had.get(id) ?? 0) + 1);
  const isOver = new Set(over.map(keyOf));

  const participants = hall.hall.parties.flatMap(({ people }) =>
    people.map((person) => {
      const count = had.get(person.id) ?? 0;
      const max = Math.max(0, person.max - count);
      return {
        id: person.id,
        unavailable: person.unavailable.flatMap((slot) => slotOf.get(slot) ?? []),
        min: Math.min(max, Math.max(0, person.min - count)),
        max,
        table: person.keptTable === null ? null : (tableOf.get(person.keptTable) ?? null),
      };
    }),
  );
  const wishes: ScheduleTask['wishes'] = [];
  for (const { wish, from, to, possible } of chosen) {
    if (possible && !isOver.has(pairKey(from, to))) wishes.push({ from, to, level: wish.level });
    yield;
  }
  const list = (meetings: readonly Placed[]) => meetings.flatMap((meeting) => inside(meeting) ?? []);
  const task: ScheduleTask = {
    ...{ slots: openSlots.length, tables: openTables.length, participants, wishes, met: [] },
    ...{ locked: [], previous: list(told), seed, timeLimitMs },
  };
  task.locked = tenable(task, hall, list(locked));
  const outside = ({ a, b, slot, table }: ScheduledMeeting): Placed => ({
    ...{ a, b },
    ...{ slot: openSlots[slot]!, table: openTables[table]! },
  });
  return { task, inside, outside };
}

/** Those locked meetings that keep the hard rules still; the others are free to be placed anew. */
function tenable(
  { participants }: ScheduleTask,
  hall: Known,
  locked: readonly ScheduledMeeting[],
): ScheduledMeeting[] {
  const people = new Map(participants.map((one) => [one.id, one]));
  const keepers = new Map<number, Set<string>>();
  for (const { id, table } of participants)
    if (table !== null) keepers.set(table, (keepers.get(table) ?? new Set()).add(id));
  const busy = new Set<string>();
  const count = new Map<string, number>();
  return locked.filter(({ a, b, slot, table }) => {
    const ends = [a, b].map((id) => people.get(id)!);
    const keeping = keepers.get(table);
    const cells = [`t${table}:${slot}`, ...[a, b].map((id) => `${id}:${slot}`)];
    const holds =
      hall.mayMeet(a, b) &&
      ends.every(
        (one) =>
          !one.unavailable.includes(slot) &&
          (one.table === null || one.table === table) &&
          (count.get(one.id) ?? 0) < one.max!,
      ) &&
      (!keeping || keeping.has(a) || keeping.has(b)) &&
      cells.every((cell) => !busy.has(cell));
    if (!holds) return false;
    for (const cell of cells) busy.add(cell);
    for (const id of [a, b]) count.set(id, (count.get(id) ?? 0) + 1);
    return true;
  });
}
