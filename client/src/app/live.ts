import { onMounted, onUnmounted } from 'vue';
import { currentOrganisationId } from './api.ts';
import { queryClient } from './queries.ts';
import { session } from './session.ts';
import { liveSocket, type LiveSocket } from './socket.ts';
import { countUnread } from './unread.ts';

/**
 * What names firms by their consent: once one changed, nothing of it may be kept for a later page either. A single
 * need's page sees to itself, because each reading of it is in the firm's trail.
 */
const BY_CONSENT = ['offeredNeeds', 'creditApplications', 'creditApplication'];

/** What a page shows of each kind of thing, by the first word of its query's key. */
const SHOWN: Record<string, string[]> = {
  introduction: ['introductions', 'introduction', 'home'],
  demand: ['demands', 'demand', 'matches', 'home'],
  organisation: ['organisation', 'home'],
  conversation: ['conversations', 'home'],
  bill: ['bills', 'bill', 'home'],
  receivable: ['receivables', 'receivable', 'home'],
  creditNeed: ['creditNeeds', 'creditNeed', ...BY_CONSENT, 'home'],
  creditApplication: ['creditApplications', 'creditApplication', 'creditNeeds', 'creditNeed', 'home'],
  quota: ['quotas'],
  consent: ['creditNeeds', 'creditNeed', ...BY_CONSENT, 'home'],
};

const readAnew = (keys: Iterable<string>) => {
  for (const key of keys) {
    if (BY_CONSENT.includes(key)) queryClient.removeQueries({ queryKey: [key], type: 'inactive' });
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
};

/** Sends what was written earlier for this organisation and did not get out, wherever the page is. */
async function sendWhatWaits(): Promise<void> {
  const waits = `lianqiao.pending.${session.me?.id}.${currentOrganisationId()}.`;
  if (!Object.keys(localStorage).some((key) => key.startsWith(waits))) return;
  (await import('../features/conversations/useConversation.ts')).resumeSending();
}

/** While the page is open: reads anew what changed elsewhere, and counts what is unread. */
export function startLive(): void {
  let socket: LiveSocket;
  let wasAway = false;
  const changed = ({ what }: { what: string }) => readAnew(SHOWN[what] ?? [what]);
  const told = () => {
    void countUnread();
    readAnew(['notifications']);
  };
  const active = () => {
    void countUnread();
    readAnew(['conversations']);
  };
  // What was told meanwhile was not heard.
  const back = () => {
    if (!wasAway) return;
    wasAway = false;
    told();
    readAnew(new Set(Object.values(SHOWN).flat()));
  };
  const away = () => (wasAway = true);
  onMounted(() => {
    void countUnread();
    socket = liveSocket();
    socket.on('changed', changed);
    socket.on('notification', told);
    socket.on('activity', active);
    socket.on('ready', back);
    socket.on('disconnect', away);
    socket.on('ready', sendWhatWaits);
    void sendWhatWaits();
  });
  // The same socket as before: asking for it again would open another one after signing out.
  onUnmounted(() => {
    socket.off('changed', changed);
    socket.off('notification', told);
    socket.off('activity', active);
    socket.off('ready', back);
    socket.off('disconnect', away);
    socket.off('ready', sendWhatWaits);
  });
}
