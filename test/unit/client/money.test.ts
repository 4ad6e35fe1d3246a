import { expect } from 'chai';
import fc from 'fast-check';
import { fenOf, MONEY_PLACES, typedOf, type MoneyUnit } from '../../../client/src/ui/money.ts';

const UNITS = Object.keys(MONEY_PLACES) as MoneyUnit[];

describe('typed amounts', () => {
  it('are whole fen, exactly where floating point would miss', () => {
    expect(fenOf('0.07', 'yuan')).to.equal(7);
    expect(fenOf('1.15', 'yuan')).to.equal(115);
    expect(fenOf('4.35', 'yuan')).to.equal(435);
    expect(fenOf('1.005', 'wan')).to.equal(1_005_000);
    expect(fenOf('0.000001', 'wan')).to.equal(1);
    expect(fenOf('999.999999', 'wan')).to.equal(999_999_999);
    expect(fenOf('1234567890.12', 'yuan')).to.equal(123_456_789_012);
    expect(fenOf('0', 'wan')).to.equal(0);
  });

  it('may be typed as people type them', () => {
    for (const text of ['1200.50', '1,200.5', '¥1,200.50', '１２００．５', ' 1 200.500 ', '￥1,200.5'])
      expect(fenOf(text, 'yuan'), text).to.equal(120_050);
    expect(fenOf('12.', 'yuan')).to.equal(1200);
  });

  it('are refused where they are no amount, or finer than a fen', () => {
    for (const text of ['', ' ', '.', '.5', '-1', '+1', '1e3', '1.2.3', '十', '0x10', 'NaN', '1.5万', '1/2'])
      for (const unit of UNITS) expect(fenOf(text, unit), `${text} ${unit}`).to.equal(null);
    expect(fenOf('0.001', 'yuan')).to.equal(null);
    expect(fenOf('1.0000001', 'wan')).to.equal(null);
    // Zeros behind say nothing.
    expect(fenOf('1.230000000', 'yuan')).to.equal(123);
  });

  it('are refused where a number could not hold them', () => {
    expect(fenOf('9007199254.740991', 'wan')).to.equal(Number.MAX_SAFE_INTEGER);
    expect(fenOf('9007199254.740992', 'wan')).to.equal(null);
    expect(fenOf('999999999999', 'yuan')).to.equal(99_999_999_999_900);
    expect(fenOf('1000000000000', 'yuan')).to.equal(null);
  });

  it('come back as they were from what would be typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), fc.constantFrom(...UNITS), (fen, unit) => {
        const typed = typedOf(fen, unit);
        expect(typed).to.match(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(fenOf(typed, unit)).to.equal(fen);
      }),
    );
    expect(typedOf(1, 'wan')).to.equal('0.000001');
    expect(typedOf(1_280_000_000, 'wan')).to.equal('1280');
    expect(typedOf(5, 'yuan')).to.equal('0.05');
  });
});
