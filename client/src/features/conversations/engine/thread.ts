import type { Message } from '../../../../../shared/schemas/conversation.ts';

/** Messages of one conversation without a gap, oldest first, and what came ahead of its turn. */
export interface Thread {
  items: readonly Message[];
  /** The place after which this begins: `items[0].seq` is `from + 1`. */
  from: number;
  /** Came before those in between did; taken in as soon as the gap is filled. */
  ahead: ReadonlyMap<number, Message>;
}

export const emptyThread = (from: number): Thread => ({ items: [], from, ahead: new Map() });

/** The last place without a gap before it. */
export const lastOf = (thread: Thread): number => thread.from + thread.items.length;

/** Whether something is known to be missing in between. */
export const hasGap = (thread: Thread): boolean => thread.ahead.size > 0;

/** Takes messages in, in whatever order and however often they come. */
export function take(thread: Thread, arrived: readonly Message[]): Thread {
  const last = lastOf(thread);
  const ahead = new Map(thread.ahead);
  for (const message of arrived) if (message.seq > last) ahead.set(message.seq, message);
  if (ahead.size === thread.ahead.size && !ahead.has(last + 1)) return thread;
  const items = [...thread.items];
  for (let next = last + 1; ahead.has(next); next += 1) {
    items.push(ahead.get(next)!);
    ahead.delete(next);
  }
  return { items, from: thread.from, ahead };
}

/** Puts older messages before those that are there; only what joins on without a gap. */
export function takeOlder(thread: Thread, older: readonly Message[]): Thread {
  const bySeq = new Map(older.map((message) => [message.seq, message]));
  const before: Message[] = [];
  let from = thread.from;
  for (; bySeq.has(from); from -= 1) before.unshift(bySeq.get(from)!);
  return before.length > 0 ? { ...thread, items: [...before, ...thread.items], from } : thread;
}
