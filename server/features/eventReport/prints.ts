import { slotsOf } from '../../../shared/eventSlots.ts';
import type { EventPrints } from '../../../shared/schemas/eventReport.ts';
import { namesIn } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { approvedPeople, deskEvent } from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { EventMeeting, isTold, type EventMeetingDocument } from '../timetables/index.ts';

/** All that is printed for an event: those who come with the codes of their badges, tables, and who meets whom. */
export async function readPrints(actor: MemberActor, id: string): Promise<EventPrints> {
  const event = await deskEvent(actor, id);
  const { content } = event;
  const [people, meetings] = await Promise.all([
    approvedPeople(event._id),
    isTold(event)
      ? EventMeeting.find(
          { eventId: event._id, state: { $nin: ['missed', 'cancelled'] } },
          { a: 1, b: 1, slot: 1, table: 1 },
        )
          // Others are served between one lot of thousands and the next.
          .batchSize(300)
          .lean<EventMeetingDocument[]>()
      : [],
  ]);
  const names = await namesIn(Organisation, [
    event.organiserId,
    ...people.map(({ registration }) => registration.organisationId),
  ]);
  const placeOf = new Map(people.map(({ person }, i) => [String(person._id), i]));
  const dates = content.days.map(({ date }) => date).sort();
  return {
    event: {
      ...{ id: String(event._id), title: content.title, place: content.place, online: content.online },
      organiser: names.get(String(event.organiserId)) ?? '',
      ...{ from: dates[0]!, until: dates.at(-1)!, timetable: isTold(event) ? event.timetable : 0 },
    },
    slots: slotsOf(content).map(({ date, from, to }) => ({ date, from, to })),
    tables: content.tables,
    people: people.map(({ person, registration }) => ({
      ...{ id: String(person._id), name: person.name, title: person.title },
      organisation: names.get(String(registration.organisationId)) ?? '',
      ...{ kind: registration.kind, side: registration.side },
      ...{ code: person.code, keptTable: person.keptTable },
    })),
    meetings: meetings
      .flatMap(({ a, b, slot, table }) => {
        const [x, y] = [placeOf.get(String(a)), placeOf.get(String(b))];
        return x === undefined || y === undefined ? [] : [[x, y, slot, table]];
      })
      .sort((a, b) => a[2]! - b[2]! || a[3]! - b[3]!),
  };
}
