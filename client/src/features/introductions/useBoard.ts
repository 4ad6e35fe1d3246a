import { computed, watch } from 'vue';
import type { IntroductionState } from '../../../../shared/schemas/introduction.ts';
import { api } from '../../app/api.ts';
import { usePages } from '../../ui/usePages.ts';
import { COLUMNS, ENDED } from './board.ts';

const PAGE = 100;
/** As many as are read by themselves; beyond, the latest changed are shown and the page says so. */
export const MOST = 600;

function useIntroductions(name: string, states: readonly IntroductionState[], enabled = () => true) {
  return usePages(
    ['introductions', name],
    (page, signal) =>
      api('GET /introductions', { query: { limit: PAGE, state: [...states], ...page }, signal }),
    { enabled: computed(enabled) },
  );
}

/** The board's introductions: those under way and landed all together, the ended ones once they are unfolded. */
export function useBoard(unfolded: () => boolean) {
  const { query, items } = useIntroductions('board', COLUMNS);
  const { query: ended, items: endedItems } = useIntroductions('ended', ENDED, unfolded);
  watch(
    () => query.hasNextPage && !query.isFetching && !query.isError && items.value.length < MOST,
    (more) => more && void query.fetchNextPage(),
    { immediate: true },
  );
  return {
    query,
    items,
    ended,
    endedItems,
    counts: computed(() => query.data?.pages[0]?.counts),
    capped: computed(() => query.hasNextPage && items.value.length >= MOST),
  };
}
