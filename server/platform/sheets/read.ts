import { Worker } from 'node:worker_threads';

/** One row as text; `row` is its number in the sheet, from 1. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** Why a sheet cannot be read; `code` is a key of the feature's texts. */
export class SheetProblem extends Error {
  readonly code: 'unreadable' | 'tooLarge' | 'encoding' | 'empty';
  constructor(code: SheetProblem['code']) {
    super(code);
    this.code = code;
  }
}

/** What the worker sends: rows, the end, or why not. */
export type FromWorker = { rows: SheetRow[] } | { done: true } | { problem: SheetProblem['code'] };

/** A hostile file may not take more than this, in memory and in time. */
export interface SheetBounds {
  memoryMb: number;
  mostMs: number;
}
const BOUNDS: SheetBounds = { memoryMb: 512, mostMs: 10 * 60_000 };

/**
 * Reads a .xlsx or .csv row by row in a worker thread of bounded memory: the next rows are read only when the
 * last ones were taken, so a sheet of any length takes the same memory, and the event loop stays free.
 */
export async function* readSheet(path: string, { memoryMb, mostMs } = BOUNDS): AsyncGenerator<SheetRow[]> {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { path },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const timer = setTimeout(() => void worker.terminate(), mostMs);
  try {
    for (;;) {
      const message = await next(worker);
      if ('problem' in message) throw new SheetProblem(message.problem);
      if ('done' in message) return;
      yield message.rows;
      worker.postMessage('more');
    }
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function next(worker: Worker): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    const clear = () => worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    const onMessage = (message: FromWorker) => {
      clear();
      resolve(message);
    };
    const onError = (error: Error & { code?: string }) => {
      clear();
      reject(new SheetProblem(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'unreadable'));
    };
    const onExit = () => {
      clear();
      reject(new SheetProblem('tooLarge'));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
