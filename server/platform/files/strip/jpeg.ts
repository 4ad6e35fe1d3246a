import { exifOf, orientationIn } from './orientation.ts';

const EXIF = 'Exif\0\0';
/** What application segments may stay, by their marker: the format itself, the colours, and how they are coded. */
const APPLICATION: Record<number, string> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };
const [FILL, SCAN, END, COMMENT] = [0xff, 0xda, 0xd9, 0xfe];

/** Markers that stand alone, without a length. */
const isBare = (marker: number) => marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);

function isKept(marker: number, body: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = APPLICATION[marker];
  return name !== undefined && body.toString('latin1', 0, name.length) === name;
}

/** Where the coded picture that begins here ends: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(FILL, from); at !== -1; at = bytes.indexOf(FILL, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== FILL && !isBare(next)) return at;
  }
  return bytes.length;
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([FILL, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A JPEG (ITU-T T.81) without what is said about it; its coded picture as it is. What follows its end is left out. */
export function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 2 <= bytes.length) {
    const marker = bytes[at + 1]!;
    // Between segments decoders skip whatever is no marker.
    if (bytes[at] !== FILL || marker === FILL) at += 1;
    else if (isBare(marker)) at += 2;
    else if (marker === END) {
      kept.push(bytes.subarray(at, at + 2));
      break;
    } else {
      const end = at + 4 <= bytes.length ? at + 2 + bytes.readUInt16BE(at + 2) : Infinity;
      if (end > bytes.length) break;
      const body = bytes.subarray(at + 4, end);
      if (marker === 0xe1 && body.toString('latin1', 0, EXIF.length) === EXIF) {
        orientation = orientationIn(body.subarray(EXIF.length));
      }
      const next = marker === SCAN ? endOfScan(bytes, end) : end;
      if (isKept(marker, body)) kept.push(bytes.subarray(at, next));
      at = Math.max(next, at + 2);
    }
  }
  const exif = exifOf(orientation);
  // The format's own segment stays the first.
  const place = kept[0]?.[1] === 0xe0 ? 1 : 0;
  if (exif) kept.splice(place, 0, segment(0xe1, Buffer.concat([Buffer.from(EXIF, 'latin1'), exif])));
  return Buffer.concat([bytes.subarray(0, 2), ...kept]);
}
