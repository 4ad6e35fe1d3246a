import { ref, watch, type Ref } from 'vue';

/**
 * What is typed into a field that searches: told, trimmed, once nobody has typed for `restMs`. `given` is what is
 * searched for; where that changes otherwise (somebody goes back, or clears it) the field follows.
 */
export function useTyped(given: () => string, tell: (text: string) => void, restMs: number): Ref<string> {
  const typed = ref(given());
  let told = typed.value;
  watch(typed, (text, _before, onCleanup) => {
    const timer = setTimeout(() => {
      told = text.trim();
      if (told !== given()) tell(told);
    }, restMs);
    onCleanup(() => clearTimeout(timer));
  });
  // What was told comes back a moment later: by then more may be typed, which stays.
  watch(given, (text) => {
    if (text !== told) typed.value = told = text;
  });
  return typed;
}
