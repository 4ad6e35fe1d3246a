import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, onMounted, onUnmounted, ref, watch, type Ref } from 'vue';
import type { ConsentScope } from '../../../../shared/schemas/creditNeed.ts';
import { api, ApiProblem } from '../../app/api.ts';
import { liveSocket, type LiveSocket } from '../../app/socket.ts';

/**
 * A need as its firm lets this bank see it. The moment a consent to it changes, everything that was read is dropped,
 * also from what is kept for other pages, and asked for anew; what is refused then is not shown from before.
 */
export function useOfferedNeed(id: Ref<string>) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['offeredNeed', id],
    queryFn: ({ signal }) => api('GET /offered-needs/:id', { params: { id: id.value }, signal }),
    // Never from what was read at an earlier visit: the consent may be gone.
    gcTime: 0,
    staleTime: 0,
    // Each look is in the firm's audit trail; coming back to the window is none.
    refetchOnWindowFocus: false,
  });
  const refused = computed(
    () => query.error.value instanceof ApiProblem && query.error.value.problem.status < 500,
  );
  const need = computed(() => (refused.value ? undefined : query.data.value));

  /** What could be seen before and cannot any more. */
  const lost = ref<ConsentScope[]>([]);
  let before: readonly ConsentScope[] | null = null;
  function drop() {
    before = need.value?.scopes ?? before;
    void client.resetQueries({ queryKey: ['offeredNeed', id.value] });
  }
  watch([need, refused], ([now]) => {
    if (now === undefined && !refused.value) return;
    if (before) lost.value = before.filter((scope) => !now?.scopes.includes(scope));
    before = now?.scopes ?? before;
  });
  watch(id, () => ([before, lost.value] = [null, []]));

  let socket: LiveSocket;
  let away = false;
  const changed = (fact: { what: string; id: string }) => {
    if (['consent', 'creditNeed'].includes(fact.what) && fact.id === id.value) drop();
  };
  const left = () => (away = true);
  // What was withdrawn meanwhile was not heard.
  const back = () => {
    if (away) drop();
    away = false;
  };
  onMounted(() => {
    socket = liveSocket();
    socket.on('changed', changed);
    socket.on('disconnect', left);
    socket.on('ready', back);
  });
  onUnmounted(() => {
    socket.off('changed', changed);
    socket.off('disconnect', left);
    socket.off('ready', back);
  });
  return { query, need, refused, lost };
}
