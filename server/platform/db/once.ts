import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose, { Schema, type ClientSession } from 'mongoose';

/** One request that named an Idempotency-Key; lives a day. */
interface OnceDocument {
  /** Hash of person, organisation, route and key. */
  _id: string;
  at: Date;
  /** Hash of the request's content: the same key with other content is a mistake worth telling. */
  fingerprint: string;
  requestId: string;
  /** Id of what it made, committed with it: from it the answer can be given again where it was not kept. */
  effect?: string;
  /** As it was sent; kept after the commit, so a process that dies in between leaves none. */
  answer?: { status: number; body: unknown };
}

const schema = new Schema<OnceDocument>({
  _id: { type: String, required: true },
  at: { type: Date, required: true, expires: 86_400 },
  fingerprint: { type: String, required: true },
  requestId: { type: String, required: true },
  effect: String,
  answer: { type: Schema.Types.Mixed },
});

export const Once = mongoose.model<OnceDocument>('Once', schema, 'once');

interface OnceContext {
  id: string;
  fingerprint: string;
  /** This very request, so that its later transactions know the mark as their own. */
  requestId: string;
}

const current = new AsyncLocalStorage<OnceContext>();

/** Runs a request's handler so that its first transaction carries the key. */
export const withOnce = <T>(context: OnceContext, work: () => Promise<T>): Promise<T> =>
  current.run(context, work);

/** Writes the key inside the transaction; a duplicate aborts it with the unique index's refusal. */
export async function markOnce(session: ClientSession): Promise<void> {
  const context = current.getStore();
  if (!context) return;
  const seen = await Once.findById(context.id).session(session).lean();
  if (seen?.requestId === context.requestId) return;
  const { id, fingerprint, requestId } = context;
  await Once.create([{ _id: id, at: new Date(), fingerprint, requestId }], { session });
}

/** Says inside the transaction what a request makes; nothing where it came without a key. */
export async function noteEffect(session: ClientSession, id: { toString(): string }): Promise<void> {
  const context = current.getStore();
  if (!context) return;
  await Once.updateOne({ _id: context.id }, { $set: { effect: String(id) } }, { session });
}

/** The key of the request under way, for a transaction that serves several requests at once. */
export type OnceKey = Pick<OnceContext, 'id' | 'fingerprint' | 'requestId'>;
export const onceKey = (): OnceKey | null => current.getStore() ?? null;

/** Runs work that serves several requests, so that no one request's key goes with it. */
export const withoutOnce = <T>(work: () => T): T => current.exit(work);

/** Writes the keys of several requests with what each made; a duplicate aborts the transaction. */
export async function markAllOnce(
  session: ClientSession,
  made: readonly { key: OnceKey; effect: { toString(): string } }[],
): Promise<void> {
  if (made.length === 0) return;
  const at = new Date();
  await Once.insertMany(
    made.map(({ key: { id, ...key }, effect }) => ({ _id: id, at, ...key, effect: String(effect) })),
    { session },
  );
}
