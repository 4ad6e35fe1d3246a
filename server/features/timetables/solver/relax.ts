import { WORTH } from '../../../../shared/schemas/schedule.ts';
import { canBeIn, type Hall } from './hall.ts';
import { Network } from './flow.ts';

export interface Relaxation {
  /** No timetable is worth more. */
  bound: number;
  /** Edges an optimum of the relaxation holds meetings of. */
  chosen: Uint8Array;
  /** What a meeting costs each person in others it cannot have, twice, and a table, twice. */
  price: Int32Array;
  tablePrice: number;
}

/**
 * The linear relaxation that leaves out in which slot a meeting is: each edge at most once, each person at most as
 * often as it can, its minimum as a bonus for the first meetings, tables no more than there are in all. A flow from
 * people to people: from one side to the other where the hall has two sides, else from everybody to everybody, which
 * counts each meeting twice. Its dual bounds every timetable.
 */
export function relax(hall: Hall, stop: () => boolean): Relaxation {
  const caps = capsOf(hall);
  const side = sidesOf(hall);
  const limit = tableLimit(hall, side);
  let best = solveAt(hall, caps, side, 0, limit, stop);
  if (!mixed(hall) || best.roaming <= limit) return best;
  // Where tables are kept only some meetings need one of the others: a price on those, found by halving.
  let low = 0;
  let high = 2 * WORTH.must + WORTH.mutual + 2 * WORTH.short + WORTH.moved;
  let bound = best.bound;
  while (high - low > 1 && !stop()) {
    const price = (low + high) >> 1;
    const tried = solveAt(hall, caps, side, price, limit, stop);
    bound = Math.min(bound, tried.bound);
    if (tried.roaming > limit) low = price;
    else high = price;
    if (tried.roaming <= limit || best.roaming > limit) best = tried;
  }
  return { ...best, bound };
}

/** Kept tables beside others. */
const mixed = ({ roams }: Hall): boolean => roams.includes(0);

/** How many meetings each person can have: no more than it takes, has time for, and can fit in its slots. */
export function capsOf(hall: Hall): Int32Array {
  const { people, slots, most, of, ofStart } = hall;
  const caps = new Int32Array(people);
  const edgeIn = new Int32Array(slots);
  const seen = new Int32Array(slots);
  let round = 0;
  for (let p = 0; p < people; p++) {
    const cap = Math.min(most[p]!, ofStart[p + 1]! - ofStart[p]!);
    edgeIn.fill(-1);
    let matched = 0;
    const fits = (e: number): boolean => {
      for (let s = 0; s < slots; s++) {
        if (seen[s] === round || !canBeIn(hall, e, s)) continue;
        seen[s] = round;
        if (edgeIn[s]! < 0 || fits(edgeIn[s]!)) {
          edgeIn[s] = e;
          return true;
        }
      }
      return false;
    };
    for (let i = ofStart[p]!; i < ofStart[p + 1]! && matched < cap; i++) {
      round += 1;
      if (fits(of[i]!)) matched += 1;
    }
    caps[p] = matched;
  }
  return caps;
}

/** 0 or 1 for each person so that every edge goes between, or null where there are no two sides. */
function sidesOf({ people, a, b, of, ofStart, keeps }: Hall): Uint8Array | null {
  const side = new Uint8Array(people).fill(2);
  const queue: number[] = [];
  // Those who keep tables first, so that they are on one side where that is possible.
  const order = [...keeps.keys()].sort((p, q) => Number(keeps[q]! >= 0) - Number(keeps[p]! >= 0) || p - q);
  for (const start of order) {
    if (side[start] !== 2) continue;
    side[start] = 0;
    queue.push(start);
    for (let p = queue.pop(); p !== undefined; p = queue.pop()) {
      for (let i = ofStart[p]!; i < ofStart[p + 1]!; i++) {
        const e = of[i]!;
        const q = a[e] === p ? b[e]! : a[e]!;
        if (side[q] === 2) {
          side[q] = 1 - side[p]!;
          queue.push(q);
        } else if (side[q] === side[p]) return null;
      }
    }
  }
  return side;
}

/** Most meetings at tables nobody keeps: in each slot no more than tables, nor than people who could sit there. */
function tableLimit(hall: Hall, side: Uint8Array | null): number {
  const { slots, people, open, keeps, room, ofStart } = hall;
  let limit = 0;
  for (let s = 0; s < slots; s++) {
    const there = [0, 0];
    for (let p = 0; p < people; p++) {
      if (keeps[p]! < 0 && ofStart[p]! < ofStart[p + 1]! && open[p * slots + s]) there[side?.[p] ?? 0]! += 1;
    }
    const pairs = side ? Math.min(there[0]!, there[1]!) : there[0]! >> 1;
    limit += Math.max(0, Math.min(room[s]!, pairs));
  }
  return limit;
}

/** Most meetings at kept tables. */
function keptLimit({ keeps, slots, people, ofStart }: Hall): number {
  const used = new Set<number>();
  for (let p = 0; p < people; p++) if (keeps[p]! >= 0 && ofStart[p]! < ofStart[p + 1]!) used.add(keeps[p]!);
  return used.size * slots;
}

/**
 * Tables that several keep: together they meet no more often than there are slots. A meeting between two of them
 * counts for both, so there may be one more for each that is possible.
 */
