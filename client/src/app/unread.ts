import { reactive } from 'vue';
import { api } from './api.ts';
import { acting, session } from './session.ts';

/** How much waits to be read: conversations of the acting organisation, notifications of the person. */
export const unread = reactive({ conversations: 0, notifications: 0 });

export async function countUnread(): Promise<void> {
  if (!session.me) return;
  const [talks, told] = await Promise.all([
    acting.value ? api('GET /unread').catch(() => null) : null,
    api('GET /notifications', { query: { limit: 1 } }).catch(() => null),
  ]);
  unread.conversations = talks?.conversations ?? 0;
  unread.notifications = told?.unread ?? 0;
}
