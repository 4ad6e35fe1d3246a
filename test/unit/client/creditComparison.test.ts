import { expect } from 'chai';
import fc from 'fast-check';
import { bestOf, totalsOf } from '../../../client/src/features/creditNeeds/comparison.ts';
import { REPAYMENT_METHODS } from '../../../shared/finance/plan.ts';

describe('products side by side', () => {
  it('come to what is lent, interest and fees, whatever the method', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 10_000_000_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...REPAYMENT_METHODS),
        fc.integer({ min: 0, max: 2400 }),
        fc.integer({ min: 0, max: 300 }),
        (amountFen, months, method, annualBp, bp) => {
          const fees = [{ name: '手续费', when: 'drawdown' as const, bp }];
          const totals = totalsOf({ amountFen, months, method }, fees, annualBp, '2026-01-31');
          expect(totals.feeFen).to.equal(Math.round((amountFen * bp) / 10_000));
          expect(totals.costFen).to.equal(totals.interestFen + totals.feeFen);
          expect(totals.paidFen).to.equal(amountFen + totals.costFen);
          expect(totals.highestFen * totals.payments).to.be.at.least(totals.paidFen - totals.feeFen);
        },
      ),
    );
  });

  it('name the best only where one is better, and never what is not known', () => {
    expect(bestOf([3, 1, null, 1], 'least')).to.deep.equal([false, true, false, true]);
    expect(bestOf([2, 2], 'most')).to.deep.equal([false, false]);
    expect(bestOf([null, 0.5], 'most')).to.deep.equal([false, false]);
    expect(bestOf([], 'least')).to.deep.equal([]);
  });
});
