/** numerator / denominator of whole numbers, rounded half up: how a fraction of a fen is settled. Both ≥ 0. */
export const roundedQuotient = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator);

/** Basis points in the whole. */
export const BP = 10_000n;
/** Months, and days as banks count them, in a year: a monthly rate is a twelfth, a daily one a 360th. */
export const MONTHS = 12n;
export const BANK_DAYS = 360n;
