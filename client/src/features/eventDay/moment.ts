import { clockOf, dateOf } from '../../../../shared/localTime.ts';
import type { Locale } from '../../../../shared/locale.ts';

/** A slot as the server tells it. */
export interface TimedSlot {
  index: number;
  startsAt: string;
  endsAt: string;
}

/** Where a day stands at a moment. */
export interface Moment {
  /** `meeting`: a slot runs; `before`: before the first of a day; `pause`: between two; `over`: after the last. */
  phase: 'meeting' | 'before' | 'pause' | 'over';
  running: TimedSlot | null;
  next: TimedSlot | null;
  /** Milliseconds until the slot that runs ends, or else the next begins. */
  leftMs: number;
}

export function momentOf(slots: readonly TimedSlot[], now: number): Moment {
  const running =
    slots.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= now && now < Date.parse(endsAt)) ?? null;
  const next = slots.find(({ startsAt }) => Date.parse(startsAt) > now) ?? null;
  const until = running ? Date.parse(running.endsAt) : next ? Date.parse(next.startsAt) : now;
  const hasBegun =
    next !== null && slots.some((one) => dayOfSlot(one) === dayOfSlot(next) && Date.parse(one.endsAt) <= now);
  const between = hasBegun ? 'pause' : 'before';
  return { phase: running ? 'meeting' : next ? between : 'over', running, next, leftMs: until - now };
}

/** What the clock rings between two looks at it: at most one, since more were slept through. */
export function rungBetween(
  slots: readonly TimedSlot[],
  before: number,
  now: number,
): 'start' | 'end' | null {
  // A machine that slept does not ring for what is long over.
  if (now <= before || now - before > 5000) return null;
  const within = (at: string) => Date.parse(at) > before && Date.parse(at) <= now;
  if (slots.some(({ startsAt }) => within(startsAt))) return 'start';
  return slots.some(({ endsAt }) => within(endsAt)) ? 'end' : null;
}

const DAY_MS = 24 * 3_600_000;

/** Minutes and seconds, hours too where there are some, and from two days on the days alone. */
export function countdown(ms: number, locale: Locale): string {
  if (ms >= 2 * DAY_MS)
    return new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(
      Math.floor(ms / DAY_MS),
    );
  const all = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/** The day of a slot, MM-DD. */
export const dayOfSlot = ({ startsAt }: TimedSlot): string => dateOf(startsAt).slice(5);
export const slotText = ({ startsAt, endsAt }: TimedSlot): string =>
  `${clockOf(startsAt)}–${clockOf(endsAt)}`;

/** The same, with its day where that is not the one of `now`. */
export function slotTextAt(slot: TimedSlot, now: number): string {
  const today = dayOfSlot({ ...slot, startsAt: new Date(now).toISOString() });
  const day = dayOfSlot(slot);
  return day === today ? slotText(slot) : `${day} ${slotText(slot)}`;
}

interface Standing {
  slot: number;
  state: string;
  outcome: unknown;
}

/**
 * The meeting that counts now: the one under way, or else the next; of which nothing more is to be said only where
 * nothing else comes. One whose time is over is still due, but not in front.
 */
export function frontOf<T extends Standing>(
  meetings: readonly T[],
  isOver: (slot: number) => boolean,
): T | undefined {
  const left = meetings.filter(({ state, slot }) => state !== 'missed' && !isOver(slot));
  return (
    left.find(({ state }) => state === 'started') ??
    left.find(({ state, outcome }) => state !== 'held' || outcome === null) ??
    left[0]
  );
}
