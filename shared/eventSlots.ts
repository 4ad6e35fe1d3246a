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

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
// Shanghai has had no summer time since 1991.
const instantOf = (date: string, clock: string): Date => new Date(`${date}T${clock}:00+08:00`);

/** The slots an event's days are cut into: each of `slotMinutes`, with `breakMinutes` between two of one block. */
export function slotsOf(event: Pick<EventInput, 'days' | 'slotMinutes' | 'breakMinutes'>): EventSlot[] {
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
