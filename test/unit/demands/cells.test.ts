import { expect } from 'chai';
import fc from 'fast-check';
import * as cells from '../../../server/features/demands/cells.ts';
import { DEMAND_COLUMNS } from '../../../server/features/demands/importing.ts';
import { BadCell } from '../../../server/features/imports/index.ts';

const bad = (read: (cell: string) => unknown, cell: string) =>
  expect(() => read(cell), cell).to.throw(BadCell);

describe('cells of a sheet of demands', () => {
  it('read quantities with their units, in whatever way they are written', () => {
    expect(cells.quantity('20000 件')).to.deep.equal({ amount: 20_000, unit: 'piece' });
    expect(cells.quantity('2万件/月')).to.deep.equal({ amount: 20_000, unit: 'piece' });
    expect(cells.quantity('１．５吨')).to.deep.equal({ amount: 1.5, unit: 'ton' });
    expect(cells.quantity('1,200 kg')).to.deep.equal({ amount: 1200, unit: 'kilogram' });
    for (const cell of ['很多', '20000', '0 件', '-5 件', '件']) bad(cells.quantity, cell);
  });

  it('read dates, and only days that there are', () => {
    for (const cell of ['2027-06-05', '2027/6/5', '2027年6月5日', '2027.06.05', '2027-06-05T00:00:00.000Z']) {
      expect(cells.date(cell)).to.equal('2027-06-05');
    }
    for (const cell of ['2027-02-30', '27-6-5', '明天', '2027-13-01']) bad(cells.date, cell);
  });

  it('read money in 万元 as fen', () => {
    expect(cells.tenThousandYuan('80')).to.equal(80_000_000);
    expect(cells.tenThousandYuan('0.5万元')).to.equal(500_000);
    for (const cell of ['-1', 'abc', '1e20']) bad(cells.tenThousandYuan, cell);
  });

  it('read kinds, yes and no, codes and segments', () => {
    expect(['产品', '工艺外协', 'Service'].map(cells.kind)).to.deep.equal(['product', 'process', 'service']);
    expect(['是', '否', 'NO'].map(cells.yes)).to.deep.equal([true, false, false]);
    bad(cells.kind, '什么');
    bad(cells.yes, '也许');
    bad(cells.code, 'a b');
    bad(cells.position, '不存在的环节');
  });

  it('accept every example of the template, and never fail otherwise than by saying what is wrong', () => {
    for (const column of DEMAND_COLUMNS)
      expect(() => column.read(column.example), column.field).not.to.throw();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (cell) => {
        for (const { read } of DEMAND_COLUMNS) {
          try {
            read(cell);
          } catch (error) {
            expect(error).to.be.instanceOf(BadCell);
          }
        }
      }),
    );
  });
});
