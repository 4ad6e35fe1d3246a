import { expect } from 'chai';
import fc from 'fast-check';
import { FIRM_SIZES } from '../../../shared/schemas/firm.ts';
import { firmSize, isAboveScale } from '../../../shared/taxonomy/firmSize.ts';
import { convertQuantity, unitByCode, unitNamed, UNITS } from '../../../shared/taxonomy/units.ts';

const MILLION = 100_000_000;

describe('the size of a firm', () => {
  const cases: [number | null, number | null, string | null][] = [
    [1000, 400 * MILLION, 'large'],
    [999, 400 * MILLION, 'medium'],
    [1000, 400 * MILLION - 1, 'medium'],
    [300, 20 * MILLION, 'medium'],
    [299, 20 * MILLION, 'small'],
    [300, 20 * MILLION - 1, 'small'],
    [20, 3 * MILLION, 'small'],
    [19, 3 * MILLION, 'micro'],
    [20, 3 * MILLION - 1, 'micro'],
    [0, 0, 'micro'],
    [19, null, 'micro'],
    [null, 3 * MILLION - 1, 'micro'],
    [20, null, null],
    [5000, null, null],
    [null, 900 * MILLION, null],
    [null, null, null],
  ];
  for (const [staff, revenueFen, size] of cases) {
    it(`${staff ?? '?'} people, ${revenueFen ?? '?'} fen → ${size ?? 'unknown'}`, () => {
      expect(firmSize({ staff, revenueFen })).to.equal(size);
    });
  }

  it('never falls when a figure grows, and a figure that decides alone decides whatever the other is', () => {
    const staff = fc.integer({ min: 0, max: 3000 });
    const revenue = fc.integer({ min: 0, max: 900 }).map((millions) => millions * MILLION);
    fc.assert(
      fc.property(staff, revenue, staff, revenue, (people, money, more, richer) => {
        const rank = (figures: { staff: number; revenueFen: number }): number =>
          FIRM_SIZES.indexOf(firmSize(figures)!);
        const base = rank({ staff: people, revenueFen: money });
        expect(rank({ staff: people + more, revenueFen: money + richer })).to.be.at.least(base);
        const alone = firmSize({ staff: people, revenueFen: null });
        if (alone !== null) expect(FIRM_SIZES.indexOf(alone)).to.equal(base);
      }),
    );
  });

  it('is 规模以上 from 20 million yuan', () => {
    expect(isAboveScale(20 * MILLION)).to.equal(true);
    expect(isAboveScale(20 * MILLION - 1)).to.equal(false);
    expect(isAboveScale(null)).to.equal(null);
  });
});

describe('units of quantity', () => {
  const aUnit = fc.constantFrom(...UNITS);

  it('have codes that the quantity schema takes, and each name means one unit', () => {
    expect(new Set(UNITS.map((unit) => unit.code)).size).to.equal(UNITS.length);
    for (const unit of UNITS) {
      expect(unit.code).to.match(/^[a-zA-Z0-9]{1,20}$/);
      expect(unit.factor).to.be.above(0);
      for (const name of [unit.name.zh, unit.name.en, ...unit.synonyms]) {
        expect(unitNamed(name)?.code, name).to.equal(unit.code);
      }
    }
  });

  it('convert there and back to the same amount', () => {
    fc.assert(
      fc.property(aUnit, aUnit, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (from, to, amount) => {
        const there = convertQuantity(amount, from.code, to.code);
        expect(there === null).to.equal(from.group !== to.group);
        if (there === null) return;
        expect(convertQuantity(there, to.code, from.code)! / amount).to.be.closeTo(1, 1e-9);
        expect(convertQuantity(amount, from.code, from.code)).to.equal(amount);
      }),
      { numRuns: 1000 },
    );
  });

  it('have the factors of the trade', () => {
    expect(convertQuantity(2, 'ton', 'kilogram')).to.equal(2000);
    expect(convertQuantity(500, 'gram', 'jin')).to.be.closeTo(1, 1e-12);
    expect(convertQuantity(1, 'tenThousandPieces', 'piece')).to.equal(10_000);
    expect(convertQuantity(15, 'mu', 'squareMetre')).to.be.closeTo(10_000, 1e-9);
    expect(convertQuantity(1, 'gigawattHour', 'kilowattHour')).to.equal(1_000_000);
    expect(convertQuantity(1, 'cubicMetre', 'litre')).to.equal(1000);
  });

  it('do not convert what cannot be converted', () => {
    expect(convertQuantity(1, 'piece', 'set')).to.equal(null);
    expect(convertQuantity(1, 'ton', 'metre')).to.equal(null);
    expect(convertQuantity(1, 'month', 'day')).to.equal(null);
    expect(convertQuantity(1, 'nothing', 'nothing')).to.equal(null);
  });

  it('are known as imports write them', () => {
    expect(unitNamed('KG')?.code).to.equal('kilogram');
    expect(unitNamed('公斤')?.code).to.equal('kilogram');
    expect(unitNamed('ＰＣＳ')?.code).to.equal('piece');
    expect(unitNamed('㎡')?.code).to.equal('squareMetre');
    expect(unitNamed('光年')).to.equal(undefined);
    expect(unitByCode('ton')?.name.zh).to.equal('吨');
  });
});
