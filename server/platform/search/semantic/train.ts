import { Worker } from 'node:worker_threads';
import { semanticModel, type SemanticModel, type TrainedTerms } from './model.ts';

/**
 * Learns a model from texts in a thread of its own, so that people are served meanwhile. Give it all the texts
 * there are, a text a firm: it takes a sample by itself.
 */
export async function trainSemanticModel(
  texts: readonly string[],
  { seed = 1 }: { seed?: number } = {},
): Promise<SemanticModel> {
  const worker = new Worker(new URL('./learnWorker.mjs', import.meta.url), {
    workerData: { texts, seed },
    execArgv: [],
  });
  try {
    return await new Promise<SemanticModel>((resolve, reject) => {
      worker.once('message', (trained: TrainedTerms) => resolve(semanticModel(trained)));
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`learning ended early with code ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
