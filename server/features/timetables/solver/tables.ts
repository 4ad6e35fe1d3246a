import type { ScheduledMeeting, ScheduleTask } from '../../../../shared/schemas/schedule.ts';
import type { Hall } from './hall.ts';
import type { Timetable } from './timetable.ts';

/** Passes over the day that look for a table nearer to where people sit before and after. */
const PASSES = 4;

/**
 * Gives each meeting its table: the kept one, else the one people were told, else one that makes few people change.
 * Any choice keeps the hard rules, as a slot never holds more meetings than tables.
 */
export function seat(task: ScheduleTask, { hall, slotOf }: Timetable): ScheduledMeeting[] {
  const { slots, edges, a, b, keeps, roams, personOf, people } = hall;
  const tableOf = new Int32Array(edges).fill(-1);
  /** people × slots: where each one sits, -1 where nowhere. */
  const sits = new Int32Array(people * slots).fill(-1);
  /** slots × tables: the edge there, -1 where none, -2 where it may not be used. */
  const at = new Int32Array(slots * task.tables).fill(-1);
  for (const table of keeps) {
    if (table >= 0) for (let s = 0; s < slots; s++) at[s * task.tables + table] = -2;
  }
  const sit = (e: number, slot: number, table: number): void => {
    tableOf[e] = table;
    sits[a[e]! * slots + slot] = table;
    sits[b[e]! * slots + slot] = table;
    if (roams[e]) at[slot * task.tables + table] = e;
  };
  for (const { a: p, b: q, slot, table } of task.locked) {
    at[slot * task.tables + table] = -2;
    sits[personOf.get(p)! * slots + slot] = table;
    sits[personOf.get(q)! * slots + slot] = table;
  }

  const told = toldTables(task, hall);
  const inSlot: number[][] = Array.from({ length: slots }, () => []);
  for (let e = 0; e < edges; e++) {
    const slot = slotOf[e]!;
    if (slot < 0) continue;
    if (!roams[e]) sit(e, slot, Math.max(keeps[a[e]!]!, keeps[b[e]!]!));
    else inSlot[slot]!.push(e);
  }
  const fixed = new Uint8Array(edges);
  for (let s = 0; s < slots; s++) {
    for (const e of inSlot[s]!) {
      const table = hall.told[e] === s ? told.get(e) : undefined;
      if (table === undefined || at[s * task.tables + table] !== -1) continue;
      fixed[e] = 1;
      sit(e, s, table);
    }
  }
  const near = neighbours(slots, sits);
  for (let s = 0; s < slots; s++) {
    const open = inSlot[s]!.filter((e) => tableOf[e]! < 0);
    for (const e of open) {
      for (const table of near(e, s, a, b)) {
        if (at[s * task.tables + table] !== -1) continue;
        sit(e, s, table);
        break;
      }
    }
    let next = 0;
    for (const e of open) {
      if (tableOf[e]! >= 0) continue;
      while (at[s * task.tables + next] !== -1) next += 1;
      sit(e, s, next);
    }
  }

  const staying = (e: number, s: number, table: number): number =>
    near(e, s, a, b).reduce((sum, other) => sum + (other === table ? 1 : 0), 0);
  for (let pass = 0, moved = true; pass < PASSES && moved; pass++) {
    moved = false;
    for (let s = 0; s < slots; s++) {
      for (const e of inSlot[s]!) {
        if (fixed[e]) continue;
        for (const table of near(e, s, a, b)) {
          const from = tableOf[e]!;
          const other = at[s * task.tables + table]!;
          if (table === from || other === -2 || (other >= 0 && fixed[other])) continue;
          const now = staying(e, s, from) + (other >= 0 ? staying(other, s, table) : 0);
          const then = staying(e, s, table) + (other >= 0 ? staying(other, s, from) : 0);
          if (then <= now) continue;
          at[s * task.tables + from] = -1;
          sit(e, s, table);
          if (other >= 0) sit(other, s, from);
          moved = true;
        }
      }
    }
  }

  const { participants, locked } = task;
  const meetings = locked.map(({ a: p, b: q, slot, table }) => ({ a: p, b: q, slot, table }));
  for (let e = 0; e < edges; e++) {
    if (slotOf[e]! < 0) continue;
    const [p, q] = [participants[a[e]!]!.id, participants[b[e]!]!.id];
    meetings.push({ a: p, b: q, slot: slotOf[e]!, table: tableOf[e]! });
  }
  return meetings.sort((x, y) => x.slot - y.slot || x.table - y.table);
}

function toldTables(task: ScheduleTask, hall: Hall): Map<number, number> {
  const { a, b, people, personOf, edges } = hall;
  const byPair = new Map<number, number>();
  for (const { a: x, b: y, table } of task.previous) {
    const [p, q] = [personOf.get(x)!, personOf.get(y)!];
    byPair.set(Math.min(p, q) * people + Math.max(p, q), table);
  }
  const told = new Map<number, number>();
  for (let e = 0; e < edges; e++) {
    const table = byPair.get(a[e]! * people + b[e]!);
    if (table !== undefined) told.set(e, table);
  }
  return told;
}

/** The tables at which the two people of a meeting sit just before and just after it, as far as that is known. */
function neighbours(slots: number, sits: Int32Array) {
  const found: number[] = [];
  return (e: number, slot: number, a: Int32Array, b: Int32Array): number[] => {
    found.length = 0;
    for (const p of [a[e]!, b[e]!]) {
      for (let s = slot - 1; s >= 0; s--) {
        if (sits[p * slots + s]! < 0) continue;
        found.push(sits[p * slots + s]!);
        break;
      }
      for (let s = slot + 1; s < slots; s++) {
        if (sits[p * slots + s]! < 0) continue;
        found.push(sits[p * slots + s]!);
        break;
      }
    }
    return found.slice();
  };
}
