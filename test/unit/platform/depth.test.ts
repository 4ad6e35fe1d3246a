import { expect } from 'chai';
import fc from 'fast-check';
import { isTooDeep } from '../../../server/platform/http/depth.ts';

const bytes = (text: string) => Buffer.from(text);
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('the depth of a body', () => {
  it('is that of what it says, whatever stands in its texts', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 9 }), fc.integer({ min: 0, max: 9 }), (value, most) => {
        expect(isTooDeep(bytes(JSON.stringify(value)), most)).to.equal(depthOf(value) > most);
        expect(isTooDeep(bytes(JSON.stringify(value, null, 2)), most)).to.equal(depthOf(value) > most);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts no bracket of a text, nor ends one at an escaped quote', () => {
    expect(isTooDeep(bytes(JSON.stringify(['[[[["[[[[', '\\"[[[', '\\\\', '{{'])), 1)).to.equal(false);
    expect(isTooDeep(bytes('["\\\\",[[]]]'), 2)).to.equal(true);
  });

  it('of 64 is taken, of 65 is not, and what is broken is left to the parser', () => {
    const nested = (levels: number) => bytes(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    expect(isTooDeep(nested(64))).to.equal(false);
    expect(isTooDeep(nested(65))).to.equal(true);
    expect(isTooDeep(bytes(']]]}}}"'))).to.equal(false);
    expect(isTooDeep(bytes('"\\'))).to.equal(false);
    expect(isTooDeep(bytes(''))).to.equal(false);
  });
});
