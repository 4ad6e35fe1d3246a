import type { LprRate } from '../taxonomy/lpr.ts';

/** What a rate counts from: nothing, or the loan prime rate of one or five years. */
export const RATE_BASES = ['fixed', 'lpr1y', 'lpr5y'] as const;
export type RateBase = (typeof RATE_BASES)[number];

/** A product's range of rates: nominal and annual for a fixed one, points added to the LPR otherwise (may be negative). */
export interface RateRange {
  base: RateBase;
  minBp: number;
  maxBp: number;
}

/** The points a base contributes. */
const baseBp = (base: RateBase, lpr: LprRate): number =>
  base === 'fixed' ? 0 : base === 'lpr1y' ? lpr.oneYearBp : lpr.fiveYearBp;

/** The annual rates a range comes to; never below nothing. */
export function annualRange(
  { base, minBp, maxBp }: RateRange,
  lpr: LprRate,
): { minBp: number; maxBp: number } {
  const from = baseBp(base, lpr);
  return { minBp: Math.max(0, from + minBp), maxBp: Math.max(0, from + maxBp) };
}
