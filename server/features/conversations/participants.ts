import type { Types } from 'mongoose';
import type { Session } from '../../platform/db/index.ts';
import { isDuplicateKey } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { room, tell } from '../../platform/realtime/index.ts';
import { Message, Participant } from './model.ts';
import { assertTakesPart } from './policy.ts';

type Who = Pick<MemberActor, 'personId' | 'organisationId'>;

const MAX_KNOWN = 50_000;
const taking = new Set<string>();

/** Runs an upsert that another may make at the same moment: then the row is there, and it is an update. */
async function upserting<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return write();
  }
}

/** Notes that a person takes part; read from the database once for each process. */
export async function takePart({ personId, organisationId }: Who, conversationId: string): Promise<void> {
  const key = `${conversationId}${personId}`;
  if (taking.has(key)) return;
  await upserting(() =>
    Participant.updateOne(
      { conversationId, personId },
      { $setOnInsert: { organisationId } },
      { upsert: true },
    ),
  );
  if (taking.size > MAX_KNOWN) taking.clear();
  taking.add(key);
}

/** Lets people take part from the beginning, in the transaction that opens the conversation. */
export async function seat(session: Session, conversationId: unknown, people: Who[]): Promise<void> {
  const rows = [...new Map(people.map((p) => [p.personId, p])).values()].map((p) => ({
    ...p,
    conversationId,
  }));
  await Participant.insertMany(rows, { session });
}

/** The last place of a conversation, from the messages themselves. */
export async function lastSeqOf(conversationId: string): Promise<number> {
  return (await Message.findOne({ conversationId }, { seq: 1 }).sort({ seq: -1 }).lean())?.seq ?? 0;
}

/** Lets one more person take part, in a transaction: whoever is given a thing to deal with is told of its messages. */
export async function seatOneMore(
  session: Session,
  conversationId: Types.ObjectId,
  { personId, organisationId }: Who,
): Promise<void> {
  await Participant.updateOne(
    { conversationId, personId },
    { $setOnInsert: { organisationId } },
    { session, upsert: true },
  );
}

/** Notes how far a person has read; never back, never past the end. Tells the others. */
export async function readUpTo(actor: MemberActor, conversationId: string, seq: number): Promise<void> {
  await assertTakesPart(actor, conversationId);
  const upTo = Math.min(seq, await lastSeqOf(conversationId));
  const { personId, organisationId } = actor;
  const before = await upserting(() =>
    Participant.findOneAndUpdate(
      { conversationId, personId },
      { $max: { readUpTo: upTo }, $setOnInsert: { organisationId } },
      { upsert: true, returnDocument: 'before' },
    ).lean(),
  );
  if ((before?.readUpTo ?? 0) < upTo) {
    const rooms = [room('conversation', conversationId), room('person', personId)];
    tell(rooms, 'read', { conversationId, personId, organisationId, seq: upTo });
  }
}

/** Whether a person is told of new messages here. */
export async function mute(actor: MemberActor, conversationId: string, muted: boolean): Promise<void> {
  await assertTakesPart(actor, conversationId);
  const { personId, organisationId } = actor;
  await upserting(() =>
    Participant.updateOne(
      { conversationId, personId },
      { $set: { muted }, $setOnInsert: { organisationId } },
      { upsert: true },
    ),
  );
}
