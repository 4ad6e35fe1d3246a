/** 统一社会信用代码 by GB 32100-2015: 18 characters, the last a check character. */

/** The code's alphabet in order of value: digits and capitals without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const MODULUS = 31;
/** Departments of registration and kinds, the administrative division, then the organisation's own part. */
const SHAPE = /^[1-9ANY][1-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** What is wrong with a code, from the coarsest: its length, a character that cannot stand there, its check. */
export type CreditCodeFault = 'length' | 'character' | 'check';

/** A code as people type and paste it: width folded, upper case, without spaces and hyphens. Guesses nothing else. */
export function normalizeCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—]/gu, '');
}

/**
 * The 18th character for the first 17 (weights 3^(i-1) mod 31).
 * Throws a RangeError when these are not 17 characters of the alphabet.
 */
export function checkCharacter(first17: string): string {
  if (first17.length !== LENGTH - 1)
    throw new RangeError('A credit code has 17 characters before its check.');
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError(`Not a character of a credit code: ${character}`);
    sum += value * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS]!;
}

/** What is wrong with a code, or null. Takes it as people write it. */
export function explainCreditCode(text: string): CreditCodeFault | null {
  const code = normalizeCreditCode(text);
  if (code.length !== LENGTH) return 'length';
  if (!SHAPE.test(code)) return 'character';
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? null : 'check';
}

/** Whether a text is a credit code, as people write it: compare and store `normalizeCreditCode` of it. */
export function isCreditCode(text: string): boolean {
  return explainCreditCode(text) === null;
}

/** The organisation part's own check character (GB 11714): weights of its first eight, mod 11, 10 written X. */
function organisationCheck(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * parseInt(first8[at]!, 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/**
 * A well-formed code of a firm registered in Guangzhou, the same for the same number: for demo data and tests only.
 * Distinct for integers from 0 to 99,999,999.
 */
export function makeCreditCode(seedNumber: number): string {
  const own = String(Math.abs(Math.trunc(seedNumber)) % 100_000_000).padStart(8, '0');
  const first17 = `91440101${own}${organisationCheck(own)}`;
  return first17 + checkCharacter(first17);
}
