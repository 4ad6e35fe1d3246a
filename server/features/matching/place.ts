import { decodeCursor, encodeCursor } from '../../platform/db/index.ts';
import { compareMatches, type RankingWish } from './domain/rank.ts';
import type { Match } from './domain/score.ts';

/**
 * One page of a ranking after a place in it. The place is the last match's own standing, not a count, so that a
 * match dismissed meanwhile neither repeats nor swallows another.
 */
export function pageOf(
  matches: readonly Match[],
  limit: number,
  cursor: string | undefined,
  side: RankingWish['rank'],
): { items: Match[]; nextCursor: string | null } {
  let rest = matches;
  if (cursor !== undefined) {
    const [eligible, score, id] = decodeCursor(cursor, ['number', 'number', 'string']);
    const place = { eligible: eligible === 1, score, [side]: id } as unknown as Match;
    rest = matches.filter((match) => compareMatches(match, place, side) > 0);
  }
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const more = rest.length > limit && last !== undefined;
  return {
    items,
    nextCursor: more ? encodeCursor([last.eligible ? 1 : 0, last.score, last[side]]) : null,
  };
}
