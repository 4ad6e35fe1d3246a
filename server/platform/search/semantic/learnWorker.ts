import { parentPort, workerData } from 'node:worker_threads';
import { learn } from './learn.ts';

const { texts, seed } = workerData as { texts: string[]; seed: number };
parentPort!.postMessage(learn(texts, seed));
