import type { Effort } from './effort.ts';
import type { PrimalDual } from './primalDual.ts';
import type { Random } from './random.ts';
import type { Timetable } from './timetable.ts';

export interface DiveShape {
  /** Rounds at most, and steps in each. */
  rounds: number;
  steps: number;
  /** What a whole share gains in the first round, and by how much more in each one after, in points. */
  gain: number;
  growth: number;
  /** By how much worths are moved apart, so that of many optima one is sought. */
  apart: number;
}

/** A share between is neither nothing nor all. */
const UNDECIDED = 0.05;
const MOST_GAIN = 6;
/** Rounds in which no more is decided, after which no more will be. */
const STUCK = 8;

/**
 * Lets an optimum of the linear program decide: what has a large share becomes worth more and what has a small one
 * less, a little at a time, and the steps go on, until each place is all or nothing.
 */
export function dive(method: PrimalDual, shape: DiveShape, random: Random, effort: Effort): void {
  const { places, worth, shares } = method;
  const gain = places.worth.map(() => shape.apart * (random.next() - 0.5));
  let fewest = Infinity;
  let stuck = 0;
  let by = shape.gain;
  for (let round = 0; round < shape.rounds && stuck < STUCK; round++) {
    for (let j = 0; j < gain.length; j++) {
      gain[j] = Math.min(MOST_GAIN, Math.max(-MOST_GAIN, gain[j]! + by * (shares[j]! - 0.5)));
      worth[j] = places.worth[j]! + gain[j]!;
    }
    by *= shape.growth;
    method.restart();
    for (let i = 0; i < shape.steps; i++) {
      if (!effort.spend(gain.length)) return;
      method.step();
    }
    let undecided = 0;
    for (const share of shares) if (share > UNDECIDED && share < 1 - UNDECIDED) undecided += 1;
    if (undecided === 0) return;
    stuck = undecided < fewest ? 0 : stuck + 1;
    fewest = Math.min(fewest, undecided);
  }
}

/** Puts the largest shares first, as long as they fit. */
export function putShares(timetable: Timetable, { places, shares }: PrimalDual): void {
  const { edge, slot } = places;
  const order = Int32Array.from(shares.keys()).filter((j) => shares[j]! > UNDECIDED);
  order.sort((i, j) => shares[j]! - shares[i]! || i - j);
  for (const j of order) {
    const e = edge[j]!;
    const s = slot[j]!;
    if (timetable.slotOf[e]! >= 0 || !timetable.fits(e, s) || !timetable.hasRoom(e, s)) continue;
    if (timetable.wantsMore(e)) timetable.put(e, s);
  }
}
