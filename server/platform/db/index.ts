export { connectDatabase, ensureIndexes, DURABLE } from './connect.ts';
export { whyNot } from './conflict.ts';
export { literally } from './literal.ts';
export { createFollowing, follow } from './follow.ts';
export { markAllOnce, noteEffect, onceKey, withoutOnce, type OnceKey } from './once.ts';
export { transact, isDuplicateKey, type Session } from './transaction.ts';
export {
  afterId,
  afterInstant,
  decodeCursor,
  encodeCursor,
  offsetOf,
  pageAfter,
  type Page,
} from './cursor.ts';
export { namesIn, refOf, type Names } from './names.ts';
