import type { Hall } from './hall.ts';
import type { Relaxation } from './relax.ts';
import { FREE, Timetable } from './timetable.ts';

/**
 * A first timetable: what people were told where it is worth keeping, then the meetings the relaxation chose, then
 * whatever else fits. Choosing slots is colouring the edges of a graph; where no common slot is free, two slots are
 * exchanged along a chain, which between two sides who can always come finds a place for everything (König).
 */
export function place(hall: Hall, { chosen }: Pick<Relaxation, 'chosen'>, stop: () => boolean): Timetable {
  const timetable = new Timetable(hall);
  const { edges, told, value } = hall;
  const keep = range(edges).filter((e) => chosen[e] && told[e]! >= 0);
  for (const e of keep) putIf(timetable, e, told[e]!);

  const wanted = new Int32Array(hall.people);
  for (let e = 0; e < edges; e++) {
    if (!chosen[e]) continue;
    wanted[hall.a[e]!]! += 1;
    wanted[hall.b[e]!]! += 1;
  }
  const slack = slackOf(hall, wanted);
  const tight = (e: number): number => Math.min(slack[hall.a[e]!]!, slack[hall.b[e]!]!);
  const rest = range(edges).filter((e) => chosen[e] && timetable.slotOf[e]! < 0);
  rest.sort((e, f) => tight(e) - tight(f) || value[f]! - value[e]! || e - f);
  for (const e of rest) insert(timetable, e, !stop());
  fill(timetable, stop);
  return timetable;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function slackOf({ people, slots, open }: Hall, wanted: Int32Array): Int32Array {
  const slack = new Int32Array(people);
  for (let p = 0; p < people; p++) {
    for (let s = 0; s < slots; s++) slack[p]! += open[p * slots + s]!;
    slack[p]! -= wanted[p]!;
  }
  return slack;
}

function putIf(timetable: Timetable, e: number, slot: number): boolean {
  if (!timetable.fits(e, slot) || !timetable.hasRoom(e, slot) || !timetable.wantsMore(e)) return false;
  timetable.put(e, slot);
  return true;
}

/** Places everything else that has a place, the most valuable first. */
export function fill(timetable: Timetable, stop: () => boolean): void {
  const { edges, value } = timetable.hall;
  const open = range(edges).filter((e) => timetable.slotOf[e]! < 0);
  open.sort((e, f) => value[f]! - value[e]! || e - f);
  for (const e of open) insert(timetable, e, !stop());
  timetable.forget();
}

/**
 * Finds a place for an edge without losing another: in a slot both have free, else by exchanging two slots along a
 * chain, and where tables are missing by moving another meeting to a slot that has some. Leaves everything as it was
 * where that gains nothing. Without `chains` only what is free counts, which takes no time.
 */
export function insert(timetable: Timetable, e: number, chains = true): boolean {
  const { hall, load } = timetable;
  const { slots, room, told, a, b, shared } = hall;
  if (!timetable.wantsMore(e)) return false;
  let tables = 0;
  for (let s = 0; s < slots; s++) tables += room[s]! - load[s]!;
  if (hall.roams[e] && tables <= 0) return false;

  let best = -1;
  const spare = (s: number): number => (hall.roams[e] ? room[s]! - load[s]! : -load[s]!);
  for (let s = 0; s < slots; s++) {
    if (!timetable.fits(e, s) || !timetable.hasRoom(e, s)) continue;
    if (told[e] === s) {
      best = s;
      break;
    }
    if (best < 0 || spare(s) > spare(best)) best = s;
  }
  if (best >= 0) {
    timetable.put(e, best);
    return true;
  }
  if (!chains) return false;
  const before = timetable.value;
  const mark = timetable.mark();
  for (let s = 0; s < slots; s++) {
    if (!timetable.fits(e, s)) continue;
    timetable.put(e, s);
    if (timetable.relieve(s) && timetable.value > before) return true;
    timetable.undo(mark);
  }
  const { cell } = timetable;
  const rowsOf = [a[e]!, b[e]!, ...(shared[e]! >= 0 ? [shared[e]!] : [])];
  for (let s = 0; s < slots; s++) {
    const busy = rowsOf.filter((row) => cell[row * slots + s]! !== FREE);
    // Both are busy there, or one cannot come: no one chain frees it.
    if (busy.length !== 1 || cell[busy[0]! * slots + s]! < 0) continue;
    const blocking = cell[busy[0]! * slots + s]!;
    for (let t = 0; t < slots; t++) {
      if (t === s || cell[busy[0]! * slots + t] !== FREE) continue;
      const chain = timetable.chainOf(blocking, s, t);
      if (!chain) continue;
      timetable.swap(chain, s, t);
      if (timetable.fits(e, s)) {
        timetable.put(e, s);
        if (timetable.relieve(s) && timetable.relieve(t) && timetable.value > before) return true;
      }
      timetable.undo(mark);
    }
  }
  return false;
}
