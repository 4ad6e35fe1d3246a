import mongoose, { type Types } from 'mongoose';
import { slotsOf } from '../../../../shared/eventSlots.ts';
import type { Session } from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { emit } from '../../../platform/outbox/index.ts';
import {
  ofStanding,
  Registration,
  type Attendee,
  type EventDocument,
  type RegistrationDocument,
} from '../../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../../timetables/index.ts';
import { aboutThoseWhoCome, wishesAt, type Wish } from '../../wishes/index.ts';
import { worthOf, type Wished } from '../domain.ts';
import { likeness } from '../likeness.ts';
import { FillIn, type Seated } from '../model.ts';

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
  const [placed, standing, said] = await Promise.all([
    Registration.find({ eventId: event._id, status: 'approved' }).lean<RegistrationDocument[]>(),
    EventMeeting.find({ eventId: event._id, standing: true }).lean<EventMeetingDocument[]>(),
    wishesAt(event._id),
  ]);
  const registrations = await ofStanding(placed);
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
  const lists = aboutThoseWhoCome(said, registrations);
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
      // Online nobody checks in.
      (!person.checkedInAt && !event.content.online) ||
      met.has(String(registration.organisationId)) ||
      busy.has(String(person._id)) ||
      person.unavailable.includes(slot) ||
      (count.get(String(person._id)) ?? 0) >= most ||
      (kept && freed.person.keptTable !== person.keptTable)
    )
      return [];
    const wished = worthOf(plain(freed), plain(seat), wishesOf);
    // Where one refuses, all is reckoned as if neither had said a word, so that it takes as long; it is left out last.
    const worth = wished ?? 0;
    // Two of the same side have little to say to each other unless one of them wishes it.
    if (worth === 0 && registration.side === freed.registration.side) return [];
    return [{ seat, worth, refused: wished === null }];
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
    .filter(({ refused }) => !refused)
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
