import { onScopeDispose, ref, type Ref } from 'vue';

/** Whether the window is as narrow as a phone's, where the navigation is at the bottom. */
export function useNarrow(): Ref<boolean> {
  const query = window.matchMedia('(max-width: 860px)');
  const narrow = ref(query.matches);
  const change = () => (narrow.value = query.matches);
  query.addEventListener('change', change);
  onScopeDispose(() => query.removeEventListener('change', change));
  return narrow;
}
