import { crc32 } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { exifOf, orientationIn } from '../../../server/platform/files/strip/orientation.ts';
import { STRIP } from '../../../server/platform/files/strip/index.ts';
import { PNG } from '../../support/samples/world.ts';

const text = (value: string) => Buffer.from(value, 'latin1');
const SECRET = '采购方有限公司';
const secret = Buffer.from(SECRET);
const strip = (kind: string, bytes: Buffer) => STRIP[`image/${kind}`]!(bytes);
const sixth = exifOf(6)!;
/** Little-endian EXIF as a camera writes it: a maker first, then the orientation. */
const camera = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(38 + secret.length);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  [0x010f, 2, secret.length & 0xffff].forEach((value, i) => tiff.writeUInt16LE(value, 10 + 2 * i));
  [0x0112, 3, 1].forEach((value, i) => tiff.writeUInt16LE(value, 22 + 2 * i));
  tiff.writeUInt16LE(orientation, 30);
  secret.copy(tiff, 38);
  return tiff;
};

// JPEG
const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, text('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
const icc = segment(0xe2, text('ICC_PROFILE\0\x01\x01colours'));
const adobe = segment(0xee, text('Adobe\0d\0\0\0\0\x01'));
const table = segment(0xdb, Buffer.alloc(65, 1));
// Stuffed bytes, a restart and fill bytes are all part of the picture or of the way between.
const scan = (seed: number) =>
  Buffer.concat([
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([seed, 0xff, 0, 7, 0xff, 0xd0, 9]),
  ]);
const exif = (tiff: Buffer) => segment(0xe1, Buffer.concat([text('Exif\0\0'), tiff]));

// PNG
const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([text(type), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
};

// WebP
const riff = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([text('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};
const part = (type: string, data: Buffer): Buffer => {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

describe('what is said about a picture', () => {
  it('is taken out of a JPEG, its coded picture left byte for byte', () => {
    const said = [
      exif(camera(1)),
      segment(0xe1, Buffer.concat([text('http://ns.adobe.com/xap/1.0/\0'), secret])),
      segment(0xe2, Buffer.concat([text('MPF\0'), secret])),
      segment(0xed, Buffer.concat([text('Photoshop 3.0\0'), secret])),
      segment(0xfe, secret),
    ];
    const fill = Buffer.from([0xff, 0xff]);
    const given = Buffer.concat([
      ...[SOI, jfif, ...said, icc, adobe, fill, table, scan(1), segment(0xfe, secret), scan(2), EOI],
      ...[secret, SOI, ...said],
    ]);
    const wanted = Buffer.concat([SOI, jfif, icc, adobe, table, scan(1), scan(2), EOI]);
    expect(strip('jpeg', given).toString('hex')).to.equal(wanted.toString('hex'));
  });

  it('is taken out but for how a picture is turned', () => {
    const jpeg = strip('jpeg', Buffer.concat([SOI, jfif, exif(camera(6)), table, scan(1), EOI]));
    expect(jpeg).to.deep.equal(Buffer.concat([SOI, jfif, exif(sixth), table, scan(1), EOI]));

    const [ihdr, idat, iend] = [
      chunk('IHDR', Buffer.alloc(13, 1)),
      chunk('IDAT', text('x')),
      chunk('IEND', text('')),
    ];
    const png = strip('png', Buffer.concat([PNG.subarray(0, 8), ihdr, chunk('eXIf', camera(6)), idat, iend]));
    expect(png).to.deep.equal(Buffer.concat([PNG.subarray(0, 8), ihdr, chunk('eXIf', sixth), idat, iend]));

    const header = (flags: number) => part('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const picture = part('VP8 ', text('odd'));
    const webp = strip('webp', riff(header(0x2c), picture, part('EXIF', camera(6)), part('XMP ', secret)));
    expect(webp).to.deep.equal(riff(header(0x28), picture, part('EXIF', sixth)));
    for (let turn = 2; turn <= 8; turn += 1) {
      expect(orientationIn(exifOf(turn)!)).to.equal(turn);
      expect(orientationIn(camera(turn))).to.equal(turn);
    }
  });

  it('is taken out of a PNG', () => {
    const [ihdr, ...rest] = [PNG.subarray(8, 33), PNG.subarray(33)];
    const said = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'vpAg'].map((type) => chunk(type, secret));
    const colours = chunk('gAMA', Buffer.alloc(4, 1));
    const given = Buffer.concat([PNG.subarray(0, 8), ihdr!, ...said, colours, ...rest, secret]);
    expect(strip('png', given)).to.deep.equal(Buffer.concat([PNG.subarray(0, 8), ihdr!, colours, ...rest]));
    expect(strip('png', PNG)).to.deep.equal(PNG);
  });

  it('is taken out of a WebP, and its header tells so', () => {
    const header = (flags: number) => part('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const kept = [part('ICCP', text('colours')), part('ALPH', text('a')), part('VP8 ', text('picture'))];
    const given = riff(
      header(0x3c),
      ...kept,
      part('EXIF', camera(1)),
      part('XMP ', secret),
      part('NOTE', secret),
    );
    expect(strip('webp', given)).to.deep.equal(riff(header(0x30), ...kept));
  });

  it('is taken out of a GIF, which goes on moving', () => {
    const blocks = (...data: Buffer[]) =>
      Buffer.concat([
        ...data.map((one) => Buffer.concat([Buffer.from([one.length]), one])),
        Buffer.from([0]),
      ]);
    const screen = Buffer.concat([text('GIF89a'), Buffer.from([1, 0, 1, 0, 0x80, 0, 0]), Buffer.alloc(6, 9)]);
    const extension = (label: number, ...data: Buffer[]) =>
      Buffer.concat([Buffer.from([0x21, label]), blocks(...data)]);
    const loop = extension(0xff, text('NETSCAPE2.0'), Buffer.from([1, 0, 0]));
    const control = extension(0xf9, Buffer.from([4, 1, 0, 0]));
    const image = Buffer.concat([
      Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2]),
      blocks(Buffer.from([0x44, 1])),
    ]);
    const end = Buffer.from([0x3b]);
    const said = [
      extension(0xfe, secret),
      extension(0xff, text('XMP DataXMP'), secret),
      extension(0x01, secret),
    ];
    const given = Buffer.concat([
      screen,
      loop,
      ...said,
      control,
      image,
      ...said,
      control,
      image,
      end,
      secret,
    ]);
    expect(strip('gif', given)).to.deep.equal(
      Buffer.concat([screen, loop, control, image, control, image, end]),
    );
  });

  it('is looked for in whatever is given, broken or not, in bounded time', () => {
    const heads: Record<string, Buffer> = {
      jpeg: SOI,
      png: PNG.subarray(0, 8),
      webp: riff(),
      gif: text('GIF89a\x01\0\x01\0\x80\0\0'),
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(heads)),
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(Buffer.alloc(0), exif(camera(3)), chunk('eXIf', camera(3)), part('EXIF', camera(3))),
        fc.nat(500),
        (kind, tail, piece, cut) => {
          const given = Buffer.concat([heads[kind]!, piece, tail]);
          const bytes = given.subarray(0, Math.max(heads[kind]!.length, given.length - cut));
          // Never more than there was, but for an end that was missing.
          expect(strip(kind, bytes).length).to.be.at.most(bytes.length + 1);
        },
      ),
    );
  });
});
