import type { DayControl, HallMeeting } from '../../../shared/schemas/eventDay.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { deskEvent, type EventDocument } from '../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { attendeeRef, guestsOf } from './guests.ts';

/** Who meets whom in one slot, for those who run the day. */
export async function readHall(actor: MemberActor, eventId: string, slot: number): Promise<HallMeeting[]> {
  const event = await deskEvent(actor, eventId);
  const rows = await EventMeeting.find({ eventId: event._id, slot, state: { $ne: 'cancelled' } })
    .sort({ table: 1 })
    // As many as there are tables, and those that were missed at them.
    .limit(2 * event.content.tables.length)
    .lean<EventMeetingDocument[]>();
  const guests = await guestsOf(rows.flatMap(({ registrations }) => registrations));
  return rows.map((row) => ({
    id: String(row._id),
    slot: row.slot,
    table: row.table,
    tableName: event.content.tables[row.table]?.name ?? '',
    state: row.state,
    sides: [row.a, row.b].map((id) => ({
      ...attendeeRef(guests, id),
      here: (guests.people.get(String(id))?.person.checkedInAt ?? null) !== null,
    })),
    absent: row.absent.map(String),
  }));
}

/**
 * How many meetings stand how. What came of them is not counted here: whoever looked twice would know what one table
 * said. The report tells it, once it tells of nobody alone.
 */
export async function countMeetings(eventId: EventDocument['_id']): Promise<DayControl['meetings']> {
  const rows = await EventMeeting.aggregate<{ _id: string; n: number }>([
    { $match: { eventId } },
    { $group: { _id: '$state', n: { $sum: 1 } } },
  ]);
  const counts = new Map(rows.map(({ _id, n }) => [_id, n]));
  const of = (state: string) => counts.get(state) ?? 0;
  return { planned: of('planned'), started: of('started'), held: of('held'), missed: of('missed') };
}
