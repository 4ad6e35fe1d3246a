import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { session } from '../app/session.ts';

/** Drafts and messages not yet sent are one person's; the next one at this machine must not find them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage))
    if (/^lianqiao\.(draft|pending)\./.test(key)) localStorage.removeItem(key);
}

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
  const keep = () => {
    clearTimeout(timer);
    if (timer !== undefined && !cleared) localStorage.setItem(key, JSON.stringify(form.value));
    timer = undefined;
  };
  const stop = watch(
    form,
    () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    },
    { deep: true },
  );
  // Also what was typed in the last moment before the window closed, or the sign-in ended.
  window.addEventListener('pagehide', keep);
  onScopeDispose(() => {
    keep();
    window.removeEventListener('pagehide', keep);
  });
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
