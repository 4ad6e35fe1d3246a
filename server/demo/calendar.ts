import { createHash } from 'node:crypto';
import mongoose, { type Types } from 'mongoose';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Days around the one on which the demo data is made, so that it never looks stale. */
export interface Calendar {
  /** A moment of a day some days ago (or, negative, ahead), at an hour of Asia/Shanghai; never later than now for days ago ≥ 0. */
  at: (daysAgo: number, hour?: number, minute?: number) => Date;
  /** The day so many days from now, YYYY-MM-DD in Asia/Shanghai. */
  day: (daysAhead: number) => string;
}

export function calendarOf(now: Date): Calendar {
  const midnight = Math.floor((now.getTime() + 8 * HOUR_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS;
  return {
    at(daysAgo, hour = 10, minute = 0) {
      const wanted = midnight - daysAgo * DAY_MS + hour * HOUR_MS + minute * 60_000;
      return new Date(daysAgo >= 0 ? Math.min(wanted, now.getTime() - 60_000) : wanted);
    },
    day: (daysAhead) => new Date(midnight + 8 * HOUR_MS + daysAhead * DAY_MS).toISOString().slice(0, 10),
  };
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
