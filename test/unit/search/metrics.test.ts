import { expect } from 'chai';
import { meanOf, p95, scoreOf } from '../../../scripts/eval/metrics.ts';

const relevant = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
]);

describe('the metrics of search', () => {
  it('are as computed by hand', () => {
    // Found: x, b, a. DCG = 0 + 2/log2(3) + 3/log2(4) = 1.26186 + 1.5 = 2.76186.
    // Ideal: 3/1 + 2/log2(3) + 1/log2(4) = 3 + 1.26186 + 0.5 = 4.76186. NDCG = 0.579996.
    const scores = scoreOf(['x', 'b', 'a'], relevant);
    expect(scores.ndcg10).to.be.closeTo(0.579996, 1e-6);
    expect(scores.mrr10).to.equal(1 / 2);
    expect(scores.recall100).to.equal(2 / 3);
  });

  it('are 1 for the ideal order and 0 where nothing is found', () => {
    expect(scoreOf(['a', 'b', 'c'], relevant)).to.deep.equal({ ndcg10: 1, mrr10: 1, recall100: 1 });
    expect(scoreOf([], relevant)).to.deep.equal({ ndcg10: 0, mrr10: 0, recall100: 0 });
  });

  it('look no deeper than they say, and count what comes twice once', () => {
    const filler = Array.from({ length: 10 }, (_, i) => `x${i}`);
    expect(scoreOf([...filler, 'a'], relevant)).to.deep.equal({ ndcg10: 0, mrr10: 0, recall100: 1 / 3 });
    const hundred = Array.from({ length: 100 }, (_, i) => `x${i}`);
    expect(scoreOf([...hundred, 'a'], relevant).recall100).to.equal(0);
    expect(scoreOf(['a', 'a', 'a'], relevant).recall100).to.equal(1 / 3);
  });

  it('are averaged over queries, and the 95th of 100 times is the 95th', () => {
    const mean = meanOf([scoreOf(['a', 'b', 'c'], relevant), scoreOf([], relevant)]);
    expect(mean).to.deep.equal({ ndcg10: 0.5, mrr10: 0.5, recall100: 0.5 });
    expect(p95(Array.from({ length: 100 }, (_, i) => 100 - i))).to.equal(95);
    expect(p95([7])).to.equal(7);
  });
});
