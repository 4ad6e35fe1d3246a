import { randomInt } from 'node:crypto';

/** Letters and figures that are not taken for one another when read from a poster. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What a poster's or a badge's QR code names. */
export const newCode = (length: number): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
