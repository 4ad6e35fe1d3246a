import { WORTH } from '../../../../shared/schemas/schedule.ts';
import { canBeIn, type Hall } from './hall.ts';
import { solveLinear, type LinearProgram } from './simplex.ts';
import type { Timetable } from './timetable.ts';

/** Halls up to here are solved to the end. */
const MOST_PEOPLE = 12;
const MOST_PLACES = 1500;
const MOST_NODES = 4000;
const CUT_ROUNDS = 8;

export const isSmall = ({ people, edges, slots }: Hall): boolean =>
  people <= MOST_PEOPLE && edges * slots <= MOST_PLACES;

/** One place: an edge in a slot. */
interface Place {
  e: number;
  slot: number;
}

/**
 * Branch and bound over places, for a small hall: the relaxation knows the slots and the odd sets of people, of whom
 * one always stays without a partner. Improves the timetable and returns a bound, which is what it is worth where the
 * search came to its end.
 */
export function solveExactly(timetable: Timetable, bound: number, stop: () => boolean): number {
  const { hall } = timetable;
  const { edges, slots } = hall;
  let best = timetable.value;
  let bestPlaces: Place[] | null = null;
  let nodes = 0;
  /** 1 where a place is still open. */
  const allowed = new Uint8Array(edges * slots);
  for (let e = 0; e < edges; e++)
    for (let s = 0; s < slots; s++) if (canBeIn(hall, e, s)) allowed[e * slots + s] = 1;

  /** The bound that is left of this branch. */
  const branch = (open: Uint8Array, fixed: Place[]): number => {
    if (nodes++ > MOST_NODES || stop()) return bound;
    const program = programOf(hall, open, fixed);
    if (program.places.length === 0) {
      if (program.base > best) {
        best = program.base;
        bestPlaces = fixed;
      }
      return program.base;
    }
    let { x, bound: above } = solveLinear(program.linear);
    for (let round = 0; round < CUT_ROUNDS && Math.floor(program.base + above + 1e-6) > best; round++) {
      if (!addOddSets(hall, program, x)) break;
      ({ x, bound: above } = solveLinear(program.linear));
    }
    const left = Math.floor(program.base + above + 1e-6);
    if (left <= best) return left;
    let at = -1;
    let nearest = 2;
    program.places.forEach((_, j) => {
      const distance = x[j]! > 1e-6 && x[j]! < 1 - 1e-6 ? Math.abs(x[j]! - 0.6) : 2;
      if (distance < nearest) [at, nearest] = [j, distance];
    });
    if (at < 0) {
      const places = [...fixed, ...program.places.filter((_, j) => x[j]! > 0.5)];
      const worth = worthOf(hall, places);
      if (worth > best) {
        best = worth;
        bestPlaces = places;
      }
      return Math.max(worth, left);
    }
    const { e, slot } = program.places[at]!;
    const within = branch(withPlace(hall, open, e, slot), [...fixed, { e, slot }]);
    if (best >= left) return left;
    // Slots that are alike in all that is left are the same slot: without this edge in one is without it in any.
    const without = open.slice();
    const like = likenessOf(hall, open, fixed, slot);
    for (let s = 0; s < slots; s++)
      if (s === slot || likenessOf(hall, open, fixed, s) === like) without[e * slots + s] = 0;
    return Math.max(within, branch(without, fixed));
  };
  const proven = Math.max(best, branch(allowed, []));
  if (bestPlaces) {
    for (let e = 0; e < edges; e++) if (timetable.slotOf[e]! >= 0) timetable.take(e);
    for (const { e, slot } of bestPlaces as Place[]) timetable.put(e, slot);
    timetable.forget();
  }
  return Math.min(bound, Math.max(proven, timetable.value));
}

