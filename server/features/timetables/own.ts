import { slotsOf } from '../../../shared/eventSlots.ts';
import type { OwnMeeting, OwnTimetable } from '../../../shared/schemas/timetable.ts';
import { namesIn, refOf } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { attendedEvent, Registration, type RegistrationDocument } from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { isTold } from './life.ts';
import { EventMeeting, type EventMeetingDocument } from './model.ts';

/** The meetings of one's own people, once they are published: when, where, with whom, and how they stand. */
export async function ownTimetable(actor: MemberActor, eventId: string): Promise<OwnTimetable> {
  const { event, registration } = await attendedEvent(actor, eventId);
  const { content } = event;
  const meetings = isTold(event)
    ? await EventMeeting.find({ eventId: event._id, organisations: registration.organisationId })
        .sort({ slot: 1 })
        .lean<EventMeetingDocument[]>()
    : [];
  const shown = meetings.filter(({ state }) => state !== 'cancelled');
  const others = await Registration.find(
    { _id: { $in: shown.flatMap(({ registrations }) => registrations) } },
    { organisationId: 1, people: 1, kind: 1 },
  ).lean<RegistrationDocument[]>();
  const names = await namesIn(
    Organisation,
    others.map(({ organisationId }) => organisationId),
  );
  const personOf = new Map(
    others.flatMap(({ organisationId, people, kind }) =>
      people.map((one) => [
        String(one._id),
        {
          ...{ id: String(one._id), name: one.name, title: one.title },
          ...{ organisation: refOf(organisationId, names), kind },
        },
      ]),
    ),
  );
  const slots = slotsOf(content);
  const meetingsOf = (id: string): OwnMeeting[] =>
    shown.flatMap((row) => {
      const [a, b] = [String(row.a), String(row.b)];
      if (a !== id && b !== id) return [];
      const [slot, table] = [slots[row.slot], content.tables[row.table]];
      const partner = personOf.get(a === id ? b : a);
      if (!slot || !table || !partner) return [];
      return [
        {
          ...{ id: String(row._id), slot: row.slot, date: slot.date, from: slot.from, to: slot.to },
          ...{ startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() },
          ...{ table: { name: table.name, zone: table.zone }, partner, state: row.state },
        },
      ];
    });
  return {
    event: {
      ...{ id: String(event._id), title: content.title, status: event.status },
      ...{ online: content.online, place: content.place },
    },
    registrationId: String(registration._id),
    published: isTold(event) ? event.timetable : 0,
    people: registration.people.map(({ _id, name, title }) => ({
      ...{ id: String(_id), name, title },
      meetings: meetingsOf(String(_id)),
    })),
  };
}
