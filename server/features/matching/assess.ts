import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Adjustments, MatchContext } from './domain/facts.ts';
import { NO_ADJUSTMENTS } from './domain/facts.ts';
import type { Match } from './domain/score.ts';
import { today } from '../firms/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';

/** What the rules need beside the two, as things stand now. */
export async function currentContext(adjustments: Adjustments = NO_ADJUSTMENTS): Promise<MatchContext> {
  const thesaurus = await currentThesaurus();
  return { today: today(), concept: thesaurus.byId, adjustments };
}

/** How long scoring may hold the process before others get their turn. */
const TURN_MS = 15;

/** Scores many, letting others have their turn meanwhile. */
export async function scoreAll<T>(items: readonly T[], score: (item: T) => Match): Promise<Match[]> {
  const matches: Match[] = [];
  let began = performance.now();
  for (const item of items) {
    matches.push(score(item));
    if (performance.now() - began > TURN_MS) {
      await nextTurn();
      began = performance.now();
    }
  }
  return matches;
}
