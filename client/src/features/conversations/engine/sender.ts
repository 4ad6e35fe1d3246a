import type { MessageReceipt } from '../../../../../shared/schemas/conversation.ts';
import { ask, isPassing, type LiveSocket, type Refused } from './ask.ts';
import type { Pending, PendingStore } from './pending.ts';

export interface SenderOptions {
  socket: LiveSocket;
  store: PendingStore;
  /** A message is durable at this place. */
  sent: (pending: Pending, receipt: MessageReceipt) => void;
  /** What waits in a conversation changed. */
  changed: (conversationId: string) => void;
  answerWithinMs: number;
  /** The first wait after a failure; doubled each time, up to a minute. */
  retryMs: number;
  /** 0–1; spreads the returns of many after an outage. */
  random: () => number;
}

/**
 * Sends what was written, conversation by conversation, one after the other, until each is known to be durable:
 * over disconnections, restarts of the server and of the page. The server knows a message by its clientId, so
 * sending it again is safe.
 */
export function createSender(options: SenderOptions) {
  const { socket, store, sent, changed, answerWithinMs, retryMs, random } = options;
  const queues = new Map<string, Pending[]>();
  const busy = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let stopped = false;

  /** Takes up what was left by an earlier visit, or by a window that was closed meanwhile. */
  function takeUp(): void {
    const known = new Set([...queues.values()].flat().map((pending) => pending.clientId));
    for (const pending of store.list()) {
      if (known.has(pending.clientId)) continue;
      // It may have been sent before that.
      enqueue({ ...pending, attempts: pending.attempts + 1 });
      changed(pending.conversationId);
    }
  }

  function enqueue(pending: Pending): void {
    const queue = queues.get(pending.conversationId);
    if (queue) queue.push(pending);
    else queues.set(pending.conversationId, [pending]);
  }

  const remove = (pending: Pending) => {
    const left = (queues.get(pending.conversationId) ?? []).filter((p) => p !== pending);
    if (left.length > 0) queues.set(pending.conversationId, left);
    else queues.delete(pending.conversationId);
    store.remove(pending.clientId);
  };

  async function pump(conversationId: string): Promise<void> {
    if (busy.has(conversationId)) return;
    busy.add(conversationId);
    try {
      while (!stopped && socket.connected) {
        const next = queues.get(conversationId)?.find((pending) => !pending.refused);
        if (!next) return;
        if (!(await sendOne(next))) return;
      }
    } finally {
      busy.delete(conversationId);
    }
  }

  /** Whether to go on with the next at once. */
  async function sendOne(pending: Pending): Promise<boolean> {
    const { clientId, conversationId, text, fileId, replyTo, attempts } = pending;
    try {
      const receipt = await ask(
        socket,
        'message:send',
        {
          conversationId,
          clientId,
          text,
          ...(fileId ? { fileId } : {}),
          ...(replyTo ? { replyTo } : {}),
          ...(attempts > 0 ? { again: true } : {}),
        },
        answerWithinMs,
      );
      remove(pending);
      sent(pending, receipt);
      changed(conversationId);
      return true;
    } catch (error) {
      pending.attempts += 1;
      if (!isPassing(error)) {
        pending.refused = (error as Refused).problem;
        store.put(pending);
        changed(conversationId);
        return true;
      }
      if (socket.connected) later(conversationId, pending.attempts);
      return false;
    }
  }

  /** Tries again after a while; a new connection tries at once. */
  function later(conversationId: string, attempts: number): void {
    const wait = Math.min(60_000, retryMs * 2 ** Math.min(attempts - 1, 10)) * (0.5 + random() / 2);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void pump(conversationId);
    }, wait);
    timers.add(timer);
  }

  const pumpAll = () => {
    takeUp();
    for (const conversationId of queues.keys()) void pump(conversationId);
  };
  socket.on('connect', pumpAll);
  pumpAll();

  return {
    /** Takes a message; it is kept before anything is sent. */
    send(pending: Pending): void {
      store.put(pending);
      enqueue(pending);
      changed(pending.conversationId);
      void pump(pending.conversationId);
    },
    pendingIn: (conversationId: string): readonly Pending[] => queues.get(conversationId) ?? [],
    /** Sends a refused message again. */
    retry(conversationId: string, clientId: string): void {
      const pending = queues.get(conversationId)?.find((p) => p.clientId === clientId);
      if (!pending) return;
      pending.refused = null;
      store.put(pending);
      changed(conversationId);
      void pump(conversationId);
    },
    /** Gives a message up that was refused. */
    discard(conversationId: string, clientId: string): void {
      const pending = queues.get(conversationId)?.find((p) => p.clientId === clientId && p.refused);
      if (!pending) return;
      remove(pending);
      changed(conversationId);
    },
    stop(): void {
      stopped = true;
      socket.off('connect', pumpAll);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
