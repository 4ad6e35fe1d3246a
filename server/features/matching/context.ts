import { today } from '../../../shared/localTime.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { NO_ADJUSTMENTS, type Adjustments, type MatchContext } from './domain/facts.ts';

/** What the rules need beside the two, as things stand now. */
export async function currentContext(adjustments: Adjustments = NO_ADJUSTMENTS): Promise<MatchContext> {
  const thesaurus = await currentThesaurus();
  return { today: today(), concept: thesaurus.byId, adjustments };
}
