import type { EventSlot } from '../../../shared/eventSlots.ts';
import type { EventStatus } from '../../../shared/schemas/event.ts';

/** While people may come: they arrive before the organiser opens the day. */
export const ARRIVING: readonly EventStatus[] = ['published', 'live'];
/** While a board is shown: from the timetable on, and until the hall is empty. */
export const SHOWN: readonly EventStatus[] = ['published', 'live', 'closed'];

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
