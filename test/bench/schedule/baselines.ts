import type { ScheduledMeeting, ScheduleInput } from '../../../shared/schemas/schedule.ts';
import { numbers } from '../../support/halls.ts';

/** Books meetings in the first slot that both have free and that has a table; of halls where nobody keeps one. */
function bookings(input: ScheduleInput) {
  const { slots, tables, participants } = input;
  const busy = new Map(participants.map(({ id, unavailable = [] }) => [id, new Set(unavailable)]));
  const left = new Map(participants.map(({ id, max = slots }) => [id, max]));
  const used = new Array<number>(slots).fill(0);
  const meetings: ScheduledMeeting[] = [];
  const book = (a: string, b: string): boolean => {
    if (left.get(a)! <= 0 || left.get(b)! <= 0) return false;
    for (let slot = 0; slot < slots; slot++) {
      if (used[slot]! >= tables || busy.get(a)!.has(slot) || busy.get(b)!.has(slot)) continue;
      meetings.push({ a, b, slot, table: used[slot]! });
      used[slot]! += 1;
      for (const id of [a, b]) {
        busy.get(id)!.add(slot);
        left.set(id, left.get(id)! - 1);
      }
      return true;
    }
    return false;
  };
  return { book, meetings };
}

const WORTH = { must: 10, want: 3, no: Number.NEGATIVE_INFINITY };

/** Pairs that may meet, with what they are worth. */
function pairsOf({ wishes = [] }: ScheduleInput): Map<string, { a: string; b: string; value: number }> {
  const pairs = new Map<string, { a: string; b: string; value: number }>();
  for (const { from, to, level } of wishes) {
    const key = [from, to].sort().join(' ');
    const there = pairs.get(key);
    if (there) there.value += WORTH[level] + 4;
    else pairs.set(key, { a: from, b: to, value: WORTH[level] });
  }
  for (const [key, { value }] of pairs) if (value < 0) pairs.delete(key);
  return pairs;
}

/** The most valuable pair first, into its first free slot. */
export function greedy(input: ScheduleInput): ScheduledMeeting[] {
  const { book, meetings } = bookings(input);
  const pairs = [...pairsOf(input).values()].sort((x, y) => y.value - x.value);
  for (const { a, b } of pairs) book(a, b);
  return meetings;
}

/** Everybody comes once, in any order, and books all they wish for, what they must first; the others accept. */
export function firstCome(input: ScheduleInput): ScheduledMeeting[] {
  const { book, meetings } = bookings(input);
  const next = numbers(input.seed ?? 1);
  const pairs = pairsOf(input);
  const mine = new Map<string, { to: string; level: 'must' | 'want' | 'no' }[]>();
  for (const { from, to, level } of input.wishes ?? [])
    mine.set(from, [...(mine.get(from) ?? []), { to, level }]);
  const order = input.participants.map(({ id }) => ({ id, at: next() })).sort((x, y) => x.at - y.at);
  for (const { id } of order) {
    const wishes = (mine.get(id) ?? []).sort((x, y) => WORTH[y.level] - WORTH[x.level]);
    for (const { to } of wishes) {
      const key = [id, to].sort().join(' ');
      if (pairs.has(key) && book(id, to)) pairs.delete(key);
    }
  }
  return meetings;
}
