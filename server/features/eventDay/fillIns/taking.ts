import mongoose, { type Types } from 'mongoose';
import { isDuplicateKey, noteEffect, transact } from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../../platform/http/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  attendedEvent,
  Event,
  Registration,
  type EventDocument,
  type RegistrationDocument,
} from '../../events/index.ts';
import { EventMeeting } from '../../timetables/index.ts';
import { MEETING } from '../domain.ts';
import { meetingMoved, tellPeople } from '../live.ts';
import { FillIn, type FillInDocument, type Seated } from '../model.ts';

const { ObjectId } = mongoose.Types;

/** Tables at which the two can sit in a slot, best first. */
async function tablesFor(
  event: EventDocument,
  { slot, meetingId }: FillInDocument,
  two: readonly Seated[],
): Promise<number[]> {
  const [registrations, standing, missed] = await Promise.all([
    Registration.find({ eventId: event._id, status: 'approved' }, { people: 1 }).lean<
      RegistrationDocument[]
    >(),
    EventMeeting.find({ eventId: event._id, slot, standing: true }, { table: 1 }).lean(),
    EventMeeting.findById(meetingId, { table: 1 }).lean(),
  ]);
  const keeps = new Map(
    registrations.flatMap(({ people }) =>
      people.flatMap(({ _id, keptTable }) => (keptTable === null ? [] : [[String(_id), keptTable] as const])),
    ),
  );
  const own = two.map(({ attendeeId }) => keeps.get(String(attendeeId))).find((table) => table !== undefined);
  const taken = new Set(standing.map(({ table }) => table));
  const kept = new Set(keeps.values());
  const all = own !== undefined ? [own] : event.content.tables.map((_, index) => index);
  const before = missed?.table ?? -1;
  return all
    .filter((table) => !taken.has(table) && (table === own || !kept.has(table)))
    .sort((x, y) => Number(y === before) - Number(x === before) || x - y);
}

/** Writes the meeting of two that an offer came to; the indexes let nobody be in two places. */
async function seat(
  actor: MemberActor,
  event: EventDocument,
  offer: FillInDocument,
  two: [Seated, Seated],
  table: number,
): Promise<Types.ObjectId> {
  const _id = new ObjectId();
  await transact(async (session) => {
    // Written to the event too: once it is closed, no meeting is put in that nobody would settle any more.
    const runs = await Event.updateOne(
      { _id: event._id, status: { $in: [...MEETING] } },
      { $inc: { held: 1 } },
      { session, timestamps: false },
    );
    if (runs.matchedCount === 0) throw new ProblemError('eventDay.notRunning');
    const taken = await FillIn.updateOne(
      { _id: offer._id, takenAs: null, until: { $gt: new Date() } },
      { $set: { takenAs: _id } },
      { session },
    );
    if (taken.modifiedCount === 0) throw new ProblemError('fillIn.gone');
    const here = await Registration.countDocuments({
      _id: { $in: two.map(({ registrationId }) => registrationId) },
      status: 'approved',
    }).session(session);
    if (here < 2) throw new ProblemError('fillIn.gone');
    const people = two.map(({ attendeeId }) => attendeeId);
    await EventMeeting.create(
      [
        {
          _id,
          eventId: event._id,
          timetable: event.timetable,
          slot: offer.slot,
          table,
          a: people[0],
          b: people[1],
          people,
          registrations: two.map(({ registrationId }) => registrationId),
          organisations: two.map(({ organisationId }) => organisationId),
          filled: true,
          state: 'planned',
          standing: true,
        },
      ],
      { session },
    );
    await recordAudit(session, actor, {
      action: 'eventMeeting.filled',
      subject: { kind: 'eventMeeting', id: _id },
      after: { slot: offer.slot, table },
    });
    await noteEffect(session, _id);
  });
  return _id;
}

/** Takes an offer up, for either of the two. The first who does has it; both are told at once. */
export async function takeFillIn(
  actor: MemberActor,
  eventId: string,
  fillInId: string,
  attendeeId: string,
): Promise<void> {
  const { event, registration } = await attendedEvent(actor, eventId);
  if (!MEETING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  const offer = await FillIn.findOne({ _id: fillInId, eventId: event._id }).lean<FillInDocument>();
  const own = registration.organisationId;
  const isOwn = ({ organisationId }: Seated) => organisationId.equals(own);
  const other = offer?.others.find((one) => String(one.attendeeId) === attendeeId);
  if (!offer || !other || ![offer.freed, other].some(isOwn)) throw notFound();
  const two: [Seated, Seated] = [offer.freed, other];
  try {
    const meetingId = await seatAnywhere(actor, event, offer, two);
    meetingMoved(event._id, meetingId);
    tellPeople(
      event._id,
      [...two, ...offer.others].map(({ organisationId }) => organisationId),
    );
  } catch (error) {
    // One’s own tap that came twice, or the other’s for the same two.
    const gone = error instanceof ProblemError && error.code === 'fillIn.gone';
    if (!gone || !(await meetAlready(offer._id, other))) throw error;
  }
}

async function meetAlready(offerId: Types.ObjectId, { attendeeId }: Seated): Promise<boolean> {
  const offer = await FillIn.findById(offerId, { takenAs: 1 }).lean();
  if (!offer?.takenAs) return false;
  return (await EventMeeting.exists({ _id: offer.takenAs, people: attendeeId } as object)) !== null;
}

/** Sits the two down at the best table that is free as it takes effect. */
async function seatAnywhere(
  actor: MemberActor,
  event: EventDocument,
  offer: FillInDocument,
  two: [Seated, Seated],
): Promise<Types.ObjectId> {
  for (const table of await tablesFor(event, offer, two)) {
    try {
      return await seat(actor, event, offer, two, table);
    } catch (error) {
      // Somebody else sat down there meanwhile: the next table.
      if (isDuplicateKey(error, 'table')) continue;
      if (isDuplicateKey(error, 'people')) throw new ProblemError('fillIn.gone');
      throw error;
    }
  }
  throw new ProblemError('fillIn.gone');
}
