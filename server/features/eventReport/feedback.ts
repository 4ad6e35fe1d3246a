import mongoose from 'mongoose';
import type { EventStatus } from '../../../shared/schemas/event.ts';
import type { FeedbackInput, OwnFeedback } from '../../../shared/schemas/eventReport.ts';
import { isDuplicateKey, namesIn, transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { attendedEvent, Event, type EventDocument, type RegistrationDocument } from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { EventFeedback, type FeedbackDocument } from './model.ts';

/** While an event can be spoken of: what is in its report stays as it was read. */
const ASKED: readonly EventStatus[] = ['live', 'closed'];

async function present(
  event: EventDocument,
  { _id, organisationId }: RegistrationDocument,
): Promise<OwnFeedback> {
  const [row, names] = await Promise.all([
    EventFeedback.findOne({ eventId: event._id, organisationId }).lean<FeedbackDocument>(),
    namesIn(Organisation, [event.organiserId]),
  ]);
  const { title } = event.content;
  const organiser = names.get(String(event.organiserId)) ?? '';
  return {
    event: { id: String(event._id), title, status: event.status, organiser },
    registrationId: String(_id),
    given: row && {
      ...{ organisation: row.organisation, matches: row.matches, text: row.text },
      at: row.updatedAt.toISOString(),
    },
    mayGive: ASKED.includes(event.status),
  };
}

export async function readFeedback(actor: MemberActor, id: string): Promise<OwnFeedback> {
  const { event, registration } = await attendedEvent(actor, id);
  return present(event, registration);
}

async function write(
  session: Session,
  actor: MemberActor,
  { eventId, organisationId }: Pick<RegistrationDocument, 'eventId' | 'organisationId'>,
  input: FeedbackInput,
): Promise<void> {
  // Written to the event too, so that its report and a last word do not pass each other.
  const asked = await Event.updateOne(
    { _id: eventId, status: { $in: [...ASKED] } },
    { $inc: { held: 1 } },
    { session, timestamps: false },
  );
  if (asked.matchedCount === 0) throw new ProblemError('eventFeedback.notOpen');
  await EventFeedback.updateOne(
    { eventId, organisationId },
    { $set: { ...input, personId: new mongoose.Types.ObjectId(actor.personId) } },
    { session, upsert: true },
  );
  // In its own trail alone: the organiser must not read there who answered.
  await recordAudit(session, actor, {
    action: 'eventFeedback.given',
    subject: { kind: 'event', id: eventId },
    after: input,
  });
}

/** Says what one's organisation thinks of an event, or says it anew; each organisation has one say. */
export async function giveFeedback(
  actor: MemberActor,
  id: string,
  input: FeedbackInput,
): Promise<OwnFeedback> {
  const { event, registration } = await attendedEvent(actor, id);
  const put = () => transact((session) => write(session, actor, registration, input));
  try {
    await put();
  } catch (error) {
    // A colleague was first at the same moment: now it is there to be changed.
    if (!isDuplicateKey(error)) throw error;
    await put();
  }
  return present(event, registration);
}
