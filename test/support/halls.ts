import type { ScheduledMeeting, ScheduleInput } from '../../shared/schemas/schedule.ts';

/** Numbers from 0 to 1 that are the same for the same seed (a 32-bit xorshift, of its own on purpose). */
export function numbers(seed: number): () => number {
  let x = Math.imul(seed + 1, 0x9e3779b1) | 0 || 1;
  const next = (): number => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 8; i++) next();
  return next;
}

export interface HallShape {
  seed: number;
  people: number;
  slots: number;
  tables: number;
  wishes: number;
  /** Two sides that only wish for each other (供需, 银企), or one crowd. */
  sides: 1 | 2;
  /** Share of the people on the first side. */
  firstSide?: number;
  /** The k-th most popular is wished for in proportion to k^-skew. */
  skew?: number;
  /** Shares of the wishes; the others are `want`. */
  must?: number;
  no?: number;
  /** Share of the wishes that answer an earlier one of the other side. */
  mutual?: number;
  /** Each person and slot by itself. */
  unavailable?: number;
  /** Share of the people who come late or leave early: they are there for one stretch of a third of the slots or more. */
  stretches?: number;
  /** Share of the people who have a minimum (1 to 3) or a maximum (a quarter of the slots or more). */
  min?: number;
  max?: number;
  /** People of the first side who keep a table each; `sharing` of them share the table of the one before. */
  keepers?: number;
  sharing?: number;
  /** Pairs who met before. */
  met?: number;
}

/**
 * A hall by its shape, the same for the same seed. Who wishes is drawn evenly, for whom by popularity, which is
 * skewed: most wish for the same few. No wish comes twice. People of the first side are a0, a1, …, of the second b0, ….
 */
export function hall(shape: HallShape): ScheduleInput {
  const { seed, people, slots, tables, wishes: wanted, sides } = shape;
  const {
    firstSide = 0.5,
    skew = 0.7,
    must = 0.25,
    no = 0.02,
    mutual = 0.35,
    keepers = 0,
    sharing = 0,
  } = shape;
  const next = numbers(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const chance = (share: number | undefined): boolean => share !== undefined && share > 0 && next() < share;
  const first = sides === 2 ? Math.max(1, Math.min(people - 1, Math.round(people * firstSide))) : people;
  const ids = Array.from({ length: people }, (_, i) => (i < first ? `a${i}` : `b${i - first}`));

  let table = -1;
  const participants = ids.map((id, i) => {
    const unavailable = Array.from({ length: slots }, (_, s) => s).filter(() => chance(shape.unavailable));
    if (chance(shape.stretches)) {
      const length = Math.ceil(slots / 3) + below(slots - Math.ceil(slots / 3));
      const from = below(slots - length + 1);
      for (let s = 0; s < slots; s++)
        if ((s < from || s >= from + length) && !unavailable.includes(s)) unavailable.push(s);
    }
    const min = chance(shape.min) ? 1 + below(3) : 0;
    const max = chance(shape.max) ? Math.max(min, Math.ceil(slots / 4) + below(slots)) : undefined;
    const keeps = i < Math.min(keepers, first) && (table < tables - 1 || table >= 0);
    if (keeps && (table < 0 || !chance(sharing)) && table < tables - 1) table += 1;
    return { id, unavailable, min, ...(max === undefined ? {} : { max }), table: keeps ? table : null };
  });

  const popular = (from: number, count: number): (() => number) => {
    const sums: number[] = [];
    let sum = 0;
    for (let k = 1; k <= count; k++) sums.push((sum += k ** -skew));
    return () => {
      const at = next() * sum;
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! < at) low = middle + 1;
        else high = middle;
      }
      return from + low;
    };
  };
  const pickFirst = popular(0, first);
  const pickSecond = sides === 2 ? popular(first, people - first) : pickFirst;
  const seen = new Set<number>();
  const given: [number, number][] = [];
  const wishes: { from: string; to: string; level: 'must' | 'want' | 'no' }[] = [];
  for (let tries = 0; wishes.length < wanted && tries < 40 * wanted; tries++) {
    let from = below(people);
    let to = sides === 2 && from >= first ? pickFirst() : pickSecond();
    if (given.length > 0 && chance(mutual)) [to, from] = given[below(given.length)]!;
    if (from === to || seen.has(from * people + to)) continue;
    seen.add(from * people + to);
    given.push([from, to]);
    const level = chance(no) ? 'no' : chance(must) ? 'must' : 'want';
    wishes.push({ from: ids[from]!, to: ids[to]!, level });
  }
  const met: [string, string][] = [];
  for (let i = 0; i < (shape.met ?? 0) && given.length > 0; i++) {
    const [x, y] = given[below(given.length)]!;
    met.push([ids[x]!, ids[y]!]);
  }
  return { slots, tables, participants, wishes, met, seed, timeLimitMs: 10_000 };
}

/** The three sizes of the issue, each as two sides and as one crowd, all able to come or not always. */
export const SIZES = {
  100: { people: 100, slots: 12, tables: 30, wishes: 900 },
  500: { people: 500, slots: 16, tables: 100, wishes: 5000 },
  1500: { people: 1500, slots: 24, tables: 300, wishes: 20_000 },
} as const;

/**
 * Halls that are hard because people, tables or rules leave little choice, for a size. `mixed` has them all but is not
 * complete: `toldOnce` adds what is locked and what was told.
 */
