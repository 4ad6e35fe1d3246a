import { transact } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import { Membership } from '../identity/index.ts';
import {
  Conversation,
  Message,
  Participant,
  type ConversationDocument,
  type ParticipantDocument,
} from './model.ts';

/** Minutes a message may wait before its reader is told by other means. */
const UNREAD_AFTER_MINUTES = 10;
/** What waits longer was told before, or is of no use any more. */
const LOOK_BACK_DAYS = 3;

/**
 * Tells people of messages that wait: once from each time they have read, however many come after. Safe to run in
 * several processes: the participant's own row says whether it was told.
 */
export async function noticeUnread(now = new Date()): Promise<void> {
  const until = new Date(now.getTime() - UNREAD_AFTER_MINUTES * 60_000);
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * 86_400_000);
  const recent = Conversation.find({ lastAt: { $gte: since } }, { title: 1, barred: 1, subject: 1 }).lean();
  for await (const conversation of recent.cursor()) {
    const waiting = await Participant.find({
      conversationId: conversation._id,
      muted: false,
      organisationId: { $nin: conversation.barred ?? [] },
      $expr: { $lte: ['$noticedUpTo', '$readUpTo'] },
    }).lean();
    for (const participant of waiting) await noticeOne(participant, conversation, until);
  }
}

async function noticeOne(
  participant: ParticipantDocument,
  { title, subject }: Pick<ConversationDocument, 'title' | 'subject'>,
  until: Date,
): Promise<void> {
  const { _id, conversationId, personId, organisationId, readUpTo, noticedUpTo } = participant;
  const unread = await Message.find(
    { conversationId, seq: { $gt: readUpTo }, senderId: { $ne: personId } },
    { seq: 1, at: 1, senderName: 1 },
  )
    .sort({ seq: 1 })
    .limit(100)
    .lean();
  const first = unread[0];
  if (!first || first.at > until) return;
  if (!(await Membership.exists({ organisationId, personId }))) return;
  await transact(async (session) => {
    const mine = await Participant.updateOne(
      { _id, readUpTo, noticedUpTo },
      { $set: { noticedUpTo: unread.at(-1)!.seq } },
      { session },
    );
    if (mine.modifiedCount === 0) return;
    await emit(session, 'message.unread', conversationId, {
      personId: String(personId),
      organisationId: String(organisationId),
      // A notice stays where it is once consent is withdrawn: in an application it names nobody.
      from: subject.kind === 'application' ? '@otherSide' : first.senderName,
      count: unread.length,
      title,
      seq: first.seq,
    });
  });
}
