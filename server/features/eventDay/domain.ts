import { ARRIVING } from '../../../shared/eventLife.ts';
import { lastDay, type EventSlot } from '../../../shared/eventSlots.ts';
import { addDays } from '../../../shared/finance/businessDay.ts';
import type { EventInput, EventStatus } from '../../../shared/schemas/event.ts';
import type { OutcomeKind } from '../../../shared/schemas/eventDay.ts';
import type { MeetingState } from '../../../shared/schemas/eventMeeting.ts';
import { WORTH, type WishLevel } from '../../../shared/schemas/schedule.ts';

/** While a board is shown: from the timetable on, and until the hall is empty. */
export const SHOWN: readonly EventStatus[] = [...ARRIVING, 'closed'];

/** The slots a board needs at a moment: the one that runs or comes next, and the one after it. */
export function slotsAround(slots: readonly EventSlot[], now: Date): number[] {
  const next = slots.findIndex(({ endsAt }) => endsAt > now);
  return next < 0 ? [] : [next, next + 1].filter((index) => index < slots.length);
}

/** How far back a tap without a network may lie. */
const LATEST_MS = 24 * 3_600_000;

/** When something was tapped, by a device's clock: believed as far as it can be. */
export function tappedAt(said: string | undefined, now: Date): Date {
  if (!said) return now;
  const at = new Date(said).getTime();
  return new Date(Math.min(now.getTime(), Math.max(at, now.getTime() - LATEST_MS)));
}

/** While people meet at tables. */
export const MEETING: readonly EventStatus[] = ['live'];
/** While they may still say what came of it: also once the hall is empty, for phones that come home late. */
export const NOTING: readonly EventStatus[] = ['live', 'closed'];
/** While they may write notes for themselves: also before the day, for what they mean to ask. */
export const WRITING: readonly EventStatus[] = ['published', ...NOTING];

/** What is tapped at a table, or of one where somebody is missing. */
export type Tap = 'start' | 'outcome' | 'absence';

/** The life of a meeting under the taps of the day. An outcome says that it was held, whether or not it was started. */
export function afterTap(state: MeetingState, tap: Tap): MeetingState | 'refused' {
  if (state === 'cancelled') return 'refused';
  if (tap === 'absence') return state === 'planned' || state === 'missed' ? 'missed' : 'refused';
  if (state === 'missed') return 'refused';
  if (tap === 'outcome') return 'held';
  if (state === 'unknown') return 'refused';
  return state === 'planned' ? 'started' : state;
}

interface Said {
  kind: OutcomeKind;
  amountFen: number | null;
}

/** Whether one side says of a meeting what it said before. */
export const isSaidAgain = (before: Said | null, now: Said): boolean =>
  before !== null && before.kind === now.kind && before.amountFen === now.amountFen;

/**
 * Whether one side may say something else of a meeting than it did. An intent stands once an introduction moved with
 * it, as what becomes of that is said there; and once it is in a sum that was told, which would tell of it by changing.
 */
export const maySayAnew = (
  before: Said | null,
  now: Said,
  { introduced, summed }: { introduced: boolean; summed: boolean },
): boolean => before?.kind !== 'intent' || !(introduced || summed) || isSaidAgain(before, now);

/**
 * What is tapped until the day after its last is an event's. Its sums are told from the day on from which no tap is
 * believed to be of that time: it may lie a day back.
 */
export function tapDays(event: Pick<EventInput, 'days'>): { last: string; sumsFrom: string } {
  const until = lastDay(event);
  return { last: addDays(until, 1), sumsFrom: addDays(until, 3) };
}

/** A wish, as far as it counts here. */
export interface Wished {
  to: string;
  toPerson: string | null;
  fromPerson: string | null;
  level: WishLevel;
}
export interface Person {
  id: string;
  registrationId: string;
}

const concerns = (wish: Wished, from: Person, to: Person): boolean =>
  wish.to === to.registrationId &&
  (wish.toPerson === null || wish.toPerson === to.id) &&
  (wish.fromPerson === null || wish.fromPerson === from.id);

/**
 * What a meeting of two is worth by what they wished (as the timetable counts it); null where one of them will not. Who
 * that is, nobody is told.
 */
export function worthOf(
  a: Person,
  b: Person,
  wishesOf: (registrationId: string) => readonly Wished[],
): number | null {
  const from = (x: Person, y: Person) => wishesOf(x.registrationId).filter((wish) => concerns(wish, x, y));
  const [there, back] = [from(a, b), from(b, a)];
  if ([...there, ...back].some(({ level }) => level === 'no')) return null;
  const best = (wishes: readonly Wished[]) =>
    Math.max(0, ...wishes.map(({ level }) => (level === 'no' ? 0 : WORTH[level])));
  const [x, y] = [best(there), best(back)];
  return x + y + (x > 0 && y > 0 ? WORTH.mutual : 0);
}
