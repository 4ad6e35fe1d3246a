import { expect } from 'chai';
import fc from 'fast-check';
import {
  fold,
  grams,
  indexWords,
  opaque,
  pinyinWords,
  queryWords,
} from '../../../server/platform/search/index.ts';

describe('the words of a text', () => {
  it('are of one width, case and script', () => {
    expect(fold('ＳＵＳ３０４ 農業發展 M6×20')).to.equal('sus304 农业发展 m6x20');
  });

  it('are pairs of Chinese characters, and Latin words whole and in parts', () => {
    expect(grams('小化妆包')).to.deep.equal(['小化', '化妆', '妆包']);
    expect(grams('PA66+GF30')).to.deep.equal(['pa66gf30', 'pa66', 'gf30']);
    expect(indexWords('SUS 304')).to.include.members(['sus304', 'sus', '304']);
  });

  it('are at most ten of a query, which is what the engine reads', () => {
    const long = queryWords('从事新能源汽车电池管理系统与电机控制器的研发生产销售服务');
    expect(long).to.have.length.at.most(10);
    expect(long[0]).to.equal('从事');
  });

  it('reach the engine as words it cannot cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        for (const word of indexWords(text)) expect(opaque(word)).to.match(/^[a-z0-9]+$/);
      }),
    );
  });

  it('of a text are found by any part of it: what is asked for stands among its words', () => {
    const characters = [...'小化妆包农业发展银行招商证券广州精密'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...characters), { minLength: 2, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (text, from, length) => {
          const at = from % (text.length - 1);
          const part = text.slice(at, at + 2 + (length % 8)).join('');
          expect(indexWords(text.join(''))).to.include.members(queryWords(part));
        },
      ),
    );
  });

  it('of a name in pinyin are whole, in initials, and from any character on', () => {
    const words = pinyinWords(['招商证券股份有限公司']);
    expect(words).to.include.members(['zhaoshangzhengquan', 'zszq', 'zhengquan', 'shang', 'zq']);
    expect(pinyinWords(['ABC'])).to.deep.equal([]);
    expect(pinyinWords(['重庆银行'])).to.include('chongqingyinhang');
  });
});
