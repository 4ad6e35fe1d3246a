import mongoose from 'mongoose';
import type { EventDetail } from '../../../shared/schemas/event.ts';
import { transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { countTold, Person } from '../identity/index.ts';
import { Event, type EventDocument, type TeamMember } from './model.ts';
import { eventFor } from './policy.ts';
import { presentEvent } from './present.ts';

const MOST_TEAM = 100;
/** Addresses nobody here has, tried by one organiser within 15 minutes: each tells who is here, as registering does. */
const MOST_UNKNOWN = 20;

/** Takes a person onto an event's team: one that is here, under an address it has confirmed. */
export async function putOnTeam(
  actor: MemberActor,
  id: string,
  { email, right }: { email: string; right: TeamMember['right'] },
): Promise<EventDetail> {
  const { event } = await eventFor(actor, id, 'own');
  const unknown = await countTold('team', String(event.organiserId), MOST_UNKNOWN);
  const person = await Person.findOne({ email, emailConfirmed: true }, { _id: 1, name: 1 }).lean();
  if (!person) {
    await unknown.told();
    throw new ProblemError('event.personUnknown');
  }
  const row = await transact(async (session) => {
    const before = await Event.findById(id).session(session).lean<EventDocument>();
    if (!before) throw notFound();
    if (before.status === 'cancelled') throw new ProblemError('state.conflict');
    const others = before.team.filter(({ personId }) => !personId.equals(person._id));
    if (others.length >= MOST_TEAM) throw new ProblemError('event.teamFull', { most: MOST_TEAM });
    const team = [...others, { personId: person._id, right }];
    await Event.updateOne({ _id: id }, { $set: { team }, $inc: { version: 1 } }, { session });
    await recordAudit(session, actor, {
      action: 'event.teamChanged',
      subject: { kind: 'event', id },
      ownerId: event.organiserId,
      after: { personId: person._id, name: person.name, role: right },
    });
    await emit(session, 'event.teamJoined', id, {
      organisationId: String(event.organiserId),
      joined: String(person._id),
      personId: actor.personId,
    });
    return (await Event.findById(id).session(session).lean<EventDocument>())!;
  });
  return presentEvent(row, 'own');
}

export async function takeOffTeam(actor: MemberActor, id: string, personId: string): Promise<EventDetail> {
  const { event } = await eventFor(actor, id, 'own');
  const row = await transact(async (session) => {
    const who = new mongoose.Types.ObjectId(personId);
    const gone = await Event.updateOne(
      { _id: id, 'team.personId': who } as object,
      { $pull: { team: { personId: who } }, $inc: { version: 1 } } as object,
      { session },
    );
    if (gone.modifiedCount === 0) throw notFound();
    await recordAudit(session, actor, {
      action: 'event.teamChanged',
      subject: { kind: 'event', id },
      ownerId: event.organiserId,
      before: { personId },
    });
    await emit(session, 'event.teamLeft', id, { organisationId: String(event.organiserId), left: personId });
    return (await Event.findById(id).session(session).lean<EventDocument>())!;
  });
  return presentEvent(row, 'own');
}
