import type { EventInput } from './schemas/event.ts';

/** One slot of an event: numbered from 0 over all days. */
export interface EventSlot {
  index: number;
  /** YYYY-MM-DD in Asia/Shanghai. */
  date: string;
  /** HH:mm in Asia/Shanghai. */
  from: string;
  to: string;
  startsAt: Date;
  endsAt: Date;
}

/** Two may sit down a little before their time. */
export const EARLY_MS = 15 * 60_000;

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
// Shanghai has had no summer time since 1991.
const instantOf = (date: string, clock: string): Date => new Date(`${date}T${clock}:00+08:00`);

type Span = Pick<EventSlot, 'startsAt' | 'endsAt'>;
export const overlap = (x: Span, y: Span): boolean => x.startsAt < y.endsAt && y.startsAt < x.endsAt;

/** From a slot on, all of its day is so many minutes later (or again earlier) than it was before. */
export interface Delay {
  slot: number;
  minutes: number;
}
type Hours = Pick<EventInput, 'days' | 'slotMinutes' | 'breakMinutes'>;

/** The slots an event's days are cut into: each of `slotMinutes`, with `breakMinutes` between two of one block. */
export function plannedSlots(event: Hours): EventSlot[] {
  const slots: EventSlot[] = [];
  const days = [...event.days].sort((a, b) => a.date.localeCompare(b.date));
  for (const { date, blocks } of days)
    for (const block of [...blocks].sort((a, b) => a.from.localeCompare(b.from)))
      for (
        let at = minutesOf(block.from);
        at + event.slotMinutes <= minutesOf(block.to);
        at += event.slotMinutes + event.breakMinutes
      ) {
        const [from, to] = [clockOf(at), clockOf(at + event.slotMinutes)];
        const [startsAt, endsAt] = [instantOf(date, from), instantOf(date, to)];
        slots.push({ index: slots.length, date, from, to, startsAt, endsAt });
      }
  return slots;
}

/** A slot so many minutes later; null where that is not on its day any more. */
export function slotLater(slot: EventSlot, minutes: number): EventSlot | null {
  const [from, to] = [minutesOf(slot.from) + minutes, minutesOf(slot.to) + minutes];
  if (from < 0 || to >= 24 * 60) return null;
  return {
    ...slot,
    ...{ from: clockOf(from), to: clockOf(to) },
    startsAt: instantOf(slot.date, clockOf(from)),
    endsAt: instantOf(slot.date, clockOf(to)),
  };
}

/** The slots of an event at the times that count now: as planned, and later where the day is. */
export function slotsOf(event: Hours & { delays?: readonly Delay[] }): EventSlot[] {
  const planned = plannedSlots(event);
  const delays = event.delays ?? [];
  if (delays.length === 0) return planned;
  return planned.map((slot) => {
    const counts = delays.filter((one) => one.slot <= slot.index && planned[one.slot]?.date === slot.date);
    return (
      slotLater(
        slot,
        counts.reduce((sum, { minutes }) => sum + minutes, 0),
      ) ?? slot
    );
  });
}
