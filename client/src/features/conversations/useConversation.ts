import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { session } from '../../app/session.ts';
import { liveSocket } from '../../app/socket.ts';
import { createEngine, keepIn, type ConversationView, type Engine } from './engine/index.ts';

let engine: Engine | null = null;
let owner = '';
const watchers = new Map<string, Set<() => void>>();

/** One engine for the page; another one when somebody else signs in, or acts for another organisation. */
function engineNow(): Engine {
  const now = `${session.me?.id}.${session.me?.organisationId}`;
  if (engine && owner === now) return engine;
  engine?.stop();
  owner = now;
  engine = createEngine({
    socket: liveSocket(),
    store: keepIn(localStorage, now),
    changed: (id) => watchers.get(id)?.forEach((tell) => tell()),
  });
  return engine;
}

/** Follows one conversation as long as the component lives. */
export function useConversation(id: string): {
  engine: Engine;
  view: ShallowRef<ConversationView>;
  connected: Ref<boolean>;
} {
  const own = engineNow();
  const socket = liveSocket();
  const view = shallowRef(own.view(id));
  const connected = ref(socket.connected);
  const tell = () => (view.value = own.view(id));
  const on = () => (connected.value = true);
  const off = () => (connected.value = false);
  const mine = watchers.get(id) ?? new Set();
  watchers.set(id, mine.add(tell));
  socket.on('connect', on);
  socket.on('disconnect', off);
  own.open(id);
  onScopeDispose(() => {
    mine.delete(tell);
    socket.off('connect', on);
    socket.off('disconnect', off);
    if (mine.size === 0) own.close(id);
  });
  return { engine: own, view, connected };
}
