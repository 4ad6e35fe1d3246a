import mongoose, { type Types } from 'mongoose';
import { slotsOf } from '../../../shared/eventSlots.ts';
import type { OwnDay } from '../../../shared/schemas/eventDay.ts';
import { isDuplicateKey, noteEffect, transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import {
  attendedEvent,
  Registration,
  type Attendee,
  type EventDocument,
  type RegistrationDocument,
} from '../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { wishesAt, type Wish } from '../wishes/index.ts';
import { MEETING, worthOf, type Wished } from './domain.ts';
import { attendeeRef, guestsOf } from './guests.ts';
import { likeness } from './likeness.ts';
import { meetingMoved, tellPeople } from './live.ts';
import { FillIn, type FillInDocument, type Seated } from './model.ts';

const { ObjectId } = mongoose.Types;

/**
 * At most so many are offered: a few good ones to choose from. It also keeps a refusal secret, as does that nobody is
 * told who else is free, whose time is full, or who comes to no more meetings.
 */
const MOST_OFFERED = 3;

interface Seat {
  person: Attendee;
  registration: RegistrationDocument;
}
const seated = ({ person, registration }: Seat): Seated => ({
  attendeeId: person._id,
  registrationId: registration._id,
  organisationId: registration.organisationId,
});

const plainWish = ({ to, toPerson, fromPerson, level }: Wish): Wished => ({
  to: String(to),
  toPerson: toPerson && String(toPerson),
  fromPerson: fromPerson && String(fromPerson),
  level,
});

/** The best others for somebody whose partner did not come, best first. */
export async function bestOthers(
  event: EventDocument,
  slot: number,
  freedId: Types.ObjectId,
): Promise<{ freed: Seated; others: Seated[] } | null> {
  const [registrations, standing, lists] = await Promise.all([
    Registration.find({ eventId: event._id, status: 'approved' }).lean<RegistrationDocument[]>(),
    EventMeeting.find({ eventId: event._id, standing: true }).lean<EventMeetingDocument[]>(),
    wishesAt(event._id),
  ]);
  const seats = registrations.flatMap((registration) =>
    registration.people.map((person) => ({ person, registration })),
  );
  const freed = seats.find(({ person }) => person._id.equals(freedId));
  if (!freed) return null;
  const own = String(freed.registration.organisationId);
  const count = new Map<string, number>();
  const busy = new Set<string>();
  const met = new Set<string>([own]);
  for (const meeting of standing) {
    for (const id of meeting.people) count.set(String(id), (count.get(String(id)) ?? 0) + 1);
    if (meeting.slot === slot) for (const id of meeting.people) busy.add(String(id));
    const organisations = meeting.organisations.map(String);
    if (organisations.includes(own)) for (const id of organisations) met.add(id);
  }
  const wishesOf = (registrationId: string) => (lists.get(registrationId) ?? []).map(plainWish);
  const plain = ({ person, registration }: Seat) => ({
    id: String(person._id),
    registrationId: String(registration._id),
  });
  const possible = seats.flatMap((seat) => {
    const { person, registration } = seat;
    const most = person.maxMeetings ?? event.content.mostMeetings;
    const kept = freed.person.keptTable !== null && person.keptTable !== null;
    if (
      !person.checkedInAt ||
      met.has(String(registration.organisationId)) ||
      busy.has(String(person._id)) ||
      person.unavailable.includes(slot) ||
      (count.get(String(person._id)) ?? 0) >= most ||
      (kept && freed.person.keptTable !== person.keptTable)
    )
      return [];
    const worth = worthOf(plain(freed), plain(seat), wishesOf);
    if (worth === null) return [];
    // Two of the same side have little to say to each other unless one of them wishes it.
    if (worth === 0 && registration.side === freed.registration.side) return [];
    return [{ seat, worth }];
  });
  // Those who are worth less than the last that is offered for sure need no look at their demands.
  const worths = possible.map(({ worth }) => worth).sort((x, y) => y - x);
  const least = worths[MOST_OFFERED - 1] ?? 0;
  const alike = await likeness(
    freed.registration,
    possible.filter(({ worth }) => worth >= least).map(({ seat }) => seat.registration),
  );
  const rank = ({ seat }: (typeof possible)[number]) => alike(seat.registration);
  const others = possible
    .sort(
      (x, y) =>
        y.worth - x.worth ||
        rank(y) - rank(x) ||
        String(x.seat.person._id).localeCompare(String(y.seat.person._id)),
    )
    // One of each organisation.
    .filter(
      ({ seat }, i, all) =>
        all.findIndex((one) => one.seat.registration._id.equals(seat.registration._id)) === i,
    )
    .slice(0, MOST_OFFERED)
    .map(({ seat }) => seated(seat));
  return { freed: seated(freed), others };
}

/** Offers others to somebody, in the transaction in which its meeting was missed. */
export async function offerOthers(
  session: Session,
  actor: MemberActor,
  event: EventDocument,
  meeting: EventMeetingDocument,
  found: NonNullable<Awaited<ReturnType<typeof bestOthers>>>,
): Promise<void> {
  const slot = slotsOf(event.content)[meeting.slot];
  if (!slot || slot.endsAt <= new Date() || found.others.length === 0) return;
  const _id = new ObjectId();
  await FillIn.create(
    [
      {
        _id,
        eventId: event._id,
        meetingId: meeting._id,
        slot: meeting.slot,
        until: slot.endsAt,
        ...found,
        createdAt: new Date(),
      },
    ],
    { session },
  );
  await emit(session, 'fillIn.offered', _id, { personId: actor.personId });
}

/** How long after its time an offer that came to nothing is still said to have ended. */
const SEEN_MS = 3_600_000;

/**
 * The offers that concern an organisation: those it can take now, as far as those concerned are still free, and those
 * that ended lately without it, for whoever comes to them late.
 */
export async function fillInsFor(
  event: EventDocument,
  registration: RegistrationDocument,
): Promise<Pick<OwnDay, 'fillIns' | 'endedFillIns'>> {
  const now = new Date();
  const slots = slotsOf(event.content)
    .filter(
      ({ endsAt, startsAt }) =>
        endsAt.getTime() > now.getTime() - SEEN_MS && startsAt.getTime() < now.getTime() + 3_600_000,
    )
    .map(({ index }) => index);
  const own = registration.organisationId;
  const rows = await FillIn.find({
    ...{ eventId: event._id, slot: { $in: slots } },
    $or: [{ 'freed.organisationId': own }, { 'others.organisationId': own }],
  } as object)
    .sort({ _id: 1 })
    .lean<FillInDocument[]>();
  if (rows.length === 0) return { fillIns: [], endedFillIns: [] };
  const [meetings, guests] = await Promise.all([
    EventMeeting.find(
      { eventId: event._id, slot: { $in: rows.map(({ slot }) => slot) } },
      { slot: 1, people: 1, standing: 1 },
    ).lean<EventMeetingDocument[]>(),
    guestsOf(rows.flatMap(({ freed, others }) => [freed, ...others].map((one) => one.registrationId))),
  ]);
  const busy = new Set(
    meetings.flatMap(({ slot, people, standing }) =>
      standing ? people.map((id) => `${slot}:${String(id)}`) : [],
    ),
  );
  const seats = new Map(meetings.map(({ _id, people }) => [String(_id), people.map(String)]));
  const ref = ({ attendeeId }: Seated) => {
    const { id, name } = attendeeRef(guests, attendeeId);
    return { id, name };
  };
  const fillIns: OwnDay['fillIns'] = [];
  const endedFillIns: OwnDay['endedFillIns'] = [];
  for (const { _id, slot, until, freed, others, takenAs } of rows) {
    const isFree = ({ attendeeId }: Seated) => !busy.has(`${slot}:${String(attendeeId)}`);
    const shown = { id: String(_id), slot, until: until.toISOString() };
    const open = takenAs === null && until > now && isFree(freed);
    const isFreed = freed.organisationId.equals(own);
    for (const one of isFreed ? [freed] : others.filter(({ organisationId }) => organisationId.equals(own))) {
      const free = isFreed ? others.filter(isFree) : [freed].filter(() => isFree(one));
      const role = isFreed ? ('freed' as const) : ('asked' as const);
      if (open && free.length > 0) {
        const refs = free.map(({ attendeeId }) => attendeeRef(guests, attendeeId));
        fillIns.push({ ...shown, role, own: ref(one), others: refs });
      } else if (!(takenAs && seats.get(String(takenAs))?.includes(String(one.attendeeId)))) {
        endedFillIns.push({ id: shown.id, slot, role, own: ref(one) });
      }
    }
  }
  return { fillIns, endedFillIns };
}

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
