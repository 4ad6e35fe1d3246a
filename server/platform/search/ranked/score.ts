import { saturated, termCounts, type SemanticModel } from '../semantic/model.ts';
import type { RankedQuery } from './query.ts';

/** One thing the engine found, with what it is scored by. */
export interface Candidate {
  id: string;
  rankText: string;
  pinyin?: string;
  /** Cosine of its vector to the query's, where the engine found it by that. */
  nearness?: number;
}

export interface Scored {
  id: string;
  score: number;
}

/**
 * How the parts count, each as a share of the best among the candidates: tuned on one half of the queries of a
 * development set and confirmed on the other; anything between half and twice these does nearly as well.
 */
const WEIGHTS = { nearness: 1, words: 2, otherNames: 0.3, name: 2 };

const LATIN = /[a-z0-9]/;
const SQUEEZED = /[\s+./#-]/g;

/** Candidates best first; equal ones as they came, which is the engine's order. Pure. */
export function rank(
  query: RankedQuery,
  candidates: readonly Candidate[],
  model: SemanticModel | null,
): Scored[] {
  const words = shares(lexicalScores(query.folded, candidates, model));
  const otherNames = shares(
    query.expansions
      .map((name) => lexicalScores(name, candidates, model, true))
      .reduce<number[]>((best, scores) => scores.map((s, i) => Math.max(s, best[i] ?? 0)), []),
  );
  // What the engine found by words only is no nearer than the last it found by vector.
  const known = candidates.flatMap((c) => c.nearness ?? []);
  const least = known.length > 0 ? Math.min(...known) : 0;
  const nearness = shares(candidates.map((c) => Math.max(c.nearness ?? least, 0)));
  return candidates
    .map((candidate, i) => ({
      id: candidate.id,
      score:
        WEIGHTS.nearness * nearness[i]! +
        WEIGHTS.words * words[i]! +
        WEIGHTS.otherNames * (otherNames[i] ?? 0) +
        WEIGHTS.name * (namedSo(query, candidate) ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score);
}

const shares = (scores: number[]): number[] => {
  const best = Math.max(0, ...scores);
  return best === 0 ? scores.map(() => 0) : scores.map((score) => score / best);
};

/**
 * BM25 of a text over the candidates; with `relative`, as a share of what a text full of it would reach, so that
 * several texts compare.
 */
function lexicalScores(
  text: string,
  candidates: readonly Candidate[],
  model: SemanticModel | null,
  relative = false,
): number[] {
  const terms = [...termCounts(text)].map(([term, count]) => ({
    term,
    weight: count * (model?.rarity(term) ?? term.length),
  }));
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const average = model?.trained.averageLength ?? 200;
  return candidates.map(({ rankText }) => {
    let score = 0;
    for (const { term, weight } of terms) {
      const count = occurrences(term, rankText);
      // Singles and pairs: a text has twice as many terms as characters.
      if (count > 0) score += weight * saturated(count, rankText.length * 2, average);
    }
    return relative && all > 0 ? score / all : score;
  });
}

/** How often a term stands in a folded text; a Latin one whole, or once where only spaces or joints hide it. */
function occurrences(term: string, text: string): number {
  const latin = LATIN.test(term);
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    if (!latin || (!LATIN.test(text[at - 1] ?? '') && !LATIN.test(text[at + term.length] ?? ''))) count += 1;
  }
  if (count > 0 || !latin || term.length < 4) return count;
  const squeezed = term.replace(SQUEEZED, '');
  return text.replace(SQUEEZED, '').includes(squeezed) ? 1 : 0;
}

/** Whether all that is asked stands in its name, or is how its name is typed in pinyin. */
function namedSo({ runs, pinyin }: RankedQuery, { rankText, pinyin: typed }: Candidate): boolean {
  if (runs.length === 0) return false;
  const name = rankText.slice(0, rankText.indexOf('\n'));
  if (runs.every((run) => name.includes(run))) return true;
  return pinyin !== null && typed !== undefined && typed.split(' ').some((word) => word.startsWith(pinyin));
}
