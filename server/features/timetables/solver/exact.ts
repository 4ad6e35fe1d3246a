import type { Effort } from './effort.ts';
import { canBeIn, type Hall } from './hall.ts';
import { addOddDegrees, addOddSlots } from './oddSets.ts';
import { place } from './place.ts';
import { countPlaces } from './places.ts';
import { programOf, type Branch, type Place } from './program.ts';
import { capsOf } from './relax.ts';
import { solveLinear } from './simplex.ts';
import { Timetable } from './timetable.ts';

/** Halls up to here are solved to the end. */
const MOST_PEOPLE = 12;
const MOST_PLACES = 1500;
const CUT_ROUNDS = 8;
/** So many numbers of a tableau change in the time of a look at one place. */
const NUMBERS = 50;

export const hasFewPeople = ({ people }: Hall): boolean => people <= MOST_PEOPLE;

/** Whether its linear program is small enough to know slots. */
const isSmall = (hall: Hall): boolean => hasFewPeople(hall) && countPlaces(hall) <= MOST_PLACES;

/**
 * Branch and bound for a hall of few people: first over which meetings there are, which most often already says what
 * can be reached, then over their slots. The relaxation knows the odd sets of people, of whom one always stays without
 * a partner. Improves the timetable and returns a bound, which is what it is worth where the search came to its end.
 */
export function solveExactly(timetable: Timetable, bound: number, effort: Effort): number {
  const { hall } = timetable;
  const { edges, slots } = hall;
  const open = new Uint8Array(edges * slots);
  for (let e = 0; e < edges; e++)
    for (let s = 0; s < slots; s++) if (canBeIn(hall, e, s)) open[e * slots + s] = 1;
  const root: Branch = { open, fixed: [], asked: new Uint8Array(edges) };
  let proven = boundOf(timetable, bound, root, false, effort);
  if (timetable.value < proven && isSmall(hall)) proven = boundOf(timetable, proven, root, true, effort);
  return Math.max(proven, timetable.value);
}

function boundOf(
  timetable: Timetable,
  bound: number,
  root: Branch,
  knowsSlots: boolean,
  effort: Effort,
): number {
  const { hall } = timetable;
  const { edges, slots } = hall;
  const caps = capsOf(hall);
  const keep = (found: Timetable): void => {
    if (found.value > timetable.value) timetable.become(found.slotOf);
  };

  /** The bound that is left of this branch. */
  const branch = (node: Branch): number => {
    const { open, fixed, asked } = node;
    if (!effort.spend(edges * slots)) return bound;
    const program = programOf(hall, caps, node, knowsSlots);
    let above = bound;
    let x: Float64Array = new Float64Array(0);
    for (let round = 0; round <= CUT_ROUNDS; round++) {
      const solved = solveLinear(program.linear);
      effort.spend(solved.work / NUMBERS);
      x = solved.x;
      above = Math.min(above, Math.floor(program.base + solved.bound + 1e-6));
      if (above <= timetable.value) return above;
      const degrees = addOddDegrees(hall, program, x);
      const oddSlots = knowsSlots && addOddSlots(hall, program, x);
      if (!degrees && !oddSlots) break;
    }

    const share = new Float64Array(edges);
    for (const { e } of fixed) share[e] = 1;
    program.places.forEach(({ e }, j) => (share[e]! += x[j]!));
    const chosen = Uint8Array.from(share, (one) => (one > 0.5 ? 1 : 0));
    keep(place(hall, { chosen }, () => !effort.spend(0)));
    if (above <= timetable.value) return above;

    const e = nearestHalf(share);
    if (e >= 0) {
      const within = branch({ ...node, asked: asked.slice().fill(1, e, e + 1) });
      if (above <= timetable.value) return above;
      const without = open.slice().fill(0, e * slots, (e + 1) * slots);
      return Math.max(within, branch({ ...node, open: without }));
    }
    if (!knowsSlots) return above;
    const at = nearestHalf(x.subarray(0, program.places.length));
    if (at < 0) {
      const found = new Timetable(hall);
      for (const one of fixed) found.put(one.e, one.slot);
      program.places.forEach((one, j) => x[j]! > 0.5 && found.put(one.e, one.slot));
      keep(found);
      return above;
    }
    const here = program.places[at]!;
    const within = branch({ ...node, open: withPlace(hall, open, here), fixed: [...fixed, here] });
    if (above <= timetable.value) return above;
    // Slots that are alike in all that is left are the same slot: without this edge in one is without it in any.
    const without = open.slice();
    const like = likenessOf(hall, open, fixed, here.slot);
    for (let s = 0; s < slots; s++)
      if (s === here.slot || likenessOf(hall, open, fixed, s) === like) without[here.e * slots + s] = 0;
    return Math.max(within, branch({ ...node, open: without }));
  };
  return Math.min(bound, Math.max(timetable.value, branch(root)));
}

/** The share that is least decided, or -1 where all are. */
function nearestHalf(shares: Float64Array): number {
  let at = -1;
  let nearest = 2;
  shares.forEach((share, i) => {
    const distance = share > 1e-6 && share < 1 - 1e-6 ? Math.abs(share - 0.6) : 2;
    if (distance < nearest) [at, nearest] = [i, distance];
  });
  return at;
}

function withPlace({ edges, slots, a, b, shared }: Hall, open: Uint8Array, { e, slot }: Place): Uint8Array {
  const left = open.slice();
  for (let s = 0; s < slots; s++) left[e * slots + s] = 0;
  for (let f = 0; f < edges; f++) {
    const meets = a[f] === a[e] || a[f] === b[e] || b[f] === a[e] || b[f] === b[e];
    if (meets || (shared[f]! >= 0 && shared[f] === shared[e])) left[f * slots + slot] = 0;
  }
  return left;
}

function likenessOf(hall: Hall, open: Uint8Array, fixed: Place[], slot: number): string {
  const { edges, slots, told, room, roams } = hall;
  let tables = room[slot]!;
  for (const place of fixed) if (place.slot === slot && roams[place.e]) tables -= 1;
  const which: number[] = [tables];
  for (let e = 0; e < edges; e++) which.push(open[e * slots + slot]! + (told[e] === slot ? 2 : 0));
  return which.join('');
}
