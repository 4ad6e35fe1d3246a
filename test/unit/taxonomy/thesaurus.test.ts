import { expect } from 'chai';
import fc from 'fast-check';
import { CHAINS } from '../../../shared/taxonomy/chains/index.ts';
import { buildThesaurus, conceptSimilarity, normalizeText } from '../../../shared/taxonomy/thesaurus.ts';
import type { Concept } from '../../../shared/taxonomy/thesaurus.ts';
import type { ChainSeed } from '../../../shared/taxonomy/types.ts';

const shipped = buildThesaurus(CHAINS);
const aConcept = fc.constantFrom(...shipped.concepts);
const aName = aConcept.chain((concept) =>
  fc.constantFrom(concept.term, ...concept.synonyms).map((name) => ({ concept, name })),
);

const sample: ChainSeed[] = [
  {
    code: 'one',
    name: { zh: '一', en: 'One' },
    segments: [
      {
        code: 'one.a',
        position: 'up',
        name: { zh: '甲', en: 'A' },
        terms: [
          { term: '压铸', kind: 'process', synonyms: ['Die Casting', '铝压铸', '压铸'] },
          { term: '不锈钢管', kind: 'product', synonyms: [] },
          { term: '不锈钢', kind: 'material', synonyms: ['SUS304', '管材'] },
        ],
      },
      {
        code: 'one.b',
        position: 'down',
        name: { zh: '乙', en: 'B' },
        terms: [{ term: '集成电路', kind: 'product', synonyms: ['IC', '管材'] }],
      },
    ],
  },
  {
    code: 'two',
    name: { zh: '二', en: 'Two' },
    segments: [
      {
        code: 'two.a',
        position: 'mid',
        name: { zh: '丙', en: 'C' },
        terms: [
          { term: '压 铸', kind: 'process', synonyms: ['压力铸造', 'die-casting'] },
          { term: '餐饮', kind: 'service', synonyms: [] },
        ],
      },
    ],
  },
];
const small = buildThesaurus(sample);
const terms = (concepts: readonly Concept[]): string[] => concepts.map((concept) => concept.term);
const only = (name: string): Concept => small.named(name)[0]!;

