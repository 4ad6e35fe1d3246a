import { expect } from 'chai';
import fc from 'fast-check';
import { costOf } from '../../../shared/finance/annualCost.ts';
import { addMonths } from '../../../shared/finance/businessDay.ts';
import { discountOf } from '../../../shared/finance/discount.ts';
import {
  FEE_TIMES,
  methodsFor,
  repaymentPlan,
  type Fee,
  type PlanInput,
} from '../../../shared/finance/plan.ts';

const aFee: fc.Arbitrary<Fee> = fc.record({
  when: fc.constantFrom(...FEE_TIMES),
  bp: fc.integer({ min: 0, max: 30 }),
});
const aLoan: fc.Arbitrary<PlanInput> = fc
  .tuple(
    fc.oneof(
      fc.record({ months: fc.integer({ min: 1, max: 120 }) }),
      fc.record({ days: fc.integer({ min: 1, max: 720 }) }),
    ),
    fc.integer({ min: 1_000_000, max: 100_000_000_000 }),
    fc.integer({ min: 0, max: 2400 }),
    fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
    fc.array(aFee, { maxLength: 3 }),
  )
  .chain(([term, principalFen, annualBp, day, fees]) =>
    fc.record({
      term: fc.constant(term),
      principalFen: fc.constant(principalFen),
      annualBp: fc.constant(annualBp),
      method: fc.constantFrom(...methodsFor(term)),
      drawnOn: fc.constant(day.toISOString().slice(0, 10)),
      fees: fc.constant(fees),
    }),
  );

/** The same loan reckoned another way: in scaled decimals of 40 places, with the annuity found by discounting. */
const SCALE = 10n ** 40n;
/** Far more than all that is cut off beyond the 40 places, far less than separates a half from its neighbours. */
const CUT = 10n ** 20n;
const scaledRound = (scaled: bigint): bigint => (scaled + SCALE / 2n + CUT) / SCALE;

function independently(loan: PlanInput): { principal: bigint; interest: bigint }[] {
  const owedAtFirst = BigInt(loan.principalFen);
  if ('days' in loan.term) {
    const start = Date.parse(loan.drawnOn);
    const end = start + loan.term.days * 86_400_000;
    const marks = [start];
    if (loan.method === 'interestFirst') {
      const [y, m, d] = loan.drawnOn.split('-').map(Number) as [number, number, number];
      for (let n = 1; ; n++) {
        const month = m - 1 + n;
        const lastDay = new Date(Date.UTC(y, month + 1, 0)).getUTCDate();
        const mark = Date.UTC(y, month, Math.min(d, lastDay));
        if (mark >= end) break;
        marks.push(mark);
      }
    }
    marks.push(end);
    return marks.slice(1).map((mark, i) => {
      const days = BigInt((mark - marks[i]!) / 86_400_000);
      const daily = (SCALE * BigInt(loan.annualBp)) / 3_600_000n;
      return {
        principal: mark === end ? owedAtFirst : 0n,
        interest: scaledRound(owedAtFirst * daily * days),
      };
    });
  }
  const months = loan.term.months;
  const monthly = (SCALE * BigInt(loan.annualBp)) / 120_000n;
  if (loan.method === 'bullet') {
    return [{ principal: owedAtFirst, interest: scaledRound(owedAtFirst * monthly * BigInt(months)) }];
  }
  let annuity = 0n;
  let factor = SCALE;
  for (let i = 0; i < months; i++) {
    factor = (factor * SCALE) / (SCALE + monthly);
    annuity += factor;
  }
  const instalment = scaledRound((owedAtFirst * SCALE * SCALE) / annuity);
  const share = scaledRound((owedAtFirst * SCALE) / BigInt(months));
  let owed = owedAtFirst;
  return Array.from({ length: months }, (_, i) => {
    const interest = scaledRound(owed * monthly);
    let principal = 0n;
    if (loan.method === 'equalPrincipal') principal = share;
    if (loan.method === 'equalInstalments') principal = instalment - interest;
    if (principal > owed) principal = owed;
    if (i === months - 1) principal = owed;
    owed -= principal;
    return { principal, interest };
  });
}

