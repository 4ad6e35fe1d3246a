import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { currentOrganisationId, onGrant } from '../../app/api.ts';
import { session } from '../../app/session.ts';
import { liveSocket } from '../../app/socket.ts';
import { createEngine, keepIn, type ConversationView, type Engine } from './engine/index.ts';

let engine: Engine | null = null;
let owner = '';
let organisationId: string | null = null;
const watchers = new Map<string, Set<() => void>>();

/** One engine for the page; another one when somebody else signs in, or acts for another organisation. */
function engineNow(): Engine {
  // By the token, which the connection goes by; the page may still be reading who it is for.
  const acting = currentOrganisationId();
  const now = `${session.me?.id}.${acting}`;
  if (engine && owner === now) return engine;
  engine?.stop();
  owner = now;
  organisationId = acting;
  engine = createEngine({
    socket: liveSocket(),
    store: keepIn(localStorage, now),
    changed: (id) => watchers.get(id)?.forEach((tell) => tell()),
  });
  return engine;
}

// What was written for one organisation must not go out over the connection of another; it waits in the store.
onGrant((grant) => {
  if (!engine || grant?.organisationId === organisationId) return;
  engine.stop();
  engine = null;
});

/** Sends what waits from an earlier visit. */
export const resumeSending = (): void => void engineNow();

/** How long a connection may take before the page says that it is gone. */
const PATIENCE_MS = 1500;

/** Follows one conversation as long as the component lives. */
export function useConversation(id: string): {
  engine: Engine;
  view: ShallowRef<ConversationView>;
  connected: Ref<boolean>;
} {
  const own = engineNow();
  const socket = liveSocket();
  const view = shallowRef(own.view(id));
  const connected = ref(true);
  let patience: ReturnType<typeof setTimeout> | undefined;
  const tell = () => (view.value = own.view(id));
  const on = () => {
    clearTimeout(patience);
    connected.value = true;
  };
  const off = () => {
    clearTimeout(patience);
    patience = setTimeout(() => (connected.value = false), PATIENCE_MS);
  };
  const mine = watchers.get(id) ?? new Set();
  watchers.set(id, mine.add(tell));
  socket.on('connect', on);
  socket.on('disconnect', off);
  if (!socket.connected) off();
  own.open(id);
  onScopeDispose(() => {
    clearTimeout(patience);
    mine.delete(tell);
    socket.off('connect', on);
    socket.off('disconnect', off);
    if (mine.size === 0) own.close(id);
  });
  return { engine: own, view, connected };
}
