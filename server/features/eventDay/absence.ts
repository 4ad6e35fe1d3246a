import mongoose from 'mongoose';
import { slotsOf } from '../../../shared/eventSlots.ts';
import { transact } from '../../platform/db/index.ts';
import { mayAct } from '../../platform/http/access.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { eventIfMay, type EventDocument } from '../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { afterTap, MEETING } from './domain.ts';
import { bestOthers, offerOthers } from './fillIns/offering.ts';
import { personAt, sideIn } from './guests.ts';
import { meetingMoved, tellPeople } from './live.ts';
import { meetingIn, moveMeeting } from './meetings.ts';
import { ownMeetingRow } from './own.ts';

/** A meeting as whoever says that somebody is missing may name it: the desk, or the partner of whom is missing. */
async function meetingFor(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
  attendeeId: string,
): Promise<{ event: EventDocument; meeting: EventMeetingDocument; byDesk: boolean }> {
  const helped = await eventIfMay(actor, eventId, 'help');
  if (helped) {
    const meeting = await EventMeeting.findOne({
      _id: meetingId,
      eventId: helped._id,
      state: { $ne: 'cancelled' },
    }).lean<EventMeetingDocument>();
    if (!meeting || !meeting.people.some((id) => String(id) === attendeeId)) throw notFound();
    return { event: helped, meeting, byDesk: true };
  }
  const { event, meeting } = await ownMeetingRow(actor, eventId, meetingId);
  if (!mayAct(actor)) throw new ProblemError('access.denied');
  const other = personAt(meeting, sideIn(meeting, actor.organisationId) === 0 ? 1 : 0);
  if (String(other) !== attendeeId) throw notFound();
  return { event, meeting, byDesk: false };
}

/**
 * Says that somebody is not here for a meeting. It is missed then, whoever says it twice; the partner is offered the
 * best others who are free, at once.
 */
export async function sayAbsent(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
  attendeeId: string,
): Promise<void> {
  const { event, meeting, byDesk } = await meetingFor(actor, eventId, meetingId, attendeeId);
  if (!MEETING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  const slot = slotsOf(event.content)[meeting.slot];
  // The desk may know before; the partner sees an empty chair, and only once it is time.
  if (!byDesk && (!slot || slot.startsAt > new Date())) throw new ProblemError('meeting.tooEarly');
  const absent = new mongoose.Types.ObjectId(attendeeId);
  const freed = meeting.people.find((id) => !id.equals(absent))!;
  const found = await bestOthers(event, meeting.slot, freed);
  const moved = await transact(async (session) => {
    const before = await meetingIn(session, meeting._id);
    const to = afterTap(before.state, 'absence');
    if (to === 'refused') throw new ProblemError('meeting.begun');
    if (to === before.state) return false;
    await moveMeeting(session, actor, before, { state: 'missed', standing: false, absent: [absent] });
    if (found) await offerOthers(session, actor, event, before, found);
    return true;
  });
  if (!moved) return;
  meetingMoved(event._id, meeting._id);
  const asked = found?.others.map(({ organisationId }) => organisationId) ?? [];
  tellPeople(event._id, [...meeting.organisations, ...asked]);
}