function groupsOf({
  people,
  rows,
  slots,
  open,
  edges,
  a,
  b,
  shared,
  keeps,
}: Hall): { members: number[]; most: number }[] {
  const groups = Array.from({ length: rows - people }, (_, g) => {
    let most = 0;
    for (let s = 0; s < slots; s++) most += open[(people + g) * slots + s]!;
    return { members: new Set<number>(), most };
  });
  for (let e = 0; e < edges; e++) {
    const group = groups[shared[e]! - people];
    if (!group) continue;
    const both = keeps[a[e]!] === keeps[b[e]!];
    if (both) group.most += 1;
    for (const p of [a[e]!, b[e]!]) if (keeps[p]! >= 0) group.members.add(p);
  }
  return groups.map(({ members, most }) => ({ members: [...members], most }));
}

function solveAt(
  hall: Hall,
  caps: Int32Array,
  side: Uint8Array | null,
  price: number,
  limit: number,
  stop: () => boolean,
): Relaxation & { roaming: number } {
  const { people, edges, a, b, value, told, roams, least, base } = hall;
  const twice = side === null;
  const groups = groupsOf(hall);
  const nodes = 2 + (twice ? 2 * people : people) + 2 * groups.length;
  const sink = nodes - 1;
  // Arcs lead upwards: from shared tables to the people of the first side, to those of the second, to their tables.
  const near = new Int32Array(people).fill(-1);
  const far = new Int32Array(people).fill(-1);
  let node = 1 + groups.length;
  for (let p = 0; p < people; p++) if (twice || side[p] === 0) near[p] = node++;
  for (let p = 0; p < people; p++) if (twice || side[p] === 1) far[p] = node++;
  const net = new Network(nodes, (twice ? 4 : 2) * people + (twice ? 2 : 1) * edges + 2 * groups.length);
  const tableOf = new Int32Array(people).fill(-1);
  groups.forEach(({ members, most }, g) => {
    for (const p of members) tableOf[p] = g;
    net.arc(0, 1 + g, most, 0);
    net.arc(sink - groups.length + g, sink, most, 0);
  });
  for (let p = 0; p < people; p++) {
    const g = tableOf[p]!;
    const early = Math.min(caps[p]!, least[p]!);
    for (const [from, to] of [
      [g < 0 ? 0 : 1 + g, near[p]!],
      [far[p]!, g < 0 ? sink : sink - groups.length + g],
    ] as const) {
      if (from < 0 || to < 0) continue;
      if (early > 0) net.arc(from, to, early, -WORTH.short);
      if (caps[p]! > early) net.arc(from, to, caps[p]! - early, 0);
    }
  }
  const first = net.arcs;
  for (let e = 0; e < edges; e++) {
    const cost = -(value[e]! + (told[e]! >= 0 ? WORTH.moved : 0) - (roams[e] ? price : 0));
    const swap = !twice && side[a[e]!] === 1;
    net.arc(near[swap ? b[e]! : a[e]!]!, far[swap ? a[e]! : b[e]!]!, 1, cost);
    if (twice) net.arc(near[b[e]!]!, far[a[e]!]!, 1, cost);
  }
  // Where nobody keeps a table, all of what flows needs one of the others, so that the price is exact without halving.
  const all = limit + keptLimit(hall);
  const most = twice ? 2 * all : all;
  net.solve(most, stop);
  const gain = -net.leastCost(most);
  const bound = base + (twice ? Math.floor(gain / 2) : gain) + price * limit;

  const chosen = new Uint8Array(edges);
  const half: number[] = [];
  let roaming = 0;
  for (let e = 0; e < edges; e++) {
    const flow = twice
      ? net.flowOn(first + 2 * e) + net.flowOn(first + 2 * e + 1)
      : 2 * net.flowOn(first + e);
    if (flow === 2) chosen[e] = 1;
    else if (flow === 1) half.push(e);
    if (roams[e]) roaming += flow / 2;
  }
  takeEveryOther(hall, half, chosen);

  const end = net.potential[sink]!;
  const prices = new Int32Array(people);
  for (let p = 0; p < people; p++) {
    if (near[p]! >= 0) prices[p]! += (twice ? 1 : 2) * net.potential[near[p]!]!;
    if (far[p]! >= 0) prices[p]! += (twice ? 1 : 2) * (end - net.potential[far[p]!]!);
  }
  return { bound, chosen, price: prices, tablePrice: 2 * (price - end), roaming };
}

/** Edges an optimum takes by half lie on closed walks: of each walk every other one is taken. */
function takeEveryOther({ people, a, b }: Hall, half: number[], chosen: Uint8Array): void {
  const at: number[][] = Array.from({ length: half.length > 0 ? people : 0 }, () => []);
  for (const e of half) {
    at[a[e]!]!.push(e);
    at[b[e]!]!.push(e);
  }
  const used = new Set<number>();
  for (const start of half) {
    if (used.has(start)) continue;
    let take = false;
    let p = a[start]!;
    for (;;) {
      let e = at[p]!.pop();
      while (e !== undefined && used.has(e)) e = at[p]!.pop();
      if (e === undefined) break;
      used.add(e);
      // The first is left out, so that a walk of odd length asks nobody for too many.
      if (take) chosen[e] = 1;
      take = !take;
      p = a[e] === p ? b[e]! : a[e]!;
    }
  }
}
