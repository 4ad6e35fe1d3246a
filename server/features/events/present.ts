import { ATTENDING_KINDS } from '../../../shared/eventSides.ts';
import { agendaOf, firstDay, lastDay, slotsOf, type EventSlot } from '../../../shared/eventSlots.ts';
import type {
  EventDetail,
  EventInput,
  EventRight,
  EventSummary,
  PublicEvent,
  PublicEventSummary,
} from '../../../shared/schemas/event.ts';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '../../../shared/schemas/eventRegistration.ts';
import { namesIn, refOf, type Names } from '../../platform/db/index.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import { isHallFixed, mayBecome, roomFor, stepsFrom } from './domain.ts';
import { Registration, type EventDocument } from './model.ts';
import { isRight } from './policy.ts';

export const presentSlots = (slots: readonly EventSlot[]) =>
  slots.map((slot) => ({
    ...slot,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  }));

const outlineOf = ({ content }: EventDocument) => ({
  title: content.title,
  kind: content.kind,
  online: content.online,
  region: content.region,
  from: firstDay(content),
  until: lastDay(content),
  registrationUntil: content.registrationUntil,
  wishesUntil: content.wishesUntil,
});

async function countsOf(eventId: EventDocument['_id']): Promise<Record<RegistrationStatus, number>> {
  const rows = await Registration.aggregate<{ _id: RegistrationStatus; count: number }>([
    { $match: { eventId } },
    { $group: { _id: '$status', count: { $sum: 1 } } },
  ]);
  const counts = new Map(rows.map(({ _id, count }) => [_id, count]));
  return Object.fromEntries(
    REGISTRATION_STATUSES.map((status) => [status, counts.get(status) ?? 0]),
  ) as Record<RegistrationStatus, number>;
}

/** An event as its organiser wrote it. */
export function plannedContent({ content }: Pick<EventDocument, 'content'>): EventInput {
  const { delays: _, ...planned } = content;
  return planned;
}

export async function presentEvent(row: EventDocument, right: EventRight): Promise<EventDetail> {
  const [registrations, names, people] = await Promise.all([
    countsOf(row._id),
    namesIn(Organisation, [row.organiserId]),
    Person.find({ _id: { $in: row.team.map(({ personId }) => personId) } }, { name: 1, email: 1 }).lean(),
  ]);
  const personOf = new Map(people.map((person) => [String(person._id), person]));
  return {
    id: String(row._id),
    organiser: refOf(row.organiserId, names),
    status: row.status,
    right,
    content: plannedContent(row),
    slots: presentSlots(slotsOf(row.content)),
    agenda: agendaOf(row.content),
    team: row.team.flatMap((member) => {
      const person = personOf.get(String(member.personId));
      if (!person) return [];
      return [{ personId: String(person._id), name: person.name, email: person.email, right: member.right }];
    }),
    code: row.code,
    taken: row.taken,
    registrations,
    timetable: row.timetable,
    hallFixed: isHallFixed(row),
    steps: isRight(right, 'organise') ? stepsFrom(row.status) : [],
    mayCancel: right === 'own' && mayBecome(row.status, 'cancelled'),
    copiedFrom: row.copiedFrom && String(row.copiedFrom),
    cancelReason: row.cancelReason,
    openedAt: row.openedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** How many registrations of each event wait for a decision. */
export async function appliedOf(eventIds: readonly EventDocument['_id'][]): Promise<Map<string, number>> {
  const rows = await Registration.aggregate<{ _id: EventDocument['_id']; count: number }>([
    { $match: { eventId: { $in: eventIds }, status: 'applied' } },
    { $group: { _id: '$eventId', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [String(_id), count]));
}

export const presentSummary = (
  row: EventDocument,
  right: EventRight,
  names: Names,
  applied: number,
): EventSummary => ({
  id: String(row._id),
  ...outlineOf(row),
  organiser: refOf(row.organiserId, names),
  status: row.status,
  right,
  seats: row.content.seats,
  taken: row.taken.all,
  applied,
  code: row.code,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

/** Whether somebody who registers now would find a place: of some kind at least. */
const placesLeft = (row: EventDocument): boolean => ATTENDING_KINDS.some((kind) => roomFor(row, kind) > 0);

export const isOpen = (row: EventDocument, now: Date): boolean =>
  row.status === 'registration' && now <= new Date(row.content.registrationUntil);

export function presentPublic(row: EventDocument, names: Names, now: Date): PublicEvent {
  const { content } = row;
  return {
    code: row.code,
    ...outlineOf(row),
    organiser: refOf(row.organiserId, names),
    status: row.status,
    place: content.online ? '' : content.place,
    summary: content.summary,
    contact: content.contact,
    chains: content.chains,
    tags: content.tags,
    days: content.days,
    slotMinutes: content.slotMinutes,
    slots: presentSlots(slotsOf(content)),
    agenda: agendaOf(content),
    questions: content.questions,
    peoplePerOrganisation: content.peoplePerOrganisation,
    mostMeetings: content.mostMeetings,
    approval: content.approval,
    invitedOnly: content.invitedOnly,
    open: isOpen(row, now),
    placesLeft: placesLeft(row),
    cancelReason: row.cancelReason,
  };
}

export const presentPublicSummary = (row: EventDocument, names: Names): PublicEventSummary => ({
  code: row.code,
  ...outlineOf(row),
  organiser: refOf(row.organiserId, names),
  placesLeft: placesLeft(row),
});
