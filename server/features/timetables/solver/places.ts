import { WORTH } from '../../../../shared/schemas/schedule.ts';
import { canBeIn, type Hall } from './hall.ts';
import type { Timetable } from './timetable.ts';

/**
 * The linear program that knows slots. A place is an edge in a slot where nothing but other edges keeps it from being;
 * the places of an edge stand together, and at most one of them is taken. Rows are what places of different edges
 * share: a person or a kept table in a slot, the other tables of a slot, the most and the least of a person.
 */
export interface Places {
  edges: number;
  /** Places of its k-th edge: `start[k] … start[k + 1]`. */
  start: Int32Array;
  edge: Int32Array;
  slot: Int32Array;
  worth: Float64Array;
  /** Rows of place j: `rowOf[rowStart[j] … rowStart[j + 1])`. */
  rowStart: Int32Array;
  rowOf: Int32Array;
  limit: Float64Array;
  /** Between what the price of a row is: what is scarce costs, what is missing to a minimum is worth so much. */
  lowest: Float64Array;
  highest: Float64Array;
}

export function countPlaces(hall: Hall): number {
  let count = 0;
  for (let e = 0; e < hall.edges; e++) for (let s = 0; s < hall.slots; s++) count += +canBeIn(hall, e, s);
  return count;
}

/**
 * What a timetable still has open for these edges, none of which is in it; of an empty one and all edges it is the
 * whole program. `caps`: how many meetings each person can have at all. `among`: only those of these places, which are
 * of all edges.
 */
export function placesOf(
  timetable: Timetable,
  caps: Int32Array,
  edges: ArrayLike<number>,
  among?: Places,
): Places {
  const { hall, load, degree } = timetable;
  const { slots, a, b, shared, roams, room, least, told, value } = hall;
  const start = new Int32Array(edges.length + 1);
  const edge: number[] = [];
  const slot: number[] = [];
  const worth: number[] = [];
  const inCell = new Int32Array(hall.rows * slots);
  const inSlot = new Int32Array(slots);
  for (let k = 0; k < edges.length; k++) {
    const e = edges[k]!;
    const last = among ? among.start[e + 1]! : slots;
    for (let i = among ? among.start[e]! : 0; i < last && timetable.wantsMore(e); i++) {
      const s = among ? among.slot[i]! : i;
      if (!timetable.fits(e, s) || !timetable.hasRoom(e, s)) continue;
      edge.push(e);
      slot.push(s);
      worth.push(value[e]! + (told[e] === s ? WORTH.moved : 0));
      for (const row of [a[e]!, b[e]!, shared[e]!]) if (row >= 0) inCell[row * slots + s]! += 1;
      inSlot[s]! += roams[e]!;
    }
    start[k + 1] = edge.length;
  }
  // What no two places share, or what is there for all, needs no row.
  const limit: number[] = [];
  const row = (binds: boolean, most: number): number => (binds ? limit.push(most) - 1 : -1);
  const cellRow = inCell.map((here) => row(here > 1, 1));
  const slotRow = inSlot.map((here, s) => row(here > room[s]! - load[s]!, room[s]! - load[s]!));
  const mostRow = caps.map((cap, p) => {
    let times = 0;
    for (let s = 0; s < slots; s++) times += +(inCell[p * slots + s]! > 0);
    const most = Math.max(0, cap - degree[p]!);
    return row(times > most, most);
  });
  const scarce = limit.length;
  const leastRow = least.map((most, p) => row(most > degree[p]!, most - degree[p]!));

  const rowStart = new Int32Array(edge.length + 1);
  const rowOf: number[] = [];
  for (let j = 0; j < edge.length; j++) {
    const e = edge[j]!;
    const s = slot[j]!;
    const [p, q, table] = [a[e]!, b[e]!, shared[e]!];
    const ofSlot = [cellRow[p * slots + s]!, cellRow[q * slots + s]!];
    if (table >= 0) ofSlot.push(cellRow[table * slots + s]!);
    if (roams[e]) ofSlot.push(slotRow[s]!);
    for (const r of [...ofSlot, mostRow[p]!, mostRow[q]!, leastRow[p]!, leastRow[q]!])
      if (r >= 0) rowOf.push(r);
    rowStart[j + 1] = rowOf.length;
  }
  return {
    edges: edges.length,
    start,
    edge: Int32Array.from(edge),
    slot: Int32Array.from(slot),
    worth: Float64Array.from(worth),
    rowStart,
    rowOf: Int32Array.from(rowOf),
    limit: Float64Array.from(limit),
    lowest: Float64Array.from(limit, (_, i) => (i < scarce ? 0 : -WORTH.short)),
    highest: Float64Array.from(limit, (_, i) => (i < scarce ? Infinity : 0)),
  };
}

/** Only some of the places, in their order. */
export function onlyPlaces(places: Places, some: Int32Array): Places {
  const { edges, edge, slot, worth, rowStart, rowOf } = places;
  const start = new Int32Array(edges + 1);
  for (let e = 0, k = 0; e < edges; e++) {
    while (k < some.length && some[k]! < places.start[e + 1]!) k += 1;
    start[e + 1] = k;
  }
  const starts = new Int32Array(some.length + 1);
  const rows: number[] = [];
  some.forEach((j, k) => {
    for (let i = rowStart[j]!; i < rowStart[j + 1]!; i++) rows.push(rowOf[i]!);
    starts[k + 1] = rows.length;
  });
  return {
    ...places,
    start,
    edge: some.map((j) => edge[j]!),
    slot: some.map((j) => slot[j]!),
    worth: Float64Array.from(some, (j) => worth[j]!),
    rowStart: starts,
    rowOf: Int32Array.from(rows),
  };
}

/** Prices are rounded to this part of a point, so that bounds are counted in whole numbers. */
const PARTS = 1024;

/**
 * No timetable gains more over an empty one, by weak duality: true of any prices between lowest and highest, so
 * whatever they came from it is proven. An edge has what its best place is worth above the prices of its rows.
 */
export function boundBy(places: Places, prices: Float64Array): number {
  const { edges, start, worth, rowStart, rowOf, limit, lowest, highest } = places;
  const whole = prices.map((price, i) =>
    Math.round(PARTS * Math.min(highest[i]!, Math.max(lowest[i]!, price))),
  );
  let bound = 0;
  for (let i = 0; i < limit.length; i++) bound += (whole[i]! - PARTS * lowest[i]!) * limit[i]!;
  for (let e = 0; e < edges; e++) {
    let most = 0;
    for (let j = start[e]!; j < start[e + 1]!; j++) {
      let spare = PARTS * worth[j]!;
      for (let i = rowStart[j]!; i < rowStart[j + 1]!; i++) spare -= whole[rowOf[i]!]!;
      if (spare > most) most = spare;
    }
    bound += most;
  }
  return bound / PARTS;
}

/** Places that at these prices lose no more than so much to the best of their edge, or to none. */
export function placesWithin(places: Places, prices: Float64Array, most: number): Int32Array {
  const { edges, start, worth, rowStart, rowOf } = places;
  const some: number[] = [];
  const spare = new Float64Array(worth.length);
  for (let e = 0; e < edges; e++) {
    let best = 0;
    for (let j = start[e]!; j < start[e + 1]!; j++) {
      spare[j] = worth[j]!;
      for (let i = rowStart[j]!; i < rowStart[j + 1]!; i++) spare[j]! -= prices[rowOf[i]!]!;
      best = Math.max(best, spare[j]!);
    }
    for (let j = start[e]!; j < start[e + 1]!; j++) if (spare[j]! >= best - most) some.push(j);
  }
  return Int32Array.from(some);
}
