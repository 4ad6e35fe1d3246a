/** Extensions that make a picture move and repeat; comments, text and all else are said about it. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];
const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b];
const [CONTROL, APPLICATION] = [0xf9, 0xff];

/** Bytes of the colour table that a descriptor's flags announce. */
const tableOf = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Where the blocks that begin here end: after the first empty one. */
function afterBlocks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1;
  return Math.min(at + 1, bytes.length);
}

/** A GIF (89a) without comments and what programs wrote into it; its coded pictures as they are. */
export function stripGif(bytes: Buffer): Buffer {
  let at = 13 + tableOf(bytes[10] ?? 0);
  const kept: Buffer[] = [bytes.subarray(0, at)];
  while (at + 2 <= bytes.length) {
    if (bytes[at] === EXTENSION) {
      const end = afterBlocks(bytes, at + 2);
      const label = bytes[at + 1];
      const loops = label === APPLICATION && LOOPS.includes(bytes.toString('latin1', at + 3, at + 14));
      if (label === CONTROL || loops) kept.push(bytes.subarray(at, end));
      at = end;
    } else if (bytes[at] === IMAGE) {
      const end = afterBlocks(bytes, at + 11 + tableOf(bytes[at + 9] ?? 0));
      kept.push(bytes.subarray(at, end));
      at = end;
    } else break;
  }
  return Buffer.concat([...kept, Buffer.from([TRAILER])]);
}
