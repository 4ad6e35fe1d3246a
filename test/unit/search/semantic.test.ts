import { expect } from 'chai';
import fc from 'fast-check';
import {
  packModel,
  rank,
  semanticModel,
  trainSemanticModel,
  unpackModel,
  type Candidate,
  type SemanticModel,
} from '../../../server/platform/search/index.ts';
import { symmetricEigen } from '../../../server/platform/search/semantic/svd.ts';
import { generateFirms } from '../../support/generateFirms.ts';

const texts = [...generateFirms(400, 3)].map(({ name, profile }) => `${name}\n${profile.introduction}`);
const cosine = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

describe('the model of what words mean', () => {
  let model: SemanticModel;
  before(async function () {
    this.timeout(120_000);
    model = await trainSemanticModel(texts);
  });

  it('is the same for the same texts, and after it was kept', async function () {
    this.timeout(120_000);
    const again = await trainSemanticModel(texts);
    expect(again.id).to.equal(model.id);
    const kept = unpackModel(packModel(model))!;
    expect(kept.id).to.equal(model.id);
    expect(kept.embed(texts[0]!)).to.deep.equal(model.embed(texts[0]!));
    expect(unpackModel(packModel(model).subarray(0, 1000))).to.equal(null);
    expect(unpackModel(Buffer.alloc(2))).to.equal(null);
  });

  it('gives vectors of length 1, and none for what it knows nothing of', () => {
    const vector = model.embed(texts[1]!)!;
    expect(cosine(vector, vector)).to.be.closeTo(1, 0.01);
    expect(model.embed('')).to.equal(null);
    expect(model.embed('ⱿⱾ')).to.equal(null);
  });

  it('puts a text nearer to its own part than to most others', () => {
    const others = texts.slice(0, 100).map((text) => model.embed(text)!);
    let nearest = 0;
    for (const [at, text] of texts.slice(0, 40).entries()) {
      const part = model.embed(text.slice(Math.floor(text.length / 3), Math.floor((2 * text.length) / 3)));
      if (!part) continue;
      const own = cosine(part, others[at]!);
      if (others.filter((other) => cosine(part, other) > own).length < 5) nearest += 1;
    }
    expect(nearest).to.be.at.least(36);
  });

  it('finds the eigenvectors of symmetric matrices', () => {
    const numbers = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 16, maxLength: 16 }), (cells) => {
        const n = 4;
        const matrix = new Float64Array(16);
        for (let i = 0; i < n; i += 1)
          for (let j = 0; j < n; j += 1) matrix[i * n + j] = (cells[i * n + j]! + cells[j * n + i]!) / 2;
        const { values, vectors } = symmetricEigen(matrix, n);
        for (let d = 0; d < n; d += 1) {
          for (let i = 0; i < n; i += 1) {
            let product = 0;
            for (let j = 0; j < n; j += 1) product += matrix[i * n + j]! * vectors[j * n + d]!;
            expect(product).to.be.closeTo(values[d]! * vectors[i * n + d]!, 1e-6);
          }
          if (d > 0) expect(values[d]!).to.be.at.most(values[d - 1]! + 1e-9);
        }
      }),
    );
  });
});

describe('the order of what was found', () => {
  const query = { folded: '压铸', words: '', runs: ['压铸'], pinyin: null, expansions: [], vector: null };
  const candidate = (id: string, name: string, text: string): Candidate => ({
    id,
    rankText: `${name}\n${text}`,
  });
  const model = semanticModel({
    ...{ terms: [], frequencies: new Uint32Array(), documents: 10, averageLength: 40 },
    ...{ rows: new Int8Array(), scales: new Float32Array() },
  });

  it('has first what is named so, then what says it, then the rest as it came', () => {
    const found = rank(
      query,
      [
        candidate('none', '佛山陶瓷厂', '生产瓷砖'),
        candidate('says', '广州精密厂', '从事压铸件生产'),
        candidate('named', '东莞压铸厂', '生产零件'),
        candidate('neither', '深圳电子厂', '生产线路板'),
      ],
      model,
    );
    expect(found.map(({ id }) => id)).to.deep.equal(['named', 'says', 'none', 'neither']);
  });

  it('does not depend on the order of what has different scores', () => {
    const all = ['压铸压铸', '压铸', '铸造', '瓷砖'].map((text, i) => candidate(`${i}`, '某厂', text));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4, maxLength: 4 }), (some) => {
        const scores = rank(query, some, model);
        expect(scores.map(({ score }) => score)).to.deep.equal(rank(query, all, model).map((s) => s.score));
      }),
    );
  });

  it('takes a name typed in pinyin for the name', () => {
    const [first] = rank(
      { ...query, folded: 'zszq', runs: ['zszq'], pinyin: 'zszq' },
      [
        candidate('other', '某厂', '精密零件'),
        { ...candidate('named', '招商证券', '证券'), pinyin: 'zhaoshangzhengquan zszq' },
      ],
      null,
    );
    expect(first!.id).to.equal('named');
  });
});

describe('generated firms', () => {
  it('are the same by seed, and of many kinds', () => {
    const [some, again, others] = [
      [...generateFirms(50, 5)],
      [...generateFirms(50, 5)],
      [...generateFirms(50, 6)],
    ];
    expect(some).to.deep.equal(again);
    expect(some).to.not.deep.equal(others);
    expect(new Set(some.map(({ creditCode }) => creditCode)).size).to.equal(50);
    expect(new Set(some.map(({ name }) => name)).size).to.be.above(45);
  });
});
