import { expect } from 'chai';
import { CHAINS } from '../../../shared/taxonomy/chains/index.ts';
import { readTerms } from '../../../shared/taxonomy/seed.ts';
import { buildThesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { POSITIONS, TERM_KINDS } from '../../../shared/taxonomy/types.ts';

const SEGMENTS = CHAINS.flatMap((chain) => chain.segments);
const TERMS = SEGMENTS.flatMap((segment) => segment.terms);

describe('the chains as shipped', () => {
  it('are the 21 of Guangzhou, each with its own code and names', () => {
    expect(CHAINS).to.have.length(21);
    for (const names of [(c: (typeof CHAINS)[number]) => c.code, (c: (typeof CHAINS)[number]) => c.name.zh]) {
      expect(new Set(CHAINS.map(names)).size).to.equal(21);
    }
    for (const chain of CHAINS) {
      expect(chain.code).to.match(/^[a-z]{1,30}$/);
      expect(chain.name.zh.trim()).to.not.equal('');
      expect(chain.name.en).to.match(/^[A-Z]/);
    }
  });

  it('have segments up, mid and down the chain, under codes that the profile schema takes', () => {
    for (const chain of CHAINS) {
      expect(chain.segments.length, chain.code).to.be.within(6, 12);
      const positions = new Set(chain.segments.map((segment) => segment.position));
      expect(
        [...POSITIONS].every((position) => positions.has(position)),
        chain.code,
      ).to.equal(true);
      for (const segment of chain.segments) {
        expect(segment.code).to.match(/^[a-zA-Z]{1,30}\.[a-zA-Z0-9-]{1,40}$/);
        expect(segment.code.startsWith(`${chain.code}.`), segment.code).to.equal(true);
        expect(segment.name.zh.trim(), segment.code).to.not.equal('');
        expect(segment.name.en.trim(), segment.code).to.not.equal('');
      }
    }
    expect(new Set(SEGMENTS.map((segment) => segment.code)).size).to.equal(SEGMENTS.length);
  });

  it('have terms in every segment, none empty, none twice in one segment', () => {
    for (const segment of SEGMENTS) {
      expect(segment.terms.length, segment.code).to.be.at.least(8);
      expect(new Set(segment.terms.map((term) => term.term)).size, segment.code).to.equal(
        segment.terms.length,
      );
    }
    for (const { term, kind, synonyms } of TERMS) {
      expect(TERM_KINDS).to.include(kind);
      for (const name of [term, ...synonyms]) {
        expect(name, term).to.equal(name.trim());
        expect(name, term).to.match(/\S/);
        expect(name, `${term}: full-width punctuation in ${name}`).to.not.match(/[，：、；]/);
      }
    }
  });

  it('have no name so short that it stands in unrelated words', () => {
    for (const { term, synonyms } of TERMS) {
      for (const name of [term, ...synonyms]) expect([...name].length, `${term}: ${name}`).to.be.at.least(2);
    }
  });

  it('have as many terms and synonyms as the search draws on', () => {
    const { concepts } = buildThesaurus(CHAINS);
    expect(concepts.length).to.be.at.least(1800);
    expect(concepts.reduce((sum, concept) => sum + concept.synonyms.length, 0)).to.be.at.least(5000);
  });

  it('give every concept another name, so a bare line always repeats a term that stands elsewhere', () => {
    const bare = buildThesaurus(CHAINS).concepts.filter((concept) => concept.synonyms.length === 0);
    expect(bare.map((concept) => concept.term)).to.deep.equal([]);
  });

  it('share few names between concepts', () => {
    const thesaurus = buildThesaurus(CHAINS);
    const ambiguities = thesaurus.ambiguities();
    expect(Math.max(0, ...ambiguities.map((each) => each.concepts.length))).to.be.at.most(2);
    expect(ambiguities.length, JSON.stringify(ambiguities)).to.be.at.most(30);
  });
});

describe('reading the lines of a chain file', () => {
  it('takes a term with synonyms and a bare term', () => {
    expect(readTerms('process', '\n  压铸: 压力铸造, die casting\n\n 冲压\n')).to.deep.equal([
      { term: '压铸', kind: 'process', synonyms: ['压力铸造', 'die casting'] },
      { term: '冲压', kind: 'process', synonyms: [] },
    ]);
  });

  it('refuses a line that lacks its term', () => {
    expect(() => readTerms('process', ': 压力铸造')).to.throw('lacks its term');
  });
});
