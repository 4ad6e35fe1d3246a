import type { DemandInput } from '../../../../shared/schemas/demand.ts';
import { money } from '../../ui/format.ts';

/** A budget in words: a range, or one end of it; empty where neither is said. */
export function budgetText(budget: DemandInput['budgetFen']): string {
  const { min = null, max = null } = budget ?? {};
  if (min !== null && max !== null) return min === max ? money(min) : `${money(min)} – ${money(max)}`;
  if (max !== null) return `≤ ${money(max)}`;
  return min === null ? '' : `≥ ${money(min)}`;
}

/** Today as a date of business. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Whole days from today until a date of business; negative when it is over. */
export const daysUntil = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 86_400_000);
