import type { z } from 'zod';
import type { Locale } from '../../../shared/locale.ts';
import { phraseText, type Phrase, type TaxonomyNames } from '../../../shared/matchReasons.ts';
import type { DemandSummary } from '../../../shared/schemas/demand.ts';
import type { FirmSummary } from '../../../shared/schemas/firm.ts';
import type { DemandMatch, FirmMatch, matchImprovement, matchPhrase } from '../../../shared/schemas/match.ts';
import { currentTaxonomy } from '../taxonomy/index.ts';
import type { Improvement } from './domain/improvements.ts';
import type { Excluded } from './domain/rank.ts';
import type { Match } from './domain/score.ts';

type Said = z.output<typeof matchPhrase>;

/** Puts sentences into one reader's language. */
export interface Speaker {
  say: (phrase: Phrase) => Said;
}

/** A speaker with the names of chains and segments as they stand. */
export async function speakerFor(locale: Locale): Promise<Speaker> {
  const { chains } = await currentTaxonomy();
  const segments = new Map(chains.flatMap((chain) => chain.segments.map(({ code, name }) => [code, name])));
  const names: TaxonomyNames = {
    chain: (code) => chains.find((chain) => chain.code === code)?.name,
    segment: (code) => segments.get(code),
  };
  return { say: ({ code, params }) => ({ code, params, text: phraseText({ code, params }, locale, names) }) };
}

function explanation(
  match: Match,
  improvements: readonly Improvement[],
  introductionId: string | null,
  { say }: Speaker,
) {
  const improved = improvements.map(({ gain, ...phrase }): z.output<typeof matchImprovement> => ({
    ...say(phrase),
    gain,
  }));
  return {
    score: match.score,
    eligible: match.eligible,
    parts: match.parts,
    reasons: match.reasons.map(say),
    against: match.against.map(say),
    misses: match.misses.map(say),
    improvements: improved,
    introductionId,
  };
}

export const presentFirmMatch = (
  firm: FirmSummary,
  match: Match,
  improvements: readonly Improvement[],
  introductionId: string | null,
  speaker: Speaker,
): FirmMatch => ({ firm, ...explanation(match, improvements, introductionId, speaker) });

export const presentDemandMatch = (
  demand: DemandSummary,
  match: Match,
  improvements: readonly Improvement[],
  introductionId: string | null,
  speaker: Speaker,
): DemandMatch => ({ demand, ...explanation(match, improvements, introductionId, speaker) });

export const presentExcluded = (excluded: readonly Excluded[], { say }: Speaker) => ({
  count: excluded.reduce((sum, one) => sum + one.count, 0),
  reasons: excluded.map(({ code, count }) => ({ ...say({ code, params: {} }), count })),
});
