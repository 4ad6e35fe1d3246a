import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { session } from '../app/session.ts';

/**
 * Keeps what is being typed into `form` on this machine until it is saved, one draft for each person and `name`.
 * `restored` says that something was brought back; `clear` forgets it (after saving, or when not wanted).
 */
export function useDraft<T extends object>(
  name: string,
  form: Ref<T>,
): { restored: Ref<boolean>; clear: () => void } {
  const key = `lianqiao.draft.${session.me?.id ?? 'nobody'}.${name}`;
  const restored = ref(false);
  const kept = localStorage.getItem(key);
  if (kept) {
    try {
      form.value = { ...form.value, ...(JSON.parse(kept) as T) };
      restored.value = true;
    } catch {
      localStorage.removeItem(key);
    }
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cleared = false;
  const stop = watch(
    form,
    (value) => {
      clearTimeout(timer);
      timer = setTimeout(() => !cleared && localStorage.setItem(key, JSON.stringify(value)), 400);
    },
    { deep: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return {
    restored,
    clear() {
      cleared = true;
      stop();
      clearTimeout(timer);
      localStorage.removeItem(key);
      restored.value = false;
    },
  };
}
