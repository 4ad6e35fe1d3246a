import type { Types } from 'mongoose';
import { slotsOf, type EventSlot } from '../../../shared/eventSlots.ts';
import type { Session } from '../../platform/db/index.ts';
import { ofStanding, Registration, type EventDocument, type RegistrationDocument } from '../events/index.ts';
import { introducedPairs } from '../introductions/index.ts';
import { aboutThoseWhoCome, wishesAt } from '../wishes/index.ts';
import { comparing, type Change } from './domain/changes.ts';
import {
  haveTime,
  keyOf,
  knowing,
  pairKey,
  stillStands,
  type HallPerson,
  type Known,
  type Placed,
} from './domain/hall.ts';
import type { Given } from './domain/task.ts';
import { filterInTurns, inTurns, mapInTurns } from './domain/turns.ts';
import { EventTimetable, type DraftMeeting, type TimetableDocument } from './draftModel.ts';
import { EventMeeting, type EventMeetingDocument } from './model.ts';

/** An event with all that its timetable rests on, read at one moment. */
export interface Board {
  event: EventDocument;
  slots: EventSlot[];
  registrations: RegistrationDocument[];
  draft: TimetableDocument;
  hall: Known;
  /** What people were told and what is under way or over; of those that take their people's time. */
  told: EventMeetingDocument[];
  /** The meetings as they stand in the draft, or as told where it has none of its own. */
  meetings: DraftMeeting[];
  /** Those of them that no change by hand or by the solver touches any more, by `pairKey`. */
  fixed: ReadonlySet<string>;
}

const EMPTY: Omit<TimetableDocument, '_id'> = {
  ...{ meetings: null, closedSlots: [], closedTables: [], left: [], objective: null, bound: null },
  ...{ wishes: null, solvedAt: null, job: null, version: 0 },
};

/** The draft of an event, empty before anything was done with it. */
export async function draftOf(
  eventId: Types.ObjectId,
  session: Session | null = null,
): Promise<TimetableDocument> {
  const row = await EventTimetable.findById(eventId).session(session).lean<TimetableDocument>();
  return row ?? { _id: eventId, ...EMPTY };
}

/** Slots that have begun: nothing is placed there any more. */
const begun = (slots: readonly EventSlot[], now: Date): number[] =>
  slots.filter(({ startsAt }) => startsAt <= now).map(({ index }) => index);

function peopleOf(
  { people }: RegistrationDocument,
  { mostMeetings }: EventDocument['content'],
  left: ReadonlySet<string>,
): HallPerson[] {
  return people
    .filter(({ _id }) => !left.has(String(_id)))
    .map((one) => {
      const max = one.maxMeetings ?? mostMeetings;
      return {
        id: String(one._id),
        unavailable: one.unavailable,
        min: Math.min(one.minMeetings, max),
        max,
        keptTable: one.keptTable,
      };
    });
}

/** Pairs of registrations whose organisations had a meeting at an earlier event or were introduced. */
async function metPairs(event: EventDocument, registrations: readonly RegistrationDocument[]) {
  if (!event.content.excludeMet) return new Set<string>();
  const ids = registrations.map(({ organisationId }) => organisationId);
  const registrationOf = new Map(registrations.map((row) => [String(row.organisationId), String(row._id)]));
  const [introduced, held] = await Promise.all([
    introducedPairs(ids),
    EventMeeting.find(
      { organisations: { $in: ids }, state: 'held', eventId: { $ne: event._id } },
      { organisations: 1 },
    ).lean<EventMeetingDocument[]>(),
  ]);
  const pairs = [...introduced, ...held.map(({ organisations }) => organisations)];
  return new Set(
    pairs.flatMap(([x, y]) => {
      const [one, other] = [registrationOf.get(String(x)), registrationOf.get(String(y))];
      return one && other ? [pairKey(one, other)] : [];
    }),
  );
}

export const placedOf = ({ a, b, slot, table }: EventMeetingDocument): Placed => ({
  ...{ a: String(a), b: String(b) },
  ...{ slot, table },
});

/** So many documents are taken in at a time: others are served before the next. */
const BATCH = 200;
/** What a timetable does not rest on, and what is long. */
const NEEDED = { brings: 0, answers: 0, note: 0, decisionNote: 0 } as const;

