import { useQuery, type QueryKey } from '@tanstack/vue-query';
import { computed, reactive, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { currentOrganisationId } from './api.ts';
import { queryClient } from './queries.ts';
import { session } from './session.ts';

/**
 * What was last read, kept on this machine, so that a page opens where there is no network. Never for what is seen by
 * somebody's consent: that has to go when the consent does.
 */
interface Kept<T> {
  at: number;
  data: T;
}

/** Older than this it says nothing any more. */
const LASTS_MS = 14 * 86_400_000;
const PREFIX = 'lianqiao.kept.';
const keyOf = (name: string) =>
  `${PREFIX}${session.me?.id}.${currentOrganisationId() ?? session.me?.organisationId}.${name}`;

function take<T>(name: string): Kept<T> | undefined {
  const key = keyOf(name);
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<T> | null;
    if (kept && Date.now() - kept.at < LASTS_MS) return kept;
  } catch {
    // Cut off: as if it had never been.
  }
  localStorage.removeItem(key);
  return undefined;
}

/** The one read longest ago makes room. */
function makeRoom(): boolean {
  const ages = Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => [key, Number(/"at":(\d+)/.exec(localStorage.getItem(key) ?? '')?.[1] ?? 0)] as const)
    .sort(([, a], [, b]) => a - b);
  if (ages.length === 0) return false;
  localStorage.removeItem(ages[0]![0]);
  return true;
}

function keep(name: string, kept: Kept<unknown>): void {
  do {
    try {
      localStorage.setItem(keyOf(name), JSON.stringify(kept));
      return;
    } catch {
      // No room: only what is kept of other readings may go.
    }
  } while (makeRoom());
}

/** The page itself is to open too (public/sw.js); where the browser has none of this, it opens with the network. */
const keepFrame = () => void navigator.serviceWorker?.register('/sw.js').catch(() => undefined);

/** What a page reads, and under which name it is kept. */
export interface Reading<T> {
  name: string;
  queryKey: QueryKey;
  queryFn: () => Promise<T>;
}
/** So long what was read ahead is not read again. */
const AHEAD_MS = 5 * 60_000;

/** Reads what a page is going to show, so that it opens where there is no network by then. */
export async function readAhead<T>({ name, queryKey, queryFn }: Reading<T>): Promise<void> {
  keepFrame();
  const data = await queryClient.fetchQuery({ queryKey, queryFn, staleTime: AHEAD_MS });
  keep(name, { at: queryClient.getQueryState(queryKey)?.dataUpdatedAt ?? Date.now(), data });
}

/**
 * Reads as `useQuery` does, and begins with what was read last time, under `name`. `readAt` says when what is shown was
 * read, where it cannot be read anew.
 */
export function useKept<T>(options: {
  name: MaybeRefOrGetter<string>;
  queryKey: QueryKey;
  queryFn: () => Promise<T>;
  enabled?: MaybeRefOrGetter<boolean>;
  refetchInterval?: number;
}) {
  const { name, enabled = true, ...rest } = options;
  keepFrame();
  const opened = Date.now();
  const query = reactive(
    useQuery<T>({
      ...rest,
      enabled: computed(() => toValue(enabled)),
      // However short ago it was kept: something else may stand on the server since.
      refetchOnMount: 'always',
      initialData: (() => take<T>(toValue(name))?.data) as () => T | undefined,
      initialDataUpdatedAt: () => take<T>(toValue(name))?.at,
    }),
  );
  watch(
    () => query.dataUpdatedAt,
    (at) => {
      if (at >= opened && query.data !== undefined) keep(toValue(name), { at, data: query.data });
    },
    { immediate: true },
  );
  return {
    query,
    readAt: computed(() => {
      const { data, dataUpdatedAt, failureCount, fetchStatus, isError } = query;
      const away = isError || failureCount > 0 || fetchStatus === 'paused';
      return away && data !== undefined && dataUpdatedAt < opened ? dataUpdatedAt : null;
    }),
  };
}
