import { onMounted, onUnmounted } from 'vue';
import { currentOrganisationId } from './api.ts';
import { queryClient } from './queries.ts';
import { actsAs, session } from './session.ts';
import { liveSocket, type LiveSocket } from './socket.ts';
import { countUnread } from './unread.ts';

/**
 * What names firms by their consent: once one changed, nothing of it may be kept for a later page either. A single
 * need's page sees to itself, because each reading of it is in the firm's trail.
 */
const BY_CONSENT = ['offeredNeeds', 'creditApplications', 'creditApplication', 'conversations', 'messages'];
/** How long it may stand while it is asked for anew: the page of a bank has a second to be emptied. */
const GRACE_MS = 400;

/** What is shown to those who attend events. */
const JOINED = ['eventRegistrations', 'eventRegistration', 'publicEvents'];

/** What a page shows of each kind of thing, by the first word of its query's key. */
const SHOWN: Record<string, string[]> = {
  introduction: ['introductions', 'introduction', 'home'],
  demand: ['demands', 'demand', 'matches', 'home'],
  organisation: ['organisation', 'home'],
  conversation: ['conversations', 'home'],
  bill: ['bills', 'bill', 'home'],
  receivable: ['receivables', 'receivable', 'home'],
  creditNeed: ['creditNeeds', 'creditNeed', ...BY_CONSENT, 'home'],
  creditApplication: [...BY_CONSENT, 'creditNeeds', 'creditNeed', 'home'],
  quota: ['quotas'],
  event: ['events', 'event', ...JOINED],
  eventRegistration: ['events', 'event', ...JOINED],
  timetable: ['timetable', 'ownTimetable', 'event'],
  eventDay: ['eventDay', 'eventRegistration', 'ownTimetable'],
  consent: ['creditNeeds', 'creditNeed', ...BY_CONSENT, 'home'],
};

const readAnew = (keys: Iterable<string>) => {
  for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key] });
};
/** What one read on another page is asked for when one comes back there, not shown from before. */
const forget = () => {
  for (const key of BY_CONSENT) queryClient.removeQueries({ queryKey: [key], type: 'inactive' });
};
/** What stands in front of a bank goes, unless it came anew in time: asking may take long, or fail. */
function dropTheOld(): void {
  if (!actsAs('bank')) return;
  const since = Date.now();
  setTimeout(() => {
    for (const key of BY_CONSENT) {
      void queryClient.resetQueries({
        queryKey: [key],
        type: 'active',
        predicate: ({ state }) => state.data !== undefined && state.dataUpdatedAt < since,
      });
    }
  }, GRACE_MS);
}

/** Sends what was written earlier for this organisation and did not get out, wherever the page is. */
async function sendWhatWaits(): Promise<void> {
  const waits = (what: string) =>
    Object.keys(localStorage).some((key) =>
      key.startsWith(`lianqiao.${what}.${session.me?.id}.${currentOrganisationId()}.`),
    );
  if (waits('pending')) (await import('../features/conversations/useConversation.ts')).resumeSending();
  if (waits('later')) (await import('./later.ts')).resumeLater();
}

/** While the page is open: reads anew what changed elsewhere, and counts what is unread. */
export function startLive(): void {
  let socket: LiveSocket;
  let wasAway = false;
  const changed = ({ what }: { what: string }) => {
    const keys = SHOWN[what] ?? [what];
    if (keys.includes('creditApplication')) forget();
    readAnew(keys);
    if (what === 'consent') dropTheOld();
  };
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
    forget();
    readAnew(new Set(Object.values(SHOWN).flat()));
    dropTheOld();
  };
  const away = () => (wasAway = true);
  // A browser may keep a page whole while one is elsewhere, and show it again as it was: a bank's is blank then.
  const kept = ({ persisted }: PageTransitionEvent) => {
    if (persisted && actsAs('bank')) document.documentElement.hidden = true;
  };
  const restored = () => {
    if (document.documentElement.hidden) location.reload();
  };
  onMounted(() => {
    void countUnread();
    window.addEventListener('pagehide', kept);
    window.addEventListener('pageshow', restored);
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
    window.removeEventListener('pagehide', kept);
    window.removeEventListener('pageshow', restored);
    socket.off('changed', changed);
    socket.off('notification', told);
    socket.off('activity', active);
    socket.off('ready', back);
    socket.off('disconnect', away);
    socket.off('ready', sendWhatWaits);
  });
}