/** Reads all that an event's timetable rests on. `left`, `closed…`: as they would be after a change that is tried. */
export async function readBoard(
  event: EventDocument,
  tried: Partial<Pick<TimetableDocument, 'closedSlots' | 'closedTables' | 'left'>> = {},
  now = new Date(),
): Promise<Board> {
  const [placed, lists, told, stored] = await Promise.all([
    Registration.find({ eventId: event._id, status: 'approved' }, NEEDED)
      .batchSize(BATCH)
      .lean<RegistrationDocument[]>(),
    wishesAt(event._id),
    EventMeeting.find({ eventId: event._id, standing: true })
      .sort({ slot: 1 })
      .batchSize(BATCH)
      .lean<EventMeetingDocument[]>(),
    draftOf(event._id),
  ]);
  const registrations = await ofStanding(placed);
  // The same timetable comes of the same registrations, in whatever order they are read.
  registrations.sort((x, y) => (String(x._id) < String(y._id) ? -1 : 1));
  const draft = { ...stored, ...tried };
  const slots = slotsOf(event.content);
  const left = new Set(draft.left);
  const past = begun(slots, now);
  const met = await metPairs(event, registrations);
  // Who was told to meet does, whatever came between the two since.
  if (met.size > 0) {
    for (const { registrations: between } of told) {
      const [x, y] = between.map(String);
      met.delete(pairKey(x!, y!));
    }
  }
  // What was put in on the day stands as it was taken up: it was wished by nobody, and were it to fall by a refusal
  // said since, the organiser would see that there is one.
  const filledIn = told.filter(({ filled }) => filled);
  const taken = new Set(filledIn.map(({ registrations: [x, y] }) => pairKey(String(x), String(y))));
  const wishes = aboutThoseWhoCome(lists, registrations);
  const said = await mapInTurns(registrations, (row) =>
    (wishes.get(String(row._id)) ?? [])
      .filter(({ to, level }) => level !== 'no' || !taken.has(pairKey(String(row._id), String(to))))
      .map(({ to, toPerson, fromPerson, level }) => ({
        from: String(row._id),
        to: String(to),
        fromPerson: fromPerson && String(fromPerson),
        toPerson: toPerson && String(toPerson),
        level,
      })),
  );
  const hall = await inTurns(
    knowing({
      slots: slots.length,
      tables: event.content.tables.length,
      closedSlots: new Set([...draft.closedSlots, ...past]),
      closedTables: new Set(draft.closedTables),
      parties: registrations
        .map((row) => ({ id: String(row._id), people: peopleOf(row, event.content, left) }))
        .filter(({ people }) => people.length > 0),
      wishes: said.flat(),
      met,
    }),
  );
  const asTold = (row: EventMeetingDocument): DraftMeeting => ({ ...placedOf(row), locked: false });
  const attending = new Set(registrations.flatMap(({ people }) => people.map(({ _id }) => String(_id))));
  const filled = new Set(filledIn.map((row) => keyOf(placedOf(row))));
  // A draft from before does not know of it.
  const drafted = draft.meetings
    ? [...(await filterInTurns(draft.meetings, (one) => !filled.has(keyOf(one)))), ...filledIn.map(asTold)]
    : await mapInTurns(told, asTold);
  const under = new Set(told.filter(({ state }) => state !== 'planned').map((row) => keyOf(placedOf(row))));
  const isPast = new Set(past);
  const stays = (one: Placed) => filled.has(keyOf(one)) && attending.has(one.a) && attending.has(one.b);
  const fixed = new Set(
    (await filterInTurns(drafted, (one) => isPast.has(one.slot) || under.has(keyOf(one)) || stays(one))).map(
      keyOf,
    ),
  );
  // What is not possible any more falls away, whatever the cause. Whom the organiser took out strands its meetings
  // instead: it is asked what becomes of them.
  const falls = (one: Placed): boolean => {
    if (fixed.has(keyOf(one))) return false;
    if (!attending.has(one.a) || !attending.has(one.b)) return true;
    if (left.has(one.a) || left.has(one.b)) return false;
    return !stillStands(hall, one);
  };
  const meetings = await filterInTurns(drafted, (one) => !falls(one));
  return { event, slots, registrations, draft, hall, told, meetings, fixed };
}

/** What is different in a board from what people were told. */
export const changesOf = async ({ hall, told, meetings }: Board): Promise<Change[]> =>
  inTurns(
    comparing(
      await mapInTurns(told, placedOf),
      meetings,
      (pair) => stillStands(hall, pair) && haveTime(hall, pair),
    ),
  );

/** What of a board is not free to be placed anew. `keep`: what people were told, or else what is planned, counts. */
export async function givenOf({ hall, told, meetings, fixed, draft }: Board, keep: boolean): Promise<Given> {
  const isOver = (one: Placed) => hall.hall.closedSlots.has(one.slot) && fixed.has(keyOf(one));
  const planned = (await mapInTurns(told, (row) => (row.state === 'planned' ? placedOf(row) : null))).filter(
    (one) => one !== null,
  );
  const before = planned.length > 0 ? planned : (draft.meetings ?? []);
  const [over, locked, still] = [
    await filterInTurns(meetings, isOver),
    await filterInTurns(meetings, (one) => (one.locked || fixed.has(keyOf(one))) && !isOver(one)),
    keep ? await filterInTurns(before, (one) => !isOver(one)) : [],
  ];
  return { over: over.map(bare), locked: locked.map(bare), told: still.map(bare) };
}
const bare = ({ a, b, slot, table }: Placed): Placed => ({ a, b, slot, table });

/** Whether a meeting has lost its slot, its table or one of its people, or one of the two its time. */
export function isStranded({ hall, fixed }: Pick<Board, 'hall' | 'fixed'>, one: Placed): boolean {
  if (fixed.has(keyOf(one))) return false;
  const { slots, tables, closedSlots, closedTables } = hall.hall;
  const ends = [one.a, one.b].map((id) => hall.personOf.get(id)?.person);
  return (
    closedSlots.has(one.slot) ||
    closedTables.has(one.table) ||
    one.slot >= slots ||
    one.table >= tables ||
    ends.some((person) => !person || person.unavailable.includes(one.slot))
  );
}
