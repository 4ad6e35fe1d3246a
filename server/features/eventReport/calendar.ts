import type { Response } from 'express';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { slotsOf } from '../../../shared/eventSlots.ts';
import { fill, inLocale, type Locale } from '../../../shared/locale.ts';
import { namesIn, refOf } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import {
  attendedEvent,
  Registration,
  type Attendee,
  type EventDocument,
  type RegistrationDocument,
} from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { EventMeeting, isTold, type EventMeetingDocument } from '../timetables/index.ts';

const MEETS = { zh: '洽谈：{name}', en: 'Meeting: {name}' };
const TABLE = { zh: '{table} 号桌', en: 'Table {table}' };
const OWN = { zh: '我方参会人：{name}', en: 'For us: {name}' };

/** Everyone of a set of registrations, by their own ids, with the organisation they come for. */
async function readPeople(ids: readonly EventMeetingDocument['_id'][]) {
  const rows = await Registration.find(
    { _id: { $in: ids } },
    { organisationId: 1, 'people._id': 1, 'people.name': 1, 'people.title': 1 },
  ).lean<RegistrationDocument[]>();
  const names = await namesIn(
    Organisation,
    rows.map(({ organisationId }) => organisationId),
  );
  return new Map(
    rows.flatMap(({ organisationId, people }) =>
      people.map((person) => [
        String(person._id),
        { person, organisation: refOf(organisationId, names).name },
      ]),
    ),
  );
}

/** One's own timetable: where one is oneself among those who come, one's own meetings; or else the organisation's. */
function whose({ people }: RegistrationDocument, personId: string): Attendee[] {
  const own = people.filter((person) => String(person.personId) === personId);
  return own.length > 0 ? own : people;
}

function calendarFor(
  event: EventDocument,
  own: readonly Attendee[],
  meetings: readonly EventMeetingDocument[],
  others: Awaited<ReturnType<typeof readPeople>>,
  locale: Locale,
): string {
  const { content } = event;
  const calendar = ical({
    name: content.title,
    prodId: { company: 'lianqiao', product: 'events', language: locale === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const slots = slotsOf(content);
  for (const row of meetings) {
    const slot = slots[row.slot];
    if (!slot) continue;
    for (const person of own) {
      const [a, b] = [String(row.a), String(row.b)];
      const id = String(person._id);
      const other = others.get(a === id ? b : a);
      if (!other || (a !== id && b !== id)) continue;
      const table = content.tables[row.table];
      const place = content.online ? [] : [content.place];
      const partner = [other.organisation, other.person.name, other.person.title].filter(Boolean).join(' · ');
      calendar.createEvent({
        // The same for the same two, so that a calendar moves what was moved.
        id: `${[String(event._id), ...[a, b].sort()].join('-')}@lianqiao`,
        sequence: event.timetable + row.version + (content.delays?.length ?? 0),
        start: slot.startsAt,
        end: slot.endsAt,
        stamp: row.updatedAt,
        summary: fill(inLocale(MEETS, locale), { name: other.organisation }),
        location: [...place, ...(table ? [fill(inLocale(TABLE, locale), { table: table.name })] : [])].join(
          ' · ',
        ),
        description: [
          partner,
          ...(own.length > 1 ? [fill(inLocale(OWN, locale), { name: person.name })] : []),
          content.online ? content.place : '',
          content.title,
        ]
          .filter(Boolean)
          .join('\n'),
        status:
          row.state === 'missed' || row.state === 'cancelled'
            ? ICalEventStatus.CANCELLED
            : ICalEventStatus.CONFIRMED,
      });
    }
  }
  return calendar.toString();
}

/** Sends the meetings of one's own as a calendar file. */
export async function sendCalendar(
  actor: MemberActor,
  id: string,
  locale: Locale,
  res: Response,
): Promise<void> {
  const { event, registration } = await attendedEvent(actor, id);
  const own = whose(registration, actor.personId);
  const meetings = isTold(event)
    ? await EventMeeting.find({ eventId: event._id, organisations: registration.organisationId })
        .sort({ slot: 1 })
        .lean<EventMeetingDocument[]>()
    : [];
  const others = await readPeople(meetings.flatMap(({ registrations }) => registrations));
  res
    .set({
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="timetable-${event.code}.ics"`,
    })
    .send(calendarFor(event, own, meetings, others, locale));
}
