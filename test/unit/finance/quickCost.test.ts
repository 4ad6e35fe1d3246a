import { expect } from 'chai';
import fc from 'fast-check';
import { costOf } from '../../../shared/finance/annualCost.ts';
import { FEE_TIMES, REPAYMENT_METHODS } from '../../../shared/finance/plan.ts';
import { quickCostBp } from '../../../shared/finance/quickCost.ts';

const aLoan = fc.record({
  principalFen: fc.integer({ min: 10_000_000, max: 10_000_000_000 }),
  annualBp: fc.integer({ min: 0, max: 2400 }),
  months: fc.integer({ min: 1, max: 60 }),
  method: fc.constantFrom(...REPAYMENT_METHODS),
  fees: fc.array(fc.record({ when: fc.constantFrom(...FEE_TIMES), bp: fc.integer({ min: 0, max: 50 }) }), {
    maxLength: 3,
  }),
});

describe('the cost used for ranking', () => {
  it('is the exact one, but for what is rounded to the fen', () => {
    fc.assert(
      fc.property(aLoan, ({ months, ...loan }) => {
        const exact = costOf({ ...loan, term: { months }, drawnOn: '2026-01-01' });
        const quick = quickCostBp({ ...loan, months });
        if (exact === null || loan.annualBp === 0) return;
        expect(quick).to.be.closeTo(exact, 0.03);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the exact one too where fees are many times the loan: never nothing, nor no number', () => {
    const absurd = fc.record({
      when: fc.constantFrom('payment' as const, 'maturity' as const),
      fen: fc.constantFrom(1_000_000, 10_000_000_000, 100_000_000_000_000),
    });
    const loan = fc.record({
      principalFen: fc.constantFrom(1_000_000, 50_000_000, 10_000_000_000),
      annualBp: fc.integer({ min: 1, max: 3600 }),
      months: fc.constantFrom(1, 2, 12, 60, 360, 600),
      method: fc.constantFrom(...REPAYMENT_METHODS),
      fees: fc.array(absurd, { minLength: 1, maxLength: 20 }),
    });
    fc.assert(
      fc.property(loan, ({ months, ...rest }) => {
        const exact = costOf({ ...rest, term: { months }, drawnOn: '2026-01-01' })!;
        expect(quickCostBp({ ...rest, months })).to.be.closeTo(exact, 0.03 + exact / 100);
      }),
      { numRuns: 500 },
    );
  });
});
