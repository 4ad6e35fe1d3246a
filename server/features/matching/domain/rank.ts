import type { PhraseCodeOf } from '../../../../shared/matchReasons.ts';
import { RELATED, type Match } from './score.ts';

export interface Excluded {
  code: PhraseCodeOf<'excluded'>;
  count: number;
}

export interface Ranking {
  matches: Match[];
  excluded: Excluded[];
}

export interface RankingWish {
  /** Ids of the other side (firms for a demand, demands for a firm) that were said not to fit. */
  dismissed: ReadonlySet<string>;
  /** The side that is ranked. */
  rank: 'firmId' | 'demandId';
  eligibleOnly?: boolean;
  /** Ids that cannot be introduced and are to be left out; they are counted. */
  unreachable?: ReadonlySet<string>;
}

/** Best first; those that miss a condition after all others; equals by id, so that the order is always the same. */
export function compareMatches(a: Match, b: Match, side: RankingWish['rank']): number {
  if (a.eligible !== b.eligible) return a.eligible ? -1 : 1;
  return b.score - a.score || (a[side] < b[side] ? -1 : a[side] > b[side] ? 1 : 0);
}

/** Ranks scored pairs. What is taken out is counted by its reason: nothing vanishes silently. */
export function rankMatches(scored: readonly Match[], wish: RankingWish): Ranking {
  const counts = new Map<Excluded['code'], number>();
  const exclude = (code: Excluded['code']): false => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    return false;
  };
  const matches = scored.filter((match) => {
    if (wish.dismissed.has(match[wish.rank])) return exclude('excludedDismissed');
    if (match.found.capability.score < RELATED) return exclude('excludedUnrelated');
    if (match.found.requirements.outsideRegion) return exclude('excludedRegion');
    if (wish.eligibleOnly && !match.eligible) return exclude('excludedIneligible');
    if (wish.unreachable?.has(match[wish.rank])) return exclude('excludedUnreachable');
    return true;
  });
  const excluded = [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return { matches: matches.sort((a, b) => compareMatches(a, b, wish.rank)), excluded };
}
