import type { Locale } from '../../../shared/locale.ts';
import type { DemandDocument } from '../demands/index.ts';
import { currentContext } from './context.ts';
import { scoreMatch, type Match } from './domain/score.ts';
import { factsOf } from './forFirm.ts';
import { completeFacts } from './knowledge.ts';
import { speakerFor } from './present.ts';
import { preparedFirms } from './profiles.ts';
import { inTurns } from './turns.ts';

/** Pairs that are looked at, at most: some tenths of a second of work, in turns. */
const MOST_PAIRS = 6000;
/** Reasons that are told of each. */
const MOST_REASONS = 3;

export interface PairMatch {
  demand: DemandDocument;
  firmId: string;
  score: number;
  reasons: string[];
}

/**
 * Scores given demands with given firms, such as those that come to one event; of each firm the best match, best
 * first, none below `least`. The caller answers for the reader being allowed to see these demands.
 */
export async function matchPairs(
  demands: readonly DemandDocument[],
  firmIds: readonly string[],
  locale: Locale,
  least: number,
): Promise<PairMatch[]> {
  if (demands.length === 0 || firmIds.length === 0) return [];
  const looked = demands.slice(0, Math.max(1, Math.floor(MOST_PAIRS / firmIds.length)));
  const [facts, firms, context, speaker] = await Promise.all([
    factsOf(looked),
    completeFacts(firmIds, preparedFirms(firmIds)),
    currentContext(),
    speakerFor(locale),
  ]);
  const pairs = looked.flatMap((demand) =>
    firms
      .filter((firm) => firm.id !== String(demand.organisationId))
      .map((firm) => ({ demand, firm, facts: facts.get(String(demand._id))! })),
  );
  const scored = await inTurns(pairs, ({ demand, firm, facts: asked }) => ({
    demand,
    match: scoreMatch(asked, firm, context),
  }));
  const kept = scored
    .filter(({ match }) => match.eligible && match.score >= least)
    .sort((x, y) => y.match.score - x.match.score);
  const reasonsOf = (match: Match) =>
    match.reasons.slice(0, MOST_REASONS).map((reason) => speaker.say(reason).text);
  // By demand where one firm looks, by firm where one buyer does: each pair of organisations once.
  const seen = new Set<string>();
  return kept.flatMap(({ demand, match }) => {
    const key = `${String(demand.organisationId)}:${match.firmId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ demand, firmId: match.firmId, score: match.score, reasons: reasonsOf(match) }];
  });
}
