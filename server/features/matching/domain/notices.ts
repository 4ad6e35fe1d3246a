import { loadOf } from './reciprocity.ts';
import type { FirmFacts } from './facts.ts';
import { compareMatches } from './rank.ts';
import type { Match } from './score.ts';

/** More firms than these are not told of one demand at once: a buyer can talk to so many. */
export const MOST_FIRMS_TOLD = 30;
/** Told of this many matches within the days that count, a firm is told only of distinctly better ones. */
const MANY_NOTICES = 10;
const EXTRA_WHEN_MANY = 10;

/** When an organisation wants to be told. */
export interface NoticeWish {
  notify: boolean;
  threshold: number;
}

export interface Candidate {
  match: Match;
  firm: FirmFacts;
  wish: NoticeWish;
}

/**
 * The firms to be told of a demand: those whose threshold the match reaches, best first, at most so many. A
 * firm that has many introductions or notices on its hands is told only of what stands well above its threshold.
 */
export function firmsToTell(candidates: readonly Candidate[]): Match[] {
  return candidates
    .filter(({ match, firm, wish }) => {
      if (!wish.notify || !match.eligible || !firm.reachable) return false;
      const many = firm.recentNotices >= MANY_NOTICES || loadOf(firm) >= MANY_NOTICES;
      return match.score >= wish.threshold + (many ? EXTRA_WHEN_MANY : 0);
    })
    .map(({ match }) => match)
    .sort((a, b) => compareMatches(a, b, 'firmId'))
    .slice(0, MOST_FIRMS_TOLD);
}

/** Whether a buyer is told of a firm for its demand. */
export const buyerIsTold = (match: Match, firm: FirmFacts, wish: NoticeWish): boolean =>
  wish.notify && match.eligible && firm.reachable && match.score >= wish.threshold;
