import mongoose, { type Types } from 'mongoose';
import type { CONVERSATION_SUBJECTS } from '../../../shared/schemas/conversation.ts';
import type { Session } from '../../platform/db/index.ts';
import { Conversation } from './model.ts';
import { addReader, emit } from '../../platform/outbox/index.ts';
import { leaveRoom, room } from '../../platform/realtime/index.ts';
import { seat } from './participants.ts';
import { forgetConversation } from './policy.ts';

export interface Opening {
  /** Given by the caller, who keeps it. */
  _id: Types.ObjectId;
  subject: { kind: (typeof CONVERSATION_SUBJECTS)[number]; id: Types.ObjectId };
  title: string;
  /** The organisations that may read and write. */
  parties: Types.ObjectId[];
  /** Those who take part from the beginning: they are told when messages wait. */
  people: { personId: string; organisationId: string }[];
}

/** Opens the conversation of a thing, in the transaction that gives cause for it. A thing has one. */
export async function openConversation(session: Session, opening: Opening): Promise<void> {
  const { people, ...fields } = opening;
  await Conversation.create([{ ...fields, lastAt: new Date() }], { session });
  await seat(session, opening._id, people);
}

/** Closes it for writing, in the transaction that ends the thing; `done` is to be called once that is committed. */
export async function closeConversation(
  session: Session,
  subject: Opening['subject'],
): Promise<{ done: () => void }> {
  const row = await Conversation.findOneAndUpdate(
    { 'subject.kind': subject.kind, 'subject.id': subject.id, closedAt: null },
    { $set: { closedAt: new Date() } },
    { session },
  ).lean();
  return { done: () => row && forgetConversation(String(row._id)) };
}

/**
 * Shuts an organisation out of the conversation of a thing, or lets it in again, in the transaction that gives cause
 * for it; where it is so already, nothing is done. `done` is to be called once that is committed: its people leave at
 * once, wherever they listen.
 */
export async function barFromConversation(
  session: Session,
  subject: Opening['subject'],
  organisationId: Types.ObjectId,
  barred: boolean,
): Promise<{ done: () => Promise<void> }> {
  const row = await Conversation.findOneAndUpdate(
    {
      'subject.kind': subject.kind,
      'subject.id': subject.id,
      barred: barred ? { $ne: organisationId } : organisationId,
    },
    barred ? { $addToSet: { barred: organisationId } } : { $pull: { barred: organisationId } },
    { session },
  ).lean();
  // A process that dies before `done` leaves this to the others.
  if (row && barred) await emit(session, BARRED, row._id, { organisationId: String(organisationId) });
  return {
    async done() {
      if (!row) return;
      forgetConversation(String(row._id));
      if (barred) await leave(String(row._id), String(organisationId));
    },
  };
}

const BARRED = 'conversation.barred';

const leave = (id: string, organisationId: string): Promise<void> =>
  leaveRoom(room('organisation', organisationId), room('conversation', id));

/** Has the people of those that were shut out leave, where nobody did yet; not those that were let in again since. */
export function registerLeaving(): void {
  addReader({
    name: 'conversations.leaving',
    topics: [BARRED],
    async handle(facts) {
      for (const { subject, data } of facts) {
        const barred = new mongoose.Types.ObjectId(String(data['organisationId']));
        if (!(await Conversation.exists({ _id: subject, barred }))) continue;
        forgetConversation(subject);
        await leave(subject, String(barred));
      }
    },
  });
}
