import { expect } from 'chai';
import fc from 'fast-check';
import {
  amountBand,
  outlineTraits,
  termBand,
  type Traits,
} from '../../../server/features/creditNeeds/domain/outline.ts';
import { LEAST_GROUP } from '../../../shared/schemas/creditNeed.ts';

const aTrait = (...codes: string[]) => fc.option(fc.constantFrom(...codes));
const someTraits: fc.Arbitrary<Traits> = fc.record({
  chain: aTrait('nev', 'ic'),
  sizeClass: aTrait('small', 'medium'),
  region: aTrait('440106', '440112', '440306'),
});
const cityOf = (region: string | null) => region && `${region.slice(0, 4)}00`;

/** Whether a firm is one of those that a description fits. */
const fits = (said: Traits, firm: Traits): boolean =>
  (said.chain === null || said.chain === firm.chain) &&
  (said.sizeClass === null || said.sizeClass === firm.sizeClass) &&
  (said.region === null || said.region === firm.region || said.region === cityOf(firm.region));

describe('the outline of a need', () => {
  it('fits at least five firms, whoever there are', () => {
    fc.assert(
      fc.property(fc.array(someTraits, { minLength: 1, maxLength: 60 }), (firms) => {
        const groupOf = (said: Traits) => firms.filter((firm) => fits(said, firm)).length;
        for (const firm of firms) {
          const said = outlineTraits(firm, groupOf);
          if (said === null) expect(firms.length).to.be.below(LEAST_GROUP);
          else {
            expect(fits(said, firm)).to.equal(true);
            expect(groupOf(said)).to.be.at.least(LEAST_GROUP);
          }
        }
      }),
    );
  });

  it('leaves out the region before the size, and the size before the chain', () => {
    const firm = { chain: 'nev', sizeClass: 'small', region: '440106' };
    const largeOnly = (...allowed: (keyof Traits)[]) =>
      outlineTraits(firm, (said) =>
        (Object.keys(said) as (keyof Traits)[]).every((key) => said[key] === null || allowed.includes(key))
          ? 5
          : 4,
      );
    expect(largeOnly('chain', 'sizeClass', 'region')).to.deep.equal(firm);
    expect(largeOnly('chain', 'sizeClass')).to.deep.equal({ ...firm, region: null });
    expect(largeOnly('chain')).to.deep.equal({ ...firm, region: null, sizeClass: null });
    expect(outlineTraits(firm, (said) => (said.region === '440100' ? 5 : 0))?.region).to.equal('440100');
    expect(outlineTraits(firm, () => 4)).to.equal(null);
  });

  it('names bands, never the amount', () => {
    expect(amountBand(50_000_000)).to.deep.equal({ from: 0, to: 50_000_000 });
    expect(amountBand(50_000_001)).to.deep.equal({ from: 50_000_000, to: 100_000_000 });
    expect(amountBand(9_000_000_000)).to.deep.equal({ from: 3_000_000_000, to: null });
    expect(termBand(12)).to.deep.equal({ from: 6, to: 12 });
  });
});
