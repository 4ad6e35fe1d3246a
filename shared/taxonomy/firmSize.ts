/** Size classes, smallest first. */
export const FIRM_SIZES = ['micro', 'small', 'medium', 'large'] as const;
export type FirmSize = (typeof FIRM_SIZES)[number];

export interface FirmFigures {
  staff: number | null;
  /** Revenue of the last full year, in fen. */
  revenueFen: number | null;
}

const FEN_PER_MILLION_YUAN = 100_000_000;
/** Revenue from which an industrial firm counts as 规模以上: 20 million yuan a year. */
const ABOVE_SCALE_FEN = 20 * FEN_PER_MILLION_YUAN;

/** 工信部联企业〔2011〕300号, industry: both lower bounds must be met, else the firm is of the size below. */
export const LOWER_BOUNDS: readonly { size: FirmSize; staff: number; revenueFen: number }[] = [
  { size: 'large', staff: 1000, revenueFen: 400 * FEN_PER_MILLION_YUAN },
  { size: 'medium', staff: 300, revenueFen: 20 * FEN_PER_MILLION_YUAN },
  { size: 'small', staff: 20, revenueFen: 3 * FEN_PER_MILLION_YUAN },
];
const SMALLEST = LOWER_BOUNDS[LOWER_BOUNDS.length - 1]!;

/**
 * The size of an industrial firm; null where a missing figure could change it. One figure alone decides only the
 * smallest size: with fewer than 20 people, or below 3 million yuan, a firm is micro whatever the other figure is.
 */
export function firmSize({ staff, revenueFen }: FirmFigures): FirmSize | null {
  if (staff !== null && staff < SMALLEST.staff) return 'micro';
  if (revenueFen !== null && revenueFen < SMALLEST.revenueFen) return 'micro';
  if (staff === null || revenueFen === null) return null;
  const met = LOWER_BOUNDS.find((bound) => staff >= bound.staff && revenueFen >= bound.revenueFen);
  return met?.size ?? 'micro';
}

/** Whether a firm is 规模以上; null when its revenue is unknown. */
export function isAboveScale(revenueFen: number | null): boolean | null {
  return revenueFen === null ? null : revenueFen >= ABOVE_SCALE_FEN;
}
