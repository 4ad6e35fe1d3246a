import { FIRM_SIZES } from '../../../../shared/schemas/firm.ts';
import type { DismissalReason } from '../../../../shared/schemas/match.ts';
import { say, type Phrase } from '../../../../shared/matchReasons.ts';
import type { FirmSize } from '../../../../shared/taxonomy/firmSize.ts';
import type { Adjustments } from './facts.ts';

/** One “not for me”, with what was in view when it was said. */
export interface DismissalFacts {
  reason: DismissalReason;
  /** The concept of the other side that had seemed to fit, and its name. */
  concept: { id: string; term: string } | null;
  firmSize: FirmSize | null;
  budgetMaxFen: number | null;
}

/** Bounds: however often it is said, an answer shifts the order and never decides it alone. */
const DISTANCE_STEP = 0.5;
const MOST_DISTANCE = 3;
const CONCEPT_FACTOR = 0.7;
const SIZE_FACTOR = 0.75;
const LEAST_FACTOR = 0.4;

const less = (factor: number, times: number): number => Math.max(LEAST_FACTOR, factor ** times);

/**
 * What a side's answers so far change in what comes next, and the words for it. For a demand the answers given
 * for it; for a firm all of its own. Taking an answer back undoes its part.
 */
export function learn(
  dismissals: readonly DismissalFacts[],
  side: 'buyer' | 'supplier',
): { adjustments: Adjustments; learned: Phrase[] } {
  const learned: Phrase[] = [];
  const of = (reason: DismissalReason) => dismissals.filter((one) => one.reason === reason);

  const far = of('tooFar').length;
  if (far > 0) learned.push(say('learnedFar', { count: far }));

  const wrong = new Map<string, { term: string; times: number }>();
  for (const { concept } of of('wrongProcess')) {
    if (!concept) continue;
    const known = wrong.get(concept.id);
    wrong.set(concept.id, { term: concept.term, times: (known?.times ?? 0) + 1 });
  }
  const concepts = new Map([...wrong].map(([id, { times }]) => [id, less(CONCEPT_FACTOR, times)]));
  for (const [, { term }] of [...wrong].sort()) learned.push(say('learnedConcept', { concept: term }));

  const small = of('tooSmall');
  const large = of('tooLarge');
  if (small.length > 0) learned.push(say('learnedSmall', { count: small.length }));
  if (large.length > 0) learned.push(say('learnedLarge', { count: large.length }));
  const sizes = (from: readonly DismissalFacts[]) =>
    from.flatMap(({ firmSize }) => (firmSize ? [FIRM_SIZES.indexOf(firmSize)] : [])).sort();
  const budgets = (from: readonly DismissalFacts[]) =>
    from.flatMap(({ budgetMaxFen }) => (budgetMaxFen === null ? [] : [budgetMaxFen]));
  const buyer = side === 'buyer';
  const largestSmall = sizes(small).at(-1);
  const smallestLarge = sizes(large)[0];
  const smallFactor = less(SIZE_FACTOR, small.length);
  const largeFactor = less(SIZE_FACTOR, large.length);

  return {
    learned,
    adjustments: {
      distance: Math.min(MOST_DISTANCE, 1 + DISTANCE_STEP * far),
      concepts,
      smallFirms:
        buyer && largestSmall !== undefined ? { upTo: FIRM_SIZES[largestSmall]!, factor: smallFactor } : null,
      largeFirms:
        buyer && smallestLarge !== undefined
          ? { from: FIRM_SIZES[smallestLarge]!, factor: largeFactor }
          : null,
      smallOrders:
        !buyer && budgets(small).length > 0
          ? { upToFen: Math.max(...budgets(small)), factor: smallFactor }
          : null,
      largeOrders:
        !buyer && budgets(large).length > 0
          ? { fromFen: Math.min(...budgets(large)), factor: largeFactor }
          : null,
    },
  };
}
