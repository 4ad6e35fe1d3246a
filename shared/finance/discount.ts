import { daysBetween } from './businessDay.ts';
import { BANK_DAYS, BP, roundedQuotient } from './fraction.ts';

export interface DiscountInput {
  /** Face value in fen. */
  amountFen: number;
  /** Discount rate a year in basis points. */
  annualBp: number;
  /** YYYY-MM-DD. */
  on: string;
  dueOn: string;
}

/**
 * What a bill is worth when discounted (贴现): face value less the interest from that day to the due day, at a 360th of
 * the annual rate a day, rounded half up to the fen.
 */
export function discountOf({ amountFen, annualBp, on, dueOn }: DiscountInput) {
  const days = Math.max(0, daysBetween(on, dueOn));
  const interestFen = Number(
    roundedQuotient(BigInt(amountFen) * BigInt(annualBp) * BigInt(days), BP * BANK_DAYS),
  );
  return { days, interestFen, priceFen: amountFen - interestFen };
}
