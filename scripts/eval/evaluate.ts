import type { Ask } from './contenders.ts';
import { meanOf, p95, scoreOf, type Scores } from './metrics.ts';
import type { TestSet } from './read.ts';

export interface Figures extends Scores {
  p95Ms: number;
}

/** As deep as the deepest figure looks. */
const DEPTH = 100;
const WARM_UP = 20;

/** Asks all queries one after another, twice: first some to warm up, which count for nothing, then each once. */
export async function evaluate({ queries, relevant }: TestSet, ask: Ask): Promise<Figures> {
  for (const query of queries.slice(0, WARM_UP)) await ask(query, DEPTH);
  const scores: Scores[] = [];
  const times: number[] = [];
  for (const query of queries) {
    const began = performance.now();
    const found = await ask(query, DEPTH);
    times.push(performance.now() - began);
    scores.push(scoreOf(found, relevant.get(query)!));
  }
  return { ...meanOf(scores), p95Ms: p95(times) };
}

/** The two beside each other, and the first as a multiple of the second. */
export function report(platform: Figures, plain: Figures): string {
  const ratio = (a: number, b: number) => (b === 0 ? '–' : `${(a / b).toFixed(2)} ×`);
  const line = (name: string, pick: (of: Figures) => number, digits: number) => {
    const [a, b] = [pick(platform), pick(plain)];
    return [name.padEnd(12), a.toFixed(digits), b.toFixed(digits), ratio(a, b)]
      .map((cell, at) => (at === 0 ? cell : cell.padStart(14)))
      .join('');
  };
  return [
    ['', 'Lianqiao', 'Meilisearch', 'ratio']
      .map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(14)))
      .join(''),
    line('NDCG@10', (f) => f.ndcg10, 4),
    line('MRR@10', (f) => f.mrr10, 4),
    line('Recall@100', (f) => f.recall100, 4),
    line('p95 (ms)', (f) => f.p95Ms, 1),
  ].join('\n');
}
