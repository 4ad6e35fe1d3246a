/** The tag that says how a picture is to be turned: without it a photograph of a phone may lie on its side. */
const ORIENTATION = 0x0112;
const UPRIGHT = 1;

/** How the picture of these EXIF data is to be turned, 1 to 8; 1 where they do not say. */
export function orientationIn(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 4);
  if (tiff.length < 14 || (order !== 'II*\0' && order !== 'MM\0*')) return UPRIGHT;
  const little = order.startsWith('I');
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return UPRIGHT;
  for (let i = 0; i < short(start); i += 1) {
    const at = start + 2 + i * 12;
    if (at + 12 > tiff.length) break;
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : UPRIGHT;
  }
  return UPRIGHT;
}

/** EXIF data (TIFF 6.0, one directory) that say nothing but how to turn the picture; null where there is no need. */
export function exifOf(orientation: number): Buffer | null {
  if (orientation === UPRIGHT) return null;
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
