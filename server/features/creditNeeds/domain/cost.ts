import type { RepaymentMethod } from '../../../../shared/finance/plan.ts';
import { quickCostBp } from '../../../../shared/finance/quickCost.ts';
import type { CreditProductContent } from '../../../../shared/schemas/creditProduct.ts';

/** True annual cost, in basis points, at the lowest and the highest of a product's rates. */
export interface Cost {
  minBp: number;
  maxBp: number;
  /** The method of repayment that comes cheapest, among the product's. */
  method: RepaymentMethod;
}

/** Whether fees due at once take all that is lent. */
export const takesAll = (fees: CreditProductContent['fees'], amountFen: number): boolean =>
  fees.length > 0 &&
  fees.reduce(
    (sum, { when, bp = 0, fen = 0 }) => (when === 'drawdown' ? sum + bp / 10_000 + fen / amountFen : sum),
    0,
  ) >= 1;

/** What a product truly costs over a loan; null where its fees take all that is lent. */
export function productCost(
  { methods, fees }: CreditProductContent,
  annual: { minBp: number; maxBp: number },
  loan: { amountFen: number; months: number },
): Cost | null {
  const at = (annualBp: number, method: RepaymentMethod): number | null =>
    quickCostBp({ principalFen: loan.amountFen, annualBp, months: loan.months, method, fees });
  let best: Cost | null = null;
  for (const method of methods) {
    const maxBp = at(annual.maxBp, method);
    if (maxBp === null || (best !== null && maxBp >= best.maxBp)) continue;
    best = { minBp: annual.minBp === annual.maxBp ? maxBp : at(annual.minBp, method)!, maxBp, method };
  }
  return best;
}
