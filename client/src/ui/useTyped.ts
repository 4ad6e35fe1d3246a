import { ref, watch, type Ref } from 'vue';

/** What is typed into a field that searches: told, trimmed, once nobody has typed for `restMs`. */
export function useTyped(given: string, tell: (text: string) => void, restMs: number): Ref<string> {
  const typed = ref(given);
  watch(typed, (text, _before, onCleanup) => {
    const timer = setTimeout(() => tell(text.trim()), restMs);
    onCleanup(() => clearTimeout(timer));
  });
  return typed;
}
