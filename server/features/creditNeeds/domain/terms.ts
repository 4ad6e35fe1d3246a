import type { CreditProductContent } from '../../../../shared/schemas/creditProduct.ts';
import type { CreditNeedInput } from '../../../../shared/schemas/creditNeed.ts';

/** What of a need meets a product's own terms, before its rule is asked. */
export type Asked = Pick<CreditNeedInput, 'kinds' | 'amountFen' | 'termMonths' | 'highestAnnualBp'>;

/** A term of the product that the need is outside of; `wanted` is the nearest that would do. */
export interface TermMiss {
  term: 'amountFen' | 'termMonths' | 'highestAnnualBp';
  wanted: number;
  actual: number;
}

/** Whether a product is of a kind that was asked for. */
export const isOfKind = ({ kinds }: Asked, { kind }: CreditProductContent): boolean =>
  kinds.length === 0 || kinds.includes(kind);

/** Where amount and term of a need lie outside a product's. Asking for more than it lends is no miss: it covers a part. */
export function termMisses(
  { amountFen, termMonths }: Asked,
  { amount, term }: CreditProductContent,
): TermMiss[] {
  const misses: TermMiss[] = [];
  if (amountFen < amount.minFen) {
    misses.push({ term: 'amountFen', wanted: amount.minFen, actual: amountFen });
  }
  if (termMonths < term.minMonths) {
    misses.push({ term: 'termMonths', wanted: term.minMonths, actual: termMonths });
  }
  if (termMonths > term.maxMonths) {
    misses.push({ term: 'termMonths', wanted: term.maxMonths, actual: termMonths });
  }
  return misses;
}

/** The loan a product would make of a need: its amount and term, brought within the product's. */
export function loanOf({ amountFen, termMonths }: Asked, { amount, term }: CreditProductContent) {
  return {
    amountFen: Math.min(Math.max(amountFen, amount.minFen), amount.maxFen),
    months: Math.min(Math.max(termMonths, term.minMonths), term.maxMonths),
  };
}
