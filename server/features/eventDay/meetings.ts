import mongoose, { type Types } from 'mongoose';
import type { z } from 'zod';
import { EARLY_MS, slotsOf } from '../../../shared/eventSlots.ts';
import { today } from '../../../shared/localTime.ts';
import type { noteInput, OutcomeInput, OwnMeeting, tapInput } from '../../../shared/schemas/eventDay.ts';
import { isDuplicateKey, noteEffect, transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { takeUpAtTable } from '../creditApplications/index.ts';
import { Registration, type EventDocument, type RegistrationDocument } from '../events/index.ts';
import { Membership } from '../identity/index.ts';
import { recordMeeting } from '../introductions/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { demandsFor, type DemandMet } from './demandsMet.ts';
import { afterTap, MEETING, isSaidAgain, maySayAnew, NOTING, tapDays, tappedAt, WRITING } from './domain.ts';
import { guestsOf, personAt, sideIn } from './guests.ts';
import { meetingMoved, tellPeople } from './live.ts';
import { MeetingSide, type MeetingSideDocument } from './model.ts';
import { ownMeetingRow, readOwnMeeting } from './own.ts';

const { ObjectId } = mongoose.Types;
const MOST_NOTES = 100;

/** Runs a transaction again where somebody made the same thing at the same moment: it finds that then. */
async function again<T>(work: (session: Session) => Promise<T>): Promise<T> {
  for (let left = 5; ; left -= 1) {
    try {
      return await transact(work);
    } catch (error) {
      const met = isDuplicateKey(error, 'organisationId') || isDuplicateKey(error, 'supplierId');
      if (!met || left === 0) throw error;
    }
  }
}

async function rowIn(session: Session, id: Types.ObjectId): Promise<EventMeetingDocument> {
  const row = await EventMeeting.findById(id).session(session).lean<EventMeetingDocument>();
  if (!row) throw notFound();
  return row;
}

/** Throws unless both sat down to it: they are here, and it is their time. */
async function assertMeets(
  session: Session,
  event: EventDocument,
  meeting: EventMeetingDocument,
  at: Date,
): Promise<void> {
  const slot = slotsOf(event.content)[meeting.slot];
  if (!slot || at.getTime() < slot.startsAt.getTime() - EARLY_MS) throw new ProblemError('meeting.tooEarly');
  if (event.content.online) return;
  const rows = await Registration.find({ _id: { $in: meeting.registrations } })
    .session(session)
    .lean<RegistrationDocument[]>();
  const here = new Set(
    rows.flatMap(({ people }) =>
      people.filter(({ checkedInAt }) => checkedInAt).map(({ _id }) => String(_id)),
    ),
  );
  if (meeting.people.some((id) => !here.has(String(id)))) throw new ProblemError('meeting.notHere');
}

/** Moves a meeting, where it stands as it was read in this transaction. */
async function move(
  session: Session,
  actor: MemberActor,
  before: EventMeetingDocument,
  set: Partial<EventMeetingDocument> & Pick<EventMeetingDocument, 'state'>,
): Promise<void> {
  await EventMeeting.updateOne({ _id: before._id }, { $set: set, $inc: { version: 1 } }, { session });
  await recordAudit(session, actor, {
    action: `eventMeeting.${set.state as 'started' | 'held' | 'missed' | 'unknown'}`,
    subject: { kind: 'eventMeeting', id: before._id },
    before: { state: before.state },
    after: { state: set.state },
  });
  await emit(session, `eventMeeting.${set.state}`, before._id, {
    organisations: before.organisations.map(String),
    eventId: String(before.eventId),
  });
}
export { move as moveMeeting, rowIn as meetingIn };

/** What is told once a meeting moved. */
function told({ eventId, _id, organisations }: EventMeetingDocument): void {
  meetingMoved(eventId, _id);
  tellPeople(eventId, organisations);
}

/** Says that two sat down. Once, whichever of them taps first. */
export async function startMeeting(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
  input: z.output<typeof tapInput>,
): Promise<OwnMeeting> {
  const { event, meeting } = await ownMeetingRow(actor, eventId, meetingId);
  if (!MEETING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  const at = tappedAt(input.at, new Date());
  const moved = await transact(async (session) => {
    const before = await rowIn(session, meeting._id);
    const to = afterTap(before.state, 'start');
    if (to === 'refused') throw new ProblemError('meeting.missed');
    await noteEffect(session, meeting._id);
    if (to === before.state) return false;
    await assertMeets(session, event, before, at);
    await move(session, actor, before, { state: to, startedAt: at });
    return true;
  });
  if (moved) told(meeting);
  return readOwnMeeting(actor, eventId, meetingId);
}

const sideFilter = (meeting: EventMeetingDocument, actor: MemberActor) => ({
  meetingId: meeting._id,
  organisationId: new ObjectId(actor.organisationId),
});

/** Adds a note for one’s own side; the other side never reads it, nor does the organiser. */
export async function addNote(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
  { text, at }: z.output<typeof noteInput>,
): Promise<OwnMeeting> {
  const { event, meeting } = await ownMeetingRow(actor, eventId, meetingId);
  if (!WRITING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  const note = {
    _id: new ObjectId(),
    text,
    at: tappedAt(at, new Date()),
    personId: new ObjectId(actor.personId),
  };
  await again(async (session) => {
    const side = await MeetingSide.findOneAndUpdate(
      sideFilter(meeting, actor),
      { $push: { notes: note }, $setOnInsert: { eventId: event._id }, $inc: { version: 1 } },
      { session, upsert: true, returnDocument: 'after' },
    ).lean<MeetingSideDocument>();
    if (side.notes.length > MOST_NOTES) throw new ProblemError('meeting.tooManyNotes', { count: MOST_NOTES });
    await noteEffect(session, meeting._id);
  });
  tellPeople(event._id, [actor.organisationId]);
  return readOwnMeeting(actor, eventId, meetingId);
}

/** Takes one of one’s own notes away. */
export async function removeNote(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
  noteId: string,
): Promise<OwnMeeting> {
  const { meeting } = await ownMeetingRow(actor, eventId, meetingId);
  const _id = new ObjectId(noteId);
  const { modifiedCount } = await MeetingSide.updateOne(
    { ...sideFilter(meeting, actor), 'notes._id': _id } as object,
    { $pull: { notes: { _id } }, $inc: { version: 1 } } as object,
  );
  if (modifiedCount === 0) throw notFound();
  return readOwnMeeting(actor, eventId, meetingId);
}

/** The demand an outcome is about: the one named, the only one, or the one over which the two are introduced. */
async function demandOf(
  actor: MemberActor,
  meeting: EventMeetingDocument,
  input: OutcomeInput,
): Promise<DemandMet | null> {
  if (input.kind === 'no') return null;
  const guests = await guestsOf(meeting.registrations);
  const found = (await demandsFor(actor, guests, [meeting])).get(String(meeting._id)) ?? [];
  if (input.demandId) {
    const named = found.find(({ demand }) => String(demand._id) === input.demandId);
    if (!named) throw new ProblemError('meeting.demandUnknown');
    return named;
  }
  const introduced = found.filter((one) => one.introduced);
  if (introduced.length === 1) return introduced[0]!;
  if (found.length > 1) throw new ProblemError('meeting.demandMissing');
  return found[0] ?? null;
}

const isBankPair = async (meeting: EventMeetingDocument): Promise<boolean> =>
  (await Registration.exists({ _id: { $in: meeting.registrations }, kind: 'bank' })) !== null;

/** Who of the other side sat there, where that person may speak for it still. */
async function across(meeting: EventMeetingDocument, actor: MemberActor) {
  const other = sideIn(meeting, actor.organisationId) === 0 ? 1 : 0;
  const organisationId = String(meeting.organisations[other]);
  const registration = await Registration.findById(meeting.registrations[other]).lean<RegistrationDocument>();
  const personId = registration?.people.find(({ _id }) => _id.equals(personAt(meeting, other)))?.personId;
  if (!personId || !(await Membership.exists({ personId, organisationId }))) return null;
  return { personId: String(personId), organisationId };
}

/** When and where it was, as the introduction keeps it. */
function placeOf(event: EventDocument, meeting: EventMeetingDocument) {
  const { title, place, online, tables } = event.content;
  const table = tables[meeting.table]?.name ?? '';
  const slot = slotsOf(event.content)[meeting.slot]!;
  const where = [title, online ? '' : place, table].filter(Boolean).join(' · ');
  return { at: slot.startsAt.toISOString(), place: where.slice(0, 200), link: '' };
}

/**
 * Keeps what one side says came of a meeting, and moves what follows from it: the introduction of the two over a
 * demand. With a bank nothing is made: applying is the firm’s own act. A bank’s word takes up an application the firm
 * put to it before, and does no more. Said again, it changes nothing.
 */
export async function sayOutcome(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
  input: OutcomeInput,
): Promise<OwnMeeting> {
  const { event, meeting } = await ownMeetingRow(actor, eventId, meetingId);
  if (!NOTING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  const [demand, withBank, seat] = await Promise.all([
    demandOf(actor, meeting, input),
    isBankPair(meeting),
    across(meeting, actor),
  ]);
  const at = tappedAt(input.at, new Date());
  const summed = today() >= tapDays(event.content).sumsFrom;
  const { kind, amountFen, nextStep } = input;
  const moved = await again(async (session) => {
    const before = await rowIn(session, meeting._id);
    const side = await MeetingSide.findOne(sideFilter(meeting, actor))
      .session(session)
      .lean<MeetingSideDocument>();
    await noteEffect(session, meeting._id);
    const to = afterTap(before.state, 'outcome');
    if (to === 'refused') throw new ProblemError('meeting.missed');
    const introduced = (side?.introductionId ?? null) !== null;
    if (!maySayAnew(side?.outcome ?? null, input, { introduced, summed })) {
      throw new ProblemError('meeting.outcomeStands');
    }
    if (before.state === 'planned') await assertMeets(session, event, before, at);
    if (to !== before.state) {
      await move(session, actor, before, { state: to, heldAt: at, startedAt: before.startedAt ?? at });
    } else if (before.settled) {
      // Not the organiser's word alone any more: it cannot be taken back under what one of the two said.
      await EventMeeting.updateOne({ _id: before._id }, { $set: { settled: false } }, { session });
    }
    const introduction =
      demand &&
      (await recordMeeting(session, actor, {
        demand: demand.demand,
        supplierId: demand.supplierId,
        across: seat,
        meeting: placeOf(event, meeting),
        intentFen: kind === 'intent' ? amountFen : null,
        nextStep,
      }));
    if (withBank && actor.kind === 'bank' && kind !== 'no') {
      const firm = meeting.organisations.find((id) => String(id) !== actor.organisationId)!;
      await takeUpAtTable(session, actor, firm);
    }
    const again = side?.outcome && isSaidAgain(side.outcome, input);
    const outcome = {
      ...{ kind, amountFen, nextStep, personId: new ObjectId(actor.personId) },
      // Said again, it was said before: what counts by its time still does.
      at: again ? side.outcome!.at : at,
    };
    const introductionId = introduction?._id ?? side?.introductionId ?? null;
    await MeetingSide.updateOne(
      sideFilter(meeting, actor),
      {
        $set: { outcome, introductionId },
        $setOnInsert: { eventId: event._id },
        $inc: { version: 1 },
      },
      { session, upsert: true },
    );
    // Its own side’s trail alone: the other side must not read there what this one said.
    await recordAudit(session, actor, {
      action: 'eventMeeting.outcomeNoted',
      subject: { kind: 'eventMeeting', id: meeting._id },
      before: side?.outcome ? { outcome: side.outcome.kind } : null,
      after: { outcome: kind, ...(amountFen ? { amountFen } : {}), ...(nextStep ? { nextStep } : {}) },
    });
    return to !== before.state;
  });
  if (moved) told(meeting);
  else tellPeople(event._id, [actor.organisationId]);
  return readOwnMeeting(actor, eventId, meetingId);
}
