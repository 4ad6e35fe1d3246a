import { expect } from 'chai';
import fc from 'fast-check';
import mongoose from 'mongoose';
import {
  createMessageLog,
  type Draft,
  type MessageStore,
} from '../../../server/features/conversations/log.ts';
import type { MessageDocument } from '../../../server/features/conversations/model.ts';

const { ObjectId } = mongoose.Types;
const conversations = [new ObjectId(), new ObjectId()];
const senders = [new ObjectId(), new ObjectId()];

const draft = (conversation: number, sender: number, clientId: string): Draft => ({
  conversationId: conversations[conversation]!,
  senderId: senders[sender]!,
  organisationId: new ObjectId(),
  senderName: '',
  clientId,
  text: clientId,
});
const place = (row: Pick<MessageDocument, 'conversationId' | 'seq'>) => `${row.conversationId} ${row.seq}`;
const identity = (row: Draft | MessageDocument) => `${row.conversationId} ${row.senderId} ${row.clientId}`;

/** A collection with the two unique indexes, whose inserts can be cut short and whose answers can be lost. */
function aStore(
  faults: Iterator<Fault>,
): MessageStore & { rows: MessageDocument[]; shared: () => MessageStore } {
  const rows: MessageDocument[] = [];
  const places = new Set<string>();
  const identities = new Set<string>();
  const store: MessageStore = {
    newId: () => new ObjectId(),
    async insertInOrder(wanted) {
      const fault = (faults.next().value as Fault | undefined) ?? { kind: 'none' };
      await Promise.resolve();
      let count = 0;
      for (const row of wanted) {
        if (fault.kind === 'cut' && count >= fault.after) throw new Error('connection lost');
        if (identities.has(identity(row))) return { count, stopped: 'message' };
        if (places.has(place(row))) return { count, stopped: 'place' };
        rows.push(row);
        places.add(place(row));
        identities.add(identity(row));
        count += 1;
      }
      if (fault.kind === 'silent') throw new Error('answer lost');
      return { count, stopped: null };
    },
    async lastSeqs(ids) {
      await Promise.resolve();
      return new Map(
        ids.map((id) => [
          id,
          Math.max(0, ...rows.filter((row) => String(row.conversationId) === id).map((row) => row.seq)),
        ]),
      );
    },
    async findSame(drafts) {
      await Promise.resolve();
      const wanted = new Set(drafts.map(identity));
      return rows.filter((row) => wanted.has(identity(row)));
    },
  };
  return { ...store, rows, shared: () => store };
}

type Fault = { kind: 'none' } | { kind: 'cut'; after: number } | { kind: 'silent' };
const aFault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'none' } as const) },
  fc.record({ kind: fc.constant('cut' as const), after: fc.nat(4) }),
  fc.constant({ kind: 'silent' } as const),
);
const aSending = fc.record({
  process: fc.nat(1),
  conversation: fc.nat(1),
  sender: fc.nat(1),
  id: fc.nat(12),
});

describe('the log of messages', () => {
  it('loses nothing, doubles nothing and leaves no gap, whatever fails, with two processes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aSending, { minLength: 1, maxLength: 40 }),
        fc.array(aFault, { maxLength: 12 }),
        async (sendings, faults) => {
          const store = aStore(faults[Symbol.iterator]());
          const told: MessageDocument[] = [];
          const logs = [0, 1].map(() => createMessageLog(store.shared(), (rows) => told.push(...rows)));
          const places = new Map<string, Set<number>>();
          await Promise.all(
            sendings.map(async ({ process, conversation, sender, id }, i) => {
              const wanted = draft(conversation, sender, `message-${id}`);
              for (let attempt = 0; ; attempt += 1) {
                try {
                  const receipt = await logs[(process + attempt) % 2]!.append(
                    wanted,
                    i % 3 === 0 || attempt > 0,
                  );
                  const key = identity(wanted);
                  places.set(key, (places.get(key) ?? new Set()).add(receipt.seq));
                  return;
                } catch {
                  // Not known what became of it: again, as a client would.
                }
              }
            }),
          );
          // Every message once, and everyone who asked was told the same place.
          expect(new Set(store.rows.map(identity)).size).to.equal(store.rows.length);
          expect(
            new Set(sendings.map((s) => identity(draft(s.conversation, s.sender, `message-${s.id}`)))),
          ).to.deep.equal(new Set(store.rows.map(identity)));
          for (const row of store.rows) expect([...places.get(identity(row))!]).to.deep.equal([row.seq]);
          // Places 1, 2, 3 … in the order of writing.
          for (const conversation of conversations) {
            const seqs = store.rows
              .filter((row) => row.conversationId.equals(conversation))
              .map((row) => row.seq);
            expect(seqs).to.deep.equal(seqs.map((_, i) => i + 1));
          }
          // Nothing is told that is not there.
          for (const row of told) expect(store.rows).to.include(row);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gathers what comes while an insert is under way into the next', async () => {
    const store = aStore([][Symbol.iterator]());
    const sizes: number[] = [];
    const counting: MessageStore = {
      ...store,
      insertInOrder: (rows) => {
        sizes.push(rows.length);
        return store.insertInOrder(rows);
      },
    };
    const log = createMessageLog(counting, () => undefined);
    await Promise.all(Array.from({ length: 2500 }, (_, i) => log.append(draft(0, 0, `gathered-${i}`))));
    expect(sizes).to.deep.equal([1000, 1000, 500]);
    await log.settled();
  });

  it('keeps one sender’s order', async () => {
    const store = aStore([][Symbol.iterator]());
    const log = createMessageLog(store, () => undefined);
    const receipts = await Promise.all(
      Array.from({ length: 300 }, (_, i) => log.append(draft(0, i % 2, `in-order-${i}`))),
    );
    expect(receipts.map((r) => r.seq)).to.deep.equal(receipts.map((_, i) => i + 1));
  });
});