/** The annual rate at which what is paid is worth what was received, by the secant method on the annual rate itself. */
function secantRate(loan: PlanInput): number {
  const plan = repaymentPlan(loan);
  const whole = 'months' in loan.term ? loan.term.months : 0;
  const time = (i: number): number =>
    'months' in loan.term
      ? (plan.rows.length === 1 ? whole : i + 1) / 12
      : (Date.parse(plan.rows[i]!.on) - Date.parse(loan.drawnOn)) / 86_400_000 / 365;
  const value = (rate: number): number =>
    plan.rows.reduce(
      (sum, row, i) =>
        sum + (row.principalFen + row.interestFen + row.feeFen) * Math.exp(-time(i) * Math.log1p(rate)),
      -plan.receivedFen,
    ) / plan.receivedFen;
  let [a, b] = [loan.annualBp / 10_000, loan.annualBp / 10_000 + 0.01];
  let [fa, fb] = [value(a), value(b)];
  for (let i = 0; i < 100 && Math.abs(b - a) > 1e-14; i++) {
    const next = b - (fb * (b - a)) / (fb - fa);
    if (!Number.isFinite(next)) break;
    [a, fa, b] = [b, fb, Math.max(next, -0.9)];
    fb = value(b);
  }
  return b * 10_000;
}

describe('repayment plans', () => {
  it('agree to the fen with an independent computation, on 1,000 loans', () => {
    fc.assert(
      fc.property(aLoan, (loan) => {
        const rows = repaymentPlan(loan).rows.map((row) => ({
          principal: BigInt(row.principalFen),
          interest: BigInt(row.interestFen),
        }));
        expect(rows).to.deep.equal(independently(loan));
      }),
      { numRuns: 1000 },
    );
  });

  it('repay the principal exactly, never more than is owed', () => {
    fc.assert(
      fc.property(aLoan, (loan) => {
        const { rows } = repaymentPlan(loan);
        expect(rows.reduce((sum, row) => sum + row.principalFen, 0)).to.equal(loan.principalFen);
        expect(rows.every((row) => row.remainingFen >= 0 && row.principalFen >= 0)).to.equal(true);
        expect(rows.at(-1)!.remainingFen).to.equal(0);
      }),
    );
  });

  it('cost what the internal rate of return says, to a hundredth of a basis point, on 1,000 loans', () => {
    fc.assert(
      fc.property(aLoan, (loan) => {
        const cost = costOf(loan);
        if (cost === null) return;
        expect(cost).to.be.closeTo(secantRate(loan), 0.01);
      }),
      { numRuns: 1000 },
    );
  });

  it('cost the compound of the monthly rate where there is no fee', () => {
    for (const method of ['equalInstalments', 'equalPrincipal', 'interestFirst'] as const) {
      const loan = {
        principalFen: 10_000_000_000,
        annualBp: 1200,
        term: { months: 12 },
        method,
        drawnOn: '2026-01-31',
      };
      // (1 + 1 %)^12 − 1 = 12.6825 %
      expect(costOf(loan)).to.be.closeTo(1268.25, 0.01);
    }
  });

  it('agree with published examples', () => {
    // One million over thirty years at 4.9 %, as housing loan tables print it.
    const table = { principalFen: 100_000_000, annualBp: 490, term: { months: 360 }, drawnOn: '2026-01-01' };
    const annuity = repaymentPlan({ ...table, method: 'equalInstalments' });
    expect(annuity.rows[0]!.principalFen + annuity.rows[0]!.interestFen).to.equal(530_727);
    expect(annuity.totalInterestFen).to.be.closeTo(91_061_619, 360);
    const linear = repaymentPlan({ ...table, method: 'equalPrincipal' });
    expect(linear.rows[0]!.principalFen + linear.rows[0]!.interestFen).to.equal(686_111);
    expect(linear.totalInterestFen).to.be.closeTo(73_704_167, 360);
    // A bill of 100,000 discounted 90 days before it is due at 3 %: 750 of interest.
    expect(
      discountOf({ amountFen: 10_000_000, annualBp: 300, on: '2026-01-01', dueOn: '2026-04-01' }),
    ).to.deep.equal({ days: 90, interestFen: 75_000, priceFen: 9_925_000 });
  });

  it('fall on the same day of each month, or on its last', () => {
    expect([1, 2, 13].map((n) => addMonths('2027-01-31', n))).to.deep.equal([
      '2027-02-28',
      '2027-03-31',
      '2028-02-29',
    ]);
  });

  it('have no instalments over a term in days', () => {
    const loan = { principalFen: 100, annualBp: 100, term: { days: 30 }, drawnOn: '2026-01-01' };
    expect(() => repaymentPlan({ ...loan, method: 'equalInstalments' })).to.throw(RangeError);
  });
});
