import type { Ref } from 'vue';
import { mergeChosen, type Difference, type Versioned } from './conflict.ts';

interface Merging<S, D> {
  draft: Ref<D>;
  /** As the server had it when the form was opened or last saved. */
  saved: () => S;
  /** What a colleague saved meanwhile. */
  theirs: Ref<S | null>;
  draftOf: (saved: S) => D;
  /** Forgets what is kept on this machine. */
  clear: () => void;
  submit: () => Promise<void>;
  /** What else a draft holds beside its content, of both. */
  also?: (mine: D, latest: D) => Partial<D>;
}

/**
 * What one does with a form whose thing a colleague saved meanwhile: takes each field from whom one chose and saves
 * again, or drops what is written here.
 */
export function useMerging<T extends object, S, D extends Versioned<T>>({
  draft,
  saved,
  theirs,
  draftOf,
  clear,
  submit,
  also,
}: Merging<S, D> & { draft: Ref<Versioned<T>> }) {
  return {
    async merge(chosen: readonly Difference<keyof T>[]): Promise<void> {
      const [mine, latest] = [draft.value, draftOf(theirs.value!)];
      const content = mergeChosen(mine.content, latest.content, chosen);
      draft.value = { ...latest, content, ...also?.(mine, latest) };
      theirs.value = null;
      await submit();
    },
    drop(): void {
      clear();
      theirs.value = null;
      draft.value = draftOf(saved());
    },
  };
}
