import { AMOUNT_BANDS_FEN, LEAST_GROUP, TERM_BANDS_MONTHS } from '../../../../shared/schemas/creditNeed.ts';

/** What of a firm an outline may name; null where it is left out. */
export interface Traits {
  chain: string | null;
  sizeClass: string | null;
  region: string | null;
}

/** The lower and upper end of the band a value lies in; the last has no upper end. */
function bandOf(value: number, ends: readonly number[]): { from: number; to: number | null } {
  const at = ends.findIndex((end) => value <= end);
  const index = at < 0 ? ends.length : at;
  return { from: ends[index - 1] ?? 0, to: ends[index] ?? null };
}
export const amountBand = (fen: number) => bandOf(fen, AMOUNT_BANDS_FEN);
export const termBand = (months: number) => bandOf(months, TERM_BANDS_MONTHS);

/** From the most that can be said to the least: district, city, no region, no size, no chain. */
function generalisations({ chain, sizeClass, region }: Traits): Traits[] {
  const city = region && `${region.slice(0, 4)}00`;
  const said = [
    { chain, sizeClass, region },
    { chain, sizeClass, region: city },
    { chain, sizeClass, region: null },
    { chain, sizeClass: null, region: null },
    { chain: null, sizeClass: null, region: null },
  ];
  return said.filter((one, i) => i === 0 || JSON.stringify(one) !== JSON.stringify(said[i - 1]));
}

/**
 * The most that can be said of a firm so that at least five verified firms share it (k-anonymity); null where even
 * nothing at all would name it. `groupOf` counts the verified firms that a description fits.
 */
export function outlineTraits(traits: Traits, groupOf: (traits: Traits) => number): Traits | null {
  return generalisations(traits).find((one) => groupOf(one) >= LEAST_GROUP) ?? null;
}
