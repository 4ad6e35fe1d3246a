import { expect } from 'chai';
import fc from 'fast-check';
import {
  barsOf,
  bpOf,
  compare,
  csvOf,
  formOf,
  inputOf,
  percent,
  plainYuan,
  queryOf,
  reckon,
  sheetOf,
  tabbedOf,
  type LoanForm,
} from '../../../client/src/features/calculator/calculator.ts';
import { FEE_TIMES, REPAYMENT_METHODS } from '../../../shared/finance/plan.ts';

const form: LoanForm = {
  amountFen: 1_000_000_00,
  rate: '3.85',
  term: '12',
  unit: 'months',
  method: 'equalInstalments',
  drawnOn: '2026-03-02',
  fees: [],
};
const input = (change: Partial<LoanForm> = {}) => {
  const made = inputOf({ ...form, ...change });
  if (!('input' in made)) throw new Error(`wrong: ${made.wrong.join()}`);
  return made.input;
};
const cost = (change: Partial<LoanForm> = {}) => percent(reckon(input(change)).costBp!);

describe('the calculator', () => {
  it('reads per cents exactly', () => {
    expect(['3.85', '３．８５％', '0', '100', ' 4 '].map(bpOf)).to.deep.equal([385, 385, 0, 10_000, 400]);
    expect(['', 'x', '-1', '3.855', '100.01', '1e2', 'NaN', '3,85%%'].map(bpOf)).to.deep.equal(
      Array.from({ length: 8 }, () => null),
    );
  });

  it('names each field that is not right', () => {
    const fees = [
      { when: 'drawdown', kind: 'percent', text: '' },
      { when: 'drawdown', kind: 'percent', text: 'much' },
    ] as const;
    const wrong = (change: Partial<LoanForm>) => {
      const made = inputOf({ ...form, ...change });
      return 'wrong' in made ? made.wrong : [];
    };
    expect(wrong({ amountFen: null, rate: '', term: '0', drawnOn: '', fees: [...fees] })).to.deep.equal([
      ...['amount', 'rate', 'term', 'drawnOn', 'fee1'],
    ]);
    expect(wrong({ amountFen: 0 })).to.deep.equal(['amount']);
    expect(wrong({ term: '361' })).to.deep.equal(['term']);
    expect(wrong({ term: '361', unit: 'days' })).to.deep.equal([]);
    expect(wrong({ term: '1.5' })).to.deep.equal(['term']);
    expect(wrong({ drawnOn: '2026-13-40' })).to.deep.equal(['drawnOn']);
  });

  it('shows a nominal rate paid monthly at what it truly costs a year', () => {
    // (1 + 0.12 / 12)^12 − 1 = 12.6825 %, whichever way the principal comes back.
    expect(cost({ rate: '12', method: 'interestFirst' })).to.equal('12.68');
    expect(cost({ rate: '12', method: 'equalInstalments' })).to.equal('12.68');
    expect(cost({ rate: '12', method: 'bullet' })).to.equal('12.00');
    // “2 % fee at once” on a year’s bullet of 4 %: 1.04 / 0.98 − 1.
    const fees = [{ when: 'drawdown', kind: 'percent', text: '2' } as const];
    expect(cost({ rate: '4', method: 'bullet', fees })).to.equal('6.12');
    const all = [{ when: 'drawdown', kind: 'percent', text: '100' } as const];
    expect(reckon(input({ fees: all })).costBp).to.equal(null);
  });

  it('compares what a term allows, the cheapest first', () => {
    expect(compare(input({ unit: 'days', term: '90' })).map(({ method }) => method)).to.deep.equal([
      'bullet',
      'interestFirst',
    ]);
    const all = compare(input({ rate: '12' }));
    expect(all.map(({ method }) => method)).to.have.members([...REPAYMENT_METHODS]);
    expect(all[0]!.method).to.equal('bullet');
    const costs = all.map(({ costBp }) => costBp!);
    expect(costs).to.deep.equal([...costs].sort((a, b) => a - b));
    // A way a term cannot have becomes one that it can.
    expect(input({ unit: 'days', term: '90', method: 'equalPrincipal' }).method).to.equal('bullet');
  });

  it('adds up to the fen in its totals, its sheet and its bars, whatever is asked', () => {
    const aForm = fc.record({
      amountFen: fc.integer({ min: 1, max: 10_000_000_000 }),
      rate: fc.integer({ min: 0, max: 3600 }).map(percent),
      term: fc.integer({ min: 1, max: 60 }).map(String),
      unit: fc.constantFrom('months' as const, 'days' as const),
      method: fc.constantFrom(...REPAYMENT_METHODS),
      drawnOn: fc.constantFrom('2026-01-31', '2028-02-29', '2026-11-25'),
      fees: fc.array(
        fc.record({
          when: fc.constantFrom(...FEE_TIMES),
          kind: fc.constantFrom('percent' as const, 'fixed' as const),
          text: fc.integer({ min: 0, max: 100 }).map(percent),
        }),
        { maxLength: 3 },
      ),
    });
    const cents = (text: string) => BigInt(text.replace('.', ''));
    fc.assert(
      fc.property(aForm, (any) => {
        const asked = input(any);
        const done = reckon(asked);
        const { plan } = done;
        const rows = sheetOf(plan, ['n'], 'sum');
        const sums = rows.at(-1)!.slice(2, 6).map(cents);
        const columns = [2, 3, 4, 5].map((at) =>
          rows.slice(1, -1).reduce((sum, row) => sum + cents(row[at]!), 0n),
        );
        expect(columns).to.deep.equal(sums);
        expect(sums[0]! + BigInt(asked.principalFen - plan.receivedFen)).to.equal(BigInt(done.totalFen));
        expect(sums[1]).to.equal(BigInt(asked.principalFen));
        expect(rows.at(-2)!.at(-1)).to.equal('0.00');
        const bars = barsOf(done);
        const highest = Math.max(...bars.map((bar) => bar.principal + bar.interest + bar.fee));
        expect(highest).to.be.closeTo(1, 1e-9);
        expect(bars.at(-1)!.x + bars.at(-1)!.width).to.be.closeTo(1, 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('writes sheets that other programs read', () => {
    expect(plainYuan(5)).to.equal('0.05');
    expect(plainYuan(-12_345)).to.equal('-123.45');
    expect(csvOf([['a,b', 'c"d'], ['1']])).to.equal('\ufeff"a,b","c""d"\r\n1\r\n');
    expect(tabbedOf([['a', 'b'], ['c']])).to.equal('a\tb\nc');
    const { plan } = reckon(input({ term: '2', method: 'equalPrincipal', rate: '12' }));
    expect(sheetOf(plan, ['#'], 'Σ')).to.deep.equal([
      ['#'],
      ['1', '2026-04-02', '510000.00', '500000.00', '10000.00', '0.00', '500000.00'],
      ['2', '2026-05-02', '505000.00', '500000.00', '5000.00', '0.00', '0.00'],
      ['Σ', '', '1015000.00', '1000000.00', '15000.00', '0.00', ''],
    ]);
  });

  it('stands in its address, and takes none that is not right', () => {
    const other: LoanForm = { ...form, amountFen: 5, rate: '9', method: 'bullet', drawnOn: '2020-01-01' };
    const full: LoanForm = {
      ...form,
      unit: 'days',
      term: '90',
      method: 'interestFirst',
      fees: [{ when: 'maturity', kind: 'fixed', text: '12.50' }],
    };
    expect(formOf(queryOf(full), other)).to.deep.equal(full);
    expect(formOf(queryOf(form), other)).to.deep.equal(form);
    const wrong = {
      amount: 'x',
      rate: ['1', '2'],
      months: null,
      method: 'gift',
      from: 'today',
      fee: 'a.b.c',
    };
    expect(formOf(wrong, other)).to.deep.equal(other);
  });
});
