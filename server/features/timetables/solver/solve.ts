import type { ScheduleResult } from '../../../../shared/schemas/schedule.ts';
import { hasFewPeople, solveExactly } from './exact.ts';
import { Effort } from './effort.ts';
import { hallOf } from './hall.ts';
import { readTask } from './input.ts';
import { place } from './place.ts';
import { randomOf } from './random.ts';
import { relax } from './relax.ts';
import { search } from './search.ts';
import { smooth } from './smooth.ts';
import { seat } from './tables.ts';
import { unmetOf } from './unmet.ts';

export type SolvePhase = 'bound' | 'placing' | 'improving' | 'seating';

export interface SolveProgress {
  phase: SolvePhase;
  /** Of the best timetable so far; null before there is one. */
  objective: number | null;
  bound: number | null;
}

export interface SolveOptions {
  onProgress?: (progress: SolveProgress) => void;
  /** Asked now and then; where it says yes the best timetable so far is the result. */
  cancelled?: () => boolean;
}

/** The share of the time limit after which the rest goes to what people notice: waits, and tables. */
const SEARCHING = 0.9;
/** The share in which few people are solved to the end, if ever they are. */
const EXACT = 0.6;

/**
 * Makes the timetable of a hall. The same input gives the same timetable, unless its time limit ended the search.
 * @throws BrokenInput
 */
export function solve(input: unknown, { onProgress, cancelled }: SolveOptions = {}): ScheduleResult {
  const began = Date.now();
  const task = readTask(input);
  const endsAfter = (share: number) => (): boolean =>
    Date.now() - began > share * task.timeLimitMs || cancelled?.() === true;
  const stop = endsAfter(1);
  onProgress?.({ phase: 'bound', objective: null, bound: null });
  const hall = hallOf(task);
  const relaxation = relax(hall, stop);
  let { bound } = relaxation;
  onProgress?.({ phase: 'placing', objective: null, bound });
  const timetable = place(hall, relaxation, stop);
  onProgress?.({ phase: 'improving', objective: timetable.value, bound });
  if (timetable.value < bound && hasFewPeople(hall)) {
    const effort = new Effort(EXACT * task.timeLimitMs, endsAfter(EXACT * SEARCHING));
    bound = solveExactly(timetable, bound, effort);
  }
  if (timetable.value < bound) {
    const effort = new Effort(task.timeLimitMs, endsAfter(SEARCHING));
    bound = search(timetable, bound, randomOf(task.seed), effort, (objective, proven) =>
      onProgress?.({ phase: 'improving', objective, bound: proven }),
    );
  }
  smooth(timetable, stop);
  onProgress?.({ phase: 'seating', objective: timetable.value, bound });
  const meetings = seat(task, timetable);
  return { meetings, objective: timetable.value, bound, unmet: unmetOf(task, meetings) };
}
