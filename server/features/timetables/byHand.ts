import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScheduledMeeting } from '../../../shared/schemas/schedule.ts';
import type { ConflictRule, TimetableEffect, TimetableStep } from '../../../shared/schemas/timetable.ts';
import { transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { ownEvent } from '../events/index.ts';
import { choosing } from './domain/choosePeople.ts';
import { fulfilling, type Fulfilment } from './domain/fulfilment.ts';
import { byParties, isWanted, keyOf, pairKey, type Pair, type Placed } from './domain/hall.ts';
import { tasking, type Task } from './domain/task.ts';
import { inTurns } from './domain/turns.ts';
import { EventTimetable, type DraftMeeting, type TimetableDocument } from './draftModel.ts';
import { assertChangeable, assertNotSolving, notSolving } from './life.ts';
import { namesOf } from './present.ts';
import { givenOf, isStranded, readBoard, type Board } from './reading.ts';
import { effectOf, objectiveOf } from './solver/effect.ts';
import { unmetOf } from './solver/unmet.ts';

type Hall = Pick<TimetableDocument, 'closedSlots' | 'closedTables' | 'left'>;

const without = <T>(list: readonly T[], one: T): T[] => list.filter((other) => other !== one);
const withOne = <T>(list: readonly T[], one: T): T[] => [...without(list, one), one];

/** What of the hall a timetable rests on after these steps. */
function hallAfter(draft: Hall, steps: readonly TimetableStep[]): Hall {
  let { closedSlots, closedTables, left } = draft;
  for (const step of steps) {
    if (step.kind === 'closeSlot') closedSlots = withOne(closedSlots, step.slot);
    if (step.kind === 'openSlot') closedSlots = without(closedSlots, step.slot);
    if (step.kind === 'closeTable') closedTables = withOne(closedTables, step.table);
    if (step.kind === 'openTable') closedTables = without(closedTables, step.table);
    if (step.kind === 'leave') left = withOne(left, step.personId);
    if (step.kind === 'return') left = without(left, step.personId);
  }
  return { closedSlots, closedTables, left };
}

interface Tried {
  board: Board;
  hall: Hall;
  meetings: DraftMeeting[];
  conflicts: TimetableEffect['conflicts'];
  objective: number;
  difference: number;
  stranded: DraftMeeting[];
  wishes: Fulfilment;
}

/** The people for each wish, with those who meet already where they suit, and the solver's task for them. */
async function judged(board: Board, meetings: readonly DraftMeeting[], more: readonly Pair[] = []) {
  const preferred = new Set([...meetings, ...more].map(keyOf));
  const chosen = await inTurns(choosing(board.hall, { preferred }));
  const given = await givenOf({ ...board, meetings: [...meetings] }, true);
  return { chosen, task: await inTurns(tasking(board.hall, chosen, given)) };
}

const insideOf = ({ inside }: Task, meetings: readonly Placed[]): ScheduledMeeting[] =>
  meetings.flatMap((one) => inside(one) ?? []);

/** A table that is free in a slot: that which one of the two keeps, the one they had, or the first of all. */
function freeTable(board: Board, meetings: readonly Placed[], { a, b }: Pair, slot: number): number | null {
  const { hall, personOf } = board.hall;
  const kept = [a, b].map((id) => personOf.get(id)?.person.keptTable ?? null).find((table) => table !== null);
  if (kept !== undefined) return kept;
  const had = meetings.find((one) => keyOf(one) === pairKey(a, b))?.table;
  const others = new Set(meetings.filter((one) => one.slot === slot).map(({ table }) => table));
  for (const { person } of personOf.values()) if (person.keptTable !== null) others.add(person.keptTable);
  const isFree = (table: number) => !others.has(table) && !hall.closedTables.has(table);
  if (had !== undefined && isFree(had)) return had;
  return [...Array(hall.tables).keys()].find(isFree) ?? null;
}

/** Takes steps on a board, in their order, noting what is in the way of each; the board stays as it is. */
async function tryOn(board: Board, steps: readonly TimetableStep[]): Promise<Tried> {
  const before = await judged(board, board.meetings);
  await nextTurn();
  const was = objectiveOf(before.task.task, insideOf(before.task, board.meetings));
  await nextTurn();
  const known = new Set(board.registrations.flatMap(({ people }) => people.map(({ _id }) => String(_id))));
  const hall = hallAfter(board.draft, steps);
  const after = steps.some(({ kind }) => /^(close|open|leave|return)/.test(kind))
    ? await readBoard(board.event, hall)
    : board;
  let meetings = [...after.meetings];
  const conflicts: Tried['conflicts'] = [];
  const take = async (step: TimetableStep, i: number): Promise<void> => {
    const clash = (rule: ConflictRule, people: string[], meeting: Placed | null = null) =>
      void conflicts.push({ step: i, rule, people, meeting });
    const { slots, tables } = board.hall.hall;
    if ('slot' in step && step.slot >= slots) return clash('unknown', []);
    if ('table' in step && step.table !== null && step.table >= tables) return clash('unknown', []);
    if ('personId' in step) {
      if (!known.has(step.personId)) clash('unknown', [step.personId]);
      return;
    }
    if (!('a' in step)) return;
    const { a, b } = step;
    const key = pairKey(a, b);
    const now = meetings.find((one) => keyOf(one) === key);
    if (step.kind !== 'add' && !now) return clash('unknown', [a, b]);
    if (now && after.fixed.has(key)) return clash('fixed', [a, b], now);
    if (step.kind === 'lock' || step.kind === 'unlock') {
      meetings = meetings.map((one) => (one === now ? { ...one, locked: step.kind === 'lock' } : one));
      return;
    }
    if (step.kind === 'remove') {
      if (now!.locked) clash('locked', [a, b], now!);
      meetings = meetings.filter((one) => one !== now);
      return;
    }
    const table = step.table ?? freeTable(after, meetings, step, step.slot);
    if (table === null) return clash('tableTaken', []);
    const placed: DraftMeeting = { a, b, slot: step.slot, table, locked: now?.locked ?? false };
    if (step.kind === 'add' && !isWanted(after.hall, byParties(after.hall, meetings), a, b))
      clash('notPossible', [a, b]);
    if (after.hall.hall.closedSlots.has(step.slot) || after.hall.hall.closedTables.has(table)) {
      return clash('closed', [], placed);
    }
    const { task } = await judged(after, meetings, [step]);
    const target = task.inside(placed);
    if (!target) return clash('unknown', [a, b]);
    const found = effectOf(
      task.task,
      insideOf(task, meetings),
      step.kind === 'add' || !now || !task.inside(now)
        ? { kind: 'add', meeting: target }
        : { kind: 'move', a, b, slot: target.slot, table: target.table },
    );
    for (const { rule, ids, meeting } of found.conflicts) {
      // Who may not meet was looked at above, in one word for every cause.
      if (rule !== 'notPossible') clash(rule, ids, meeting ? task.outside(meeting) : null);
    }
    meetings = [...meetings.filter((one) => one !== now), placed];
  };
  for (const [i, step] of steps.entries()) {
    await take(step, i);
    // Each looks through the whole hall: others are served between two of them.
    await nextTurn();
  }
  const then = await judged(after, meetings);
  await nextTurn();
  const placed = insideOf(then.task, meetings);
  const objective = objectiveOf(then.task.task, placed);
  await nextTurn();
  return {
    ...{ board: after, hall, meetings, conflicts, objective },
    difference: objective - was,
    stranded: meetings.filter((one) => isStranded(after, one)),
    wishes: await inTurns(fulfilling(after.hall, then.chosen, then.task.task, placed, meetings, unmetOf)),
  };
}

async function present({
  board,
  conflicts,
  objective,
  difference,
  stranded,
}: Tried): Promise<TimetableEffect> {
  const names = await namesOf(
    board,
    stranded.flatMap(({ a, b }) => [a, b]),
  );
  return {
    ...{ conflicts, objective, difference, people: [...names.values()] },
    stranded: stranded.map(({ a, b, slot, table }) => ({ a, b, slot, table })),
  };
}

/** What steps would do. */
export async function previewSteps(
  actor: MemberActor,
  eventId: string,
  steps: readonly TimetableStep[],
): Promise<TimetableEffect> {
  const event = await ownEvent(actor, eventId);
  assertChangeable(event);
  return present(await tryOn(await readBoard(event), steps));
}

/**
 * Takes steps by hand. None of them is taken where one conflicts; what a closed slot or table and a person that left
 * strand stays in the draft, marked, until it is moved or taken out.
 */
export async function takeSteps(
  actor: MemberActor,
  eventId: string,
  steps: readonly TimetableStep[],
  version: number,
): Promise<TimetableEffect & { version: number }> {
  const event = await ownEvent(actor, eventId);
  assertChangeable(event);
  const board = await readBoard(event);
  assertNotSolving(board.draft);
  if (board.draft.version !== version) throw new ProblemError('resource.changed');
  const tried = await tryOn(board, steps);
  if (tried.conflicts.length > 0) throw new ProblemError('timetable.conflict');
  const { hall, meetings, objective, wishes } = tried;
  await transact(async (session) => {
    if (version === 0) {
      await EventTimetable.updateOne(
        { _id: event._id },
        { $setOnInsert: { version: 0 } },
        { upsert: true, session },
      );
    }
    const done = await EventTimetable.updateOne(
      { _id: event._id, version, ...notSolving() } as object,
      { $set: { ...hall, meetings, objective, wishes }, $inc: { version: 1 } },
      { session },
    );
    if (done.matchedCount === 0) throw new ProblemError('resource.changed');
    await recordAudit(session, actor, {
      action: 'timetable.changed',
      subject: { kind: 'event', id: eventId },
      ownerId: event.organiserId,
      after: { steps: steps.map(({ kind }) => kind) },
    });
  });
  return { ...(await present(tried)), version: version + 1 };
}

/** Whom somebody could meet in a slot by a wish of either side, both being free then. */
export async function partnersFor(
  actor: MemberActor,
  eventId: string,
  { personId, slot }: { personId: string; slot: number },
) {
  const event = await ownEvent(actor, eventId);
  assertChangeable(event);
  const board = await readBoard(event);
  const { hall, meetings } = board;
  const between = byParties(hall, meetings);
  const busy = new Set(meetings.filter((one) => one.slot === slot).flatMap(({ a, b }) => [a, b]));
  const isFree = (id: string) => !busy.has(id) && !hall.personOf.get(id)!.person.unavailable.includes(slot);
  if (!hall.personOf.has(personId) || !isFree(personId)) return { items: [] };
  const found = [...hall.personOf.keys()].filter(
    (id) => id !== personId && isFree(id) && isWanted(hall, between, personId, id),
  );
  const names = await namesOf(board, found);
  const items = [...names.values()].sort((x, y) => x.organisation.localeCompare(y.organisation, 'zh-CN'));
  return { items: items.slice(0, 100) };
}
