import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkCharacter,
  explainCreditCode,
  isCreditCode,
  makeCreditCode,
  normalizeCreditCode,
} from '../../../shared/taxonomy/creditCode.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const aCode = fc.integer({ min: 0, max: 99_999_999 }).map(makeCreditCode);
const aCharacter = fc.constantFrom(...ALPHABET);

describe('the unified social credit code', () => {
  it('takes codes of public record', () => {
    // Published by their holders; each agrees with the algorithm of GB 32100.
    for (const code of ['914403001922038216', '91440300708461136T', '91110000802100433B']) {
      expect(isCreditCode(code), code).to.equal(true);
    }
  });

  it('takes every code it makes, each one different', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 0, max: 99_999_999 }),
        (a, b) => {
          expect(isCreditCode(makeCreditCode(a))).to.equal(true);
          expect(makeCreditCode(a) === makeCreditCode(b)).to.equal(a === b);
        },
      ),
    );
  });

  it('detects any single wrong character', () => {
    fc.assert(
      fc.property(aCode, fc.integer({ min: 0, max: 17 }), aCharacter, (code, at, character) => {
        fc.pre(code[at] !== character);
        expect(isCreditCode(code.slice(0, at) + character + code.slice(at + 1))).to.equal(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('detects two neighbours that changed places', () => {
    fc.assert(
      fc.property(aCode, fc.integer({ min: 0, max: 16 }), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        expect(isCreditCode(code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2))).to.equal(
          false,
        );
      }),
    );
  });

  it('says what is wrong', () => {
    const code = makeCreditCode(42);
    expect(explainCreditCode(code)).to.equal(null);
    expect(explainCreditCode('')).to.equal('length');
    expect(explainCreditCode(`${code}0`)).to.equal('length');
    for (const never of ['I', 'O', 'S', 'V', 'Z', '中', '$']) {
      expect(explainCreditCode(code.slice(0, 9) + never + code.slice(10)), never).to.equal('character');
    }
    expect(explainCreditCode(`91A40101${code.slice(8)}`)).to.equal('character');
    const other = code.endsWith('0') ? '1' : '0';
    expect(explainCreditCode(code.slice(0, 17) + other)).to.equal('check');
  });

  it('takes a code as people write it, and normalizes it once and for all', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        const written = ` ${code.slice(0, 8).toLowerCase()}-${code.slice(8)}\u3000`;
        expect(normalizeCreditCode(written)).to.equal(code);
        expect(isCreditCode(written)).to.equal(true);
      }),
    );
    expect(normalizeCreditCode('９１ａ')).to.equal('91A');
  });

  it('gives a check only for 17 characters of the alphabet', () => {
    expect(checkCharacter('91440300192203821')).to.equal('6');
    expect(() => checkCharacter('9144')).to.throw(RangeError);
    expect(() => checkCharacter('9144030019220382I')).to.throw(RangeError);
  });
});
