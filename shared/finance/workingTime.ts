import { AHEAD_MS } from '../localTime.ts';
import { dayNumber } from './businessDay.ts';
import { OFFICE_HOURS, WORK_YEARS } from '../taxonomy/workdays.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const off = new Set<number>();
const worked = new Set<number>();
for (const year of WORK_YEARS) {
  for (const [from, to] of year.off)
    for (let day = dayNumber(from); day <= dayNumber(to); day++) off.add(day);
  for (const date of year.worked) worked.add(dayNumber(date));
}

/** Whether offices work on a day (days from the epoch; 1970-01-01 was a Thursday). */
function worksOn(day: number): boolean {
  const weekday = (day + 4) % 7;
  return worked.has(day) || (weekday !== 0 && weekday !== 6 && !off.has(day));
}

/** Whether a date of business is a working day. */
export const isWorkday = (date: string): boolean => worksOn(dayNumber(date));

/** The office hours of a day as instants, empty on a day off. */
function shiftsOf(day: number): (readonly [from: number, to: number])[] {
  if (!worksOn(day)) return [];
  const midnight = day * DAY_MS - AHEAD_MS;
  return OFFICE_HOURS.map(([from, to]) => [midnight + from * MINUTE_MS, midnight + to * MINUTE_MS] as const);
}

const dayOf = (instant: number): number => Math.floor((instant + AHEAD_MS) / DAY_MS);

/** The instant at which so many working hours have passed; with none to pass, the instant itself. */
export function addWorkingHours(from: Date, hours: number): Date {
  let left = hours * 60 * MINUTE_MS;
  if (left <= 0) return from;
  for (let day = dayOf(from.getTime()); ; day++) {
    for (const [start, end] of shiftsOf(day)) {
      const begin = Math.max(start, from.getTime());
      if (begin >= end) continue;
      if (end - begin >= left) return new Date(begin + left);
      left -= end - begin;
    }
  }
}

/** Working hours between two instants; 0 where `to` comes first. */
export function workingHoursBetween(from: Date, to: Date): number {
  let passed = 0;
  for (let day = dayOf(from.getTime()); day <= dayOf(to.getTime()); day++) {
    for (const [start, end] of shiftsOf(day)) {
      passed += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
    }
  }
  return passed / (60 * MINUTE_MS);
}

/** A stretch in which a clock stood still; `to` null while it still does. */
export interface Pause {
  from: Date;
  to: Date | null;
}

/** Working hours that a clock ran from one instant to another, without its pauses (which do not overlap). */
export const hoursRun = (from: Date, to: Date, pauses: readonly Pause[]): number =>
  pauses.reduce(
    (run, pause) => {
      const [begin, end] = [
        new Date(Math.max(pause.from.getTime(), from.getTime())),
        new Date(Math.min((pause.to ?? to).getTime(), to.getTime())),
      ];
      return run - workingHoursBetween(begin, end);
    },
    workingHoursBetween(from, to),
  );

/** When a promise of so many working hours falls due; while it pauses, when it would if it went on now. */
export function dueOf(from: Date, hours: number, pauses: readonly Pause[], now: Date): Date {
  const last = pauses.at(-1);
  const since = last ? (last.to ?? now) : from;
  return addWorkingHours(since, Math.max(0, hours - hoursRun(from, since, pauses)));
}
