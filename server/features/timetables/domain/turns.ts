import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Long reckoning that says, by yielding, where others may be served in between. It is pure as any function: what it
 * gives does not depend on how it is run.
 */
export type Reckoning<T> = Generator<void, T, void>;

/** So long one goes on before others are served. */
const SHARE_MS = 5;

/** Runs it to its end at once: in a thread of its own, or where it is small. */
export function atOnce<T>(work: Reckoning<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Runs it to its end, serving others in between. */
export async function inTurns<T>(work: Reckoning<T>): Promise<T> {
  let until = performance.now() + SHARE_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + SHARE_MS;
  }
}

function* mapping<T, U>(list: readonly T[], of: (one: T, index: number) => U): Reckoning<U[]> {
  const made: U[] = [];
  for (let i = 0; i < list.length; i += 1) {
    made.push(of(list[i]!, i));
    if (i % 16 === 15) yield;
  }
  return made;
}

/** What is made of each of many, serving others in between. */
export const mapInTurns = <T, U>(list: readonly T[], of: (one: T, index: number) => U): Promise<U[]> =>
  inTurns(mapping(list, of));

export async function filterInTurns<T>(list: readonly T[], keeps: (one: T) => boolean): Promise<T[]> {
  const kept: T[] = [];
  await mapInTurns(list, (one) => void (keeps(one) && kept.push(one)));
  return kept;
}
