import { onMounted, onUnmounted } from 'vue';
import { queryClient } from './queries.ts';
import { countUnread } from './unread.ts';
import { liveSocket } from './socket.ts';

/** What a page shows of each kind of thing, by the first word of its query's key. */
const SHOWN: Record<string, string[]> = {
  introduction: ['introductions', 'introduction', 'home'],
  demand: ['demands', 'demand', 'matches', 'home'],
  organisation: ['organisation', 'home'],
  conversation: ['conversations', 'home'],
};

/** While the page is open: reads anew what changed elsewhere, and counts what is unread. */
export function startLive(): void {
  const changed = ({ what }: { what: string }) => {
    for (const key of SHOWN[what] ?? [what]) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  const told = () => {
    void countUnread();
    void queryClient.invalidateQueries({ queryKey: ['notifications'] });
  };
  const active = () => {
    void countUnread();
    void queryClient.invalidateQueries({ queryKey: ['conversations'] });
  };
  onMounted(() => {
    void countUnread();
    const socket = liveSocket();
    socket.on('changed', changed);
    socket.on('notification', told);
    socket.on('activity', active);
  });
  onUnmounted(() => {
    const socket = liveSocket();
    socket.off('changed', changed);
    socket.off('notification', told);
    socket.off('activity', active);
  });
}
