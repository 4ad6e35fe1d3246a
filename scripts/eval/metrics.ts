/** How well one query was answered, each from 0 to 1. */
export interface Scores {
  /** Normalized discounted cumulative gain of the first ten. */
  ndcg10: number;
  /** One over the place of the first relevant among the first ten; 0 where none is. */
  mrr10: number;
  /** The share of all that is relevant among the first hundred. */
  recall100: number;
}

/** The gain of the first `depth` grades, a grade in place i (from 1) discounted by log2(i + 1): Järvelin and Kekäläinen 2002. */
const discounted = (grades: readonly number[], depth: number): number =>
  grades.slice(0, depth).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);

/** Scores the ids found for a query, best first, by the grades of what is relevant (id → grade above 0). */
export function scoreOf(found: readonly string[], relevant: ReadonlyMap<string, number>): Scores {
  // An id that comes twice counts once.
  const ids = [...new Set(found)];
  const ideal = [...relevant.values()].sort((a, b) => b - a);
  const best = discounted(ideal, 10);
  const gained = discounted(
    ids.map((id) => relevant.get(id) ?? 0),
    10,
  );
  const first = ids.slice(0, 10).findIndex((id) => relevant.has(id));
  const recalled = ids.slice(0, 100).filter((id) => relevant.has(id)).length;
  return {
    ndcg10: best === 0 ? 0 : gained / best,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall100: relevant.size === 0 ? 0 : recalled / relevant.size,
  };
}

/** The mean of each score. */
export function meanOf(scores: readonly Scores[]): Scores {
  const mean = (pick: (one: Scores) => number) =>
    scores.reduce((sum, one) => sum + pick(one), 0) / Math.max(scores.length, 1);
  return { ndcg10: mean((s) => s.ndcg10), mrr10: mean((s) => s.mrr10), recall100: mean((s) => s.recall100) };
}

/** The value that 95 of 100 do not exceed (nearest rank); 0 of none. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}
