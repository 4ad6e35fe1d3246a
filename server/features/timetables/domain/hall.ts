import type { WishLevel } from '../../../../shared/schemas/schedule.ts';
import { atOnce, type Reckoning } from './turns.ts';

/** Somebody who can be given meetings. */
export interface HallPerson {
  id: string;
  /** Slots it cannot, by the event's index. */
  unavailable: readonly number[];
  min: number;
  max: number;
  keptTable: number | null;
}

/** An organisation's people at an event; `id` is the registration's. */
export interface HallParty {
  id: string;
  people: readonly HallPerson[];
}

/** What one party said of another; a person null: whoever of it suits. */
export interface PartyWish {
  from: string;
  fromPerson: string | null;
  to: string;
  toPerson: string | null;
  level: WishLevel;
}

/** All that a timetable is made from, by the event's own counting of slots and tables. */
export interface Hall {
  slots: number;
  tables: number;
  /** Slots and tables that are closed, and slots that have begun. */
  closedSlots: ReadonlySet<number>;
  closedTables: ReadonlySet<number>;
  parties: readonly HallParty[];
  wishes: readonly PartyWish[];
  /** Parties that had met before and are not brought together again, by `pairKey`. */
  met: ReadonlySet<string>;
}

export interface Pair {
  a: string;
  b: string;
}
export interface Placed extends Pair {
  slot: number;
  table: number;
}

/** The same for both orders of two ids. */
export const pairKey = (x: string, y: string): string => (x < y ? `${x}:${y}` : `${y}:${x}`);
export const keyOf = ({ a, b }: Pair): string => pairKey(a, b);

/** A hall with what is asked of it again and again. */
export interface Known {
  hall: Hall;
  partyOf: ReadonlyMap<string, HallParty>;
  personOf: ReadonlyMap<string, { person: HallPerson; party: HallParty }>;
  /** Wishes but refusals, by the pair of parties. */
  wishesOf: ReadonlyMap<string, readonly PartyWish[]>;
  /** Whether two people may meet: neither refuses the other and their parties have not met before. */
  mayMeet: (x: string, y: string) => boolean;
}

/** Whether a meeting of these two is what a wish, or a refusal, is about; `from` is of the party that said it. */
const suits = ({ fromPerson, toPerson }: PartyWish, from: string, to: string): boolean =>
  (fromPerson === null || fromPerson === from) && (toPerson === null || toPerson === to);

/** `known`, by steps. */
export function* knowing(hall: Hall): Reckoning<Known> {
  const partyOf = new Map(hall.parties.map((party) => [party.id, party]));
  const personOf = new Map(
    hall.parties.flatMap((party) => party.people.map((person) => [person.id, { person, party }] as const)),
  );
  const wishesOf = new Map<string, PartyWish[]>();
  const refusals = new Map<string, PartyWish[]>();
  for (const wish of hall.wishes) {
    if (!partyOf.has(wish.from) || !partyOf.has(wish.to)) continue;
    const into = wish.level === 'no' ? refusals : wishesOf;
    const key = pairKey(wish.from, wish.to);
    const list = into.get(key);
    if (list) list.push(wish);
    else into.set(key, [wish]);
    yield;
  }
  const mayMeet = (x: string, y: string): boolean => {
    const [one, other] = [personOf.get(x), personOf.get(y)];
    if (!one || !other || one.party === other.party) return false;
    const key = pairKey(one.party.id, other.party.id);
    if (hall.met.has(key)) return false;
    return !(refusals.get(key) ?? []).some((no) =>
      no.from === one.party.id ? suits(no, x, y) : suits(no, y, x),
    );
  };
  return { hall, partyOf, personOf, wishesOf, mayMeet };
}
export const known = (hall: Hall): Known => atOnce(knowing(hall));

/** Meetings by their pair of parties. */
export function byParties({ personOf }: Known, meetings: readonly Pair[]): Map<string, Pair[]> {
  const found = new Map<string, Pair[]>();
  for (const meeting of meetings) {
    const [one, other] = [personOf.get(meeting.a), personOf.get(meeting.b)];
    if (!one || !other) continue;
    const key = pairKey(one.party.id, other.party.id);
    const list = found.get(key);
    if (list) list.push(meeting);
    else found.set(key, [meeting]);
  }
  return found;
}

/** Whether one of these meetings, all of the two parties, is what a wish asked for. */
export function isMet({ personOf }: Known, wish: PartyWish, meetings: readonly Pair[]): boolean {
  return meetings.some(({ a, b }) => {
    const [from, to] = personOf.get(a)!.party.id === wish.from ? [a, b] : [b, a];
    return suits(wish, from, to);
  });
}

/**
 * Whether a meeting of two people would meet a wish that is not met by these meetings (`byParties`). One answer for all that speaks against it:
 * nobody wished it, one refuses, they met before, or another of their people meets already. Whoever tries pairs by hand
 * finds nearly all of them so.
 */
export function isWanted(
  hall: Known,
  meetings: ReadonlyMap<string, readonly Pair[]>,
  x: string,
  y: string,
): boolean {
  const [one, other] = [hall.personOf.get(x), hall.personOf.get(y)];
  const possible = hall.mayMeet(x, y);
  if (!one || !other) return false;
  const key = pairKey(one.party.id, other.party.id);
  const between = meetings.get(key) ?? [];
  const wanted = (hall.wishesOf.get(key) ?? []).some(
    (wish) =>
      (wish.from === one.party.id ? suits(wish, x, y) : suits(wish, y, x)) && !isMet(hall, wish, between),
  );
  return possible && wanted;
}

/**
 * Whether a meeting that was planned still has what it was planned for: both come, neither refuses, and one of the two
 * parties wishes the other. Whatever is missing, nobody is told which it is.
 */
export function stillStands(hall: Known, { a, b }: Pair): boolean {
  const [one, other] = [hall.personOf.get(a), hall.personOf.get(b)];
  if (!one || !other || !hall.mayMeet(a, b)) return false;
  return hall.wishesOf.has(pairKey(one.party.id, other.party.id));
}

/** Whether two people have a slot in common that is open. */
export function haveTime({ hall, personOf }: Known, { a, b }: Pair): boolean {
  const cannot = new Set([a, b].flatMap((id) => personOf.get(id)?.person.unavailable ?? []));
  for (let slot = 0; slot < hall.slots; slot += 1)
    if (!cannot.has(slot) && !hall.closedSlots.has(slot)) return true;
  return false;
}
