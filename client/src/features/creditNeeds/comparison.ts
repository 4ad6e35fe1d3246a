import { repaymentPlan, type PlanInput } from '../../../../shared/finance/plan.ts';
import type { ProductMatch } from '../../../../shared/schemas/creditNeed.ts';
import type { ProductFee } from '../../../../shared/schemas/creditProduct.ts';

/** What a loan comes to, by its plan of repayments. */
export interface Totals {
  interestFen: number;
  feeFen: number;
  /** Interest and fees together. */
  costFen: number;
  /** Everything that is paid back: principal, interest and fees. */
  paidFen: number;
  /** The dearest single payment, for which money must be there. */
  highestFen: number;
  payments: number;
}

/** The totals of a product's loan at one of its rates, drawn on a day. */
export function totalsOf(
  match: Pick<ProductMatch, 'amountFen' | 'months' | 'method'>,
  fees: readonly ProductFee[],
  annualBp: number,
  drawnOn: string,
): Totals {
  const input: PlanInput = {
    principalFen: match.amountFen,
    annualBp,
    term: { months: match.months },
    method: match.method,
    drawnOn,
    fees: [...fees] as PlanInput['fees'],
  };
  const { rows, totalInterestFen, totalFeeFen } = repaymentPlan(input);
  const paid = rows.map((row) => row.principalFen + row.interestFen + row.feeFen);
  return {
    interestFen: totalInterestFen,
    feeFen: totalFeeFen,
    costFen: totalInterestFen + totalFeeFen,
    paidFen: match.amountFen + totalInterestFen + totalFeeFen,
    highestFen: Math.max(...paid),
    payments: rows.length,
  };
}

/** Which of these are best, where one is better than another at all; what is not known is never best. */
export function bestOf(values: readonly (number | null)[], better: 'least' | 'most'): boolean[] {
  const known = values.filter((value) => value !== null);
  const best = better === 'least' ? Math.min(...known) : Math.max(...known);
  const differs = known.some((value) => value !== best);
  return values.map((value) => differs && value === best);
}
