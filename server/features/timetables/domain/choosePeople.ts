import { keyOf, pairKey, type HallPerson, type Known, type Pair, type PartyWish } from './hall.ts';
import { atOnce, type Reckoning } from './turns.ts';

/** A wish with the two people it is to be met by. */
export interface Chosen {
  wish: PartyWish;
  from: string;
  to: string;
  /** False where no two people of the parties may meet; the two are then named for counting only. */
  possible: boolean;
  /** Whether others of their people could meet instead. */
  free: boolean;
}

export interface Choosing {
  /** Pairs that are to be used where they suit: those that meet already. */
  preferred?: ReadonlySet<string>;
  /** Pairs that were tried for a wish and did not work out. */
  tried?: ReadonlyMap<PartyWish, ReadonlySet<string>>;
  /** Meetings that people have already, by person. */
  load?: ReadonlyMap<string, number>;
  /** Slots in which somebody is taken, beside those it cannot. */
  taken?: ReadonlyMap<string, ReadonlySet<number>>;
}

const named = (wish: PartyWish): number => Number(wish.fromPerson !== null) + Number(wish.toPerson !== null);
const RANK = { must: 0, want: 1, no: 2 } as const;

/**
 * Chooses for each wish who of the two organisations meets. Wishes that name people come first; one that leaves it open
 * takes a pair that is to meet anyway, so that two wishes for each other are one meeting. Else those of the people who
 * have most room and most time in common.
 */
export function* choosing(hall: Known, how: Choosing = {}): Reckoning<Chosen[]> {
  const { preferred = new Set<string>(), tried, taken } = how;
  const load = new Map(how.load ?? []);
  const slots = [...Array(hall.hall.slots).keys()].filter((slot) => !hall.hall.closedSlots.has(slot));
  const freeOf = new Map<string, Set<number>>();
  const freeSlots = (person: HallPerson): Set<number> => {
    let free = freeOf.get(person.id);
    if (!free) {
      const cannot = new Set([...person.unavailable, ...(taken?.get(person.id) ?? [])]);
      free = new Set(slots.filter((slot) => !cannot.has(slot)));
      freeOf.set(person.id, free);
    }
    return free;
  };
  const common = (x: HallPerson, y: HallPerson): number => {
    const [few, many] = [freeSlots(x), freeSlots(y)];
    let count = 0;
    for (const slot of few) if (many.has(slot)) count += 1;
    return count;
  };
  const room = (person: HallPerson): number =>
    Math.max(0.1, Math.min(person.max, freeSlots(person).size) - (load.get(person.id) ?? 0));

  const chosen = new Map<string, Pair[]>();
  // In this order, and among alike in the order they come: no sorting of tens of thousands at a stroke.
  const ranked: PartyWish[][] = [];
  for (const list of hall.wishesOf.values()) {
    for (const wish of list) (ranked[3 * (2 - named(wish)) + RANK[wish.level]] ??= []).push(wish);
    yield;
  }

  const choose = (wish: PartyWish): Chosen => {
    const parties = pairKey(wish.from, wish.to);
    const suiting = (id: string, only: string | null) => {
      const { people } = hall.partyOf.get(id)!;
      const some = only === null ? people : people.filter((person) => person.id === only);
      // Whom it named comes no more: whoever of the organisation comes instead.
      return some.length > 0 ? some : people;
    };
    const pairs = suiting(wish.from, wish.fromPerson).flatMap((from) =>
      suiting(wish.to, wish.toPerson).map((to) => ({ from, to, key: pairKey(from.id, to.id) })),
    );
    const possible = pairs.filter(({ from, to }) => hall.mayMeet(from.id, to.id));
    const fresh = possible.filter(({ key }) => !tried?.get(wish)?.has(key));
    const among = fresh.length > 0 ? fresh : possible.length > 0 ? possible : pairs;
    const already = chosen.get(parties) ?? [];
    const cost = ({ from, to, key }: (typeof pairs)[number]): number => {
      if (preferred.has(key)) return -2;
      if (already.some((pair) => keyOf(pair) === key)) return -1;
      const time = common(from, to);
      return (time === 0 ? 1000 : 0) + 1 / room(from) + 1 / room(to) - time / 1000;
    };
    let [best, least] = [among[0]!, Infinity];
    for (const pair of among.length > 1 ? among : []) {
      const price = cost(pair);
      if (price < least) [best, least] = [pair, price];
    }
    if (possible.length > 0 && !already.some((pair) => keyOf(pair) === best.key)) {
      chosen.set(parties, [...already, { a: best.from.id, b: best.to.id }]);
      if (!preferred.has(best.key)) {
        for (const { id } of [best.from, best.to]) load.set(id, (load.get(id) ?? 0) + 1);
      }
    }
    return {
      ...{ wish, from: best.from.id, to: best.to.id, possible: possible.length > 0 },
      free: possible.length > 1,
    };
  };
  const made: Chosen[] = [];
  for (const wishes of ranked)
    for (const wish of wishes ?? []) {
      made.push(choose(wish));
      yield;
    }
  return made;
}
export const choosePeople = (hall: Known, how?: Choosing): Chosen[] => atOnce(choosing(hall, how));
