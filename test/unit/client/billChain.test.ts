import { expect } from 'chai';
import fc from 'fast-check';
import { BOX, chainOf, fitted, layOut, type ChainNode } from '../../../client/src/features/bills/tree.ts';
import type { BillPiece } from '../../../shared/schemas/bill.ts';

const ref = (name: string) => ({ id: name, name });
const issuer = ref('issuer');
const piece = (id: string, holder: string, change: Partial<BillPiece> = {}): BillPiece => ({
  ...{ id, parentId: null, how: 'issue', holder: ref(holder), own: false, from: null, amountFen: 100 },
  ...{ state: 'held', gone: null, since: '2026-03-02T00:00:00.000Z', offer: null, can: [] },
  ...change,
});
const offerTo = (name: string): BillPiece['offer'] => ({
  ...{ kind: 'endorse', to: ref(name), note: '', at: '2026-03-02T00:00:00.000Z', quote: null },
});
/** A chain in a line of text: names with how they came there, `~` over a gap. */
const drawn = ({ name, how, gap, children }: ChainNode): string =>
  `${gap ? '~' : ''}${name}${how ? `:${how}` : ''}${children.length > 0 ? `(${children.map(drawn).join(' ')})` : ''}`;
const chain = (pieces: BillPiece[]) => drawn(chainOf({ issuer, amountFen: 100, pieces }));

describe('the picture of a bill', () => {
  it('shows the first holder its own part of the tree', () => {
    const own = { own: true, from: issuer };
    expect(
      chain([
        piece('a', 'us', { ...own, state: 'gone', gone: 'split' }),
        piece('b', 'us', { ...own, parentId: 'a', how: 'split', state: 'gone', gone: 'endorse' }),
        piece('c', 'us', { ...own, parentId: 'a', how: 'split', offer: offerTo('bank'), state: 'offered' }),
        piece('d', 'other', { parentId: 'b', how: 'endorse', from: ref('us'), state: null }),
      ]),
    ).to.equal('issuer(us:issue(us:split(other:endorse) us:split(bank:endorse)))');
  });

  it('shows a later holder from whom it has a piece, and a gap before', () => {
    expect(chain([piece('a', 'us', { own: true, how: 'endorse', from: ref('them') })])).to.equal(
      'issuer(~them(us:endorse))',
    );
    const offered = piece('a', 'them', { how: 'split', offer: offerTo('us'), state: 'offered' });
    expect(chain([offered])).to.equal('issuer(~them(us:endorse))');
  });

  it('puts no box over another, and every line to where it begins', () => {
    const pieces = fc
      .array(fc.nat({ max: 30 }), { maxLength: 40 })
      .map((parents) =>
        parents.map((parent, i) =>
          piece(`p${i}`, `h${i}`, i === 0 ? {} : { how: 'endorse', parentId: `p${parent % i}` }),
        ),
      );
    fc.assert(
      fc.property(pieces, (some) => {
        const { nodes, width, height } = layOut(chainOf({ issuer, amountFen: 1, pieces: some }));
        expect(nodes).to.have.length(some.length + 1);
        for (const [i, one] of nodes.entries()) {
          expect(one.x + BOX.width).to.be.at.most(width);
          expect(one.y + BOX.height).to.be.at.most(height);
          if (one.kind !== 'issuer') expect(one.from!.x + BOX.gapX).to.equal(one.x);
          for (const other of nodes.slice(i + 1)) {
            const apart = one.x !== other.x || Math.abs(one.y - other.y) >= BOX.height;
            expect(apart, `${one.key} ${other.key}`).to.equal(true);
          }
        }
      }),
    );
  });

  it('shortens names by the room they take', () => {
    expect(fitted('广汽')).to.equal('广汽');
    expect(fitted('广州某某某某某某某某有限公司')).to.equal('广州某某某某某某某某…');
    expect(fitted('Guangzhou Something Limited')).to.equal('Guangzhou Something L…');
    expect(fitted('')).to.equal('');
  });
});
