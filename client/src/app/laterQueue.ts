import type { Problem } from '../../../shared/problems.ts';

/** A write that was tapped and is not known to have reached the server. */
export interface Waiting {
  /** Sent as the Idempotency-Key, so that sending it twice takes effect once. */
  key: string;
  /** What sort of write it is, for the page that shows it: `checkIn`. */
  kind: string;
  /** What it is about: writes about the same thing are sent one after the other, in the order of the taps. */
  thing: string;
  /** What the person at this machine knows it by. */
  label: string;
  route: string;
  asked: { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
  /** Milliseconds; no two of one window are the same. */
  at: number;
  /** Refused for good, in the server's words; not sent again by itself. */
  refused: Problem | null;
}

/** What became of sending one. */
export type Outcome = { is: 'sent'; answer: unknown } | { is: 'refused'; problem: Problem } | { is: 'away' };

type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Where what waits outlives the page: one key each, so that two windows do not overwrite each other's. */
export function laterStore(storage: KeyValue, owner: string) {
  const prefix = `lianqiao.later.${owner}.`;
  /** What the machine had no room for: it lasts as long as the page. */
  const roomless = new Map<string, Waiting>();
  return {
    prefix,
    list(): Waiting[] {
      const found = [...roomless.values()];
      for (let i = 0; i < storage.length; i += 1) {
        const key = storage.key(i);
        if (!key?.startsWith(prefix)) continue;
        try {
          found.push(JSON.parse(storage.getItem(key) ?? '') as Waiting);
        } catch {
          // Not written by us, or cut off: nothing can be sent of it.
        }
      }
      return found.sort((a, b) => a.at - b.at || a.key.localeCompare(b.key));
    },
    put(one: Waiting): void {
      try {
        storage.setItem(prefix + one.key, JSON.stringify(one));
        roomless.delete(one.key);
      } catch {
        roomless.set(one.key, one);
      }
    },
    remove(key: string): void {
      roomless.delete(key);
      storage.removeItem(prefix + key);
    },
  };
}

export interface LaterOptions {
  store: ReturnType<typeof laterStore>;
  send: (one: Waiting) => Promise<Outcome>;
  /** Runs its work in one window at a time. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** What waits is another by now. */
  changed: () => void;
  /** One reached the server, with its answer. */
  sent: (one: Waiting, answer: unknown) => void;
  /** Whether sending would be for whoever it was written by; asked before each. */
  mayGo: () => boolean;
  retryMs?: number;
  longestRetryMs?: number;
}

/** How many things are sent for at once. */
const AT_ONCE = 4;

/** Sends what waits until each is known to have been taken or refused: over cut lines, reloads and other windows. */
export function createLater(options: LaterOptions) {
  const { store, send, alone, changed, sent, mayGo, retryMs = 2000, longestRetryMs = 20_000 } = options;
  let last = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const firsts = (): Waiting[] => {
    const of = new Map<string, Waiting>();
    for (const one of store.list()) if (!one.refused && !of.has(one.thing)) of.set(one.thing, one);
    return [...of.values()].slice(0, AT_ONCE);
  };
  const still = (key: string) => store.list().find((one) => one.key === key);

  /** Whether to go on at once. */
  async function sendOne(one: Waiting): Promise<boolean> {
    const outcome = await send(one);
    if (outcome.is === 'away') return false;
    if (outcome.is === 'sent') {
      store.remove(one.key);
      sent(one, outcome.answer);
    } else if (still(one.key)) store.put({ ...one, refused: outcome.problem });
    changed();
    return true;
  }

  async function round(): Promise<void> {
    // What another window sent in the meantime is no longer in the store.
    while (!stopped && mayGo()) {
      const next = firsts();
      if (next.length === 0) return;
      const went = await Promise.all(next.map(sendOne));
      if (went.includes(false)) {
        failures += 1;
        comeBack();
        return;
      }
      failures = 0;
    }
  }

  function comeBack(): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(
      () => void pump(),
      Math.min(longestRetryMs, retryMs * 2 ** Math.min(failures - 1, 10)),
    );
  }

  async function rounds(): Promise<void> {
    while (again && !stopped) {
      again = false;
      if (firsts().length > 0) await alone(round);
    }
  }

  /** Sends what waits now; resolves when nothing more can be done for the moment. */
  function pump(): Promise<void> {
    clearTimeout(timer);
    again = true;
    running ??= rounds().finally(() => {
      running = null;
      // Asked for in the moment between the last look and this.
      if (again && !stopped) void pump();
    });
    return running;
  }

  return {
    list: () => store.list(),
    /** Keeps a write, then sends it as soon as that can be. */
    add(write: Omit<Waiting, 'at' | 'refused'>): void {
      last = Math.max(Date.now(), last + 1);
      store.put({ ...write, at: last, refused: null });
      changed();
      void pump();
    },
    /** Sends a refused one again. */
    retry(key: string): void {
      const one = still(key);
      if (!one) return;
      store.put({ ...one, refused: null });
      changed();
      void pump();
    },
    /** Gives one up that was refused; what may be on its way cannot be taken back. */
    discard(key: string): void {
      if (!still(key)?.refused) return;
      store.remove(key);
      changed();
    },
    pump,
    stop(): void {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
