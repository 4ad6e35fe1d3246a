import { expect } from 'chai';
import { partsOf } from '../../../client/src/features/eventDay/boardPages.ts';

const ROW = 50;
const HEAD = 20;
/** Zones of so many rows of three tables, each under its heading. */
function standing(rowsOfZones: readonly number[]) {
  let y = 0;
  return rowsOfZones.flatMap((rows) => {
    const heading = { top: y, bottom: y + HEAD, heading: true };
    y += HEAD;
    const tables = Array.from({ length: rows }, () => {
      const row = Array.from({ length: 3 }, () => ({ top: y, bottom: y + ROW, heading: false }));
      y += ROW;
      return row;
    });
    return [heading, ...tables.flat()];
  });
}

describe('the tables of a hall on its screen', () => {
  it('are one part where the screen is high enough, and cut between rows where it is not', () => {
    expect(partsOf([], 100)).to.deep.equal([]);
    expect(partsOf(standing([2]), 120)).to.deep.equal([{ top: 0, bottom: 120 }]);
    expect(partsOf(standing([3]), 120)).to.deep.equal([
      { top: 0, bottom: 120 },
      { top: 120, bottom: 170 },
    ]);
    expect(partsOf(standing([2]), 30), 'a screen too low for a row').to.deep.equal([
      { top: 0, bottom: 70 },
      { top: 70, bottom: 120 },
    ]);
  });

  it('keep a heading with the first row below it', () => {
    // Room for the second heading, but not for its first row.
    expect(partsOf(standing([2, 1]), 160)).to.deep.equal([
      { top: 0, bottom: 120 },
      { top: 120, bottom: 190 },
    ]);
  });

  it('are all shown, once each', () => {
    for (const height of [60, 130, 400, 5000]) {
      const parts = partsOf(standing([7, 1, 12, 3]), height);
      expect(parts[0]!.top).to.equal(0);
      expect(parts.at(-1)!.bottom).to.equal(23 * ROW + 4 * HEAD);
      parts.slice(1).forEach(({ top }, i) => expect(top).to.equal(parts[i]!.bottom));
    }
  });
});
