import type { Types } from 'mongoose';
import { namesIn, refOf, type Names } from '../../platform/db/index.ts';
import { Registration, type Attendee, type RegistrationDocument } from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import type { EventMeetingDocument } from '../timetables/index.ts';

/** Registrations of one event by id, and the people in them. */
export interface Guests {
  registrations: ReadonlyMap<string, RegistrationDocument>;
  people: ReadonlyMap<string, { person: Attendee; registration: RegistrationDocument }>;
  organisations: Names;
}

export async function guestsOf(registrationIds: readonly Types.ObjectId[]): Promise<Guests> {
  const unique = [...new Set(registrationIds.map(String))];
  const rows = await Registration.find({ _id: { $in: unique } }).lean<RegistrationDocument[]>();
  return {
    registrations: new Map(rows.map((row) => [String(row._id), row])),
    people: new Map(
      rows.flatMap((registration) =>
        registration.people.map((person) => [String(person._id), { person, registration }] as const),
      ),
    ),
    organisations: await namesIn(
      Organisation,
      rows.map(({ organisationId }) => organisationId),
    ),
  };
}

/** Somebody at an event as others see them: no phone, no address of mail. */
export function attendeeRef({ people, organisations }: Guests, id: Types.ObjectId) {
  const found = people.get(String(id));
  return {
    id: String(id),
    name: found?.person.name ?? '',
    title: found?.person.title ?? '',
    organisation: found
      ? refOf(found.registration.organisationId, organisations)
      : { id: String(id), name: '' },
  };
}

/** Which of the two sides of a meeting an organisation is. */
export const sideIn = (meeting: EventMeetingDocument, organisationId: string): 0 | 1 =>
  String(meeting.organisations[0]) === organisationId ? 0 : 1;
export const personAt = (meeting: EventMeetingDocument, side: 0 | 1): Types.ObjectId =>
  side === 0 ? meeting.a : meeting.b;
