import { daysBetween } from './businessDay.ts';
import { repaymentPlan, type PlanInput, type RepaymentPlan } from './plan.ts';

/** Money that changes hands at a time counted in years from the first; what the borrower gets is positive. */
export interface Flow {
  years: number;
  fen: number;
}

const worth = (flows: readonly Flow[], growth: number): number =>
  flows.reduce((sum, { years, fen }) => sum + fen * growth ** -years, 0);

/**
 * The internal rate of return of a loan's cash flows as a rate a year, compound, in basis points (not rounded): 年化利率
 * by the compound method of 中国人民银行公告〔2021〕第3号, which names the internal rate of return for it.
 * The first flow must be received, all others paid; null where the borrower gets nothing, or pays back less than a
 * ten-thousandth of it.
 */
function annualCostBp(flows: readonly Flow[]): number | null {
  const received = flows[0]?.fen ?? 0;
  const paid = -flows.slice(1).reduce((sum, { fen }) => sum + fen, 0);
  if (received <= 0 || paid <= received / 10_000) return null;
  // What is owed falls in value as growth rises, so the root is the only one: bracket it, then halve.
  let low = 1;
  let high = 1;
  while (worth(flows, high) < 0) high *= 2;
  while (worth(flows, low) > 0) low /= 2;
  for (let i = 0; i < 200 && high - low > Number.EPSILON * high; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (worth(flows, middle) < 0) low = middle;
    else high = middle;
  }
  return ((low + high) / 2 - 1) * 10_000;
}

/** The flows of a plan: months are twelfths of a year, days 365ths. */
function flowsOf(input: PlanInput, plan: RepaymentPlan): Flow[] {
  const at = (n: number, on: string): number => {
    if (!('months' in input.term)) return daysBetween(input.drawnOn, on) / 365;
    return (plan.rows.length === 1 ? input.term.months : n) / 12;
  };
  return [
    { years: 0, fen: plan.receivedFen },
    ...plan.rows.map((row) => ({
      years: at(row.n, row.on),
      fen: -(row.principalFen + row.interestFen + row.feeFen),
    })),
  ];
}

/** What a loan truly costs a year, in basis points, with its fees; null where fees take all of it. */
export const costOf = (input: PlanInput, plan = repaymentPlan(input)): number | null =>
  annualCostBp(flowsOf(input, plan));
