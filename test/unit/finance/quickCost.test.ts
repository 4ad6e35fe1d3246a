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
});
