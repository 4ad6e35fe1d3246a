import { WORTH } from '../../../../shared/schemas/schedule.ts';
import type { Hall } from './hall.ts';
import type { Random } from './random.ts';
import type { Relaxation } from './relax.ts';
import { FREE, SHUT, type Timetable } from './timetable.ts';

/** Tries for each edge in one round, and rounds without a gain after which there will be none. */
const TRIES = 400;
const LEAST_TRIES = 20_000;
const IDLE_ROUNDS = 2;
/** What a meeting may lose by the prices of the relaxation and still be tried, in points. */
const MOST_LOST = 4;
/** From where to where it cools in one round, in points of the objective. */
const HOT = 2.5;
const COLD = 0.25;

/**
 * Simulated annealing: a meeting goes into a slot and pushes out whatever is in its way, which takes any place that is
 * free. Ends at the bound, when rounds gain nothing, or when it must; the best timetable is what is left.
 */
export function improve(
  timetable: Timetable,
  { bound, price, tablePrice }: Pick<Relaxation, 'bound' | 'price' | 'tablePrice'>,
  random: Random,
  stop: () => boolean,
  onBetter: (value: number) => void,
): void {
  const { hall } = timetable;
  const pool = Int32Array.from(worthTrying(hall, timetable, price, tablePrice));
  if (pool.length === 0) return;
  let best = timetable.value;
  const places = timetable.slotOf.slice();
  const tries = Math.max(LEAST_TRIES, TRIES * pool.length);
  for (let idle = 0; idle < IDLE_ROUNDS && best < bound; idle++) {
    const before = best;
    for (let i = 0; i < tries; i++) {
      if ((i & 1023) === 0 && stop()) break;
      const heat = HOT * (COLD / HOT) ** (i / tries);
      const value = timetable.value;
      tryOne(
        timetable,
        pool[random.below(pool.length)]!,
        random,
        value + heat * Math.log(random.next() + 1e-12),
      );
      timetable.forget();
      if (timetable.value > best) {
        best = timetable.value;
        places.set(timetable.slotOf);
        if (best >= bound) break;
      }
    }
    restore(timetable, places);
    if (best > before) {
      idle = -1;
      onBetter(best);
    }
    if (stop()) break;
  }
}

/** Edges that are in the timetable, or that their price in other meetings does not rule out. */
function worthTrying(hall: Hall, { slotOf }: Timetable, price: Int32Array, tablePrice: number): number[] {
  const { edges, a, b, value, told, roams } = hall;
  const some: number[] = [];
  for (let e = 0; e < edges; e++) {
    const worth = value[e]! + (told[e]! >= 0 ? WORTH.moved : 0);
    const spare = worth - (price[a[e]!]! + price[b[e]!]! + (roams[e] ? tablePrice : 0)) / 2;
    if (slotOf[e]! >= 0 || spare >= -MOST_LOST) some.push(e);
  }
  return some;
}

function restore(timetable: Timetable, places: Int32Array): void {
  const { edges } = timetable.hall;
  for (let e = 0; e < edges; e++)
    if (timetable.slotOf[e]! >= 0 && timetable.slotOf[e] !== places[e]) timetable.take(e);
  for (let e = 0; e < edges; e++)
    if (places[e]! >= 0 && timetable.slotOf[e]! < 0) timetable.put(e, places[e]!);
  timetable.forget();
}

const pushed: number[] = [];

/** One step; undone where the timetable would be worth less than `least`. */
function tryOne(timetable: Timetable, e: number, random: Random, least: number): void {
  const { hall, cell, slotOf, degree, load } = timetable;
  const { a, b, shared, slots, most, roams, room } = hall;
  const p = a[e]!;
  const q = b[e]!;
  const was = slotOf[e]!;
  if (was >= 0) timetable.take(e);
  // The slot where least is pushed out; of equals any.
  let best = -Infinity;
  let slot = -1;
  let ties = 0;
  for (let s = 0; s < slots; s++) {
    if (s === was) continue;
    const x = cell[p * slots + s]!;
    const y = cell[q * slots + s]!;
    const z = shared[e]! < 0 ? FREE : cell[shared[e]! * slots + s]!;
    if (x === SHUT || y === SHUT || z === SHUT || (roams[e] && room[s] === 0)) continue;
    let gain = timetable.gain(e, s);
    if (x >= 0) gain -= hall.value[x]!;
    if (y >= 0) gain -= hall.value[y]!;
    if (z >= 0 && z !== x && z !== y) gain -= hall.value[z]!;
    if (roams[e] && load[s]! >= room[s]! && !(x >= 0 && roams[x]) && !(y >= 0 && roams[y])) gain -= 3;
    if (gain > best) {
      best = gain;
      slot = s;
      ties = 1;
    } else if (gain === best && random.below(++ties) === 0) slot = s;
  }
  if (slot < 0) {
    timetable.undo(0);
    return;
  }
  pushed.length = 0;
  const push = (f: number): void => {
    if (f < 0) return;
    timetable.take(f);
    pushed.push(f);
  };
  push(cell[p * slots + slot]!);
  push(cell[q * slots + slot]!);
  if (shared[e]! >= 0) push(cell[shared[e]! * slots + slot]!);
  if (degree[p]! >= most[p]!) push(leastOf(timetable, p));
  if (degree[q]! >= most[q]!) push(leastOf(timetable, q));
  if (!timetable.hasRoom(e, slot)) push(anyIn(timetable, slot, random));
  if (!timetable.hasRoom(e, slot)) {
    timetable.undo(0);
    return;
  }
  timetable.put(e, slot);
  for (const f of pushed) settle(timetable, f);
  if (timetable.value < least) timetable.undo(0);
}

/** Puts an edge into the best place that is free, if there is one. */
function settle(timetable: Timetable, e: number): void {
  if (!timetable.wantsMore(e)) return;
  const { hall } = timetable;
  let slot = -1;
  for (let s = 0; s < hall.slots; s++) {
    if (!timetable.fits(e, s) || !timetable.hasRoom(e, s)) continue;
    slot = s;
    if (hall.told[e]! < 0 || hall.told[e] === s) break;
  }
  if (slot >= 0) timetable.put(e, slot);
}

/** The meeting of a person that is worth least. */
function leastOf({ hall, cell }: Timetable, p: number): number {
  let least = -1;
  for (let s = 0; s < hall.slots; s++) {
    const e = cell[p * hall.slots + s]!;
    if (e >= 0 && (least < 0 || hall.value[e]! < hall.value[least]!)) least = e;
  }
  return least;
}

/** Of some meetings of a slot that need a table, the one that is worth least. */
function anyIn({ hall, cell }: Timetable, slot: number, random: Random): number {
  let least = -1;
  for (let i = 0; i < 12; i++) {
    const e = cell[random.below(hall.people) * hall.slots + slot]!;
    if (e >= 0 && hall.roams[e] && (least < 0 || hall.value[e]! < hall.value[least]!)) least = e;
  }
  return least;
}
