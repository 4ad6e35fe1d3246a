import { Worker } from 'node:worker_threads';
import type { ScheduleInput, ScheduleResult } from '../../../../shared/schemas/schedule.ts';
import { BrokenInput } from './input.ts';
import type { SolveProgress } from './solve.ts';
import type { FromSolver } from './worker.ts';

/** The largest halls take a third of it. */
const MEMORY_MB = 1024;

/**
 * `solve` in a thread of its own, so that people are served meanwhile. Aborting ends the thread at once and rejects
 * with the signal's reason: nothing of what it had found is left.
 * @throws BrokenInput
 */
export async function solveInWorker(
  input: ScheduleInput,
  { onProgress, signal }: { onProgress?: (progress: SolveProgress) => void; signal?: AbortSignal } = {},
): Promise<ScheduleResult> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: input,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let abort = (): void => {};
  try {
    return await new Promise<ScheduleResult>((resolve, reject) => {
      abort = () => reject(signal!.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      worker.on('message', (message: FromSolver) => {
        if ('progress' in message) onProgress?.(message.progress);
        else if ('result' in message) resolve(message.result);
        else reject(new BrokenInput(message.broken));
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`scheduling ended early with code ${code}`)));
    });
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
