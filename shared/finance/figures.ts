/** An amount in fen as yuan, to the fen: 1,234.50. */
export const exactYuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Basis points as percent, without the sign: 385 → 3.85. */
export const percentOf = (bp: number): string => (bp / 100).toFixed(2);
