import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query';
import { computed, reactive, type Ref } from 'vue';

interface Page {
  items: readonly unknown[];
  nextCursor: string | null;
}

/**
 * A list that is read page by page: `read` is given the cursor to ask with (none for the first page). `keep` goes on
 * showing what was found before while what is asked for changes.
 */
export function usePages<P extends Page>(
  queryKey: readonly unknown[],
  read: (page: { cursor?: string }, signal: AbortSignal) => Promise<P>,
  options: { enabled?: Ref<boolean>; keep?: boolean; refetchOnWindowFocus?: boolean } = {},
) {
  const { keep, ...rest } = options;
  const query = reactive(
    useInfiniteQuery({
      queryKey,
      queryFn: ({ pageParam, signal }) => read(pageParam ? { cursor: pageParam } : {}, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last: P) => last.nextCursor,
      ...(keep ? { placeholderData: keepPreviousData } : {}),
      ...rest,
    }),
  );
  const pages = computed(() => (query.data?.pages ?? []) as P[]);
  return {
    query,
    first: computed(() => pages.value[0]),
    items: computed(() => pages.value.flatMap((page) => page.items) as P['items'][number][]),
  };
}
