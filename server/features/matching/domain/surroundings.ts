import { say, type Phrase } from '../../../../shared/matchReasons.ts';
import { distanceKm, isWithin } from '../../../../shared/taxonomy/regions.ts';
import { tierByCode } from '../../../../shared/taxonomy/tiers.ts';
import { decisiveDay, type DemandFacts, type FirmFacts, type MatchContext } from './facts.ts';

/** One part of a match with its words. */
export interface Finding {
  /** 0–1. */
  score: number;
  reasons: Phrase[];
  against: Phrase[];
}

const NEUTRAL = 0.6;
/** Kilometres at which distance has taken half: about three hours by lorry. */
const HALF_AT_KM = 200;
const NEAR_KM = 60;
const FAR_KM = 500;

const nearest = (places: readonly string[], region: string | null): number | null => {
  if (region === null) return null;
  const known = places.map((place) => distanceKm(place, region)).filter((km) => km !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** Kilometres from a firm to the nearest region asked for, or else to where the goods go; null where unknown. */
export function kilometres(demand: DemandFacts, firm: FirmFacts): number | null {
  const { regions, place } = demand;
  return nearest(regions.length > 0 ? regions : place === null ? [] : [place], firm.region);
}

function nearnessTo(places: readonly string[], firm: FirmFacts): Finding {
  if (places.length === 0) return { score: NEUTRAL, reasons: [], against: [] };
  if (firm.region === null) return { score: 0.45, reasons: [], against: [say('regionUnstated', {})] };
  const exact = nearest(places, firm.region);
  if (exact === null) return { score: NEUTRAL, reasons: [], against: [] };
  const km = exact < 100 ? Math.round(exact) : Math.round(exact / 10) * 10;
  return {
    score: 1 / (1 + (exact / HALF_AT_KM) ** 1.4),
    reasons: exact <= NEAR_KM ? [say('near', { km })] : [],
    against: exact >= FAR_KM ? [say('far', { km })] : [],
  };
}

/**
 * Regions wished for stand for the place. Regions required are judged among the requirements; here they can only
 * lower what the place gives, so that making a wish into a condition, or asking for a region, raises nobody.
 */
export function distanceFit(demand: DemandFacts, firm: FirmFacts): Finding {
  const { regions, regionRule, place } = demand;
  const toPlace = nearnessTo(place === null ? [] : [place], firm);
  if (regions.length === 0) return toPlace;
  const within = regions.filter((one) => firm.region !== null && isWithin(firm.region, one)).sort()[0];
  const toRegions: Finding = within
    ? { score: 1, reasons: [say('regionWithin', { region: within })], against: [] }
    : nearnessTo(regions, firm);
  return regionRule === 'prefer' || toRegions.score < toPlace.score ? toRegions : toPlace;
}

/** Where a demand belongs: the position it states, else the segments of its weightiest concept. */
function targets(demand: DemandFacts, core: string | null, context: MatchContext): string[] {
  if (demand.position) return [demand.position.segment];
  return core ? [...(context.concept(core)?.segments ?? [])].sort() : [];
}

const chainOf = (segment: string): string => segment.split('.')[0]!;

export function chainFit(
  demand: DemandFacts,
  firm: FirmFacts,
  core: string | null,
  context: MatchContext,
): Finding {
  const segments = targets(demand, core, context);
  if (segments.length === 0) return { score: NEUTRAL, reasons: [], against: [] };
  const stated = new Set(firm.chainPositions.map(({ segment }) => segment));
  const shared = segments.find((segment) => stated.has(segment));
  if (shared) return { score: 1, reasons: [say('segmentSame', { segment: shared })], against: [] };

  const implied = new Set(
    firm.capabilities.flatMap(({ concepts }) =>
      concepts.filter(({ weight }) => weight > 0.5).flatMap(({ id }) => context.concept(id)?.segments ?? []),
    ),
  );
  if (segments.some((segment) => implied.has(segment))) return { score: 0.8, reasons: [], against: [] };
  const chains = new Set(segments.map(chainOf));
  const chain = firm.chainPositions
    .map((position) => position.chain)
    .filter((one) => chains.has(one))
    .sort()[0];
  if (chain) return { score: 0.55, reasons: [say('chainSame', { chain })], against: [] };
  if ([...implied].some((segment) => chains.has(chainOf(segment)))) {
    return { score: 0.4, reasons: [], against: [] };
  }
  if (stated.size === 0 && implied.size === 0) return { score: 0.35, reasons: [], against: [] };
  return { score: 0.1, reasons: [], against: [say('chainOther', { segment: segments[0]! })] };
}

export function tierFit(demand: DemandFacts, firm: FirmFacts, today: string): Finding {
  const { tier } = firm;
  const none = { score: 0.3, reasons: [], against: [] };
  if (!tier) return none;
  if (tier.validUntil !== null && tier.validUntil < decisiveDay(demand, today)) {
    const ended = tier.validUntil < today;
    return ended
      ? { ...none, against: [say('tierEnded', { tier: tier.code, until: tier.validUntil })] }
      : none;
  }
  const rank = tierByCode(tier.code)?.rank ?? 0;
  return { score: 0.4 + 0.15 * rank, reasons: [say('tierHeld', { tier: tier.code })], against: [] };
}

/**
 * Rates of few observations are drawn to the mean: with none a firm stands at the mean, and `PRIOR` observations
 * of its own weigh as much as the mean does (empirical Bayes with a beta prior).
 */
const PRIOR = 6;
const MEAN_ANSWERED = 0.65;
const MEAN_SIGNED = 0.2;
/** Signing two in five of what was talked over is as good as it gets. */
const BEST_SIGNED = 0.4;
const ENOUGH_TO_TELL = 5;

const shrunk = (good: number, all: number, mean: number): number => (good + PRIOR * mean) / (all + PRIOR);

/** How a firm answered and what came of it. */
export function recordFit({ record }: FirmFacts): Finding {
  const answered = shrunk(record.answered, record.asked, MEAN_ANSWERED);
  const signed = Math.min(1, shrunk(record.signed, record.finished, MEAN_SIGNED) / BEST_SIGNED);
  const reasons: Phrase[] = [];
  const against: Phrase[] = [];
  if (record.asked >= ENOUGH_TO_TELL) {
    const percent = Math.round((100 * record.answered) / record.asked);
    if (percent >= 75) reasons.push(say('respondsWell', { percent }));
    else if (percent < 50) against.push(say('respondsSeldom', { percent }));
  }
  if (record.signed > 0) reasons.push(say('outcomesGood', { count: record.signed }));
  return { score: 0.6 * answered + 0.4 * signed, reasons, against };
}