export const hardShapes = ({ people, tables }: { people: number; tables: number }) =>
  ({
    fifthAway: { unavailable: 0.2 },
    twoFifthsAway: { unavailable: 0.4 },
    threeFifthsAway: { unavailable: 0.6 },
    stretches: { stretches: 0.7 },
    fewTables: { unavailable: 0.3, tables: Math.ceil(tables / 2) },
    keptTables: { unavailable: 0.2, firstSide: 0.3, keepers: Math.floor(people / 5), sharing: 0.3 },
    minimums: { unavailable: 0.3, min: 0.5, max: 0.5 },
    mixed: {
      ...{ unavailable: 0.15, stretches: 0.3, min: 0.3, max: 0.3, met: people / 5 },
      ...{ tables: Math.ceil(0.8 * tables), keepers: Math.floor(people / 12), sharing: 0.2 },
    },
  }) satisfies Record<string, Partial<HallShape>>;

/** A hall after a first timetable of it: one meeting in ten is locked, four in ten were told and may move. */
export function toldOnce(input: ScheduleInput, meetings: readonly ScheduledMeeting[]): ScheduleInput {
  const next = numbers(input.seed ?? 1);
  const drawn = meetings.map((meeting) => ({ meeting, at: next() }));
  return {
    ...input,
    locked: drawn.filter(({ at }) => at < 0.1).map(({ meeting }) => meeting),
    previous: drawn.filter(({ at }) => at >= 0.1 && at < 0.5).map(({ meeting }) => meeting),
  };
}

/** Any small hall: every rule at work, at random. */
export function smallHall(seed: number, mostPeople = 8): ScheduleInput {
  const next = numbers(seed ^ 0x51ab);
  const below = (n: number): number => Math.floor(next() * n);
  const people = 2 + below(mostPeople - 1);
  const slots = 1 + below(5);
  const tables = 1 + below(4);
  const input = hall({
    ...{ seed, people, slots, tables },
    wishes: 1 + below(people * (people - 1)),
    sides: next() < 0.5 ? 1 : 2,
    firstSide: 0.2 + 0.6 * next(),
    skew: next(),
    must: next(),
    no: next() < 0.5 ? 0 : 0.15,
    mutual: next(),
    unavailable: next() < 0.5 ? 0 : 0.4 * next(),
    min: next() < 0.5 ? 0 : next(),
    max: next() < 0.5 ? 0 : next(),
    keepers: next() < 0.6 ? 0 : below(4),
    sharing: next() < 0.5 ? 0 : 0.5,
    met: next() < 0.7 ? 0 : below(4),
  });
  const locked = next() < 0.7 ? [] : someMeetings(input, next, 1 + below(2), []);
  const previous = next() < 0.6 ? [] : someMeetings({ ...input, locked: [] }, next, 1 + below(6), []);
  return { ...input, locked, previous };
}

/**
 * A small hall with more slots than anybody has meetings: what cannot be is decided by how many each person takes, and
 * what people were told is at random, some of it impossible.
 */
export function roomyHall(seed: number): ScheduleInput {
  const next = numbers(seed ^ 0x2f0d);
  const below = (n: number): number => Math.floor(next() * n);
  const people = 6 + below(3);
  const slots = 8 + below(23);
  const drawn = hall({
    ...{ seed, people, slots, tables: 3 + below(3), wishes: people * (4 + below(3)), sides: 1, skew: 0 },
    ...{ must: next(), unavailable: 0.7 * next(), keepers: next() < 0.6 ? 0 : 2, sharing: 0.5 },
  });
  const participants = drawn.participants.map((one) => {
    const max = 1 + below(3);
    return { ...one, max, min: next() < 0.5 ? 0 : below(max + 1) };
  });
  const previous = participants.flatMap(({ id: a }, i) =>
    participants
      .slice(i + 1)
      .filter(() => next() < 0.7)
      .map(({ id: b }) => ({ a, b, slot: below(slots), table: 0 })),
  );
  return { ...drawn, participants, previous };
}

/** Meetings that keep every hard rule, of any two who may meet, wished or not. */
function someMeetings(
  input: ScheduleInput,
  next: () => number,
  count: number,
  meetings: { a: string; b: string; slot: number; table: number }[],
): { a: string; b: string; slot: number; table: number }[] {
  const below = (n: number): number => Math.floor(next() * n);
  const people = input.participants;
  const no = new Set(
    (input.wishes ?? [])
      .filter(({ level }) => level === 'no')
      .flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]),
  );
  const met = new Set((input.met ?? []).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const keepers = new Map<number, string[]>();
  for (const { id, table } of people) {
    if (table !== null && table !== undefined) keepers.set(table, [...(keepers.get(table) ?? []), id]);
  }
  for (let i = 0; i < 20 && meetings.length < count; i++) {
    const [p, q] = [people[below(people.length)]!, people[below(people.length)]!];
    const slot = below(input.slots);
    const table = p.table ?? q.table ?? below(input.tables);
    const has = (id: string): number => meetings.filter(({ a, b }) => a === id || b === id).length;
    const busy = (id: string): boolean => meetings.some((m) => m.slot === slot && (m.a === id || m.b === id));
    if (p.id === q.id || no.has(`${p.id} ${q.id}`) || met.has(`${p.id} ${q.id}`)) continue;
    if (meetings.some(({ a, b }) => (a === p.id && b === q.id) || (a === q.id && b === p.id))) continue;
    if ([p, q].some((one) => one.unavailable?.includes(slot) || busy(one.id))) continue;
    if ([p, q].some((one) => has(one.id) >= (one.max ?? input.slots) || (one.table ?? table) !== table))
      continue;
    const kept = keepers.get(table);
    if (kept && !kept.includes(p.id) && !kept.includes(q.id)) continue;
    if (meetings.some((m) => m.slot === slot && m.table === table)) continue;
    meetings.push({ a: p.id, b: q.id, slot, table });
  }
  return meetings;
}
