import mongoose from 'mongoose';
import { OVER } from '../../../shared/eventLife.ts';
import {
  FIXED,
  HELD,
  LOCKED,
  MISSED,
  STRANDED,
  type Solving,
  type Timetable,
  type TimetableChange,
} from '../../../shared/schemas/timetable.ts';
import { namesIn } from '../../platform/db/index.ts';
import { Registration, type RegistrationDocument } from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { mapInTurns } from './domain/turns.ts';
import { keyOf, type Placed } from './domain/hall.ts';
import type { Job } from './draftModel.ts';
import { silentSince } from './life.ts';
import { EventMeeting, type EventMeetingDocument } from './model.ts';
import { changesOf, isStranded, placedOf, type Board } from './reading.ts';

/** A solving as it is told; one whose process died has failed. */
export function presentJob(job: Job, now = new Date()): Solving {
  const { state, phase, objective, bound, startedAt, limitMs, seenAt } = job;
  const gone = state === 'running' && seenAt < silentSince(now);
  return {
    ...{ state: gone ? 'failed' : state, phase, objective, bound, limitMs },
    startedAt: startedAt.toISOString(),
  };
}

/** Registrations of everybody who is named: those with a place, and whose meetings are left over or fall away. */
async function everybody({
  registrations,
  meetings,
  told,
  event,
}: Pick<Board, 'registrations' | 'told' | 'event'> & { meetings: readonly Placed[] }): Promise<
  RegistrationDocument[]
> {
  const here = new Set(registrations.flatMap(({ people }) => people.map(({ _id }) => String(_id))));
  const named = [
    ...meetings.flatMap(({ a, b }) => [a, b]),
    ...(await mapInTurns(told, ({ a, b }) => [String(a), String(b)])).flat(),
  ];
  const missing = [...new Set(named)].filter((id) => !here.has(id));
  if (missing.length === 0) return [...registrations];
  const others = await Registration.find({
    eventId: event._id,
    'people._id': { $in: missing.map((id) => new mongoose.Types.ObjectId(id)) },
  } as object).lean<RegistrationDocument[]>();
  return [...registrations, ...others];
}

/** Where two meet, with what is known of it (`bits`). */
type Shown = Placed & { bits: number };

async function shownOf(board: Board): Promise<Shown[]> {
  const { meetings, fixed, told } = board;
  const held = new Set(told.filter(({ state }) => state === 'held').map((row) => keyOf(placedOf(row))));
  return mapInTurns(meetings, (one) => ({
    ...one,
    bits:
      (one.locked ? LOCKED : 0) +
      (fixed.has(keyOf(one)) ? FIXED : 0) +
      (isStranded(board, one) ? STRANDED : 0) +
      (held.has(keyOf(one)) ? HELD : 0),
  }));
}

/** What became of all that people were told, and of what was put in on the day. */
async function keptOf({ event }: Board): Promise<Shown[]> {
  const rows = await EventMeeting.find({ eventId: event._id, state: { $ne: 'cancelled' } })
    .sort({ slot: 1 })
    .lean<EventMeetingDocument[]>();
  return mapInTurns(rows, (row) => ({
    ...placedOf(row),
    bits: FIXED + (row.state === 'held' ? HELD : 0) + (row.state === 'missed' ? MISSED : 0),
  }));
}

/** The timetable as its organiser works on it: who meets whom, and nothing of who wished whom. */
export async function presentTimetable(board: Board): Promise<Timetable> {
  const { event, slots, draft, hall } = board;
  const over = OVER.includes(event.status);
  const meetings = over ? await keptOf(board) : await shownOf(board);
  const rows = await everybody({ ...board, meetings });
  const names = await namesIn(
    Organisation,
    rows.map(({ organisationId }) => organisationId),
  );
  const involved = new Set(meetings.flatMap(({ a, b }) => [a, b]));
  const people = (
    await mapInTurns(rows, (row) =>
      row.people
        .filter(({ _id }) => row.status === 'approved' || involved.has(String(_id)))
        .map((one): Timetable['people'][number] => ({
          id: String(one._id),
          name: one.name,
          title: one.title,
          organisation: { id: String(row.organisationId), name: names.get(String(row.organisationId)) ?? '' },
          registrationId: String(row._id),
          side: row.side,
          min: one.minMeetings,
          max: one.maxMeetings ?? event.content.mostMeetings,
          keptTable: one.keptTable,
          unavailable: one.unavailable,
          gone: !hall.personOf.has(String(one._id)),
        })),
    )
  ).flat();
  const indexOf = new Map(people.map(({ id }, i) => [id, i]));
  return {
    event: {
      ...{ id: String(event._id), title: event.content.title },
      ...{ status: event.status, online: event.content.online },
    },
    slots: slots.map(({ index, date, from, to }) => ({
      ...{ index, date, from, to },
      closed: draft.closedSlots.includes(index),
    })),
    tables: event.content.tables.map(({ name, zone }, i) => ({
      ...{ name, zone },
      closed: draft.closedTables.includes(i),
    })),
    people,
    meetings: meetings.flatMap((one) => {
      const [a, b] = [indexOf.get(one.a), indexOf.get(one.b)];
      if (a === undefined || b === undefined) return [];
      return [[a, b, one.slot, one.table, one.bits]];
    }),
    ...{ objective: draft.objective, bound: draft.bound, wishes: draft.wishes },
    solvedAt: draft.solvedAt?.toISOString() ?? null,
    published: event.timetable,
    changes: over ? 0 : (await changesOf(board)).length,
    solving: draft.job && presentJob(draft.job),
    version: draft.version,
  };
}

/** People by name and organisation, for whatever names them. */
export async function namesOf(board: Board, ids: readonly string[]) {
  const rows = await everybody(board);
  const wanted = new Set(ids);
  const found = rows.flatMap((row) =>
    row.people
      .filter(({ _id }) => wanted.has(String(_id)))
      .map(({ _id, name }) => ({ id: String(_id), name, organisationId: row.organisationId })),
  );
  const names = await namesIn(
    Organisation,
    found.map(({ organisationId }) => organisationId),
  );
  return new Map(
    found.map(({ id, name, organisationId }) => [
      id,
      { id, name, organisation: names.get(String(organisationId)) ?? '' },
    ]),
  );
}

/** What publishing would change of what people were told. */
export async function presentChanges(board: Board): Promise<{ items: TimetableChange[] }> {
  const changes = await changesOf(board);
  const names = await namesOf(
    board,
    changes.flatMap(({ a, b }) => [a, b]),
  );
  const at = (place: Placed | null) => place && { slot: place.slot, table: place.table };
  return {
    items: await mapInTurns(changes, ({ kind, a, b, before, after }) => ({
      kind,
      people: [a, b].map((id) => names.get(id) ?? { id, name: '', organisation: '' }),
      ...{ before: at(before), after: at(after) },
    })),
  };
}
