import { instantOf } from './localTime.ts';
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

type Span = Pick<EventSlot, 'startsAt' | 'endsAt'>;
export const overlap = (x: Span, y: Span): boolean => x.startsAt < y.endsAt && y.startsAt < x.endsAt;

/** From a slot on, all of its day is so many minutes later (or again earlier) than it was before. */
export interface Delay {
  slot: number;
  minutes: number;
}
type Days = Pick<EventInput, 'days'>;
export const firstDay = ({ days }: Days): string => days.map(({ date }) => date).sort()[0]!;
export const lastDay = ({ days }: Days): string =>
  days
    .map(({ date }) => date)
    .sort()
    .at(-1)!;

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

type Clocks = Pick<EventSlot, 'date' | 'from' | 'to'>;
type Delayed = Hours & { delays?: readonly Delay[] };

/** What stands on a day so many minutes later; null where that is not on its day any more. */
export function later<T extends Clocks>(what: T, minutes: number): T | null {
  const [from, to] = [minutesOf(what.from) + minutes, minutesOf(what.to) + minutes];
  return from < 0 || to >= 24 * 60 ? null : { ...what, from: clockOf(from), to: clockOf(to) };
}
export function slotLater(slot: EventSlot, minutes: number): EventSlot | null {
  const moved = later(slot, minutes);
  if (!moved) return null;
  const { date, from, to } = moved;
  return { ...moved, startsAt: instantOf(date, from), endsAt: instantOf(date, to) };
}

/** Whether something moves with a slot: it was planned to begin on the same day, then or later. */
export const movesWith = (slot: Clocks | undefined, { date, from }: Pick<Clocks, 'date' | 'from'>): boolean =>
  slot !== undefined && slot.date === date && slot.from <= from;

const laterBy = (delays: readonly Delay[], planned: readonly EventSlot[], what: Clocks): number =>
  delays.reduce((sum, { slot, minutes }) => (movesWith(planned[slot], what) ? sum + minutes : sum), 0);

/** The slots of an event at the times that count now: as planned, and later where the day is. */
export function slotsOf(event: Delayed): EventSlot[] {
  const planned = plannedSlots(event);
  const { delays = [] } = event;
  if (delays.length === 0) return planned;
  return planned.map((slot) => slotLater(slot, laterBy(delays, planned, slot)) ?? slot);
}

/** What is on beside the meetings, at the times that count now. */
export function agendaOf<T extends Clocks>(event: Delayed & { agenda: readonly T[] }): T[] {
  const { delays = [], agenda } = event;
  if (delays.length === 0) return [...agenda];
  const planned = plannedSlots(event);
  return agenda.map((item) => later(item, laterBy(delays, planned, item)) ?? item);
}
