import { conceptSimilarity } from '../../../../shared/taxonomy/thesaurus.ts';
import { say, type Phrase } from '../../../../shared/matchReasons.ts';
import {
  clamp,
  KIND_WEIGHTS,
  type CapabilityFacts,
  type DemandFacts,
  type FirmFacts,
  type MatchContext,
} from './facts.ts';
import { textFit } from './text.ts';

/** How much two concepts of one segment, or of one chain, say about a firm's fitness: little beside the same. */
const NEARNESS: readonly [similarity: number, fit: number][] = [
  [1, 1],
  [0.5, 0.3],
  [0.2, 0.06],
];
/** Text alone convinces less than a concept: a name may be mentioned as what is not made. */
const TEXT_WEIGHT = 0.8;
/** A capability this near to the best one is another way to serve the demand. */
const ALTERNATIVE = 0.85;

/** How one capability answers a demand. */
export interface CapabilityFit {
  capability: CapabilityFacts;
  /** 0–1. */
  fit: number;
  byConcept: number;
  byText: number;
  /** The demand's concept answered best, the firm's that answers it, and how near they are (1: the same). */
  best: { asked: string; offered: string; similarity: number } | null;
}

export interface CapabilityFinding {
  score: number;
  best: CapabilityFit | null;
  /** Capabilities that serve the demand about as well as the best, best first. */
  serving: CapabilityFit[];
  /** The demand's weightiest concept. */
  core: string | null;
  reasons: Phrase[];
  against: Phrase[];
}

const nearness = (similarity: number): number => NEARNESS.find(([at]) => similarity >= at)?.[1] ?? 0;

interface Asked {
  id: string;
  weight: number;
}

/** What was worked out for a demand's facts, and the concepts it was worked out from. */
const known = new WeakMap<DemandFacts, { from: MatchContext['concept']; asked: readonly Asked[] }>();

/** The demand's concepts with what each is worth for it: worked out once for all the firms it is put beside. */
export function askedConcepts(demand: DemandFacts, context: MatchContext): readonly Asked[] {
  const seen = known.get(demand);
  if (seen?.from === context.concept) return seen.asked;
  const asked = weigh(demand, context);
  known.set(demand, { from: context.concept, asked });
  return asked;
}

function weigh(demand: DemandFacts, context: MatchContext): Asked[] {
  return demand.concepts
    .flatMap(({ id, weight }) => {
      const concept = context.concept(id);
      return concept ? [{ id, weight: weight * KIND_WEIGHTS[demand.kind][concept.kind] }] : [];
    })
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

/** How near an offered concept comes to one asked for, after what was learned about it. */
function offered(askedId: string, offeredId: string, context: MatchContext) {
  const a = context.concept(askedId);
  const b = context.concept(offeredId);
  if (!a || !b) return { similarity: 0, near: 0 };
  const similarity = conceptSimilarity(a, b);
  return { similarity, near: nearness(similarity) * (context.adjustments.concepts.get(offeredId) ?? 1) };
}

function fitOf(
  asked: readonly Asked[],
  demand: DemandFacts,
  capability: CapabilityFacts,
  context: MatchContext,
): CapabilityFit {
  let sum = 0;
  let all = 0;
  let best: CapabilityFit['best'] = null;
  let bestWorth = 0;
  for (const { id, weight } of asked) {
    all += weight;
    let most = 0;
    for (const mention of capability.concepts) {
      const { similarity, near } = offered(id, mention.id, context);
      const value = near * mention.weight;
      if (value > most) most = value;
      const worth = value * weight;
      if (worth > bestWorth || (worth > 0 && worth === bestWorth && best && mention.id < best.offered)) {
        bestWorth = worth;
        best = { asked: id, offered: mention.id, similarity };
      }
    }
    sum += weight * most;
  }
  const byConcept = all === 0 ? 0 : sum / all;
  // What was learned about a concept holds for the words of that capability too.
  const dampened = Math.min(
    1,
    ...capability.concepts.map((mention) => context.adjustments.concepts.get(mention.id) ?? 1),
  );
  const byText = textFit(demand.grams, capability.text) * dampened;
  // Two witnesses: each may convince alone, and together they convince more.
  const fit = 1 - (1 - clamp(byConcept)) * (1 - TEXT_WEIGHT * byText);
  return { capability, fit, byConcept, byText, best };
}

/** Content decides between equals, so that the order in which capabilities were typed does not matter. */
const inOrder = (a: CapabilityFit, b: CapabilityFit): number =>
  b.fit - a.fit || (contentOf(a.capability) < contentOf(b.capability) ? -1 : 1);
const contentOf = ({ name, text, monthlyCapacity, minimumOrder, leadTimeDays }: CapabilityFacts): string =>
  JSON.stringify([name, text, monthlyCapacity, minimumOrder, leadTimeDays]);

/** How well what a firm can do answers what is asked: mostly its best capability, partly all of them together. */
export function capabilityFit(
  demand: DemandFacts,
  firm: FirmFacts,
  context: MatchContext,
): CapabilityFinding {
  const asked = askedConcepts(demand, context);
  const fits = firm.capabilities
    .map((capability) => fitOf(asked, demand, capability, context))
    .filter(({ fit }) => fit > 0)
    .sort(inOrder);
  const best = fits[0] ?? null;
  const core = asked[0]?.id ?? null;
  if (!best) return { score: 0, best: null, serving: [], core, reasons: [], against: [] };
  const together = 1 - fits.slice(0, 4).reduce((rest, one) => rest * (1 - one.fit), 1);
  const score = clamp(0.85 * best.fit + 0.15 * together);
  const serving = fits.filter((one) => one.fit >= ALTERNATIVE * best.fit);
  return { score, best, serving, core, ...words(best, core, context) };
}

function words(best: CapabilityFit, core: string | null, context: MatchContext) {
  const reasons: Phrase[] = [];
  const against: Phrase[] = [];
  const term = (id: string) => context.concept(id)?.term ?? id;
  const name = best.capability.name || (best.best ? term(best.best.offered) : '');
  if (best.best?.similarity === 1) {
    reasons.push(say('capabilitySame', { capability: name, concept: term(best.best.asked) }));
  } else if (best.best && best.best.similarity >= 0.5) {
    const a = context.concept(best.best.asked);
    const b = context.concept(best.best.offered);
    const segment = a?.segments.filter((one) => b?.segments.includes(one)).sort()[0];
    if (segment) {
      reasons.push(say('capabilityNear', { capability: name, concept: term(best.best.asked), segment }));
    }
  }
  if (best.byText >= 0.5 && best.best?.similarity !== 1 && name) {
    reasons.push(say('textNear', { capability: name }));
  }
  if (core && best.best?.similarity !== 1 && best.byText < 0.7) {
    against.push(say('capabilityFar', { concept: term(core) }));
  }
  return { reasons, against };
}
