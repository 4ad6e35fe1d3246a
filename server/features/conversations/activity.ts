import mongoose from 'mongoose';
import type { Logger } from 'pino';
import { room, tell } from '../../platform/realtime/index.ts';
import { Conversation, Message, type MessageDocument } from './model.ts';
import { partiesOf } from './policy.ts';

const EVERY_MS = 250;
const gathered = new Map<string, { seq: number; at: Date }>();
let timer: NodeJS.Timeout | null = null;

/** Notes how far conversations go; written and told a moment later, once for many messages. */
export function noteActivity(rows: MessageDocument[], logger: Logger): void {
  for (const { conversationId, seq, at } of rows) {
    const id = conversationId.toHexString();
    const seen = gathered.get(id);
    if (!seen || seen.seq < seq) gathered.set(id, { seq, at });
  }
  timer ??= setTimeout(() => {
    timer = null;
    flushActivity().catch((error: unknown) => logger.error({ err: error }, 'activity could not be written'));
  }, EVERY_MS);
}

/** Writes what was noted now. Lost in a crash, it is made good by `mendActivity`. */
export async function flushActivity(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const all = [...gathered];
  gathered.clear();
  if (all.length === 0) return;
  await Conversation.bulkWrite(
    all.map(([id, { seq, at }]) => ({
      updateOne: { filter: { _id: id }, update: { $max: { lastSeq: seq, lastAt: at } } },
    })),
    { ordered: false, writeConcern: { w: 1 } },
  );
  for (const [conversationId, { seq, at }] of all) {
    const rooms = (await partiesOf(conversationId)).map((id) => room('organisation', id));
    if (rooms.length > 0) tell(rooms, 'activity', { conversationId, lastSeq: seq, at: at.toISOString() });
  }
}

/** Brings conversations up to their latest messages, should a process have died in between. */
export async function mendActivity(since: Date): Promise<void> {
  const rows = await Message.aggregate<{ _id: MessageDocument['_id']; seq: number; at: Date }>([
    // By id, which begins with the time and has its index.
    { $match: { _id: { $gte: mongoose.Types.ObjectId.createFromTime(Math.floor(since.getTime() / 1000)) } } },
    { $group: { _id: '$conversationId', seq: { $max: '$seq' }, at: { $max: '$at' } } },
  ]);
  if (rows.length === 0) return;
  await Conversation.bulkWrite(
    rows.map(({ _id, seq, at }) => ({
      updateOne: { filter: { _id }, update: { $max: { lastSeq: seq, lastAt: at } } },
    })),
    { ordered: false },
  );
}
