import type { Carried } from '../../../../../shared/events.ts';
import type { Problem } from '../../../../../shared/problems.ts';
import type { Message } from '../../../../../shared/schemas/conversation.ts';
import { ask, isPassing, type LiveSocket, type Refused } from './ask.ts';
import type { Pending, PendingStore } from './pending.ts';
import { createSender } from './sender.ts';
import { emptyThread, hasGap, lastOf, take, takeOlder, type Thread } from './thread.ts';

const PAGE = 50;
const TYPING_EVERY_MS = 3000;
const TYPING_FADES_MS = 6000;

/** What a page shows of one conversation. */
export interface ConversationView {
  items: readonly Message[];
  pending: readonly Pending[];
  /** Whether there are older messages to load. */
  hasOlder: boolean;
  /** True once the newest messages are here. */
  loaded: boolean;
  /** How far each person has read, as far as was heard. */
  readUpTo: Readonly<Record<string, number>>;
  /** Names of those who are typing now. */
  typing: readonly string[];
  /** Ids of those who have it open. */
  present: readonly string[];
  /** Why it cannot be opened. */
  problem: Problem | null;
}

export interface EngineOptions {
  socket: LiveSocket;
  store: PendingStore;
  /** Told whenever the view of an open conversation changed. */
  changed: (conversationId: string) => void;
  newId?: () => string;
  now?: () => number;
  random?: () => number;
  answerWithinMs?: number;
  retryMs?: number;
}

interface Open {
  thread: Thread | null;
  problem: Problem | null;
  syncing: boolean;
  /** Asked to sync again while it was under way: to join anew, or only for what is missing. */
  again: 'join' | 'fill' | null;
  knownLast: number;
  readUpTo: Record<string, number>;
  typing: Map<string, { name: string; until: number }>;
  present: Set<string>;
  /** How far this person has read, to be told when connected. */
  toldRead: number;
  wantRead: number;
  typingSentAt: number;
}

