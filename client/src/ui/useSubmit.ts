import { ref, type Ref } from 'vue';
import { submitKey } from '../app/api.ts';

/**
 * One submit of a form: busy while under way, its problem afterwards. The key stays the same over the retries of
 * one submit and changes once it succeeded, so that a retry after a lost answer takes effect once.
 */
export function useSubmit<A extends unknown[], T>(
  work: (key: string, ...args: A) => Promise<T>,
): { run: (...args: A) => Promise<T | undefined>; busy: Ref<boolean>; problem: Ref<unknown> } {
  const busy = ref(false);
  const problem = ref<unknown>(null);
  let key = submitKey();
  return {
    busy,
    problem,
    async run(...args) {
      if (busy.value) return undefined;
      busy.value = true;
      problem.value = null;
      try {
        const result = await work(key, ...args);
        key = submitKey();
        return result;
      } catch (error) {
        problem.value = error;
        return undefined;
      } finally {
        busy.value = false;
      }
    },
  };
}
