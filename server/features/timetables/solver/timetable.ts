import { WORTH } from '../../../../shared/schemas/schedule.ts';
import { canBeIn, type Hall } from './hall.ts';

/** Nothing is in this cell, or nothing may be. */
export const FREE = -1;
export const SHUT = -2;

/**
 * A timetable that keeps every hard rule at all times but one: a slot may for a moment hold more meetings than
 * tables, until `relieve` or a step back. Each step is remembered, so that what did not help is undone.
 */
export class Timetable {
  readonly hall: Hall;
  /** rows × slots: the edge that is there, `FREE` or `SHUT`. */
  readonly cell: Int32Array;
  readonly slotOf: Int32Array;
  readonly degree: Int32Array;
  /** Meetings that need one of the tables nobody keeps. */
  readonly load: Int32Array;
  value: number;
  /** Steps back: edge, and the slot it was in before. */
  private readonly past: number[] = [];

  constructor(hall: Hall) {
    this.hall = hall;
    this.cell = Int32Array.from(hall.open, (open) => (open ? FREE : SHUT));
    this.slotOf = new Int32Array(hall.edges).fill(-1);
    this.degree = new Int32Array(hall.people);
    this.load = new Int32Array(hall.slots);
    this.value = hall.base;
  }

  /** What edge e adds in this slot, as things are now. */
  gain(e: number, slot: number): number {
    const { a, b, value, told, least } = this.hall;
    return (
      value[e]! +
      (told[e] === slot ? WORTH.moved : 0) +
      (this.degree[a[e]!]! < least[a[e]!]! ? WORTH.short : 0) +
      (this.degree[b[e]!]! < least[b[e]!]! ? WORTH.short : 0)
    );
  }

  put(e: number, slot: number): void {
    this.past.push(e, this.slotOf[e]!);
    this.set(e, slot);
  }

  take(e: number): void {
    this.past.push(e, this.slotOf[e]!);
    this.unset(e);
  }

  private set(e: number, slot: number): void {
    const { a, b, shared, slots, roams } = this.hall;
    this.value += this.gain(e, slot);
    this.degree[a[e]!]! += 1;
    this.degree[b[e]!]! += 1;
    this.cell[a[e]! * slots + slot] = e;
    this.cell[b[e]! * slots + slot] = e;
    if (shared[e]! >= 0) this.cell[shared[e]! * slots + slot] = e;
    this.load[slot]! += roams[e]!;
    this.slotOf[e] = slot;
  }

  private unset(e: number): void {
    const { a, b, shared, slots, roams } = this.hall;
    const slot = this.slotOf[e]!;
    this.cell[a[e]! * slots + slot] = FREE;
    this.cell[b[e]! * slots + slot] = FREE;
    if (shared[e]! >= 0) this.cell[shared[e]! * slots + slot] = FREE;
    this.degree[a[e]!]! -= 1;
    this.degree[b[e]!]! -= 1;
    this.load[slot]! -= roams[e]!;
    this.slotOf[e] = -1;
    this.value -= this.gain(e, slot);
  }

  mark(): number {
    return this.past.length;
  }

  /** Back to a mark. */
  undo(mark: number): void {
    const { past } = this;
    while (past.length > mark) {
      const slot = past.pop()!;
      const e = past.pop()!;
      if (this.slotOf[e]! >= 0) this.unset(e);
      if (slot >= 0) this.set(e, slot);
    }
  }

  forget(): void {
    this.past.length = 0;
  }

  /** Takes over the slots of another timetable of this hall. */
  become(slots: Int32Array): void {
    const { slotOf } = this;
    for (let e = 0; e < slotOf.length; e++) if (slotOf[e]! >= 0 && slotOf[e] !== slots[e]) this.unset(e);
    for (let e = 0; e < slotOf.length; e++) if (slots[e]! >= 0 && slotOf[e]! < 0) this.set(e, slots[e]!);
    this.forget();
  }

  /** Whether e, which is in no meeting, could be in this slot as things are, tables apart. */
  fits(e: number, slot: number): boolean {
    const { a, b, shared, slots } = this.hall;
    return (
      this.cell[a[e]! * slots + slot] === FREE &&
      this.cell[b[e]! * slots + slot] === FREE &&
      (shared[e]! < 0 || this.cell[shared[e]! * slots + slot] === FREE)
    );
  }

  hasRoom(e: number, slot: number): boolean {
    return this.hall.roams[e] === 0 || this.load[slot]! < this.hall.room[slot]!;
  }

  wantsMore(e: number): boolean {
    const { a, b, most } = this.hall;
    return this.degree[a[e]!]! < most[a[e]!]! && this.degree[b[e]!]! < most[b[e]!]!;
  }

  // One search of a chain at a time: its edges, and which edges it has seen.
  private readonly chain: number[] = [];
  private seen = new Uint32Array(0);
  private round = 0;

  /**
   * The edges that must change places between two slots when this one does (a Kempe chain), or null where one of
   * them cannot or there are more than `most`. Good until the next call.
   */
  chainOf(start: number, s: number, t: number, most = Infinity): readonly number[] | null {
    const { hall, cell, slotOf, chain } = this;
    const { slots, a, b, shared } = hall;
    if (this.seen.length === 0) this.seen = new Uint32Array(hall.edges);
    this.round += 1;
    chain.length = 0;
    chain.push(start);
    this.seen[start] = this.round;
    for (let i = 0; i < chain.length; i++) {
      const e = chain[i]!;
      const other = slotOf[e] === s ? t : s;
      if (!canBeIn(hall, e, other) || chain.length > most) return null;
      for (let k = 0; k < 3; k++) {
        const row = k === 0 ? a[e]! : k === 1 ? b[e]! : shared[e]!;
        if (row < 0) continue;
        const there = cell[row * slots + other]!;
        if (there >= 0 && this.seen[there] !== this.round) {
          this.seen[there] = this.round;
          chain.push(there);
        }
      }
    }
    return chain;
  }

  /** Changes the places of a chain. */
  swap(chain: readonly number[], s: number, t: number): void {
    const { past, slotOf } = this;
    const targets: number[] = [];
    for (const e of chain) {
      targets.push(slotOf[e] === s ? t : s);
      this.take(e);
    }
    chain.forEach((e, i) => {
      past.push(e, -1);
      this.set(e, targets[i]!);
    });
  }

  /** Makes a slot hold no more than its tables by moving one meeting away along a chain; false where none can. */
  relieve(s: number): boolean {
    const { hall, load } = this;
    const { room, slots } = hall;
    const over = load[s]! - room[s]!;
    if (over <= 0) return true;
    const order: number[] = [];
    for (let t = 0; t < slots; t++) if (t !== s && load[t]! < room[t]!) order.push(t);
    order.sort((x, y) => room[y]! - load[y]! - (room[x]! - load[x]!) || x - y);
    for (const t of order) {
      const tried = new Set<number>();
      for (let p = 0; p < hall.people; p++) {
        const e = this.cell[p * slots + s]!;
        if (e < 0 || hall.a[e] !== p || hall.roams[e] === 0 || tried.has(e)) continue;
        const chain = this.chainOf(e, s, t);
        if (!chain) continue;
        let away = 0;
        for (const f of chain) {
          if (this.slotOf[f] === s) tried.add(f);
          if (hall.roams[f]) away += this.slotOf[f] === s ? 1 : -1;
        }
        if (away <= 0 || load[t]! + away > room[t]!) continue;
        this.swap(chain, s, t);
        if (load[s]! <= room[s]!) return true;
        break;
      }
    }
    return false;
  }
}
