import { dive, putShares, type DiveShape } from './dive.ts';
import type { Effort } from './effort.ts';
import { improveNearby } from './neighbourhood.ts';
import { fill } from './place.ts';
import { countPlaces, onlyPlaces, placesOf, placesWithin } from './places.ts';
import { PrimalDual } from './primalDual.ts';
import type { Random } from './random.ts';
import { capsOf } from './relax.ts';
import { priceSlots } from './slotPrices.ts';
import { Timetable } from './timetable.ts';

/** A place is some hundred bytes. */
const MOST_PLACES = 4_000_000;
/** What a place may lose at the prices and still be tried, in points. */
const MOST_LOST = 3;
/** Where a first dive and its neighbourhoods did not come to the bound, others may. */
const STARTS = 2;
const SHAPE: DiveShape = { rounds: 60, steps: 50, gain: 0.1, growth: 1.05, apart: 0.1 };

/**
 * For a hall that is not at its bound: prices that know slots, a dive from their optimum, and then dives for one
 * neighbourhood after another. Improves the timetable and returns a bound that is no higher.
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
  const caps = capsOf(hall);
  const all = placesOf(new Timetable(hall), caps, Int32Array.from(hall.value.keys()));
  const priced = priceSlots(all, timetable.value + 1 - hall.base, effort);
  const proven = Math.min(bound, Math.floor(hall.base + priced.bound));
  const better = (): void => onBetter(timetable.value, proven);
  better();
  if (timetable.value >= proven || !effort.spend(0)) return proven;
  const some = placesWithin(all, priced.prices, MOST_LOST);
  const places = onlyPlaces(all, some);
  const method = new PrimalDual(places);
  for (let start = 0; start < STARTS && timetable.value < proven && effort.spend(0); start++) {
    method.resume(priced.method, some);
    dive(method, SHAPE, random, effort);
    const found = new Timetable(hall);
    putShares(found, method);
    fill(found, () => !effort.spend(0));
    const keep = (): void => {
      if (found.value <= timetable.value) return;
      timetable.become(found.slotOf);
      better();
    };
    keep();
    improveNearby(found, caps, places, proven, random, effort, keep);
  }
  return proven;
}
