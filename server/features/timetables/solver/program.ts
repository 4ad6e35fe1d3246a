import { WORTH } from '../../../../shared/schemas/schedule.ts';
import type { Hall } from './hall.ts';
import type { LinearProgram } from './simplex.ts';

/** What a meeting that a branch asks for is worth more, so that no timetable is better off without. */
const ASKED = 1000;

/** One place: an edge in a slot. */
export interface Place {
  e: number;
  slot: number;
}

/** A part of all timetables of a hall. */
export interface Branch {
  /** edges × slots: 1 where a place is still open. */
  open: Uint8Array;
  fixed: Place[];
  /** Edges that must be somewhere. */
  asked: Uint8Array;
}

export interface Program {
  linear: LinearProgram;
  places: Place[];
  base: number;
  /** How many more meetings each person can have. */
  left: Int32Array;
  tried: Set<string>;
}

/**
 * The linear program of what is left in a branch. One that does not know slots has an edge in the slot people were
 * told and in some other, and counts people and tables over the whole day.
 */
export function programOf(
  hall: Hall,
  caps: Int32Array,
  { open, fixed, asked }: Branch,
  knowsSlots: boolean,
): Program {
  const { edges, slots, people, a, b, shared, roams, least, value, told, room } = hall;
  const left = caps.slice();
  const degree = new Int32Array(people);
  const tables = room.slice();
  for (const { e, slot } of fixed) {
    for (const p of [a[e]!, b[e]!]) {
      degree[p]! += 1;
      left[p]! -= 1;
    }
    if (roams[e]) tables[slot]! -= 1;
  }
  const places: Place[] = [];
  for (let e = 0; e < edges; e++) {
    if (left[a[e]!]! <= 0 || left[b[e]!]! <= 0) continue;
    let others = 0;
    for (let slot = 0; slot < slots; slot++) {
      if (!open[e * slots + slot] || (roams[e] === 1 && tables[slot]! <= 0)) continue;
      if (!knowsSlots && told[e] !== slot && others++ > 0) continue;
      places.push({ e, slot });
    }
  }
  const short = [...least.keys()].filter((p) => least[p]! > degree[p]!);
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
  const allTables = tables.reduce((sum, one) => sum + Math.max(0, one), 0);
  places.forEach(({ e, slot }, j) => {
    cost[j] = value[e]! + (told[e] === slot ? WORTH.moved : 0) + (asked[e] ? ASKED : 0);
    add(`edge ${e}`, 1, j, 1);
    if (roams[e]) add(knowsSlots ? `tables ${slot}` : 'tables', knowsSlots ? tables[slot]! : allTables, j, 1);
    if (shared[e]! >= 0 && !knowsSlots) add(`table ${shared[e]}`, slots, j, 1);
    if (knowsSlots)
      for (const row of [a[e]!, b[e]!, shared[e]!]) if (row >= 0) add(`row ${row} ${slot}`, 1, j, 1);
    for (const p of [a[e]!, b[e]!]) {
      add(`most ${p}`, left[p]!, j, 1);
      if (least[p]! > degree[p]!) add(`least ${p}`, 0, j, -1);
    }
  });
  short.forEach((p, k) => {
    cost[places.length + k] = WORTH.short;
    upper[places.length + k] = least[p]! - degree[p]!;
    add(`least ${p}`, 0, places.length + k, 1);
  });
  const linear = { columns, cost, upper, rows: [...byRow.values()] };
  let base = worthOf(hall, fixed);
  for (let e = 0; e < edges; e++) if (asked[e]) base -= ASKED;
  for (const { e } of fixed) if (asked[e]) base += ASKED;
  return { linear, places, base, left, tried: new Set() };
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
