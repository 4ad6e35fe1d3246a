import { expect } from 'chai';
import { readFrame } from '../../../client/src/ui/codeReader.ts';
import { codePicture } from '../../support/codePicture.ts';

const frame = (text: string, wish: Parameters<typeof codePicture>[1]) => {
  const { width, height, grey } = codePicture(text, wish);
  const data = new Uint8ClampedArray(width * height * 4);
  grey.forEach((tone, i) => data.set([tone, tone, tone, 255], i * 4));
  return { width, height, data };
};

describe('the reader of QR codes', () => {
  it('reads the code of a badge, held askew in a hall’s light, and finds none where there is none', () => {
    const text = 'K7Q2M9XW4RTBN8CD';
    for (const turned of [15, -40, 200])
      expect(readFrame(frame(text, { turned, noise: 25 })), `turned by ${turned}`).to.equal(text);
    const address = 'https://example.com/e/A1B2C3D4E5';
    expect(readFrame(frame(address, { width: 320, height: 240 }))).to.equal(address);
    const blank = { width: 320, height: 240, data: new Uint8ClampedArray(320 * 240 * 4).fill(180) };
    expect(readFrame(blank)).to.equal(null);
  });
});
