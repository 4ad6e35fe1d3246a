import type { Hall } from './hall.ts';
import type { Program } from './program.ts';

/** Of the inequalities that a solution breaks, so many of those it breaks most are added at once. */
const AT_ONCE = 12;
const BROKEN = 1e-4;

/**
 * People who can have three meetings each, and are three, have four among themselves and not four and a half. In
 * general (Edmonds): of the meetings among some people, and of some single ones of theirs with others, there are no
 * more than half of what these people can have and those single ones, rounded down. Adds what the solution breaks of
 * that, over all slots; false where it does not.
 */
export function addOddDegrees(
  { people, edges, a, b }: Hall,
  { linear, places, left, tried }: Program,
  x: Float64Array,
): boolean {
  const share = new Float64Array(edges);
  const here = new Set<number>();
  places.forEach(({ e }, j) => {
    share[e]! += x[j]!;
    here.add(e);
  });
  const found: { by: number; name: string; members: Set<number>; limit: number }[] = [];
  for (let set = 3; set < 1 << people; set++) {
    if ((set & (set - 1)) === 0) continue;
    let can = 0;
    for (let p = 0; p < people; p++) if (set & (1 << p)) can += left[p]!;
    let among = 0;
    let singles = 0;
    let gain = 0;
    let turn = -1;
    const members: number[] = [];
    const ofOne: number[] = [];
    for (const e of here) {
      const ends = ((set >> a[e]!) & 1) + ((set >> b[e]!) & 1);
      if (ends === 2) {
        among += share[e]!;
        members.push(e);
      } else if (ends === 1) {
        ofOne.push(e);
        if (share[e]! > 0.5) {
          singles += 1;
          gain += share[e]! - 0.5;
        }
        if (turn < 0 || Math.abs(share[e]! - 0.5) < Math.abs(share[turn]! - 0.5)) turn = e;
      }
    }
    if (members.length === 0) continue;
    const even = (can + singles) % 2 === 0;
    if (even) {
      if (turn < 0) continue;
      gain -= Math.abs(share[turn]! - 0.5);
    }
    const by = among + gain - (can - 1) / 2;
    if (by <= BROKEN) continue;
    const single = ofOne.filter((e) => share[e]! > 0.5 !== (even && e === turn));
    members.push(...single);
    const name = `${set}: ${single.join()}`;
    if (!tried.has(name))
      found.push({ by, name, members: new Set(members), limit: (can + single.length - 1) / 2 });
  }
  found.sort((one, other) => other.by - one.by);
  for (const { name, members, limit } of found.slice(0, AT_ONCE)) {
    tried.add(name);
    const columns = range(places.length).filter((j) => members.has(places[j]!.e));
    linear.rows.push({ columns, values: columns.map(() => 1), limit });
  }
  return found.length > 0;
}

/** In one slot three people have one meeting, five have two: adds what the solution breaks of that. False where it does not. */
export function addOddSlots(hall: Hall, { linear, places, tried }: Program, x: Float64Array): boolean {
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

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