function withPlace(
  { edges, slots, a, b, shared }: Hall,
  open: Uint8Array,
  e: number,
  slot: number,
): Uint8Array {
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

function worthOf({ people, base, value, told, least, a, b }: Hall, places: readonly Place[]): number {
  const degree = new Int32Array(people);
  let worth = base;
  for (const { e, slot } of places) {
    worth += value[e]! + (told[e] === slot ? WORTH.moved : 0);
    degree[a[e]!]! += 1;
    degree[b[e]!]! += 1;
  }
  for (let p = 0; p < people; p++) worth += WORTH.short * Math.min(degree[p]!, least[p]!);
  return worth;
}

interface Program {
  linear: LinearProgram;
  places: Place[];
  base: number;
  tried: Set<string>;
}

/** What is left when some places are taken and some are closed. */
function programOf(hall: Hall, open: Uint8Array, fixed: readonly Place[]): Program {
  const { edges, slots, people, a, b, shared, roams, most, least, value, told, room } = hall;
  const degree = new Int32Array(people);
  const tables = room.slice();
  for (const { e, slot } of fixed) {
    degree[a[e]!]! += 1;
    degree[b[e]!]! += 1;
    if (roams[e]) tables[slot]! -= 1;
  }
  const places: Place[] = [];
  for (let e = 0; e < edges; e++) {
    if (degree[a[e]!]! >= most[a[e]!]! || degree[b[e]!]! >= most[b[e]!]!) continue;
    for (let slot = 0; slot < slots; slot++) {
      if (open[e * slots + slot] && (roams[e] === 0 || tables[slot]! > 0)) places.push({ e, slot });
    }
  }
  const short = range(people).filter((p) => least[p]! > degree[p]!);
  const columns = places.length + short.length;
  const cost = new Float64Array(columns);
  const upper = new Float64Array(columns).fill(1);
  const byRow = new Map<string, LinearProgram['rows'][number]>();
  const add = (name: string, limit: number, j: number, by: number): void => {
    const row = byRow.get(name) ?? { columns: [], values: [], limit };
    row.columns.push(j);
    row.values.push(by);
    byRow.set(name, row);
  };
  places.forEach(({ e, slot }, j) => {
    cost[j] = value[e]! + (told[e] === slot ? WORTH.moved : 0);
    add(`edge ${e}`, 1, j, 1);
    if (roams[e]) add(`tables ${slot}`, tables[slot]!, j, 1);
    for (const row of [a[e]!, b[e]!, shared[e]!]) if (row >= 0) add(`row ${row} ${slot}`, 1, j, 1);
    for (const p of [a[e]!, b[e]!]) {
      if (most[p]! < slots) add(`most ${p}`, most[p]! - degree[p]!, j, 1);
      if (least[p]! > degree[p]!) add(`least ${p}`, 0, j, -1);
    }
  });
  short.forEach((p, k) => {
    cost[places.length + k] = WORTH.short;
    upper[places.length + k] = least[p]! - degree[p]!;
    add(`least ${p}`, 0, places.length + k, 1);
  });
  const linear = { columns, cost, upper, rows: [...byRow.values()] };
  return { linear, places, base: worthOf(hall, fixed), tried: new Set() };
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Adds what the solution breaks: in one slot three people have one meeting, five have two. False where nothing is. */
function addOddSets(hall: Hall, { linear, places, tried }: Program, x: Float64Array): boolean {
  const { slots, a, b, people } = hall;
  let added = false;
  for (let s = 0; s < slots; s++) {
    const here = range(places.length).filter((j) => places[j]!.slot === s && x[j]! > 1e-6);
    if (!here.some((j) => x[j]! < 1 - 1e-6)) continue;
    const weight = new Float64Array(people * people);
    let mask = 0;
    for (const j of here) {
      const { e } = places[j]!;
      weight[a[e]! * people + b[e]!] = x[j]!;
      mask |= (1 << a[e]!) | (1 << b[e]!);
    }
    const there = range(people).filter((p) => mask & (1 << p));
    const grow = (from: number, set: number[], inside: number): void => {
      if (set.length % 2 === 1 && set.length >= 3 && inside > (set.length - 1) / 2 + 1e-6) {
        const name = `${s}: ${set.join()}`;
        if (!tried.has(name)) {
          tried.add(name);
          const members = new Set(set);
          const columns = range(places.length).filter(
            (j) => places[j]!.slot === s && members.has(a[places[j]!.e]!) && members.has(b[places[j]!.e]!),
          );
          linear.rows.push({ columns, values: columns.map(() => 1), limit: (set.length - 1) / 2 });
          added = true;
        }
      }
      if (set.length >= 7) return;
      for (let i = from; i < there.length; i++) {
        const p = there[i]!;
        let more = inside;
        for (const q of set) more += weight[q * people + p]!;
        grow(i + 1, [...set, p], more);
      }
    };
    grow(0, [], 0);
  }
  return added;
}
