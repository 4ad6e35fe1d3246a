import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef } from 'vue';
import type { Api } from '../../../shared/api/index.ts';
import { api, ApiProblem, currentOrganisationId, currentToken, onGrant, submitKey } from './api.ts';
import { createLater, laterStore, type Outcome, type Waiting } from './laterQueue.ts';
import { isOffline } from './network.ts';
import { session } from './session.ts';

/**
 * Writes that must not be lost where the network is bad: what is tapped is kept on this machine first, and sent until
 * the server took or refused it. Only routes that honour the Idempotency-Key are for this.
 */
type Later = ReturnType<typeof createLater>;
type IdempotentKey = {
  [K in keyof Api]: Api[K] extends { idempotent: true } ? K : never;
}[keyof Api];

/** A line that goes nowhere is given up after this, and another try made. */
const PATIENCE_MS = 20_000;
/** A network that works has taken a tap by then: nothing need be said of it before. */
const QUIET_MS = 2000;

const waiting = shallowRef<readonly Waiting[]>([]);
const hearers = new Set<(one: Waiting, answer: unknown) => void>();
let queue: Later | null = null;
let owner = '';
let prefix = '';

async function send(one: Waiting): Promise<Outcome> {
  try {
    const call = api as (key: string, asked: object) => Promise<unknown>;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return { is: 'sent', answer: await call(one.route, { ...one.asked, key: one.key, signal }) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) return { is: 'away' };
    // The server knows this key: it was taken, and what it made is gone by now.
    if (error.code === 'request.inProgress') return { is: 'sent', answer: undefined };
    const { status } = error.problem;
    // No answer, a server in trouble, or a sign-in to be renewed: it can still go through as it is.
    if (status === 0 || status >= 500 || [401, 408, 429].includes(status)) return { is: 'away' };
    return { is: 'refused', problem: error.problem };
  }
}

/** The queue of whoever is signed in, for the organisation acted for; another one after either changed. */
function queueNow(): Later | null {
  const [person, organisation] = [session.me?.id, currentOrganisationId() ?? session.me?.organisationId];
  const now = person ? `${person}.${organisation ?? ''}` : '';
  if (now === owner) return queue;
  queue?.stop();
  owner = now;
  queue = null;
  waiting.value = [];
  if (!now) return null;
  const store = laterStore(localStorage, now);
  prefix = store.prefix;
  queue = createLater({
    store,
    send,
    alone: (work) => navigator.locks.request(`lianqiao-later-${now}`, work),
    changed: () => (waiting.value = store.list()),
    sent: (one, answer) => hearers.forEach((hear) => hear(one, answer)),
    mayGo: () => currentToken() !== null && `${session.me?.id}.${currentOrganisationId() ?? ''}` === now,
  });
  waiting.value = store.list();
  return queue;
}

let started = false;
function start(): void {
  if (started) return;
  started = true;
  const go = () => void queueNow()?.pump();
  window.addEventListener('online', go);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && go());
  // A new token: the sign-in was renewed, or somebody else's begins.
  onGrant(() => setTimeout(go));
  window.addEventListener('storage', ({ key, oldValue, newValue }) => {
    if (!queue || !key?.startsWith(prefix)) return;
    waiting.value = queue.list();
    // Another window sent it, or gave it up.
    if (newValue === null && oldValue)
      hearers.forEach((hear) => hear(JSON.parse(oldValue) as Waiting, undefined));
  });
}

/** Sends what was left by an earlier visit; called once one is signed in. */
export function resumeLater(): void {
  start();
  void queueNow()?.pump();
}

/** What of a call is kept: files are not. */
type Kept<K extends IdempotentKey> = Pick<
  NonNullable<Parameters<typeof api<K>>[1]>,
  Extract<keyof NonNullable<Parameters<typeof api<K>>[1]>, 'params' | 'query' | 'body'>
>;

export interface LaterOfKind {
  /** Not yet sent, in the order of the taps. */
  waiting: ComputedRef<readonly Waiting[]>;
  /** Whether what waits is worth a word: it has for a while, or there is no network. */
  held: ComputedRef<boolean>;
  /** Refused by the server; each stands until it is tried again or given up. */
  refused: ComputedRef<readonly Waiting[]>;
  /** Writes about one `thing` are sent in their order; `label` is what the person knows it by. */
  add: <K extends IdempotentKey>(route: K, thing: string, label: string, asked: Kept<K>) => void;
  retry: (key: string) => void;
  discard: (key: string) => void;
}

/**
 * What waits of one kind, and how to add to it. `sent` hears of each that reached the server, with its answer;
 * without one where another window sent it.
 */
export function useLater(kind: string, sent?: (one: Waiting, answer: unknown) => void): LaterOfKind {
  resumeLater();
  const mine = computed(() => waiting.value.filter((one) => one.kind === kind));
  const hear = (one: Waiting, answer: unknown) => {
    if (one.kind === kind) sent?.(one, answer);
  };
  hearers.add(hear);
  const overdue = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => mine.value.some((one) => !one.refused),
    (some) => {
      clearTimeout(timer);
      overdue.value = false;
      if (some) timer = setTimeout(() => (overdue.value = true), QUIET_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  onScopeDispose(() => hearers.delete(hear));
  return {
    waiting: computed(() => mine.value.filter((one) => !one.refused)),
    held: computed(() => isOffline.value || overdue.value),
    refused: computed(() => mine.value.filter((one) => one.refused)),
    add: (route, thing, label, asked) =>
      queueNow()?.add({ key: submitKey(), kind, thing, label, route, asked: asked as Waiting['asked'] }),
    retry: (key) => queueNow()?.retry(key),
    discard: (key) => queueNow()?.discard(key),
  };
}
