import type { z } from 'zod';
import type { DayControl, HallMeeting, hallQuery } from '../../../shared/schemas/eventDay.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { deskEvent, type EventDocument } from '../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { attendeeRef, guestsOf } from './guests.ts';

/** At most so many of which nobody said anything are listed at once: the rest once some were said. */
const UNSAID = 100;

/** Who meets whom in one slot, or in meetings of which nobody, or the organiser alone, said anything. */
export async function readHall(
  actor: MemberActor,
  eventId: string,
  { slot, state }: z.output<typeof hallQuery>,
): Promise<HallMeeting[]> {
  const event = await deskEvent(actor, eventId);
  const said = state === 'settled' ? { settled: true } : { state: 'unknown' as const };
  const which = slot === undefined ? said : { slot, state: { $ne: 'cancelled' as const } };
  const rows = await EventMeeting.find({ eventId: event._id, ...which })
    // What was said last is what one takes back.
    .sort(state === 'settled' ? { updatedAt: -1, _id: -1 } : { slot: 1, table: 1 })
    // As many as there are tables, and those that were missed at them.
    .limit(slot === undefined ? UNSAID : 2 * event.content.tables.length)
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
  const rows = await EventMeeting.aggregate<{ _id: string; n: number; settled: number }>([
    { $match: { eventId } },
    { $group: { _id: '$state', n: { $sum: 1 }, settled: { $sum: { $cond: ['$settled', 1, 0] } } } },
  ]);
  const counts = new Map(rows.map(({ _id, n }) => [_id, n]));
  const of = (state: string) => counts.get(state) ?? 0;
  return {
    ...{ planned: of('planned'), started: of('started'), held: of('held'), missed: of('missed') },
    unknown: of('unknown'),
    settled: rows.reduce((sum, { settled }) => sum + settled, 0),
  };
}
