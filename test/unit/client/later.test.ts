import { expect } from 'chai';
import fc from 'fast-check';
import { createLater, laterStore, type Outcome, type Waiting } from '../../../client/src/app/laterQueue.ts';
import type { Problem } from '../../../shared/problems.ts';

/** A machine's storage, as the browser gives it. */
function aStorage(room = Infinity) {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (i: number) => [...kept.keys()][i] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (!kept.has(key) && kept.size >= room) throw new Error('full');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

const refusal: Problem = {
  type: 'about:blank',
  title: '这张证件不属于本场活动。',
  status: 404,
  code: 'resource.notFound',
};
type Fault = 'none' | 'away' | 'lost' | 'refused';

/** A server that takes each key once; on the way to it and back things go wrong. */
function aServer(faults: Fault[] = []) {
  const took: string[] = [];
  const asked: string[] = [];
  return {
    took,
    asked,
    async send({ key, thing }: Waiting): Promise<Outcome> {
      const fault = faults.shift() ?? 'none';
      asked.push(key);
      await Promise.resolve();
      if (fault === 'away') return { is: 'away' };
      if (fault === 'refused' && !took.includes(`${thing} ${key}`))
        return { is: 'refused', problem: refusal };
      if (!took.includes(`${thing} ${key}`)) took.push(`${thing} ${key}`);
      return fault === 'lost' ? { is: 'away' } : { is: 'sent', answer: key };
    },
  };
}

/** One lock for all windows of a machine. */
function aLock() {
  let last = Promise.resolve();
  return (work: () => Promise<void>) => (last = last.then(work));
}

const none = () => undefined;
const write = (key: string, thing = key) => ({
  ...{ key, thing, kind: 'checkIn', label: key, route: 'POST /x', asked: {} },
});
const done = async (all: () => readonly Waiting[]) => {
  while (all().some(({ refused }) => !refused)) await new Promise((resolve) => setTimeout(resolve, 1));
};
type Wish = Partial<Parameters<typeof createLater>[0]>;
const aWindow = (storage: ReturnType<typeof aStorage>, server: ReturnType<typeof aServer>, wish: Wish = {}) =>
  createLater({
    store: laterStore(storage, 'p.o'),
    send: server.send,
    alone: aLock(),
    changed: none,
    sent: none,
    mayGo: () => true,
    retryMs: 1,
    longestRetryMs: 2,
    ...wish,
  });

describe('what is sent later', () => {
  it('reaches the server once each and in order for each thing, whatever is lost, reloaded or sent by two windows', async () => {
    const fault = fc.constantFrom<Fault>('none', 'none', 'away', 'lost');
    const tap = fc.record({ thing: fc.constantFrom('a', 'b', 'c'), window: fc.nat(1), reload: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(tap, { minLength: 1, maxLength: 12 }),
        fc.array(fault, { maxLength: 30 }),
        async (taps, faults) => {
          const storage = aStorage();
          const server = aServer([...faults]);
          const alone = aLock();
          const windows = [0, 1].map(() => aWindow(storage, server, { alone }));
          for (const [i, { thing, window, reload }] of taps.entries()) {
            windows[window]!.add(write(`key${i}`, thing));
            // A tick between two taps, as between two touches of a finger.
            await new Promise((resolve) => setTimeout(resolve, 2));
            if (!reload) continue;
            windows[window]!.stop();
            windows[window] = aWindow(storage, server, { alone });
            void windows[window].pump();
          }
          await done(windows[0]!.list);
          windows.forEach((one) => one.stop());
          for (const thing of ['a', 'b', 'c']) {
            const tapped = taps.flatMap((one, i) => (one.thing === thing ? [`${thing} key${i}`] : []));
            expect(server.took.filter((one) => one.startsWith(thing))).to.deep.equal(tapped);
          }
          expect(storage.kept.size).to.equal(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps what was refused, with the server’s words, until it is tried again or given up; others go on', async () => {
    const storage = aStorage();
    const server = aServer(['refused', 'none', 'refused']);
    const one = aWindow(storage, server);
    one.add(write('first', 'thing'));
    one.add(write('second', 'thing'));
    await done(one.list);
    expect(one.list().map(({ key, refused }) => [key, refused?.title])).to.deep.equal([
      ['first', refusal.title],
    ]);
    const afterReload = aWindow(storage, server);
    await afterReload.pump();
    expect(server.asked, 'not tried again by itself').to.deep.equal(['first', 'second']);
    afterReload.retry('first');
    await done(afterReload.list);
    expect(afterReload.list(), 'refused again').to.have.length(1);
    afterReload.retry('first');
    await done(afterReload.list);
    expect(server.took).to.deep.equal(['thing second', 'thing first']);

    const strict = aWindow(storage, aServer(['refused']));
    strict.add(write('third'));
    await done(strict.list);
    strict.discard('third');
    expect(storage.kept.size).to.equal(0);
  });

  it('does not send for somebody else, nor lose what the machine has no room for', async () => {
    const storage = aStorage(1);
    const server = aServer();
    let mine = false;
    const one = aWindow(storage, server, { mayGo: () => mine });
    one.add(write('first'));
    one.add(write('second'));
    await one.pump();
    expect(server.asked).to.deep.equal([]);
    expect(one.list()).to.have.length(2);
    expect(laterStore(storage, 'p.other').list(), 'another organisation’s').to.deep.equal([]);
    mine = true;
    await one.pump();
    expect(server.took).to.deep.equal(['first first', 'second second']);
    expect(one.list()).to.deep.equal([]);
  });
});
