import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

/** The server’s clock, as far as it was heard: so that all screens of a hall count down alike. */
export function useClock(heard: Ref<string | undefined>): { now: Readonly<Ref<number>> } {
  let ahead = 0;
  const read = () => Date.now() + ahead;
  const now = ref(read());
  watch(
    heard,
    (told) => {
      if (told === undefined) return;
      const found = Date.parse(told) - Date.now();
      // What was told long ago, such as before a page was opened without a network, says nothing of clocks.
      if (Math.abs(found) < 12 * 3_600_000) ahead = found;
      now.value = read();
    },
    { immediate: true },
  );
  const timer = setInterval(() => (now.value = read()), 250);
  onScopeDispose(() => clearInterval(timer));
  return { now: readonly(now) };
}
