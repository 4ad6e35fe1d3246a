import type { Effort } from './effort.ts';
import { boundBy, type Places } from './places.ts';
import { PrimalDual } from './primalDual.ts';

/** Steps between two looks at the bound, and in which it must fall by so many points to go on. */
const STRIDE = 100;
const LEAST_FALL = 0.05;
/** Of the effort there is; the rest is for the search. */
const SHARE = 0.4;

export interface SlotPrices {
  method: PrimalDual;
  prices: Float64Array;
  /** No timetable gains more over an empty one. */
  bound: number;
}

/**
 * Prices of persons, tables and slots: the dual of the linear program that knows slots, and with it a bound. Ends where
 * the bound comes down to `enough`, or no longer falls.
 */
export function priceSlots(places: Places, enough: number, effort: Effort): SlotPrices {
  const method = new PrimalDual(places);
  let prices = method.prices.slice();
  let bound = Infinity;
  let before = Infinity;
  const most = effort.part(SHARE);
  for (let steps = 1; bound > enough; steps++) {
    method.step();
    const goesOn = effort.spend(places.worth.length) && steps * places.worth.length < most;
    if (goesOn && steps % STRIDE > 0) continue;
    const now = boundBy(places, method.prices);
    if (now < bound) {
      bound = now;
      prices = method.prices.slice();
    }
    if (!goesOn || before - bound < LEAST_FALL) break;
    before = bound;
  }
  return { method, prices, bound };
}
