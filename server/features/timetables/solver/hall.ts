import { WORTH, type ScheduleTask, type WishLevel } from '../../../../shared/schemas/schedule.ts';

/**
 * A hall in numbers. An edge is a pair that may meet and is not locked; locked meetings are no edges, they make cells
 * unavailable. A row is a person, or (after the people) a table that several people keep, which is in one meeting at
 * a time like a person.
 */
export interface Hall {
  slots: number;
  people: number;
  /** People and shared kept tables. */
  rows: number;
  edges: number;
  /** The two people of each edge, the lower first, and its shared kept table or -1. */
  a: Int32Array;
  b: Int32Array;
  shared: Int32Array;
  value: Int32Array;
  /** 1: at any table nobody keeps. 0: at a kept one. */
  roams: Uint8Array;
  /** The slot people were told, or -1: there it is worth `WORTH.moved` more. */
  told: Int32Array;
  /** 1 where the row can be in a meeting: rows × slots. */
  open: Uint8Array;
  /** Of each person, besides what is locked: most meetings, and how many are missing to its minimum. */
  most: Int32Array;
  least: Int32Array;
  /** Tables nobody keeps and no locked meeting takes, by slot. */
  room: Int32Array;
  /** The objective where no edge is placed: locked values, every shortage, every told meeting moved. */
  base: number;
  /** Edges of each person: `of[ofStart[p] … ofStart[p + 1])`. */
  ofStart: Int32Array;
  of: Int32Array;
  /** The table a person keeps, or -1. */
  keeps: Int32Array;
  personOf: Map<string, number>;
}

const LEVELS: Record<WishLevel, number> = { no: 3, must: 2, want: 1 };

/** What a meeting is worth by its two wishes, each 0 (none), 1 (want) or 2 (must). */
export function worthOf(one: number, other: number): number {
  const half = (level: number): number => (level === 2 ? WORTH.must : level === 1 ? WORTH.want : 0);
  return half(one) + half(other) + (one > 0 && other > 0 ? WORTH.mutual : 0);
}

/** Wishes by pair, `lower × people + higher`: what the lower wishes (2 bits), what the higher does, met (bit 4). */
export function pairsOf(task: ScheduleTask, personOf: Map<string, number>): Map<number, number> {
  const people = task.participants.length;
  const pairs = new Map<number, number>();
  for (const { from, to, level } of task.wishes) {
    const f = personOf.get(from)!;
    const t = personOf.get(to)!;
    const key = f < t ? f * people + t : t * people + f;
    const shift = f < t ? 0 : 2;
    const before = pairs.get(key) ?? 0;
    const strongest = Math.max(LEVELS[level], (before >> shift) & 3);
    pairs.set(key, (before & ~(3 << shift)) | (strongest << shift));
  }
  for (const [a, b] of task.met) {
    const f = personOf.get(a)!;
    const t = personOf.get(b)!;
    const key = f < t ? f * people + t : t * people + f;
    const before = pairs.get(key);
    if (before !== undefined) pairs.set(key, before | 16);
  }
  return pairs;
}

export const isRefused = (wishes: number): boolean => (wishes & 3) === 3 || ((wishes >> 2) & 3) === 3;

export const valueOf = (wishes: number): number =>
  isRefused(wishes) ? 0 : worthOf(wishes & 3, (wishes >> 2) & 3);

