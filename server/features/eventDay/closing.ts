import { EARLY_MS, slotsOf } from '../../../shared/eventSlots.ts';
import type { SettlementInput } from '../../../shared/schemas/eventDay.ts';
import { transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { Event, ownEvent, Registration, type EventDocument } from '../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { meetingMoved, tellPeople } from './live.ts';
import { meetingIn, moveMeeting } from './meetings.ts';

/**
 * Says how the meetings of an event stand once it is closed. Who began has met. What nobody tapped did not take place
 * where one of the two was not here or its time had not come; else nobody knows, until one of the two or the organiser
 * says so. Done twice it changes nothing.
 */
export async function settleMeetings(eventId: EventDocument['_id'], now = new Date()): Promise<void> {
  const event = await Event.findById(eventId).lean<EventDocument>();
  if (!event) return;
  await EventMeeting.updateMany(
    { eventId, state: 'started' },
    { $set: { state: 'held', heldAt: now }, $inc: { version: 1 } },
  );
  const open = { eventId, state: 'planned' as const };
  if (!event.content.online) {
    const here = await Registration.aggregate<{ _id: EventDocument['_id'] }>([
      { $match: { eventId, status: 'approved' } },
      { $unwind: '$people' },
      { $match: { 'people.checkedInAt': { $ne: null } } },
      { $project: { _id: '$people._id' } },
    ]);
    const present = here.map(({ _id }) => _id);
    await EventMeeting.updateMany(
      { ...open, people: { $elemMatch: { $nin: present } } },
      [
        {
          $set: {
            ...{ state: 'missed', standing: false, version: { $add: ['$version', 1] }, updatedAt: now },
            absent: { $setDifference: ['$people', present] },
          },
        },
      ],
      { updatePipeline: true },
    );
  }
  const begun = slotsOf(event.content)
    .filter(({ startsAt }) => startsAt.getTime() - EARLY_MS <= now.getTime())
    .map(({ index }) => index);
  await EventMeeting.updateMany(
    { ...open, slot: { $in: begun } },
    { $set: { state: 'unknown' }, $inc: { version: 1 } },
  );
  await EventMeeting.updateMany(open, { $set: { state: 'missed', standing: false }, $inc: { version: 1 } });
}

/**
 * Says of a meeting of which nobody tapped anything whether it took place, until the report is final. What was said so
 * may be said otherwise or taken back (null), unless one of the two said meanwhile what came of it.
 */
export async function settleMeeting(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
  held: SettlementInput['held'],
): Promise<void> {
  const event = await ownEvent(actor, eventId);
  const filter = { _id: meetingId, eventId: event._id, state: { $ne: 'cancelled' as const } };
  const meeting = await EventMeeting.findOne(filter).lean<EventMeetingDocument>();
  if (!meeting) throw notFound();
  if (event.status !== 'closed') throw new ProblemError('meeting.notToSettle');
  const to = held === null ? 'unknown' : held ? 'held' : 'missed';
  const moved = await transact(async (session) => {
    const before = await meetingIn(session, meeting._id);
    // Said twice it is said once.
    if (before.state === to) return false;
    if (before.state !== 'unknown' && !before.settled) throw new ProblemError('meeting.notToSettle');
    await moveMeeting(session, actor, before, {
      ...{ state: to, standing: to !== 'missed', settled: held !== null },
      heldAt: held ? new Date() : null,
    });
    return true;
  });
  if (!moved) return;
  meetingMoved(event._id, meeting._id);
  tellPeople(event._id, meeting.organisations);
}
