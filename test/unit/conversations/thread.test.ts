import { expect } from 'chai';
import fc from 'fast-check';
import {
  keepIn,
  keepInMemory,
  type Pending,
} from '../../../client/src/features/conversations/engine/index.ts';
import {
  emptyThread,
  hasGap,
  lastOf,
  take,
  takeOlder,
} from '../../../client/src/features/conversations/engine/thread.ts';
import type { Message } from '../../../shared/schemas/conversation.ts';

const message = (seq: number): Message => ({
  conversationId: '0'.repeat(24),
  seq,
  clientId: `client-${seq}`,
  sender: { id: '1'.repeat(24), organisationId: '2'.repeat(24), name: '甲' },
  text: String(seq),
  file: null,
  quote: null,
  at: '2026-01-01T00:00:00.000Z',
});
const seqs = (items: readonly Message[]) => items.map((m) => m.seq);
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + 1 + i);

describe('a thread of messages', () => {
  it('shows each message once and in order, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 })),
        (from, batches) => {
          let thread = emptyThread(from);
          const seen = new Set<number>();
          for (const batch of batches) {
            thread = take(thread, batch.map(message));
            batch.forEach((seq) => seen.add(seq));
            // Without a gap from its beginning, and as far as could be.
            expect(seqs(thread.items)).to.deep.equal(range(from, lastOf(thread)));
            expect(seen.has(lastOf(thread) + 1)).to.equal(false);
            const beyond = [...seen].filter((seq) => seq > lastOf(thread));
            expect([...thread.ahead.keys()].sort((a, b) => a - b)).to.deep.equal(
              beyond.sort((a, b) => a - b),
            );
            expect(hasGap(thread)).to.equal(beyond.length > 0);
          }
          // What fills the gaps brings all to light.
          thread = take(thread, range(from, 41).map(message));
          expect(seqs(thread.items)).to.deep.equal(range(from, 41));
          expect(hasGap(thread)).to.equal(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes older ones only where they join on', () => {
    const thread = take(emptyThread(10), [11, 12].map(message));
    expect(seqs(takeOlder(thread, [7, 8].map(message)).items)).to.deep.equal([11, 12]);
    const longer = takeOlder(thread, [6, 8, 9, 10].map(message));
    expect(seqs(longer.items)).to.deep.equal([8, 9, 10, 11, 12]);
    expect(longer.from).to.equal(7);
  });
});

/** What a browser's localStorage does. */
function aStorage(): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (i) => [...map.keys()][i] ?? null,
    clear: () => map.clear(),
    get length() {
      return map.size;
    },
  };
}
const pending = (clientId: string, at: number): Pending => ({
  clientId,
  conversationId: '0'.repeat(24),
  text: clientId,
  at,
  attempts: 0,
  refused: null,
});

describe('what waits to be sent', () => {
  it('outlives the page, each owner’s apart, two windows beside each other', () => {
    const storage = aStorage();
    const [one, two] = [keepIn(storage, 'p1.o1'), keepIn(storage, 'p1.o1')];
    one.put(pending('second', 2));
    two.put(pending('first', 1));
    keepIn(storage, 'p2.o1').put(pending('others', 1));
    storage.setItem('lianqiao.pending.p1.o1.broken', '{');
    expect(
      keepIn(storage, 'p1.o1')
        .list()
        .map((p) => p.clientId),
    ).to.deep.equal(['first', 'second']);
    one.remove('first');
    expect(two.list().map((p) => p.clientId)).to.deep.equal(['second']);
  });

  it('can do without storage', () => {
    const store = keepInMemory();
    store.put(pending('b', 2));
    store.put(pending('a', 1));
    store.remove('b');
    expect(store.list().map((p) => p.clientId)).to.deep.equal(['a']);
  });
});
