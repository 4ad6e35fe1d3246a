import { exifOf, orientationIn } from './orientation.ts';

const HEADER = 12;
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** What the extended header says is there. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

/** A WebP (RFC 9649) without EXIF, XMP and what is not known; its coded picture as it is. */
export function stripWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation = 1;
  let extended: Buffer | null = null;
  for (let at = HEADER; at + 8 <= bytes.length;) {
    const type = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) break;
    // Chunks are filled up to an even length.
    const next = Math.min(end + (end % 2), bytes.length);
    const body = bytes.subarray(at + 8, end);
    if (type === 'EXIF') {
      const prefixed = body.toString('latin1', 0, 6) === 'Exif\0\0';
      orientation = orientationIn(prefixed ? body.subarray(6) : body);
    }
    if (type === 'VP8X' && body.length > 0) kept.push((extended = Buffer.from(bytes.subarray(at, next))));
    else if (KEPT.has(type)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  const exif = extended && exifOf(orientation);
  if (extended) extended[8] = (extended[8]! & ~(HAS_EXIF | HAS_XMP)) | (exif ? HAS_EXIF : 0);
  if (exif) {
    const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
    head.writeUInt32LE(exif.length, 4);
    kept.push(head, exif);
  }
  const header = Buffer.from(bytes.subarray(0, HEADER));
  header.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([header, ...kept]);
}
