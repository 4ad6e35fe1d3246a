import type { Fee, RepaymentMethod } from '../../../../shared/finance/plan.ts';
import { today } from '../../ui/format.ts';
import { percent, plainYuan, queryOf } from './calculator.ts';

/** Where the calculator reckons a loan that stands on another page, with its whole plan of repayments. */
export function loanPath(loan: {
  amountFen: number;
  annualBp: number;
  termMonths: number;
  method: RepaymentMethod;
  fees: readonly Fee[];
}): { path: string; query: Record<string, string | string[]> } {
  return {
    path: '/calculator',
    query: queryOf({
      amountFen: loan.amountFen,
      rate: percent(loan.annualBp),
      term: String(loan.termMonths),
      unit: 'months',
      method: loan.method,
      drawnOn: today(),
      fees: loan.fees.map(({ when, bp, fen }) => ({
        when,
        kind: fen === undefined ? 'percent' : 'fixed',
        text: fen === undefined ? percent(bp ?? 0) : plainYuan(fen),
      })),
    }),
  };
}
