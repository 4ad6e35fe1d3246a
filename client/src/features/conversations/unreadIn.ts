import { useQuery } from '@tanstack/vue-query';
import { computed, type ComputedRef } from 'vue';
import { api } from '../../app/api.ts';

/** How many messages of one conversation wait to be read by this person. */
export function unreadIn(id: ComputedRef<string | null>): ComputedRef<number> {
  const { data } = useQuery({
    queryKey: ['conversations', id],
    queryFn: () => api('GET /conversations/:id', { params: { id: id.value! } }),
    enabled: computed(() => id.value !== null),
  });
  return computed(() => data.value?.unread ?? 0);
}
