import {
  UNMET_REASONS,
  type ScheduledMeeting,
  type ScheduleTask,
  type UnmetReason,
} from '../../../../shared/schemas/schedule.ts';
import type { Chosen } from './choosePeople.ts';
import { byParties, isMet, pairKey, type Known, type Pair } from './hall.ts';
import type { Reckoning } from './turns.ts';

/** How a timetable does by the wishes that can be met. */
export interface Fulfilment {
  total: number;
  met: number;
  unmet: Record<UnmetReason, number>;
}

/** Says why wishes for these pairs have no meeting; see solver/unmet.ts. */
export type WhyUnmet = (
  task: ScheduleTask,
  meetings: readonly ScheduledMeeting[],
) => readonly { from: string; to: string; reason: UnmetReason }[];

/** The wishes that no meeting is for. */
export function* unmetIn(
  hall: Known,
  chosen: readonly Chosen[],
  meetings: readonly Pair[],
): Reckoning<Chosen[]> {
  const between = byParties(hall, meetings);
  const unmet: Chosen[] = [];
  for (const one of chosen) {
    const { wish, from, to } = one;
    const of = between.get(pairKey(wish.from, wish.to)) ?? [];
    if (!isMet(hall, wish, of) && !of.some(({ a, b }) => pairKey(a, b) === pairKey(from, to)))
      unmet.push(one);
    yield;
  }
  return unmet;
}

/**
 * Counts what became of the wishes for which a meeting may be. One that is refused counts as if it had not been said,
 * and so does one of two that met before: were it among the others, whoever takes people out of the hall one by one
 * would see by the counts whose it was.
 */
export function* fulfilling(
  hall: Known,
  chosen: readonly Chosen[],
  task: ScheduleTask,
  placed: readonly ScheduledMeeting[],
  all: readonly Pair[],
  whyUnmet: WhyUnmet,
): Reckoning<Fulfilment> {
  const counted = chosen.filter(({ possible }) => possible);
  const unmet = yield* unmetIn(hall, counted, all);
  const wishes = unmet.map(({ from, to }) => ({ from, to, level: 'want' as const }));
  yield;
  const reasons = new Map(
    whyUnmet({ ...task, wishes }, placed).map(({ from, to, reason }) => [`${from}:${to}`, reason]),
  );
  yield;
  const counts = Object.fromEntries(UNMET_REASONS.map((reason) => [reason, 0])) as Fulfilment['unmet'];
  for (const { from, to } of unmet) counts[reasons.get(`${from}:${to}`) ?? 'notPossible'] += 1;
  return { total: counted.length, met: counted.length - unmet.length, unmet: counts };
}
