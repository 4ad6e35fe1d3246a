import { unit } from '../semantic/model.ts';
import { fold, opaque, queryWords, runsOf } from '../text.ts';
import type { Knowledge } from './fields.ts';

/** A query understood: once per search, then used for finding, scoring and highlighting. */
export interface RankedQuery {
  folded: string;
  /** The words every match has, as the engine takes them; empty where nothing searchable was asked. */
  words: string;
  /** Its runs of characters as they must stand in a name. */
  runs: string[];
  /** What might be pinyin: letters alone, without their spaces. */
  pinyin: string | null;
  /** Other names of what is asked. */
  expansions: string[];
  vector: number[] | null;
}

const LONGEST = 200;
const MOST_EXPANSIONS = 12;
/** How far the other names turn the vector, beside the query itself at 1. */
const EXPANSION_WEIGHT = 0.7;

export function analyzeQuery(q: string, { thesaurus, model }: Knowledge): RankedQuery {
  const folded = fold([...q].slice(0, LONGEST).join(''));
  const expansions = thesaurus.expand(folded, MOST_EXPANSIONS);
  return {
    folded,
    words: queryWords(folded).map(opaque).join(' '),
    runs: runsOf(folded).map((run) => run.text),
    pinyin: /^[a-z][a-z' ]*$/.test(folded) ? folded.replace(/[' ]/g, '') : null,
    expansions: expansions.map(fold),
    vector: model ? vectorOf(folded, expansions, model.embed) : null,
  };
}

function vectorOf(
  q: string,
  expansions: readonly string[],
  embed: (text: string) => number[] | null,
): number[] | null {
  const own = embed(q);
  const others = expansions.map(embed).filter((vector) => vector !== null);
  if (others.length === 0) return own;
  const mean = unit(others[0]!.map((_, d) => others.reduce((sum, vector) => sum + vector[d]!, 0)));
  if (own === null || mean === null) return own ?? mean;
  return unit(own.map((value, d) => value + EXPANSION_WEIGHT * mean[d]!));
}
