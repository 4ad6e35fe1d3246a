import type { Session } from '../db/transaction.ts';
import { Outbox } from './model.ts';

/** Something that happened, such as `introduction.accepted`. */
export interface Fact {
  topic: string;
  subject: string;
  data: Record<string, unknown>;
  at: Date;
}

/**
 * Someone who is told facts after they are committed. `handle` gets up to `batch` of them in order, rereads what
 * they are about, and is idempotent: it may be told the same fact twice, and returns only when it is truly done.
 */
export interface Reader {
  name: string;
  /** Topics it wants; `demand.*` is every topic of demands. */
  topics: readonly string[];
  batch?: number;
  handle: (facts: Fact[]) => Promise<void>;
}

const readers = new Map<string, Reader>();

/** Registers a reader; done once, when the app is put together. */
export function addReader(reader: Reader): void {
  readers.set(reader.name, reader);
}

export const allReaders = (): Reader[] => [...readers.values()];

const wants = (reader: Reader, topic: string): boolean =>
  reader.topics.some((t) => t === topic || (t.endsWith('.*') && topic.startsWith(t.slice(0, -1))));

/** Writes a fact into the running transaction, one row for each reader that wants it. */
export const emit = (
  session: Session,
  topic: string,
  subject: string | { toString(): string },
  data: Record<string, unknown> = {},
): Promise<void> => emitAll(session, [{ topic, subject, data }]);

/** The same for many facts at once. */
export async function emitAll(
  session: Session,
  facts: readonly {
    topic: string;
    subject: string | { toString(): string };
    data?: Record<string, unknown>;
  }[],
): Promise<void> {
  const at = new Date();
  const rows = facts.flatMap(({ topic, subject, data = {} }) =>
    allReaders()
      .filter((reader) => wants(reader, topic))
      .map((reader) => ({ reader: reader.name, topic, subject: String(subject), data, at, dueAt: at })),
  );
  if (rows.length > 0) await Outbox.insertMany(rows, { session });
}
