import { timingSafeEqual } from 'node:crypto';
import { agendaOf, slotsOf } from '../../../shared/eventSlots.ts';
import type { Board, BoardTable } from '../../../shared/schemas/eventDay.ts';
import { namesIn } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { attendedEvent, Event, eventIfMay, isStanding, type EventDocument } from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { dayOf } from './day.ts';
import { SHOWN, slotsAround } from './domain.ts';
import type { EventDayDocument } from './model.ts';
import { boardPoll, boardQuestion } from './shown.ts';

const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** The event whose board a screen may show by the event's code and the board's key; any other is not there. */
export async function boardEvent(
  code: string,
  key: string,
): Promise<{ event: EventDocument; day: EventDayDocument }> {
  const event = await Event.findOne({ code }).lean<EventDocument>();
  if (!event || !SHOWN.includes(event.status) || !(await isStanding(event))) throw notFound();
  const day = await dayOf(event._id);
  if (!same(key, day.boardKey)) throw notFound();
  return { event, day };
}

/** An event whose day somebody may follow: with a place there, or of its team. */
export async function followedEvent(actor: MemberActor, id: string): Promise<EventDocument> {
  return (await eventIfMay(actor, id, 'help')) ?? (await attendedEvent(actor, id)).event;
}

/** Tables as the board shows them; at each, what stands rather than what was missed there before. */
export async function presentTables(
  names: boolean,
  meetings: readonly EventMeetingDocument[],
): Promise<BoardTable[]> {
  const organisations = names
    ? await namesIn(
        Organisation,
        meetings.flatMap((meeting) => meeting.organisations),
      )
    : null;
  const nameOf = (meeting: EventMeetingDocument, side: 0 | 1) =>
    organisations?.get(String(meeting.organisations[side])) ?? '';
  const shown = new Map<string, EventMeetingDocument>();
  for (const meeting of meetings) {
    if (meeting.state === 'cancelled') continue;
    const place = `${meeting.slot}:${meeting.table}`;
    if (!shown.get(place)?.standing) shown.set(place, meeting);
  }
  return [...shown.values()]
    .sort((a, b) => a.slot - b.slot || a.table - b.table)
    .map((meeting) => ({
      slot: meeting.slot,
      table: meeting.table,
      state: meeting.state,
      sides: organisations && [nameOf(meeting, 0), nameOf(meeting, 1)],
    }));
}

export const slotTimes = (event: EventDocument) =>
  slotsOf(event.content).map(({ index, startsAt, endsAt }) => ({
    index,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }));

export const presentBell = (bell: EventDayDocument['bell']) =>
  bell && { what: bell.what, at: bell.at.toISOString() };

type Announced = EventDayDocument['announcements'][number];
export const presentAnnouncement = ({ _id, text, at }: Announced) => ({
  id: String(_id),
  text,
  at: at.toISOString(),
});

/** All that the board of an event shows now. */
export async function readBoard(
  event: EventDocument,
  day: EventDayDocument,
  now = new Date(),
): Promise<Board> {
  const { content } = event;
  const around = slotsAround(slotsOf(content), now);
  const meetings = await EventMeeting.find({ eventId: event._id, slot: { $in: around } }).lean<
    EventMeetingDocument[]
  >();
  const announced = day.announcements.find(({ _id }) => day.announcementId?.equals(_id));
  return {
    eventId: String(event._id),
    code: event.code,
    title: content.title,
    // The link of an online event is told to those who have a place, not to a screen.
    ...{ online: content.online, place: content.online ? '' : content.place },
    status: event.status,
    now: now.toISOString(),
    slots: slotTimes(event),
    agenda: agendaOf(content),
    tables: content.tables,
    meetings: await presentTables(day.names, meetings),
    bellByClock: day.bellByClock,
    bell: presentBell(day.bell),
    announcement: announced ? presentAnnouncement(announced) : null,
    question: await boardQuestion(day.questionId),
    poll: await boardPoll(day.pollId),
  };
}

export async function readPublicBoard(code: string, key: string): Promise<Board> {
  const { event, day } = await boardEvent(code, key);
  return readBoard(event, day);
}

/** The same board on the phone of somebody who is there. */
export async function readFollowedBoard(actor: MemberActor, id: string): Promise<Board> {
  const event = await followedEvent(actor, id);
  if (!SHOWN.includes(event.status)) throw notFound();
  return readBoard(event, await dayOf(event._id));
}
