import mongoose from 'mongoose';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { Conversation } from './model.ts';

interface Known {
  /** Those that may read and write now. */
  parties: string[];
  title: string;
  closed: boolean;
}

/** How long another process may go on with a conversation that was closed here, to all or to one side. */
const BELIEVED_MS = 750;
const MAX_KNOWN = 50_000;
const known = new Map<string, { until: number; reading: Promise<Known | null> }>();

async function read(id: string): Promise<Known | null> {
  const row = await Conversation.findById(id, { parties: 1, barred: 1, title: 1, closedAt: 1 }).lean();
  if (!row) return null;
  const barred = new Set((row.barred ?? []).map(String));
  return {
    parties: row.parties.map(String).filter((party) => !barred.has(party)),
    title: row.title,
    closed: row.closedAt !== null,
  };
}

/** Decides within one step whether to read: of many messages that come at once, one asks and all have its answer. */
function conversationOf(id: string): Promise<Known | null> {
  const seen = known.get(id);
  if (seen && seen.until > Date.now()) return seen.reading;
  if (known.size > MAX_KNOWN) known.clear();
  const reading = read(id);
  const entry = { until: Date.now() + BELIEVED_MS, reading };
  known.set(id, entry);
  const forget = () => void (known.get(id) === entry && known.delete(id));
  reading.then((found) => found ?? forget(), forget);
  return reading;
}

/** Forgets a conversation's standing, after it changed. */
export const forgetConversation = (id: string): void => void known.delete(id);

/** Throws `resource.notFound` unless the actor's organisation is one of those that talk. */
export async function assertTakesPart(actor: MemberActor, id: string): Promise<Known> {
  const found = await conversationOf(id);
  if (!found || !found.parties.includes(actor.organisationId)) throw notFound();
  return found;
}

/** And that it may still be written. */
export async function assertMayWrite(actor: MemberActor, id: string): Promise<Known> {
  const found = await assertTakesPart(actor, id);
  if (found.closed) throw new ProblemError('conversation.closed');
  return found;
}

/** The organisations that talk, for telling them. */
export async function partiesOf(id: string): Promise<string[]> {
  return (await conversationOf(id))?.parties ?? [];
}

export const ownConversations = (actor: MemberActor) => ({
  parties: new mongoose.Types.ObjectId(actor.organisationId),
  barred: { $ne: new mongoose.Types.ObjectId(actor.organisationId) },
});
