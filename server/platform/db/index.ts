export { connectDatabase, ensureIndexes, DURABLE } from './connect.ts';
export { createFollowing, follow } from './follow.ts';
export { noteEffect } from './once.ts';
export { transact, isDuplicateKey, type Session } from './transaction.ts';
export { decodeCursor, encodeCursor, offsetOf, pageAfter, type Page } from './cursor.ts';