export function hallOf(task: ScheduleTask): Hall {
  const { slots, tables, participants, locked, previous } = task;
  const people = participants.length;
  const personOf = new Map(participants.map(({ id }, i) => [id, i]));
  const keeps = Int32Array.from(participants, ({ table }) => table ?? -1);

  const keepers = new Map<number, number>();
  for (const table of keeps) if (table >= 0) keepers.set(table, (keepers.get(table) ?? 0) + 1);
  const sharedRow = new Map<number, number>();
  for (const [table, count] of keepers) if (count > 1) sharedRow.set(table, people + sharedRow.size);
  const rows = people + sharedRow.size;

  const open = new Uint8Array(rows * slots).fill(1);
  participants.forEach(({ unavailable }, p) => {
    for (const slot of unavailable) open[p * slots + slot] = 0;
  });

  const pairs = pairsOf(task, personOf);
  const keyOf = (a: string, b: string): number => {
    const x = personOf.get(a)!;
    const y = personOf.get(b)!;
    return x < y ? x * people + y : y * people + x;
  };
  const most = Int32Array.from(participants, ({ max }) => max ?? slots);
  const least = Int32Array.from(participants, ({ min }) => min);
  const room = new Int32Array(slots).fill(tables - keepers.size);
  const lockedSlot = new Map<number, number>();
  let base = 0;
  for (const { a, b, slot, table } of locked) {
    const key = keyOf(a, b);
    lockedSlot.set(key, slot);
    base += valueOf(pairs.get(key) ?? 0);
    for (const id of [a, b]) {
      const p = personOf.get(id)!;
      open[p * slots + slot] = 0;
      most[p]! -= 1;
      least[p] = Math.max(0, least[p]! - 1);
    }
    const row = sharedRow.get(table);
    if (row !== undefined) open[row * slots + slot] = 0;
    if (!keepers.has(table)) room[slot]! -= 1;
  }
  for (const short of least) base -= WORTH.short * short;

  const toldSlot = new Map<number, number>();
  for (const { a, b, slot } of previous) {
    const key = keyOf(a, b);
    if (lockedSlot.get(key) !== slot) base -= WORTH.moved;
    toldSlot.set(key, slot);
  }

  const keys: number[] = [];
  for (const [key, wishes] of pairs) {
    if (wishes >= 16 || valueOf(wishes) === 0 || lockedSlot.has(key)) continue;
    const p = Math.floor(key / people);
    const q = key % people;
    if (keeps[p]! >= 0 && keeps[q]! >= 0 && keeps[p] !== keeps[q]) continue;
    if (most[p]! <= 0 || most[q]! <= 0) continue;
    const roams = keeps[p]! < 0 && keeps[q]! < 0;
    const row = sharedRow.get(Math.max(keeps[p]!, keeps[q]!));
    for (let s = 0; s < slots; s++) {
      if (!open[p * slots + s] || !open[q * slots + s] || (roams && room[s]! <= 0)) continue;
      if (row !== undefined && !open[row * slots + s]) continue;
      keys.push(key);
      break;
    }
  }
  // In the order of people, not of wishes: the same hall gives the same timetable however its wishes came in.
  const sorted = Float64Array.from(keys).sort();
  const edges = sorted.length;
  const hall: Hall = {
    ...{ slots, people, rows, edges, open, most, least, room, base, keeps, personOf },
    a: new Int32Array(edges),
    b: new Int32Array(edges),
    shared: new Int32Array(edges).fill(-1),
    value: new Int32Array(edges),
    roams: new Uint8Array(edges),
    told: new Int32Array(edges).fill(-1),
    ofStart: new Int32Array(people + 1),
    of: new Int32Array(2 * edges),
  };
  sorted.forEach((key, e) => {
    const p = Math.floor(key / people);
    const q = key % people;
    hall.a[e] = p;
    hall.b[e] = q;
    hall.value[e] = valueOf(pairs.get(key)!);
    const table = Math.max(keeps[p]!, keeps[q]!);
    hall.roams[e] = table < 0 ? 1 : 0;
    hall.shared[e] = sharedRow.get(table) ?? -1;
    const told = toldSlot.get(key);
    if (told !== undefined && canBeIn(hall, e, told)) hall.told[e] = told;
    hall.ofStart[p + 1]! += 1;
    hall.ofStart[q + 1]! += 1;
  });
  for (let p = 0; p < people; p++) hall.ofStart[p + 1]! += hall.ofStart[p]!;
  const next = hall.ofStart.slice();
  for (let e = 0; e < edges; e++) {
    hall.of[next[hall.a[e]!]!++] = e;
    hall.of[next[hall.b[e]!]!++] = e;
  }
  return hall;
}

/** Whether nothing but other edges keeps edge e from a slot. */
export function canBeIn({ a, b, shared, open, slots, roams, room }: Hall, e: number, slot: number): boolean {
  return (
    open[a[e]! * slots + slot] === 1 &&
    open[b[e]! * slots + slot] === 1 &&
    (shared[e]! < 0 || open[shared[e]! * slots + slot] === 1) &&
    (roams[e] === 0 || room[slot]! > 0)
  );
}
