import { anneal } from './anneal.ts';
import { dive } from './dive.ts';
import type { Effort } from './effort.ts';
import { countPlaces, onlyPlaces, placesOf, placesWithin } from './places.ts';
import { PrimalDual } from './primalDual.ts';
import type { Random } from './random.ts';
import { capsOf } from './relax.ts';
import { priceSlots } from './slotPrices.ts';
import type { Timetable } from './timetable.ts';

/** A place is some hundred bytes. */
const MOST_PLACES = 4_000_000;
/** What a place may lose at the prices and still be tried, in points. */
const MOST_LOST = 4;
/** Dives without a gain after which there will be none. */
const IDLE = 3;

/**
 * For a hall that is not at its bound: prices that know slots, then dives from their optimum, each annealed. Improves
 * the timetable and returns a bound that is no higher.
 */
export function search(
  timetable: Timetable,
  bound: number,
  random: Random,
  effort: Effort,
  onBetter: (objective: number, bound: number) => void,
): number {
  const { hall } = timetable;
  if (countPlaces(hall) > MOST_PLACES) return bound;
  const all = placesOf(hall, capsOf(hall));
  const priced = priceSlots(all, timetable.value + 1 - hall.base, effort);
  const proven = Math.min(bound, Math.floor(hall.base + priced.bound));
  onBetter(timetable.value, proven);
  const some = placesWithin(all, priced.prices, MOST_LOST);
  const places = onlyPlaces(all, some);
  const method = new PrimalDual(places);
  for (let idle = 0; idle < IDLE && timetable.value < proven && effort.spend(0); idle++) {
    method.resume(priced.method, some);
    const found = dive(hall, places, method, random, effort);
    anneal(found, places, proven, random, effort);
    if (found.value <= timetable.value) continue;
    timetable.become(found.slotOf);
    onBetter(timetable.value, proven);
    idle = -1;
  }
  return proven;
}
