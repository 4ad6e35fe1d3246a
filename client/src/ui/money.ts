/** Units amounts are typed in, with the decimal places of a fen they have. */
export const MONEY_PLACES = { yuan: 2, wan: 6 } as const;
export type MoneyUnit = keyof typeof MONEY_PLACES;

/** Whole fen of a typed amount, exactly; null where it is no amount, or has parts of a fen. */
export function fenOf(text: string, unit: MoneyUnit): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥]/g, '');
  const parts = /^(\d{1,12})(?:\.(\d*))?$/.exec(plain);
  if (!parts) return null;
  const places = MONEY_PLACES[unit];
  const decimals = (parts[2] ?? '').replace(/0+$/, '');
  if (decimals.length > places) return null;
  const fen = Number(parts[1] + decimals.padEnd(places, '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}

/** The amount as one would type it. */
export function typedOf(fen: number, unit: MoneyUnit): string {
  const places = MONEY_PLACES[unit];
  const digits = String(fen).padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (decimals ? `.${decimals}` : '');
}
