import type { Problem } from '../../../../../shared/problems.ts';

/** A message that was written here and is not known to be durable yet. */
export interface Pending {
  clientId: string;
  conversationId: string;
  text: string;
  fileId?: string | undefined;
  replyTo?: number | undefined;
  /** Milliseconds: keeps their order over a reload. */
  at: number;
  /** How often it was sent without an answer. */
  attempts: number;
  /** Refused for good, until the writer changes something; not sent again by itself. */
  refused: Problem | null;
}

/** Where pending messages outlive the page. */
export interface PendingStore {
  list: () => Pending[];
  put: (pending: Pending) => void;
  remove: (clientId: string) => void;
}

type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Keeps each message under a key of its own, so that two windows do not overwrite each other's. `owner` is person
 * and organisation: what one wrote must not be sent by another who signs in here.
 */
export function keepIn(storage: KeyValue, owner: string): PendingStore {
  const prefix = `lianqiao.pending.${owner}.`;
  return {
    list() {
      const found: Pending[] = [];
      for (let i = 0; i < storage.length; i += 1) {
        const key = storage.key(i);
        if (!key?.startsWith(prefix)) continue;
        try {
          found.push(JSON.parse(storage.getItem(key) ?? '') as Pending);
        } catch {
          // Not written by us, or cut off: nothing can be sent of it.
        }
      }
      return found.sort((a, b) => a.at - b.at);
    },
    put(pending) {
      try {
        storage.setItem(prefix + pending.clientId, JSON.stringify(pending));
      } catch {
        // No room left: it is still sent from this page, it only does not outlive it.
      }
    },
    remove: (clientId) => storage.removeItem(prefix + clientId),
  };
}

/** Keeps them only as long as the page: where storage is refused. */
export function keepInMemory(): PendingStore {
  const kept = new Map<string, Pending>();
  return {
    list: () => [...kept.values()].sort((a, b) => a.at - b.at),
    put: (pending) => void kept.set(pending.clientId, pending),
    remove: (clientId) => void kept.delete(clientId),
  };
}
