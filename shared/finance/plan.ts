import { addDays, addMonths, daysBetween } from './businessDay.ts';
import { BANK_DAYS, BP, MONTHS, roundedQuotient } from './fraction.ts';

/** 等额本息, 等额本金, 先息后本, 到期还本付息. */
export const REPAYMENT_METHODS = ['equalInstalments', 'equalPrincipal', 'interestFirst', 'bullet'] as const;
export type RepaymentMethod = (typeof REPAYMENT_METHODS)[number];

/** When a fee is due: taken from what is paid out, with every payment, or with the last. */
export const FEE_TIMES = ['drawdown', 'payment', 'maturity'] as const;
export type FeeTime = (typeof FEE_TIMES)[number];

/** A fee: of the principal in basis points, or a fixed amount in fen, each time it is due. */
export interface Fee {
  when: FeeTime;
  bp?: number | undefined;
  fen?: number | undefined;
}

/** Whole months, each at a twelfth of the annual rate; or days, each at a 360th. */
export type Term = { months: number } | { days: number };

export interface PlanInput {
  /** Fen, ≥ 1. */
  principalFen: number;
  /** Nominal annual rate in basis points, ≥ 0. */
  annualBp: number;
  term: Term;
  /** A term in days takes `interestFirst` or `bullet` alone. */
  method: RepaymentMethod;
  /** YYYY-MM-DD. */
  drawnOn: string;
  fees?: readonly Fee[];
}

/** One payment, all in fen. */
export interface Payment {
  n: number;
  /** YYYY-MM-DD. */
  on: string;
  principalFen: number;
  interestFen: number;
  feeFen: number;
  /** Principal still owed after it. */
  remainingFen: number;
}

export interface RepaymentPlan {
  /** What the borrower gets: the principal less the fees taken at once. */
  receivedFen: number;
  rows: Payment[];
  totalInterestFen: number;
  totalFeeFen: number;
}

interface Part {
  on: string;
  principal: bigint;
  interest: bigint;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Payments by months: each month's interest on what is still owed, rounded half up; the last takes what is left. */
function byMonths(input: PlanInput, months: number): Part[] {
  const whole = BP * MONTHS;
  const rate = BigInt(input.annualBp);
  const count = BigInt(months);
  const principal = BigInt(input.principalFen);
  const on = (n: number): string => addMonths(input.drawnOn, n);
  if (input.method === 'bullet') {
    return [{ on: on(months), principal, interest: roundedQuotient(principal * rate * count, whole) }];
  }
  const growth = (whole + rate) ** count;
  // P·r·(1+r)ⁿ / ((1+r)ⁿ − 1), r = rate / whole, kept a fraction of whole numbers until it is rounded once.
  const instalment =
    rate === 0n
      ? roundedQuotient(principal, count)
      : roundedQuotient(principal * rate * growth, whole * (growth - whole ** count));
  const share = roundedQuotient(principal, count);
  let remaining = principal;
  return Array.from({ length: months }, (_, i) => {
    const interest = roundedQuotient(remaining * rate, whole);
    const wanted =
      input.method === 'interestFirst'
        ? 0n
        : input.method === 'equalPrincipal'
          ? share
          : instalment - interest;
    const paid = i === months - 1 ? remaining : least(wanted > 0n ? wanted : 0n, remaining);
    remaining -= paid;
    return { on: on(i + 1), principal: paid, interest };
  });
}

/** Payments where the term is days: all at its end, or the interest of each month's days on the way. */
function byDays(input: PlanInput, days: number): Part[] {
  const principal = BigInt(input.principalFen);
  const end = addDays(input.drawnOn, days);
  const interest = (from: string, to: string): bigint =>
    roundedQuotient(principal * BigInt(input.annualBp) * BigInt(daysBetween(from, to)), BP * BANK_DAYS);
  if (input.method === 'bullet') return [{ on: end, principal, interest: interest(input.drawnOn, end) }];
  const dates = [input.drawnOn];
  for (let n = 1; addMonths(input.drawnOn, n) < end; n++) dates.push(addMonths(input.drawnOn, n));
  dates.push(end);
  return dates.slice(1).map((on, i) => ({
    on,
    principal: on === end ? principal : 0n,
    interest: interest(dates[i]!, on),
  }));
}

/** A fee each time it is due, in fen. */
const feeOf = (fee: Fee, principalFen: number): bigint =>
  BigInt(fee.fen ?? 0) + roundedQuotient(BigInt(principalFen) * BigInt(fee.bp ?? 0), BP);

/** Methods that a term can be repaid by. */
export const methodsFor = (term: Term): readonly RepaymentMethod[] =>
  'months' in term ? REPAYMENT_METHODS : ['interestFirst', 'bullet'];

/**
 * The plan of repayments, exact to the fen: interest is rounded half up at each payment, and the last payment takes
 * the principal that is left. Throws RangeError for a method its term cannot have.
 */
export function repaymentPlan(input: PlanInput): RepaymentPlan {
  const { term, fees = [] } = input;
  if (!methodsFor(term).includes(input.method))
    throw new RangeError(`no ${input.method} over a term in days`);
  const parts = 'months' in term ? byMonths(input, term.months) : byDays(input, term.days);
  const due = (when: FeeTime): bigint =>
    fees.filter((fee) => fee.when === when).reduce((sum, fee) => sum + feeOf(fee, input.principalFen), 0n);
  const [first, each, last] = [due('drawdown'), due('payment'), due('maturity')];
  let remaining = BigInt(input.principalFen);
  const rows = parts.map((part, i) => {
    remaining -= part.principal;
    return {
      n: i + 1,
      on: part.on,
      principalFen: Number(part.principal),
      interestFen: Number(part.interest),
      feeFen: Number(each + (i === parts.length - 1 ? last : 0n)),
      remainingFen: Number(remaining),
    };
  });
  return {
    receivedFen: Number(BigInt(input.principalFen) - first),
    rows,
    totalInterestFen: rows.reduce((sum, row) => sum + row.interestFen, 0),
    totalFeeFen: rows.reduce((sum, row) => sum + row.feeFen, Number(first)),
  };
}
