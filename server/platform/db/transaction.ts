import mongoose, { type ClientSession } from 'mongoose';
import { DURABLE } from './connect.ts';
import { markOnce } from './once.ts';
import { queueToRetry } from './retries.ts';

export type Session = ClientSession;

/**
 * Runs `work` in one transaction: all of its writes, or none. `work` may run several times (write conflicts are
 * retried, one at a time), so it must do nothing outside the database. Under a request with an `Idempotency-Key` the key is
 * written in the same transaction, so that a repeat cannot take effect twice.
 */
export async function transact<T>(work: (session: Session) => Promise<T>): Promise<T> {
  let attempts = 0;
  let leave = () => {};
  try {
    return (await mongoose.connection.withSession((session) =>
      session.withTransaction(
        async () => {
          attempts += 1;
          // Kept over further attempts, until it is done.
          if (attempts === 2) leave = await queueToRetry();
          await markOnce(session);
          return work(session);
        },
        { readConcern: { level: 'snapshot' }, writeConcern: DURABLE, readPreference: 'primary' },
      ),
    )) as T;
  } finally {
    leave();
  }
}

/** Whether an error is a unique index's refusal (optionally of the index over `field`). */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11000) return false;
  return (
    field === undefined || Object.keys((error['keyPattern'] as object | undefined) ?? {}).includes(field)
  );
}
