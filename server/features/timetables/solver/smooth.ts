import { FREE, type Timetable } from './timetable.ts';

const PASSES = 4;
/** Longer chains move so many people that what some gain others lose. */
const LONGEST = 24;

/**
 * Shortens people's waits between their first and last meeting by exchanging slots, as long as nothing of the
 * objective is lost and no slot becomes fuller than the fullest was.
 */
export function smooth(timetable: Timetable, stop: () => boolean): void {
  const { hall, slotOf, load } = timetable;
  const { edges, slots, roams } = hall;
  const fullest = load.reduce((most, one) => Math.max(most, one), 0);
  for (let pass = 0, better = true; pass < PASSES && better; pass++) {
    better = false;
    for (let e = 0; e < edges; e++) {
      if (slotOf[e]! < 0 || waitsOf(timetable, [e]) === 0) continue;
      if (stop()) return;
      for (let t = 0; t < slots; t++) {
        const s = slotOf[e]!;
        if (t === s) continue;
        const chain = timetable.chainOf(e, s, t, LONGEST);
        if (!chain) continue;
        let across = 0;
        for (const f of chain) if (roams[f]) across += slotOf[f] === s ? 1 : -1;
        if (load[t]! + across > Math.min(hall.room[t]!, fullest)) continue;
        if (load[s]! - across > Math.min(hall.room[s]!, fullest)) continue;
        const moved = chain.slice();
        const { value } = timetable;
        const waits = waitsOf(timetable, moved);
        timetable.swap(moved, s, t);
        if (timetable.value >= value && waitsOf(timetable, moved) < waits) better = true;
        else timetable.undo(0);
        timetable.forget();
      }
    }
  }
}

const counted: number[] = [];

/** Free slots between the first and the last meeting, of all who have one of these. */
function waitsOf({ hall, cell }: Timetable, some: readonly number[]): number {
  const { a, b, slots } = hall;
  let waits = 0;
  counted.length = 0;
  for (const e of some) {
    for (const p of [a[e]!, b[e]!]) {
      if (some.length > 1) {
        if (counted.includes(p)) continue;
        counted.push(p);
      }
      let open = 0;
      let begun = false;
      for (let s = 0; s < slots; s++) {
        const there = cell[p * slots + s]!;
        if (there >= 0) {
          if (begun) waits += open;
          begun = true;
          open = 0;
        } else if (there === FREE) open += 1;
      }
    }
  }
  return waits;
}
