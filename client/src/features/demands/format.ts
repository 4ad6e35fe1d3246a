import type { DemandInput } from '../../../../shared/schemas/demand.ts';
import { money } from '../../ui/format.ts';

/** A budget in words: a range, or one end of it; empty where neither is said. */
export function budgetText(budget: DemandInput['budgetFen']): string {
  const { min = null, max = null } = budget ?? {};
  if (min !== null && max !== null) return min === max ? money(min) : `${money(min)} – ${money(max)}`;
  if (max !== null) return `≤ ${money(max)}`;
  return min === null ? '' : `≥ ${money(min)}`;
}
