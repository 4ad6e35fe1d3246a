import mongoose from 'mongoose';
import type { Logger } from 'pino';
import type { MessageInput, MessageReceipt } from '../../../shared/schemas/conversation.ts';
import type { FileReference } from '../../../shared/schemas/firm.ts';
import { openFile } from '../../platform/files/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { asProblemError } from '../../platform/http/errors.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { room, tell } from '../../platform/realtime/index.ts';
import { Person } from '../identity/index.ts';
import { noteActivity } from './activity.ts';
import { createMessageLog } from './log.ts';
import { Message, type MessageDocument } from './model.ts';
import { takePart } from './participants.ts';
import { assertMayWrite } from './policy.ts';
import { presentMessage } from './present.ts';
import { messageStore } from './store.ts';

let logger: Logger | null = null;
export const logWith = (given: Logger): void => void (logger = given);

const log = createMessageLog(messageStore, (rows) => {
  const byConversation = new Map<string, MessageDocument[]>();
  for (const row of rows) {
    const id = row.conversationId.toHexString();
    const seen = byConversation.get(id);
    if (seen) seen.push(row);
    else byConversation.set(id, [row]);
  }
  for (const [conversationId, of] of byConversation) {
    tell(room('conversation', conversationId), 'messages', { conversationId, items: of.map(presentMessage) });
  }
  if (logger) noteActivity(rows, logger);
});

/** Resolves when every message that was taken is durable or refused. */
export const messagesSettled = (): Promise<void> => log.settled();

const NAMES_BELIEVED_MS = 60_000;
const names = new Map<string, { name: string; until: number }>();

/** A person's name, as it stands on messages. */
export async function nameOf(personId: string): Promise<string> {
  const seen = names.get(personId);
  if (seen && seen.until > Date.now()) return seen.name;
  if (names.size > 20_000) names.clear();
  const name = (await Person.findById(personId, { name: 1 }).lean())?.name ?? '';
  names.set(personId, { name, until: Date.now() + NAMES_BELIEVED_MS });
  return name;
}

/** A file uploaded to this very conversation. */
async function fileOf(conversationId: string, fileId: string): Promise<FileReference> {
  const missing = new ProblemError('conversation.fileMissing');
  const file = await openFile(fileId).catch((error: unknown) => {
    throw asProblemError(error).code === 'resource.notFound' ? missing : error;
  });
  const isOurs = file.owner.kind === 'conversation' && file.owner.id === conversationId;
  if (!isOurs || file.condemned) throw missing;
  const { id, name, bytes, mediaType } = file;
  return { id, name, bytes, mediaType };
}

async function quoteOf(conversationId: string, seq: number): Promise<NonNullable<MessageDocument['quote']>> {
  const row = await Message.findOne({ conversationId, seq }).lean();
  if (!row) throw new ProblemError('conversation.quoteMissing');
  return { seq, name: row.senderName, text: (row.text || row.file?.name || '').slice(0, 200) };
}

/**
 * Writes a message: durable, and with its place in the conversation, when this returns. The hot path: for a plain
 * text by somebody who writes again, nothing is read; what is written goes with what others write meanwhile.
 */
export async function sendMessage(
  actor: MemberActor,
  conversationId: string,
  input: MessageInput,
): Promise<MessageReceipt> {
  await assertMayWrite(actor, conversationId);
  const senderName = await nameOf(actor.personId);
  await takePart(actor, conversationId);
  const file = input.fileId ? await fileOf(conversationId, input.fileId) : undefined;
  const quote = input.replyTo ? await quoteOf(conversationId, input.replyTo) : undefined;
  return log.append(
    {
      conversationId: new mongoose.Types.ObjectId(conversationId),
      clientId: input.clientId,
      senderId: new mongoose.Types.ObjectId(actor.personId),
      organisationId: new mongoose.Types.ObjectId(actor.organisationId),
      senderName,
      text: input.text,
      ...(file ? { file } : {}),
      ...(quote ? { quote } : {}),
    },
    input.again,
  );
}
