import type { ScheduledMeeting, ScheduleInput, UnmetReason } from '../../shared/schemas/schedule.ts';

/**
 * Why two are without a meeting, by the words of `UNMET_REASONS` and the finished timetable; shares no code with the
 * solver. `possible` where nothing is in the way.
 */
export function whyUnmet(
  { slots, tables, participants, wishes = [], met = [] }: ScheduleInput,
  meetings: readonly ScheduledMeeting[],
  from: string,
  to: string,
): UnmetReason | 'possible' {
  const two = participants.filter(({ id }) => id === from || id === to);
  const ofPair = (x: string, y: string): boolean => two.every(({ id }) => id === x || id === y);
  const timesOf = two.map(({ id, max, unavailable = [] }) => {
    const busy = meetings.filter(({ a, b }) => a === id || b === id).map(({ slot }) => slot);
    if (busy.length >= (max ?? slots)) return [];
    return [...Array(slots).keys()].filter((slot) => !busy.includes(slot) && !unavailable.includes(slot));
  });
  if (timesOf.some((times) => times.length === 0)) return 'full';
  const common = timesOf[0]!.filter((slot) => timesOf[1]!.includes(slot));
  if (common.length === 0) return 'noSlot';
  const keptBy = (one: { table?: number | null | undefined }): number | null => one.table ?? null;
  const own = new Set(two.map(keptBy).filter((table) => table !== null));
  if (own.size > 1) return 'notPossible';
  const kept = new Set(participants.map(keptBy));
  const seats = own.size === 1 ? [...own] : [...Array(tables).keys()].filter((table) => !kept.has(table));
  const taken = (slot: number, table: number): boolean =>
    meetings.some((one) => one.slot === slot && one.table === table);
  if (!common.some((slot) => seats.some((table) => !taken(slot, table)))) return 'noTable';
  const refused = wishes.some((wish) => wish.level === 'no' && ofPair(wish.from, wish.to));
  return refused || met.some(([x, y]) => ofPair(x, y)) ? 'notPossible' : 'possible';
}
