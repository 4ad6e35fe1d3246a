import type { MessageReceipt } from '../../../shared/schemas/conversation.ts';
import type { MessageDocument } from './model.ts';

/** A message before it has its place. */
export type Draft = Omit<MessageDocument, '_id' | 'seq' | 'at'>;

/** Outcome of an insert that keeps to the order of its rows: how many went in, and what stopped it. */
export type Inserted =
  | { count: number; stopped: null }
  /** `message`: it is there already (same sender and clientId). `place`: another process took its number. */
  | { count: number; stopped: 'message' | 'place' };

/** What the log needs of the database. Throws where it cannot be known what became of the rows. */
export interface MessageStore {
  insertInOrder: (rows: MessageDocument[]) => Promise<Inserted>;
  /** The last place taken in each of the conversations; 0 where there is none. */
  lastSeqs: (conversationIds: string[]) => Promise<Map<string, number>>;
  /** Those of the drafts that are there already. */
  findSame: (drafts: Draft[]) => Promise<MessageDocument[]>;
  newId: () => MessageDocument['_id'];
}

interface Waiting {
  draft: Draft;
  key: string;
  conversation: string;
  again: boolean;
  resolve: (receipt: MessageReceipt) => void;
  reject: (error: unknown) => void;
}

const MAX_BATCH = 1000;
/** Places remembered; forgetting one costs a query. */
const MAX_TAILS = 50_000;

const keyOf = (draft: Pick<Draft, 'conversationId' | 'senderId' | 'clientId'>): string =>
  `${draft.conversationId.toHexString()}${draft.senderId.toHexString()}${draft.clientId}`;
const receiptOf = (row: Pick<MessageDocument, 'seq' | 'at'>): MessageReceipt => ({
  seq: row.seq,
  at: row.at.toISOString(),
});

/**
 * The messages of all conversations, written by group commit: what gathers while one insert is under way goes
 * into the next. A message takes place n + 1 only when place n is in the database, and an insert keeps to its
 * order and stops at the first row that is refused; so a conversation's places have no gap, whatever dies when.
 * With several processes the unique index decides who has a place; the other takes the next.
 */
export function createMessageLog(
  store: MessageStore,
  written: (rows: MessageDocument[]) => void,
  now: () => Date = () => new Date(),
) {
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  const tails = new Map<string, number>();
  const underWay = new Map<string, Promise<MessageReceipt>>();

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, MAX_BATCH);
      try {
        await commit(batch);
      } catch (error) {
        // Not known what went in: the sender asks again, and the places are read anew.
        for (const { conversation, reject } of batch) {
          tails.delete(conversation);
          reject(error);
        }
      }
    }
    // In the same step as the look at the queue, so that nothing appended in between waits for ever.
    running = null;
  }

  async function commit(batch: Waiting[]): Promise<void> {
    let left = await withoutKnown(
      batch,
      batch.filter((w) => w.again),
    );
    while (left.length > 0) {
      const rows = await allot(left);
      const { count, stopped } = await store.insertInOrder(rows);
      const done = rows.slice(0, count);
      for (const row of done) tails.set(row.conversationId.toHexString(), row.seq);
      left.slice(0, count).forEach((waiting, i) => waiting.resolve(receiptOf(done[i]!)));
      if (count > 0) written(done);
      left = left.slice(count);
      if (stopped === null) return;
      if (stopped === 'message') left = await withoutKnown(left, left.slice(0, 1));
      else tails.delete(left[0]!.conversation);
    }
  }

  /** Answers those that are in the database already; gives back the rest. */
  async function withoutKnown(batch: Waiting[], suspects: Waiting[]): Promise<Waiting[]> {
    if (suspects.length === 0) return batch;
    const known = new Map(
      (await store.findSame(suspects.map((w) => w.draft))).map((row) => [keyOf(row), row]),
    );
    return batch.filter((waiting) => {
      const row = known.get(waiting.key);
      if (row) waiting.resolve(receiptOf(row));
      return !row;
    });
  }

  async function allot(batch: Waiting[]): Promise<MessageDocument[]> {
    if (tails.size > MAX_TAILS) tails.clear();
    const unknown = new Set(batch.map((w) => w.conversation).filter((id) => !tails.has(id)));
    if (unknown.size > 0) {
      for (const [id, seq] of await store.lastSeqs([...unknown])) tails.set(id, seq);
    }
    const next = new Map<string, number>();
    const at = now();
    return batch.map(({ draft, conversation }) => {
      const seq = (next.get(conversation) ?? tails.get(conversation) ?? 0) + 1;
      next.set(conversation, seq);
      return { _id: store.newId(), ...draft, seq, at };
    });
  }

  return {
    /** Resolves once the message is durable, with its place; the same for a message that is there already. */
    append(draft: Draft, again = false): Promise<MessageReceipt> {
      const key = keyOf(draft);
      const same = underWay.get(key);
      if (same) return same;
      const receipt = new Promise<MessageReceipt>((resolve, reject) => {
        queue.push({ draft, key, conversation: draft.conversationId.toHexString(), again, resolve, reject });
      });
      underWay.set(key, receipt);
      const settled = () => void underWay.delete(key);
      receipt.then(settled, settled);
      running ??= Promise.resolve().then(run);
      return receipt;
    },
    /** Resolves when all that was appended is settled. */
    async settled(): Promise<void> {
      while (running) await running;
    },
  };
}
