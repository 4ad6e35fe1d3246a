import { expect } from 'chai';
import fc from 'fast-check';
import { compileRule } from '../../../shared/finance/compile.ts';
import { annualRange } from '../../../shared/finance/rates.ts';
import { evaluate } from '../../../shared/finance/rules.ts';
import { lprAmong, LPR_RATES } from '../../../shared/taxonomy/lpr.ts';
import { aRule, someFacts } from './arbitraries.ts';

describe('a compiled rule', () => {
  it('says of everybody what the rule itself says', () => {
    fc.assert(
      fc.property(aRule, someFacts, (rule, { some, full }) =>
        [some, full].every((facts) => compileRule(rule)(facts) === evaluate(rule, facts)),
      ),
      { numRuns: 5000 },
    );
  });
});

describe('rates over the LPR', () => {
  it('come to what was published by that day', () => {
    const on = (day: string) => lprAmong(LPR_RATES, day);
    expect(on('2024-10-20')).to.include({ from: '2024-07-22', oneYearBp: 335, fiveYearBp: 385 });
    expect(on('2024-10-21')).to.include({ oneYearBp: 310, fiveYearBp: 360 });
    expect(on('2030-01-01')).to.include({ from: '2025-05-20', oneYearBp: 300, fiveYearBp: 350 });
    expect(on('2000-01-01').from).to.equal('2019-08-20');
    expect(annualRange({ base: 'lpr5y', minBp: -20, maxBp: 60 }, on('2026-01-01'))).to.deep.equal({
      minBp: 330,
      maxBp: 410,
    });
    expect(annualRange({ base: 'fixed', minBp: 385, maxBp: 520 }, on('2026-01-01'))).to.deep.equal({
      minBp: 385,
      maxBp: 520,
    });
    expect(annualRange({ base: 'lpr1y', minBp: -900, maxBp: -800 }, on('2026-01-01'))).to.deep.equal({
      minBp: 0,
      maxBp: 0,
    });
  });
});
