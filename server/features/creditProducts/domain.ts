import { FACT_KEYS, type FactKey } from '../../../shared/finance/facts.ts';
import type { Judged } from '../../../shared/finance/rules.ts';
import type { ProductStatus, ProductStep } from '../../../shared/schemas/creditProduct.ts';
import type { Role } from '../../../shared/schemas/organisation.ts';
import { isAtLeast } from '../../../shared/schemas/organisation.ts';

/** Steps a bank takes with a product, and the statuses each may start from. */
export const STEPS: Record<ProductStep, { from: readonly ProductStatus[]; to: ProductStatus }> = {
  publish: { from: ['draft', 'published', 'paused'], to: 'published' },
  pause: { from: ['published'], to: 'paused' },
  end: { from: ['draft', 'published', 'paused'], to: 'ended' },
};

/** Statuses in which its content may still be changed. */
export const EDITABLE: readonly ProductStatus[] = ['draft', 'published', 'paused'];

interface Standing {
  status: ProductStatus;
  unpublished: boolean;
}

/** What an actor of the product's bank may do with it next. */
export function stepsFor(
  { status, unpublished }: Standing,
  role: Role,
  verified: boolean,
): (ProductStep | 'edit')[] {
  const steps: (ProductStep | 'edit')[] = [];
  if (EDITABLE.includes(status) && isAtLeast(role, 'member')) steps.push('edit');
  if (!verified || !isAtLeast(role, 'manager')) return steps;
  for (const step of ['publish', 'pause', 'end'] as const) {
    // Published as it stands already: there is nothing to publish.
    if (step === 'publish' && status === 'published' && !unpublished) continue;
    if (STEPS[step].from.includes(status)) steps.push(step);
  }
  return steps;
}

/** Whether a product's own dates have it on offer on a day (YYYY-MM-DD). */
export const isValidOn = (
  { validFrom, validUntil }: { validFrom: string; validUntil: string | null },
  day: string,
): boolean => validFrom <= day && (validUntil === null || validUntil >= day);

/** The facts whose absence leaves an evaluation open, each once. */
export function missingFacts(judged: Judged): FactKey[] {
  const found = new Set<FactKey>();
  const walk = (part: Judged): void => {
    if (part.verdict !== 'unknown') return;
    if ('all' in part) part.all.forEach(walk);
    else if ('any' in part) part.any.forEach(walk);
    else if ('not' in part) walk(part.not);
    else found.add(part.predicate.fact);
  };
  walk(judged);
  return FACT_KEYS.filter((key) => found.has(key));
}
