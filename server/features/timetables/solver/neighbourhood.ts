import { dive, putShares, type DiveShape } from './dive.ts';
import type { Effort } from './effort.ts';
import { insert } from './place.ts';
import { placesOf, type Places } from './places.ts';
import { PrimalDual } from './primalDual.ts';
import type { Random } from './random.ts';
import type { Timetable } from './timetable.ts';

/** Places among which a neighbourhood is looked for: between these, most often few. */
const SMALLEST = 400;
const LARGEST = 4000;
/** Steps to the optimum of its linear program, near enough to dive from. */
const STEPS = 100;
const SHAPE: DiveShape = { rounds: 25, steps: 25, gain: 0.2, growth: 1.15, apart: 0.3 };
/** Looks for a person or an edge, before another is as good. */
const LOOKS = 50;
const FEW_LOOKS = 6;
/** Neighbourhoods without a gain after which there will be none. */
const IDLE = 150;

/**
 * Large neighbourhood search: takes out all meetings among some people who are near each other, and dives anew for
 * these alone. What is worth as much is taken as well, so that it does not stay where it is.
 */
export function improveNearby(
  timetable: Timetable,
  caps: Int32Array,
  places: Places,
  bound: number,
  random: Random,
  effort: Effort,
  onBetter: () => void,
): void {
  const { slotOf, hall } = timetable;
  for (let idle = 0; idle < IDLE && timetable.value < bound && effort.spend(hall.people); idle++) {
    const size = SMALLEST * (LARGEST / SMALLEST) ** random.next();
    const edges = edgesNearby(timetable, places, size, random);
    const before = timetable.value;
    for (const e of edges) if (slotOf[e]! >= 0) timetable.take(e);
    const method = new PrimalDual(placesOf(timetable, caps, edges, places));
    for (let i = 0; i < STEPS && effort.spend(method.shares.length); i++) method.step();
    dive(method, SHAPE, random, effort);
    putShares(timetable, method);
    const left = edges.filter((e) => slotOf[e]! < 0);
    left.sort((e, f) => hall.value[f]! - hall.value[e]! || e - f);
    for (const e of left) insert(timetable, e, false);
    const after = timetable.value;
    if (after < before) timetable.undo(0);
    timetable.forget();
    if (after <= before) continue;
    idle = -1;
    onBetter();
  }
}

/** Edges among people who are reached from somebody with a wish unmet, until they have so many places. */
function edgesNearby({ hall, slotOf }: Timetable, { start }: Places, size: number, random: Random): number[] {
  const { people, a, b, of, ofStart } = hall;
  const hasPlaces = (e: number): boolean => start[e]! < start[e + 1]!;
  const edgeOf = (p: number): number => of[ofStart[p]! + random.below(ofStart[p + 1]! - ofStart[p]!)]!;
  const other = (e: number, p: number): number => (a[e] === p ? b[e]! : a[e]!);
  let first = random.below(people);
  for (let i = 0; i < LOOKS; i++) {
    if (of.subarray(ofStart[first]!, ofStart[first + 1]!).some((e) => slotOf[e]! < 0 && hasPlaces(e))) break;
    first = random.below(people);
  }
  const near = new Set([first]);
  const reached = [first];
  const edges: number[] = [];
  let count = 0;
  for (let misses = 0; misses < reached.length && count < size;) {
    const p = reached[random.below(reached.length)]!;
    let next = -1;
    for (let i = 0; i < FEW_LOOKS && next < 0 && ofStart[p]! < ofStart[p + 1]!; i++) {
      const e = edgeOf(p);
      if (hasPlaces(e) && !near.has(other(e, p))) next = other(e, p);
    }
    if (next < 0) {
      misses += 1;
      continue;
    }
    for (let i = ofStart[next]!; i < ofStart[next + 1]!; i++) {
      const e = of[i]!;
      if (!near.has(other(e, next))) continue;
      edges.push(e);
      count += start[e + 1]! - start[e]!;
    }
    near.add(next);
    reached.push(next);
  }
  return edges.sort((e, f) => e - f);
}
