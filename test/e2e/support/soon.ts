const MINUTE_MS = 60_000;
const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export interface SoonDay {
  date: string;
  blocks: { from: string; to: string }[];
}

/**
 * Two slots of five minutes in Shanghai that have not begun, so that a timetable can still be made for them, and at
 * which people may sit down already, a quarter of an hour early. A day ends at 23:59: late at night they lie across
 * midnight or after it.
 */
export function twoSlotsSoon(now: Date): SoonDay[] {
  const shanghai = new Date(now.getTime() + 8 * 60 * MINUTE_MS);
  const dateOf = (plusDays: number) =>
    new Date(shanghai.getTime() + plusDays * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10);
  const minute = shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes();
  const LAST = 24 * 60 - 1;
  const slot = (from: number) => ({ from: clockOf(from), to: clockOf(from + 5) });
  if (minute + 16 <= LAST) return [{ date: dateOf(0), blocks: [slot(minute + 6), slot(minute + 11)] }];
  if (minute + 8 <= LAST)
    return [
      { date: dateOf(0), blocks: [slot(LAST - 5)] },
      { date: dateOf(1), blocks: [slot(0)] },
    ];
  const after = Math.max(0, minute + 5 - LAST);
  return [{ date: dateOf(1), blocks: [slot(after), slot(after + 5)] }];
}
