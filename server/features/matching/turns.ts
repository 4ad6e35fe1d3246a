import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one piece of work may hold the process before others get their turn. */
const TURN_MS = 15;

/** Maps many, letting other requests have their turn meanwhile. */
export async function inTurns<T, U>(items: readonly T[], work: (item: T) => U): Promise<U[]> {
  const results: U[] = [];
  let began = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - began > TURN_MS) {
      await nextTurn();
      began = performance.now();
    }
  }
  return results;
}
