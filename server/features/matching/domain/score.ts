import type { Phrase } from '../../../../shared/matchReasons.ts';
import { MATCH_PARTS } from '../../../../shared/matchParts.ts';
import type { MatchPartKey } from '../../../../shared/schemas/match.ts';
import { capabilityFit, type CapabilityFinding } from './capability.ts';
import { clamp, type Adjustments, type DemandFacts, type FirmFacts, type MatchContext } from './facts.ts';
import { materialsFit, type MaterialsFinding } from './materials.ts';
import { reciprocityFit } from './reciprocity.ts';
import { meetRequirements, type RequirementsFinding } from './requirements.ts';
import { chainFit, distanceFit, recordFit, tierFit, type Finding } from './surroundings.ts';

/** Points of 100 each part can give. Learned adjustments may shift them, for a whole list at once. */
export const WEIGHTS: Readonly<Record<MatchPartKey, number>> = {
  capability: 40,
  chain: 10,
  requirements: 14,
  materials: 6,
  distance: 8,
  record: 6,
  reciprocity: 12,
  tier: 4,
};
/** From this fitness on, all that speaks for a firm besides counts in full; below, in proportion. */
const ABLE = 0.5;
/** What a missed condition leaves of the score. */
const AFTER_MISS = 0.6;
/** Below this fitness the two have nothing to do with one another. */
export const RELATED = 0.1;

export interface MatchPart {
  key: MatchPartKey;
  weight: number;
  score: number;
  points: number;
}

/** A scored pair, in no language yet. */
export interface Match {
  firmId: string;
  demandId: string;
  /** 0–100, one decimal. */
  score: number;
  eligible: boolean;
  parts: MatchPart[];
  reasons: Phrase[];
  against: Phrase[];
  misses: Phrase[];
  /** What the words above came from, for improvements and learning. */
  found: { capability: CapabilityFinding; requirements: RequirementsFinding; materials: MaterialsFinding };
}

/** The weights after what was learned; they still add up to 100. */
export function weightsWith({ distance }: Adjustments): Record<MatchPartKey, number> {
  if (distance === 1) return { ...WEIGHTS };
  const raised = { ...WEIGHTS, distance: WEIGHTS.distance * distance };
  const all = Object.values(raised).reduce((sum, one) => sum + one, 0);
  return Object.fromEntries(
    Object.entries(raised).map(([key, weight]) => [key, (100 * weight) / all]),
  ) as Record<MatchPartKey, number>;
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/**
 * Scores a pair of demand and firm. Pure: the same facts give the same match, in whatever order they were
 * listed. The score is the sum of the parts' points, each missed condition leaving three fifths of it. Where
 * several capabilities would serve, the demand's quantities and dates are asked of the one that scores best.
 */
export function scoreMatch(demand: DemandFacts, firm: FirmFacts, context: MatchContext): Match {
  const capability = capabilityFit(demand, firm, context);
  const materials = materialsFit(demand, firm);
  const fixed = {
    capability: withScore(capability),
    chain: chainFit(demand, firm, capability.core, context),
    materials: withScore(materials),
    distance: distanceFit(demand, firm),
    record: recordFit(firm),
    tier: tierFit(demand, firm, context.today),
  };
  const weights = weightsWith(context.adjustments);
  const able = clamp(capability.score / ABLE);
  const serving = capability.serving.length > 0 ? capability.serving.map((one) => one.capability) : [null];
  const [best] = serving
    .map((one) => {
      const requirements = meetRequirements(demand, firm, one, context.today);
      const reciprocity = reciprocityFit(demand, firm, one, context);
      const findings: Findings = { ...fixed, requirements: withScore(requirements), reciprocity };
      return { requirements, findings, score: total(findings, weights, able, requirements.misses.length) };
    })
    .sort((a, b) => b.score - a.score);
  const { requirements, findings, score } = best!;

  // Hundreds are scored for the few that are shown: only of those is anybody told why.
  let told: Pick<Match, 'parts' | 'reasons' | 'against'> | undefined;
  const explained = () => (told ??= explain(findings, weights, able));
  return {
    firmId: firm.id,
    demandId: demand.id,
    score: rounded(score, 1),
    eligible: requirements.misses.length === 0,
    get parts() {
      return explained().parts;
    },
    get reasons() {
      return explained().reasons;
    },
    get against() {
      return explained().against;
    },
    misses: requirements.misses,
    found: { capability, requirements, materials },
  };
}

type Weights = Record<MatchPartKey, number>;
type Findings = Record<MatchPartKey, Finding>;

const withScore = ({ score, reasons, against }: Finding): Finding => ({ score, reasons, against });

const pointsOf = (key: MatchPartKey, findings: Findings, weights: Weights, able: number): number =>
  weights[key] * findings[key].score * (key === 'capability' ? 1 : able);

/** The points of each part and all that is said for and against, what weighs most first. */
function explain(findings: Findings, weights: Weights, able: number) {
  const keys = [...MATCH_PARTS].sort(
    (a, b) => weights[b] * findings[b].score - weights[a] * findings[a].score,
  );
  return {
    parts: MATCH_PARTS.map((key) => ({
      key,
      weight: rounded(weights[key], 2),
      score: rounded(findings[key].score, 3),
      points: rounded(pointsOf(key, findings, weights, able), 1),
    })),
    reasons: distinct(keys.flatMap((key) => findings[key].reasons)),
    against: distinct(keys.flatMap((key) => findings[key].against)),
  };
}

function total(findings: Findings, weights: Weights, able: number, misses: number): number {
  const sum = MATCH_PARTS.reduce((all, key) => all + pointsOf(key, findings, weights, able), 0);
  return Math.min(100, sum) * AFTER_MISS ** misses;
}

/** One fact may be met by two parts, such as an unstated region; it is said once. */
function distinct(phrases: Phrase[]): Phrase[] {
  const seen = new Set<string>();
  return phrases.filter(({ code, params }) => {
    const key = `${code} ${Object.values(params).join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}
