import mongoose from 'mongoose';
import { addReader } from '../../platform/outbox/index.ts';
import { leaveRoom, room } from '../../platform/realtime/index.ts';
import { Event, Registration } from '../events/index.ts';
import { Membership } from '../identity/index.ts';
import { settleMeetings } from './closing.ts';
import { closeBoards, tellBoard, tellPeople } from './live.ts';

const { ObjectId } = mongoose.Types;

/** Whoever is in the hall lives by what changes there: told to screens and phones, wherever they look. */
async function tellAll(eventId: string): Promise<void> {
  tellBoard(eventId, { kind: 'reread' });
  const there = await Registration.distinct('organisationId', {
    eventId: new ObjectId(eventId),
    status: 'approved',
  });
  tellPeople(eventId, there as mongoose.Types.ObjectId[]);
}

/** Has somebody who works there no more hear nothing of a desk, nor of a hall in which no organisation of theirs has a place. */
async function endWork(eventId: string, personId: string): Promise<void> {
  const person = room('person', personId);
  await leaveRoom(person, room('desk', eventId));
  const organisations = await Membership.distinct('organisationId', { personId: new ObjectId(personId) });
  const attends = await Registration.exists({
    eventId: new ObjectId(eventId),
    organisationId: { $in: organisations },
    status: 'approved',
  } as object);
  if (!attends) await leaveRoom(person, room('event', eventId));
}

/** Keeps the day in step with the event it belongs to. */
export function registerFollowing(): void {
  addReader({
    name: 'eventDay',
    topics: [
      'event.live',
      'event.closed',
      'event.cancelled',
      'event.changed',
      'timetable.published',
      'timetable.delayed',
    ],
    async handle(facts) {
      for (const { topic, subject } of facts) {
        if (topic === 'event.closed') await settleMeetings(new ObjectId(subject));
        if (topic === 'event.cancelled') closeBoards(subject);
        await tellAll(subject);
      }
    },
  });
  addReader({
    name: 'eventDay-places',
    topics: ['eventRegistration.withdrawn', 'eventRegistration.rejected', 'eventRegistration.approved'],
    async handle(facts) {
      for (const { subject } of facts) {
        const row = await Registration.findById(subject, { eventId: 1, organisationId: 1, status: 1 }).lean();
        if (!row) continue;
        const organisation = room('organisation', String(row.organisationId));
        // Its phones hear no more of a hall in which it has no place.
        if (row.status !== 'approved') await leaveRoom(organisation, room('event', String(row.eventId)));
        tellPeople(row.eventId, [row.organisationId]);
      }
    },
  });
  addReader({
    name: 'eventDay-team',
    topics: ['event.teamLeft', 'organisation.suspended'],
    async handle(facts) {
      for (const { topic, subject, data } of facts) {
        if (topic === 'event.teamLeft') {
          await endWork(subject, String(data['left']));
          continue;
        }
        // The rights of a team end with its organiser's standing.
        const events = await Event.find({ organiserId: new ObjectId(subject) }, { team: 1 }).lean();
        for (const { _id, team } of events) {
          closeBoards(_id);
          for (const { personId } of team) await endWork(String(_id), String(personId));
        }
      }
    },
  });
}
