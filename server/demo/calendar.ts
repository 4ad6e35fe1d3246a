import { createHash } from 'node:crypto';
import mongoose, { type Types } from 'mongoose';
import { dateOf, instantOf } from '../../shared/localTime.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When people are at work, in Asia/Shanghai: from nine until six. */
const WORKING_HOURS = { from: 9, to: 18 };

/** Days around the one on which the demo data is made, so that it never looks stale. */
export interface Calendar {
  /**
   * A moment of a day some days ago, at a working hour of Asia/Shanghai; 0 is the last day whose working hours are
   * over, so that none lies ahead. Negative: so many days ahead of today.
   */
  at: (daysAgo: number, hour?: number, minute?: number) => Date;
  /** The day so many days from now, YYYY-MM-DD in Asia/Shanghai. */
  day: (daysAhead: number) => string;
}

/** The midnight in Asia/Shanghai that began the day of a moment. */
const midnightOf = (ms: number) => instantOf(dateOf(ms)).getTime();

export function calendarOf(now: Date): Calendar {
  const midnight = midnightOf(now.getTime());
  const over = now.getTime() >= midnight + WORKING_HOURS.to * HOUR_MS;
  const lastDay = over ? midnight : midnight - DAY_MS;
  return {
    at: (daysAgo, hour = 10, minute = 0) =>
      new Date((daysAgo < 0 ? midnight : lastDay) - daysAgo * DAY_MS + hour * HOUR_MS + minute * 60_000),
    day: (daysAhead) => dateOf(midnight + daysAhead * DAY_MS),
  };
}

/** So many moments from after `from` until `to`, spread evenly over the working hours between them. */
export function spread(from: Date, to: Date, count: number): Date[] {
  const shifts: { start: number; end: number }[] = [];
  for (let day = midnightOf(from.getTime()); day < to.getTime(); day += DAY_MS) {
    const start = Math.max(from.getTime(), day + WORKING_HOURS.from * HOUR_MS);
    const end = Math.min(to.getTime(), day + WORKING_HOURS.to * HOUR_MS);
    if (start < end) shifts.push({ start, end });
  }
  const worked = shifts.reduce((sum, { start, end }) => sum + end - start, 0);
  return Array.from({ length: count }, (_, i) => {
    let left = (worked * (i + 1)) / count;
    for (const { start, end } of shifts) {
      if (left <= end - start) return new Date(start + left);
      left -= end - start;
    }
    return to;
  });
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** An id that says when, as ids do (lists sort by it), and is the same for the same key and moment. */
export function idFor(key: string, at: Date): Types.ObjectId {
  const seconds = Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  return new mongoose.Types.ObjectId(seconds + hashOf(key).toString('hex').slice(0, 16));
}

/** A whole number from `from` to `to` that is the same for the same key: figures that look chosen, never random. */
export function figure(key: string, from: number, to: number): number {
  return from + (hashOf(key).readUInt32BE(0) % (to - from + 1));
}

/** One of a list, the same for the same key. */
export const pick = <T>(key: string, list: readonly T[]): T => list[figure(key, 0, list.length - 1)]!;
