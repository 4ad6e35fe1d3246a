import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, reactive, watch } from 'vue';
import type { IntroductionState } from '../../../../shared/schemas/introduction.ts';
import { api } from '../../app/api.ts';
import { COLUMNS, ENDED } from './board.ts';

const PAGE = 100;
/** As many as are read by themselves; beyond, the latest changed are shown and the page says so. */
export const MOST = 600;

function useIntroductions(name: string, states: readonly IntroductionState[], enabled = () => true) {
  return reactive(
    useInfiniteQuery({
      queryKey: ['introductions', name],
      queryFn: ({ pageParam, signal }) =>
        api('GET /introductions', {
          query: { limit: PAGE, state: [...states], ...(pageParam ? { cursor: pageParam } : {}) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
      enabled: computed(enabled),
    }),
  );
}

/** The board's introductions: those under way and landed all together, the ended ones once they are unfolded. */
export function useBoard(unfolded: () => boolean) {
  const query = useIntroductions('board', COLUMNS);
  const ended = useIntroductions('ended', ENDED, unfolded);
  const items = computed(() => query.data?.pages.flatMap((page) => page.items) ?? []);
  watch(
    () => query.hasNextPage && !query.isFetching && !query.isError && items.value.length < MOST,
    (more) => more && void query.fetchNextPage(),
    { immediate: true },
  );
  return {
    query,
    items,
    ended,
    endedItems: computed(() => ended.data?.pages.flatMap((page) => page.items) ?? []),
    counts: computed(() => query.data?.pages[0]?.counts),
    capped: computed(() => query.hasNextPage && items.value.length >= MOST),
  };
}
