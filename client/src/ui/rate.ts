/** A rate a year, always with two places, as what is compared by them must be. */
export const rateText = (bp: number): string => `${(bp / 100).toFixed(2)}%`;

export const rateRange = ({ minBp, maxBp }: { minBp: number; maxBp: number }): string =>
  rateText(minBp) === rateText(maxBp) ? rateText(minBp) : `${rateText(minBp)} – ${rateText(maxBp)}`;
