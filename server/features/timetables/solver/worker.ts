import { parentPort, workerData } from 'node:worker_threads';
import type { ScheduleInput, ScheduleResult } from '../../../../shared/schemas/schedule.ts';
import { BrokenInput, type InputProblem } from './input.ts';
import { solve, type SolveProgress } from './solve.ts';

/** What the thread says: how far it is, then the result, or what is wrong with its input. */
export type FromSolver =
  { progress: SolveProgress } | { result: ScheduleResult } | { broken: InputProblem[] };

const say = (message: FromSolver): void => parentPort!.postMessage(message);

try {
  const result = solve(workerData as ScheduleInput, { onProgress: (progress) => say({ progress }) });
  say({ result });
} catch (error) {
  if (!(error instanceof BrokenInput)) throw error;
  say({ broken: error.problems });
}
