import { expect } from 'chai';
import fc from 'fast-check';
import {
  beginningOf,
  figuresOf,
  NO_SUM,
  shownGroups,
  type FirmSums,
} from '../../../server/features/creditFigures/domain.ts';
import { LEAST_FIRMS } from '../../../shared/schemas/creditFigures.ts';

const aFirm: fc.Arbitrary<FirmSums> = fc.record({
  codes: fc.record({
    chain: fc.subarray(['nev', 'ic', 'rail']),
    region: fc.constantFrom(['440106'], ['440112'], ['440115'], []),
    size: fc.constantFrom(['micro'], ['small'], []),
    tier: fc.constantFrom(['none'], ['srdi']),
  }),
  sums: fc.record({
    needs: fc
      .record({ count: fc.nat({ max: 2 }), fen: fc.integer({ min: 1, max: 1000 }) })
      .map((sum) => ({ ...NO_SUM, ...sum })),
    drawdowns: fc
      .record({ count: fc.nat({ max: 1 }), fen: fc.integer({ min: 1, max: 1000 }), fenBp: fc.nat(100) })
      .map((sum) => ({ ...NO_SUM, ...sum })),
  }),
});

describe('figures of many firms', () => {
  it('never have fewer than five firms behind them, nor behind what they leave of the total', () => {
    fc.assert(
      fc.property(fc.array(aFirm, { maxLength: 60 }), (firms) => {
        const did = (firm: FirmSums) => (firm.sums.needs?.count ?? 0) > 0;
        const { total, groups } = figuresOf(firms, 'region');
        if (total.needs) expect(total.needs.firms).to.be.at.least(LEAST_FIRMS);
        const shown = groups.filter((group) => group.needs !== null);
        for (const group of shown) expect(group.needs!.firms).to.be.at.least(LEAST_FIRMS);
        // A region is one for each firm, so that what is left is those of the regions not shown.
        const rest = firms.filter(
          (firm) => did(firm) && !shown.some(({ code }) => (firm.codes.region[0] ?? 'none') === code),
        );
        if (shown.length > 0) expect(rest.length === 0 || rest.length >= LEAST_FIRMS).to.equal(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('hide one part without hiding another', () => {
    const firm = (drew: boolean): FirmSums => ({
      codes: { chain: ['nev'], region: ['440106'], size: ['small'], tier: ['none'] },
      sums: {
        needs: { ...NO_SUM, count: 1, fen: 100 },
        ...(drew ? { drawdowns: { ...NO_SUM, count: 1, fen: 100, fenBp: 40_000, fenAboveBp: 10_000 } } : {}),
      },
    });
    const four = figuresOf([...Array(4).fill(firm(true)), ...Array(3).fill(firm(false))], 'chain');
    expect(four.total.needs).to.deep.equal({ firms: 7, count: 7, fen: 700 });
    expect(four.total.drawdowns).to.equal(null);
    expect(four.groups).to.deep.equal([{ code: 'nev', ...four.total }]);
    const five = figuresOf(Array(5).fill(firm(true)), 'chain');
    expect(five.total.drawdowns).to.deep.equal({
      firms: 5,
      count: 5,
      fen: 500,
      rateBp: 400,
      aboveLprBp: 100,
    });
  });

  it('leave out the smallest other group with a small one that would be known by it', () => {
    const group = (code: string, from: number, size: number) => ({
      code,
      firms: new Set(Array.from({ length: size }, (_, i) => from + i)),
    });
    const codes = (...groups: ReturnType<typeof group>[]) => shownGroups(groups).map(({ code }) => code);
    expect(codes(group('a', 0, 9), group('b', 10, 6), group('c', 20, 2))).to.deep.equal(['a']);
    expect(codes(group('a', 0, 9), group('b', 10, 3), group('c', 20, 2))).to.deep.equal(['a']);
    expect(codes(group('a', 0, 9), group('b', 10, 6))).to.deep.equal(['b', 'a']);
    expect(codes(group('a', 0, 9), group('b', 10, 1))).to.deep.equal([]);
  });

  it('begin with the month, quarter and year of the day', () => {
    expect(
      (['month', 'quarter', 'year', 'all'] as const).map((period) => beginningOf(period, '2026-11-25')),
    ).to.deep.equal(['2026-11-01', '2026-10-01', '2026-01-01', null]);
  });
});
