import { stripGif } from './gif.ts';
import { stripJpeg } from './jpeg.ts';
import { stripPng } from './png.ts';
import { stripWebp } from './webp.ts';

/**
 * For each kind of picture, how to take out what is said about it (EXIF, XMP, IPTC, comments): where it was taken,
 * on whose machine, by whom. Nothing is coded anew, so the picture stays as it is, and is turned as it was.
 */
export const STRIP: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/gif': stripGif,
};
