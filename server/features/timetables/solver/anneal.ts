import type { Effort } from './effort.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import { FREE, type Timetable } from './timetable.ts';

/** Tries for each place, and at least. */
const TRIES = 300;
const LEAST_TRIES = 100_000;
/** Tries between two looks at the effort, and what one is in it. */
const STRIDE = 1024;
const EFFORT = 20;
/** From where to where it cools, in points of the objective. */
const HOT = 0.8;
const COLD = 0.25;

/**
 * Simulated annealing: a meeting goes to a place and pushes out whatever is in its way, which takes any place that is
 * free. Ends at the bound, or when it is cold; the best timetable is what is left.
 */
export function anneal(
  timetable: Timetable,
  places: Places,
  bound: number,
  random: Random,
  effort: Effort,
): void {
  const { edge, slot } = places;
  if (edge.length === 0) return;
  let best = timetable.value;
  const slots = timetable.slotOf.slice();
  const step = stepOf(timetable, places, random);
  const tries = Math.max(LEAST_TRIES, TRIES * edge.length);
  for (let i = 0; i < tries && best < bound; i++) {
    if (i % STRIDE === 0 && !effort.spend(EFFORT * STRIDE)) break;
    const heat = HOT * (COLD / HOT) ** (i / tries);
    const j = random.below(edge.length);
    step(edge[j]!, slot[j]!, timetable.value + heat * Math.log(random.next() + 1e-12));
    if (timetable.value <= best) continue;
    best = timetable.value;
    slots.set(timetable.slotOf);
  }
  timetable.become(slots);
}

/** One step: edge and slot; undone where the timetable would be worth less than `least`. */
function stepOf(
  timetable: Timetable,
  places: Places,
  random: Random,
): (e: number, slot: number, least: number) => void {
  const { hall, cell, slotOf, degree } = timetable;
  const { a, b, shared, slots, most, roams, told, value, people } = hall;
  const pushed: number[] = [];
  const push = (e: number): void => {
    if (e < 0) return;
    timetable.take(e);
    pushed.push(e);
  };

  /** The meeting of a person that is worth least. */
  const leastOf = (p: number): number => {
    let least = -1;
    for (let s = 0; s < slots; s++) {
      const e = cell[p * slots + s]!;
      if (e >= 0 && (least < 0 || value[e]! < value[least]!)) least = e;
    }
    return least;
  };

  /** Of some meetings of a slot that need a table, the one that is worth least. */
  const someIn = (s: number): number => {
    let least = -1;
    for (let i = 0; i < 12; i++) {
      const e = cell[random.below(people) * slots + s]!;
      if (e >= 0 && roams[e] && (least < 0 || value[e]! < value[least]!)) least = e;
    }
    return least;
  };

  /** Into the slot people were told, else into any other that is free. */
  const settle = (e: number): void => {
    if (!timetable.wantsMore(e)) return;
    const from = places.start[e]!;
    const count = places.start[e + 1]! - from;
    const first = count > 0 ? random.below(count) : 0;
    let found = -1;
    for (let i = 0; i < count; i++) {
      const s = places.slot[from + ((first + i) % count)]!;
      if (!timetable.fits(e, s) || !timetable.hasRoom(e, s)) continue;
      found = s;
      if (told[e]! < 0 || told[e] === s) break;
    }
    if (found >= 0) timetable.put(e, found);
  };

  return (e, slot, least) => {
    if (slotOf[e] === slot) return;
    const [p, q] = [a[e]!, b[e]!];
    if (slotOf[e]! >= 0) timetable.take(e);
    pushed.length = 0;
    push(cell[p * slots + slot]!);
    push(cell[q * slots + slot]!);
    push(shared[e]! < 0 ? FREE : cell[shared[e]! * slots + slot]!);
    if (degree[p]! >= most[p]!) push(leastOf(p));
    if (degree[q]! >= most[q]!) push(leastOf(q));
    if (!timetable.hasRoom(e, slot)) push(someIn(slot));
    if (timetable.hasRoom(e, slot)) {
      timetable.put(e, slot);
      for (const f of pushed) settle(f);
      if (timetable.value < least) timetable.undo(0);
    } else timetable.undo(0);
    timetable.forget();
  };
}
