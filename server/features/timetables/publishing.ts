import mongoose, { type Types } from 'mongoose';
import { transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Event, moveEvent, ownEvent, type EventDocument } from '../events/index.ts';
import type { Change } from './domain/changes.ts';
import { filterInTurns, mapInTurns } from './domain/turns.ts';
import { pairKey } from './domain/hall.ts';
import { EventTimetable } from './draftModel.ts';
import { assertChangeable, assertNotSolving, notSolving } from './life.ts';
import { EventMeeting, type EventMeetingDocument } from './model.ts';
import { changesOf, isStranded, readBoard, type Board } from './reading.ts';

type NewMeeting = Omit<EventMeetingDocument, 'createdAt' | 'updatedAt'>;
/** So many are written at a time, so that others are served in between. */
const BATCH = 250;

/** Registration and organisation of each person of a board. */
function homesOf({ registrations }: Board) {
  return new Map(
    registrations.flatMap((row) =>
      row.people.map(({ _id }) => [String(_id), { registration: row._id, organisation: row.organisationId }]),
    ),
  );
}

/** The meetings to write for changes. One that is moved stays the same meeting. */
function meetingsFor(board: Board, changes: readonly Change[], number: number): Promise<NewMeeting[][]> {
  const homes = homesOf(board);
  const old = new Map(board.told.map((row) => [pairKey(String(row.a), String(row.b)), row]));
  const ref = (id: string): Types.ObjectId => new mongoose.Types.ObjectId(id);
  return mapInTurns(changes, ({ a, b, after }): NewMeeting[] => {
    if (!after) return [];
    const before = old.get(pairKey(a, b));
    const [x, y] = [homes.get(a)!, homes.get(b)!];
    return [
      {
        _id: before?._id ?? new mongoose.Types.ObjectId(),
        eventId: board.event._id,
        timetable: before?.timetable ?? number,
        ...{ slot: after.slot, table: after.table },
        ...{ a: ref(a), b: ref(b), people: [ref(a), ref(b)] },
        registrations: [x.registration, y.registration],
        organisations: [x.organisation, y.organisation],
        filled: before?.filled ?? false,
        ...{ state: 'planned', standing: true, startedAt: null, heldAt: null, absent: [], settled: false },
        version: (before?.version ?? -1) + 1,
      },
    ];
  });
}

/** Writes changes: what is dropped or moved goes first, so that its people and table are free for what comes. */
async function write(
  session: Session,
  board: Board,
  changes: readonly Change[],
  number: number,
): Promise<void> {
  const old = new Map(board.told.map((row) => [pairKey(String(row.a), String(row.b)), row]));
  const gone = changes.flatMap(({ a, b }) => old.get(pairKey(a, b)) ?? []);
  const removed = await EventMeeting.deleteMany(
    { _id: { $in: gone.map(({ _id }) => _id) }, state: 'planned', standing: true },
    { session },
  );
  // One of them was begun or missed while this was on its way: the organiser looks again.
  if (removed.deletedCount < gone.length) throw new ProblemError('resource.changed');
  const now = new Date();
  const rows = (await meetingsFor(board, changes, number))
    .flat()
    .map((row) => ({ ...row, createdAt: now, updatedAt: now }));
  // Thousands at once: as they are, some at a time, so that others are served meanwhile.
  for (let i = 0; i < rows.length; i += BATCH) {
    await EventMeeting.collection.insertMany(rows.slice(i, i + BATCH), { session });
  }
}

/**
 * Makes the draft what people read, at one stroke: all of its changes, or none. Told are those whose meetings changed,
 * and with the first timetable all who have a place.
 */
export async function publish(
  actor: MemberActor,
  eventId: string,
  version: number,
): Promise<{ published: number; changes: number; version: number }> {
  const event = await ownEvent(actor, eventId);
  assertChangeable(event);
  const board = await readBoard(event);
  assertNotSolving(board.draft);
  if (board.draft.version !== version) throw new ProblemError('resource.changed');
  if (board.draft.meetings === null && event.timetable === 0) throw new ProblemError('timetable.none');
  const stranded = await filterInTurns(board.meetings, (one) => isStranded(board, one));
  if (stranded.length > 0) throw new ProblemError('timetable.stranded', { count: stranded.length });
  const changes = await changesOf(board);
  const first = event.timetable === 0;
  if (changes.length === 0 && !first) throw new ProblemError('timetable.nothingToPublish');
  const number = event.timetable + 1;
  const homes = homesOf(board);
  const concerned = first
    ? board.registrations.map(({ organisationId }) => organisationId)
    : changes.flatMap(({ a, b }) => [a, b].flatMap((id) => homes.get(id)?.organisation ?? []));
  const dropped = new Set(changes.filter(({ after }) => after === null).map(({ a, b }) => pairKey(a, b)));
  // Who has no place any more knows why.
  const attending = new Set(board.registrations.map(({ organisationId }) => String(organisationId)));
  const told = board.told.flatMap((row) =>
    dropped.has(pairKey(String(row.a), String(row.b)))
      ? row.organisations.filter((id) => attending.has(String(id)))
      : [],
  );
  const organisations = [...new Set([...concerned, ...told].map(String))];

  await transact(async (session) => {
    const mine = await Event.updateOne(
      { _id: event._id, timetable: event.timetable },
      { $set: { timetable: number } },
      { session },
    );
    if (mine.matchedCount === 0) throw new ProblemError('resource.changed');
    const drafted = await EventTimetable.updateOne(
      { _id: event._id, version, ...notSolving() } as object,
      { $set: { meetings: null }, $inc: { version: 1 } },
      { session },
    );
    if (drafted.matchedCount === 0) throw new ProblemError('resource.changed');
    await write(session, board, changes, number);
    const now = await Event.findById(event._id).session(session).lean<EventDocument>();
    if (now?.status === 'scheduled') await moveEvent(session, actor, eventId, 'published');
    else assertChangeable(now!);
    await recordAudit(session, actor, {
      action: 'timetable.published',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      after: { timetable: number, changes: changes.length },
    });
    await emit(session, 'timetable.published', event._id, {
      ...{ number, first, organisations: [...new Set([...organisations, String(event.organiserId)])] },
      concerned: organisations,
    });
  });
  return { published: number, changes: changes.length, version: version + 1 };
}