/** The full-width form of a text's ASCII, as an input method writes it. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('normalizeText', () => {
  it('folds width and case and collapses spaces', () => {
    expect(normalizeText('Ｍ６×２０')).to.equal('m6×20');
    expect(normalizeText('  Die \u3000 Casting\n')).to.equal('die casting');
  });

  it('does nothing to what it has done', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once).replace(/\s/g, '')).to.equal(once.replace(/\s/g, ''));
      }),
    );
  });
});

describe('the thesaurus', () => {
  it('finds a concept by each of its names, alone and within a Chinese sentence', () => {
    fc.assert(
      fc.property(aName, ({ concept, name }) => {
        expect(terms(shipped.named(name))).to.include(concept.term);
        expect(terms(shipped.conceptsIn(name))).to.include(concept.term);
        expect(terms(shipped.conceptsIn(`，${name}。`))).to.include(concept.term);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not mind case and width', () => {
    fc.assert(
      fc.property(aName, ({ name }) => {
        const found = terms(shipped.conceptsIn(name));
        expect(terms(shipped.conceptsIn(name.toUpperCase()))).to.deep.equal(found);
        expect(terms(shipped.conceptsIn(wide(name)))).to.deep.equal(found);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not mind spaces and hyphens in Latin names', () => {
    for (const text of ['die casting', 'Die-Casting', 'DIECASTING', 'die  casting']) {
      expect(terms(small.conceptsIn(text)), text).to.deep.equal(['压铸']);
    }
  });

  it('has no synonym that is its own term', () => {
    for (const concept of shipped.concepts) {
      for (const synonym of concept.synonyms) {
        expect(normalizeText(synonym), concept.term).to.not.equal(normalizeText(concept.term));
      }
    }
    expect(only('压铸').synonyms).to.not.include('压铸');
  });

  it('makes one concept of a term that stands in several segments, with all names and places', () => {
    const concept = only('压铸');
    expect(small.concepts).to.have.length(5);
    expect(concept.segments).to.deep.equal(['one.a', 'two.a']);
    expect(concept.chains).to.deep.equal(['one', 'two']);
    expect(concept.synonyms).to.deep.equal(['Die Casting', '铝压铸', '压力铸造']);
    expect(small.byId(concept.id)).to.equal(concept);
  });

  it('prefers the longest name and does not count a name inside it', () => {
    expect(terms(small.conceptsIn('供应不锈钢管和铝压铸件'))).to.deep.equal(['不锈钢管', '压铸']);
  });

  it('meets a Latin name only as a whole word, or with a plural s', () => {
    expect(terms(small.conceptsIn('plastic music'))).to.deep.equal([]);
    expect(terms(small.conceptsIn('做IC的公司'))).to.deep.equal(['集成电路']);
    expect(terms(small.conceptsIn('die castings'))).to.deep.equal(['压铸']);
    expect(terms(small.conceptsIn('ics'))).to.deep.equal([]);
  });

  it('reports a name of several concepts and finds them all', () => {
    expect(small.ambiguities()).to.deep.equal([{ name: '管材', concepts: ['不锈钢', '集成电路'] }]);
    expect(terms(small.conceptsIn('管材'))).to.have.members(['不锈钢', '集成电路']);
  });

  it('puts the owner of a term before those that have it as a synonym', () => {
    for (const { name } of shipped.ambiguities()) {
      const owner = shipped.byId(name);
      if (owner !== undefined) expect(shipped.named(name)[0]).to.equal(owner);
    }
  });

  it('finds nothing in nothing and knows no name it was not given', () => {
    expect(small.conceptsIn('')).to.deep.equal([]);
    expect(small.expand('')).to.deep.equal([]);
    expect(small.named('火箭')).to.deep.equal([]);
    expect(buildThesaurus([]).conceptsIn('压铸')).to.deep.equal([]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(shipped.conceptsIn(text)).to.be.an('array');
        expect(shipped.expand(text).length).to.be.at.most(24);
      }),
    );
  });
});

describe('expanding a text', () => {
  it('gives the term first, then its other names, not what the text says', () => {
    expect(small.expand('找铝压铸')).to.deep.equal(['压铸', 'Die Casting', '压力铸造']);
    expect(small.expand('压铸')).to.not.include('压铸');
  });

  it('gives each concept its share of a limit', () => {
    expect(small.expand('die casting SUS304', 2)).to.deep.equal(['压铸', '不锈钢']);
  });

  it('never repeats, never passes its limit, never gives back the text', () => {
    fc.assert(
      fc.property(
        fc.array(aName, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 40 }),
        (some, limit) => {
          const text = some.map(({ name }) => name).join('，');
          const names = shipped.expand(text, limit);
          expect(names.length).to.be.at.most(limit);
          expect(new Set(names.map(normalizeText)).size).to.equal(names.length);
          for (const { name } of some) expect(names).to.not.include(name);
        },
      ),
    );
  });
});

describe('how near two concepts are', () => {
  it('goes by concept, segment and chain', () => {
    expect(conceptSimilarity(only('压铸'), only('die casting'))).to.equal(1);
    expect(conceptSimilarity(only('压铸'), only('不锈钢'))).to.equal(0.5);
    expect(conceptSimilarity(only('不锈钢'), only('集成电路'))).to.equal(0.2);
    expect(conceptSimilarity(only('不锈钢'), only('餐饮'))).to.equal(0);
  });

  it('is the same both ways, and 1 for the same only', () => {
    fc.assert(
      fc.property(aConcept, aConcept, (a, b) => {
        expect(conceptSimilarity(a, b)).to.equal(conceptSimilarity(b, a));
        expect(conceptSimilarity(a, b) === 1).to.equal(a.id === b.id);
      }),
    );
  });
});