/** Conversations over one socket: nothing written is lost, nothing shown twice, no gap stays. */
export function createEngine(options: EngineOptions) {
  const { socket, store, changed } = options;
  const newId = options.newId ?? (() => crypto.randomUUID());
  const now = options.now ?? Date.now;
  const answerWithinMs = options.answerWithinMs ?? 10_000;
  const retryMs = options.retryMs ?? 1000;
  const random = options.random ?? Math.random;
  const opened = new Map<string, Open>();
  let stopped = false;

  const sender = createSender({
    socket,
    store,
    changed,
    answerWithinMs,
    retryMs,
    random,
    sent: ({ conversationId }, { seq }) => {
      const open = opened.get(conversationId);
      if (!open?.thread || lastOf(open.thread) >= seq) return;
      // Durable, but not heard yet: ask, so that what was written does not vanish from sight.
      open.knownLast = Math.max(open.knownLast, seq);
      void sync(conversationId);
    },
  });

  /** Joins and brings a conversation up to date; one at a time for each, tried until it holds. */
  async function sync(conversationId: string, join = false): Promise<void> {
    const open = opened.get(conversationId);
    if (!open || stopped) return;
    if (open.syncing) {
      open.again = join ? 'join' : (open.again ?? 'fill');
      return;
    }
    open.syncing = true;
    try {
      if (join || !open.thread) await enter(conversationId, open);
      await fill(conversationId, open);
    } catch (error) {
      if (!isPassing(error)) {
        open.problem = (error as Refused).problem;
        changed(conversationId);
      }
      // Disconnected: joining again will sync. Otherwise after a while.
      else if (socket.connected && opened.get(conversationId) === open) {
        setTimeout(() => void sync(conversationId, true), retryMs * (0.5 + random() / 2));
      }
    } finally {
      open.syncing = false;
    }
    const { again } = open;
    open.again = null;
    if (again) await sync(conversationId, again === 'join');
  }

  async function enter(conversationId: string, open: Open): Promise<void> {
    const joined = await ask(socket, 'conversation:join', { conversationId }, answerWithinMs);
    open.knownLast = Math.max(open.knownLast, joined.lastSeq);
    open.toldRead = joined.readUpTo;
    open.wantRead = Math.max(open.wantRead, joined.readUpTo);
    open.present = new Set(joined.present);
    open.problem = null;
    open.thread ??= emptyThread(Math.max(0, joined.lastSeq - PAGE));
    tellRead(conversationId, open);
  }

  async function fill(conversationId: string, open: Open): Promise<void> {
    while (open.thread && (hasGap(open.thread) || lastOf(open.thread) < open.knownLast)) {
      const after = lastOf(open.thread);
      const page = await ask(socket, 'message:list', { conversationId, after, limit: 200 }, answerWithinMs);
      open.knownLast = Math.max(page.lastSeq, page.items.at(-1)?.seq ?? 0);
      open.thread = take(open.thread, page.items);
      changed(conversationId);
      if (page.items.length === 0) break;
    }
    changed(conversationId);
  }

  function tellRead(conversationId: string, open: Open): void {
    if (open.wantRead <= open.toldRead || !socket.connected) return;
    const seq = open.wantRead;
    const before = open.toldRead;
    open.toldRead = seq;
    ask(socket, 'message:read', { conversationId, seq }, answerWithinMs).catch(() => {
      open.toldRead = before;
    });
  }

  const onMessages = ({ conversationId, items }: Carried<'messages'>) => {
    const open = opened.get(conversationId);
    if (!open) return;
    // Also while joining: what is heard before the answer may be newer than the answer.
    open.knownLast = Math.max(open.knownLast, items.at(-1)?.seq ?? 0);
    if (!open.thread) return;
    open.thread = take(open.thread, items);
    for (const { sender: from } of items) open.typing.delete(from.id);
    changed(conversationId);
    if (hasGap(open.thread)) void sync(conversationId);
  };
  /** Told to all of the organisation: good for what the conversation's own word did not bring. */
  const onActivity = ({ conversationId, lastSeq }: Carried<'activity'>) => {
    const open = opened.get(conversationId);
    if (!open?.thread || lastOf(open.thread) >= lastSeq) return;
    open.knownLast = Math.max(open.knownLast, lastSeq);
    void sync(conversationId);
  };
  const onRead = ({ conversationId, personId, seq }: Carried<'read'>) => {
    const open = opened.get(conversationId);
    if (!open) return;
    open.readUpTo = { ...open.readUpTo, [personId]: Math.max(seq, open.readUpTo[personId] ?? 0) };
    changed(conversationId);
  };
  const onTyping = ({ conversationId, personId, name, typing }: Carried<'typing'>) => {
    const open = opened.get(conversationId);
    if (!open) return;
    if (typing) {
      open.typing.set(personId, { name, until: now() + TYPING_FADES_MS });
      setTimeout(() => changed(conversationId), TYPING_FADES_MS + 50);
    } else open.typing.delete(personId);
    changed(conversationId);
  };
  const onPresence = ({ conversationId, personId, present }: Carried<'presence'>) => {
    const open = opened.get(conversationId);
    if (!open) return;
    if (present) open.present.add(personId);
    else open.present.delete(personId);
    changed(conversationId);
  };
  const onConnect = () => {
    for (const conversationId of opened.keys()) void sync(conversationId, true);
  };
  socket.on('messages', onMessages);
  socket.on('activity', onActivity);
  socket.on('read', onRead);
  socket.on('typing', onTyping);
  socket.on('presence', onPresence);
  socket.on('connect', onConnect);

  return {
    /** Begins to follow a conversation. */
    open(conversationId: string): void {
      if (opened.has(conversationId)) return;
      opened.set(conversationId, {
        thread: null,
        problem: null,
        syncing: false,
        again: null,
        knownLast: 0,
        readUpTo: {},
        typing: new Map(),
        present: new Set(),
        toldRead: 0,
        wantRead: 0,
        typingSentAt: 0,
      });
      if (socket.connected) void sync(conversationId, true);
    },
    close(conversationId: string): void {
      opened.delete(conversationId);
      if (socket.connected)
        ask(socket, 'conversation:leave', { conversationId }, answerWithinMs).catch(() => undefined);
    },
    view(conversationId: string): ConversationView {
      const open = opened.get(conversationId);
      const thread = open?.thread;
      const time = now();
      return {
        items: thread?.items ?? [],
        pending: sender.pendingIn(conversationId),
        hasOlder: (thread?.from ?? 0) > 0,
        loaded: thread ? lastOf(thread) >= open.knownLast : false,
        readUpTo: open?.readUpTo ?? {},
        typing: [...(open?.typing.values() ?? [])].filter((t) => t.until > time).map((t) => t.name),
        present: [...(open?.present ?? [])],
        problem: open?.problem ?? null,
      };
    },
    /** Loads the page before the oldest message that is shown. */
    async loadOlder(conversationId: string): Promise<void> {
      const open = opened.get(conversationId);
      if (!open?.thread || open.thread.from === 0) return;
      const after = Math.max(0, open.thread.from - PAGE);
      const page = await ask(socket, 'message:list', { conversationId, after, limit: PAGE }, answerWithinMs);
      open.thread = takeOlder(open.thread, page.items);
      changed(conversationId);
    },
    /** Takes a message; returns its clientId. It is shown as pending until it is durable. */
    send(conversationId: string, content: { text: string; fileId?: string; replyTo?: number }): string {
      const clientId = newId();
      sender.send({ ...content, clientId, conversationId, at: now(), attempts: 0, refused: null });
      const open = opened.get(conversationId);
      if (open) open.typingSentAt = 0;
      return clientId;
    },
    retry: sender.retry,
    discard: sender.discard,
    /** The person has seen messages up to a place. */
    read(conversationId: string, seq: number): void {
      const open = opened.get(conversationId);
      if (!open || seq <= open.wantRead) return;
      open.wantRead = seq;
      tellRead(conversationId, open);
    },
    /** The person is typing; told at most every few seconds. */
    typing(conversationId: string): void {
      const open = opened.get(conversationId);
      if (!open || !socket.connected || now() - open.typingSentAt < TYPING_EVERY_MS) return;
      open.typingSentAt = now();
      ask(socket, 'typing', { conversationId, typing: true }, answerWithinMs).catch(() => undefined);
    },
    stop(): void {
      stopped = true;
      opened.clear();
      sender.stop();
      socket.off('messages', onMessages);
      socket.off('activity', onActivity);
      socket.off('read', onRead);
      socket.off('typing', onTyping);
      socket.off('presence', onPresence);
      socket.off('connect', onConnect);
    },
  };
}

export type Engine = ReturnType<typeof createEngine>;
