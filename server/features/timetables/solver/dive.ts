import type { Effort } from './effort.ts';
import type { Hall } from './hall.ts';
import { fill } from './place.ts';
import type { Places } from './places.ts';
import type { PrimalDual } from './primalDual.ts';
import type { Random } from './random.ts';
import { Timetable } from './timetable.ts';

/** Rounds at most, and steps in each. */
const ROUNDS = 60;
const STEPS = 50;
/** What a whole share gains in the first round, by how much more in each one after, and at most in all, in points. */
const FIRST_GAIN = 0.1;
const GROWTH = 1.05;
const MOST_GAIN = 2;
/** Of what worths are moved apart, so that of many optima one is sought. */
const APART = 0.1;
const UNDECIDED = 0.05;

/**
 * Lets an optimum of the linear program decide: what has a large share becomes worth more and what has a small one
 * less, a little at a time, and the steps go on, until each place is all or nothing. Returns the best timetable that
 * was read from it on the way.
 */
export function dive(
  hall: Hall,
  places: Places,
  method: PrimalDual,
  random: Random,
  effort: Effort,
): Timetable {
  const { worth, shares } = method;
  const gain = places.worth.map(() => APART * (random.next() - 0.5));
  let best = readFrom(hall, places, shares);
  let by = FIRST_GAIN;
  for (let round = 0; round < ROUNDS; round++) {
    for (let j = 0; j < gain.length; j++) {
      gain[j] = Math.min(MOST_GAIN, Math.max(-MOST_GAIN, gain[j]! + by * (shares[j]! - 0.5)));
      worth[j] = places.worth[j]! + gain[j]!;
    }
    by *= GROWTH;
    method.restart();
    let goesOn = true;
    for (let i = 0; i < STEPS && goesOn; i++) {
      method.step();
      goesOn = effort.spend(gain.length);
    }
    const now = readFrom(hall, places, shares);
    if (now.value > best.value) best = now;
    if (!goesOn || shares.every((share) => share < UNDECIDED || share > 1 - UNDECIDED)) break;
  }
  fill(best, () => !effort.spend(0));
  return best;
}

/** The largest shares first, as long as they fit. */
function readFrom(hall: Hall, { edge, slot }: Places, shares: Float64Array): Timetable {
  const timetable = new Timetable(hall);
  const order = Int32Array.from(shares.keys()).filter((j) => shares[j]! > UNDECIDED);
  order.sort((i, j) => shares[j]! - shares[i]! || i - j);
  for (const j of order) {
    const e = edge[j]!;
    const s = slot[j]!;
    if (timetable.slotOf[e]! >= 0 || !timetable.fits(e, s) || !timetable.hasRoom(e, s)) continue;
    if (timetable.wantsMore(e)) timetable.put(e, s);
  }
  timetable.forget();
  return timetable;
}
