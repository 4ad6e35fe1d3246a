import type { Logger } from 'pino';
import { follow } from '../db/index.ts';
import { allReaders, type Reader } from './facts.ts';
import { Outbox } from './model.ts';

export interface Relay {
  /** Resolves when nothing that is due is left: for tests, and for a clean stop. */
  drained: () => Promise<void>;
  stop: () => Promise<void>;
}

const LEASE_MS = 30_000;
const POLL_MS = 2_000;

/** How long a failed fact waits: 1 s, 2 s, 4 s … at most 5 min. */
const backoff = (attempts: number): number => Math.min(300_000, 1000 * 2 ** Math.min(attempts, 9));

/**
 * Hands facts to their readers, each reader at its own pace. Woken by a change stream; polling is the safety
 * net. Several processes may run one: a row is taken by pushing its due time a lease ahead, conditionally.
 */
export function startRelay(logger: Logger): Relay {
  let stopped = false;
  const loopOf = new Map(allReaders().map((reader) => [reader.name, run(reader)]));
  const loops = [...loopOf.values()];
  const wake = () => loops.forEach((loop) => loop.wake());

  const unfollow = follow(
    Outbox.collection.name,
    { operationType: 'insert' },
    // A fact is for one reader: the others need not look whether it is theirs.
    (change) =>
      change?.operationType === 'insert' ? loopOf.get(change.fullDocument['reader'])?.wake() : wake(),
    logger,
  );
  const poll = setInterval(wake, POLL_MS);

  function run(reader: Reader) {
    let busy: Promise<void> | null = null;
    let again = false;
    const turn = async () => {
      do {
        again = false;
        while (!stopped && (await step(reader, logger)));
      } while (again && !stopped);
    };
    return {
      wake() {
        again = true;
        busy ??= turn()
          .catch((error: unknown) => logger.error({ err: error, reader: reader.name }, 'relay step failed'))
          .finally(() => (busy = null));
      },
      idle: async () => {
        while (busy) await busy;
      },
    };
  }

  wake();
  return {
    async drained() {
      for (;;) {
        wake();
        await Promise.all(loops.map((loop) => loop.idle()));
        if ((await Outbox.countDocuments({ attempts: 0 })) === 0) return;
      }
    },
    async stop() {
      stopped = true;
      clearInterval(poll);
      unfollow();
      await Promise.all(loops.map((loop) => loop.idle()));
    },
  };
}

/** Takes one batch for a reader and hands it over; whether there was any. */
async function step(reader: Reader, logger: Logger): Promise<boolean> {
  const now = new Date();
  const due = await Outbox.find({ reader: reader.name, dueAt: { $lte: now } })
    .sort({ dueAt: 1, _id: 1 })
    .limit(reader.batch ?? 50)
    .lean();
  if (due.length === 0) return false;
  // What failed before goes alone, so that one bad fact does not hold up the others.
  if (due[0]!.attempts > 0) due.length = 1;
  else due.splice(due.findIndex((row) => row.attempts > 0) >>> 0);
  const lease = new Date(now.getTime() + LEASE_MS);
  const mine = [];
  for (const row of due) {
    // Only one process can move this very due time.
    const taken = await Outbox.updateOne({ _id: row._id, dueAt: row.dueAt }, { $set: { dueAt: lease } });
    if (taken.modifiedCount === 1) mine.push(row);
  }
  if (mine.length === 0) return true;
  const ids = mine.map((row) => row._id);
  try {
    await reader.handle(mine.map(({ topic, subject, data, at }) => ({ topic, subject, data, at })));
    await Outbox.deleteMany({ _id: { $in: ids } });
  } catch (error) {
    const attempts = Math.max(...mine.map((row) => row.attempts)) + 1;
    logger.warn(
      { err: error, reader: reader.name, attempts, facts: mine.length },
      'reader failed; will retry',
    );
    await Promise.all(
      mine.map((row) =>
        Outbox.updateOne(
          { _id: row._id },
          {
            $set: {
              dueAt: new Date(Date.now() + backoff(row.attempts)),
              lastError: String(error).slice(0, 500),
            },
            $inc: { attempts: 1 },
          },
        ),
      ),
    );
  }
  return true;
}
