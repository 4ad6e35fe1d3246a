import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { session } from '../app/session.ts';

/** Drafts, messages not yet sent and what was read are one person's; the next one at this machine must not find them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage))
    if (/^lianqiao\.(draft|pending|kept)\./.test(key)) localStorage.removeItem(key);
}

/**
 * Keeps what is being typed into `form` on this machine until it is saved, one draft for each person and `name`.
 * `restored` says that something was brought back; `clear` forgets it (after saving, or when not wanted). A form
 * that stays open after saving says by `worth` what is worth keeping, and what is typed next is kept again.
 */
export function useDraft<T extends object>(
  name: string,
  form: Ref<T>,
  worth?: (value: T) => boolean,
): { restored: Ref<boolean>; clear: () => void } {
  const key = `lianqiao.draft.${session.me?.id ?? 'nobody'}.${name}`;
  const restored = ref(false);
  const kept = localStorage.getItem(key);
  if (kept) {
    try {
      const before = form.value;
      form.value = { ...before, ...(JSON.parse(kept) as T) };
      restored.value = worth?.(form.value) ?? true;
      if (!restored.value) {
        form.value = before;
        localStorage.removeItem(key);
      }
    } catch {
      localStorage.removeItem(key);
    }
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cleared = false;
  const keep = () => {
    clearTimeout(timer);
    if (timer === undefined || cleared) return;
    timer = undefined;
    if (worth?.(form.value) ?? true) localStorage.setItem(key, JSON.stringify(form.value));
    else localStorage.removeItem(key);
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
      if (!worth) {
        cleared = true;
        stop();
      }
      clearTimeout(timer);
      timer = undefined;
      localStorage.removeItem(key);
      restored.value = false;
    },
  };
}
