import { costOf } from '../../../../shared/finance/annualCost.ts';
import {
  FEE_TIMES,
  methodsFor,
  REPAYMENT_METHODS,
  repaymentPlan,
  type Fee,
  type FeeTime,
  type PlanInput,
  type RepaymentMethod,
  type RepaymentPlan,
  type Term,
} from '../../../../shared/finance/plan.ts';
import { fenOf } from '../../ui/money.ts';

/** A fee as it is typed: a share of the principal in per cent, or an amount in yuan. */
export interface FeeForm {
  when: FeeTime;
  kind: 'percent' | 'fixed';
  text: string;
}
/** The form as it is typed. */
export interface LoanForm {
  amountFen: number | null;
  /** Nominal rate a year in per cent. */
  rate: string;
  term: string;
  unit: 'months' | 'days';
  method: RepaymentMethod;
  drawnOn: string;
  fees: FeeForm[];
}

export const MOST_MONTHS = 360;
export const MOST_DAYS = 3650;
export const MOST_FEES = 6;
const MOST_BP = 10_000;
/** What amounts are counted up to everywhere: a trillion yuan. */
const MOST_FEN = 100_000_000_000_000;

/** A typed per cent in basis points, exactly; null where it is none, is over 100 %, or has parts of a basis point. */
export function bpOf(text: string): number | null {
  const bp = fenOf(text.normalize('NFKC').replace(/%\s*$/, ''), 'yuan');
  return bp === null || bp > MOST_BP ? null : bp;
}

/** Basis points in per cent, with two places. */
export const percent = (bp: number): string => (bp / 100).toFixed(2);

function termOf({ term, unit }: Pick<LoanForm, 'term' | 'unit'>): Term | null {
  const text = term.normalize('NFKC').trim();
  if (!/^\d{1,4}$/.test(text)) return null;
  const count = Number(text);
  if (count < 1 || count > (unit === 'months' ? MOST_MONTHS : MOST_DAYS)) return null;
  return unit === 'months' ? { months: count } : { days: count };
}

function feeOf({ when, kind, text }: FeeForm): Fee | null {
  const amount = kind === 'percent' ? bpOf(text) : fenOf(text, 'yuan');
  if (amount === null) return null;
  return kind === 'percent' ? { when, bp: amount } : { when, fen: amount };
}

export type FieldName = 'amount' | 'rate' | 'term' | 'drawnOn' | `fee${number}`;

/** The form as an input of the plan, or the fields that are not right yet. A fee left empty is none. */
export function inputOf(form: LoanForm): { input: PlanInput } | { wrong: FieldName[] } {
  const annualBp = bpOf(form.rate);
  const term = termOf(form);
  const typed = form.fees.filter(({ text }) => text.trim() !== '');
  const fees = typed.map(feeOf);
  const wrong: FieldName[] = [];
  if (form.amountFen === null || form.amountFen < 1 || form.amountFen > MOST_FEN) wrong.push('amount');
  if (annualBp === null) wrong.push('rate');
  if (!term) wrong.push('term');
  if (!/^\d{4}-\d\d-\d\d$/.test(form.drawnOn) || Number.isNaN(Date.parse(form.drawnOn)))
    wrong.push('drawnOn');
  form.fees.forEach((fee, i) => {
    if (fee.text.trim() !== '' && feeOf(fee) === null) wrong.push(`fee${i}`);
  });
  if (wrong.length > 0) return { wrong };
  return {
    input: {
      principalFen: form.amountFen!,
      annualBp: annualBp!,
      term: term!,
      method: methodsFor(term!).includes(form.method) ? form.method : 'bullet',
      drawnOn: form.drawnOn,
      fees: fees.filter((fee) => fee !== null),
    },
  };
}

/** A loan reckoned in one way. */
export interface Reckoned {
  method: RepaymentMethod;
  plan: RepaymentPlan;
  /** 年化利率: the internal rate of return, compound, in basis points; null where fees take all of the loan. */
  costBp: number | null;
  /** Everything paid back, with interest and with fees whenever they are due. */
  totalFen: number;
  highestFen: number;
}

const paidIn = ({ principalFen, interestFen, feeFen }: RepaymentPlan['rows'][number]): number =>
  principalFen + interestFen + feeFen;

export function reckon(input: PlanInput): Reckoned {
  const plan = repaymentPlan(input);
  return {
    method: input.method,
    plan,
    costBp: costOf(input, plan),
    totalFen: input.principalFen + plan.totalInterestFen + plan.totalFeeFen,
    highestFen: Math.max(...plan.rows.map(paidIn)),
  };
}

/** The same loan by each way it can be repaid, the cheapest in true annual cost first. */
export function compare(input: PlanInput): Reckoned[] {
  return methodsFor(input.term)
    .map((method) => reckon({ ...input, method }))
    .sort(
      (a, b) =>
        (a.costBp ?? Infinity) - (b.costBp ?? Infinity) ||
        REPAYMENT_METHODS.indexOf(a.method) - REPAYMENT_METHODS.indexOf(b.method),
    );
}

/** Fen as yuan with two places and nothing else, as sheets read it. */
export const plainYuan = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** The plan as rows of text: a heading, the payments, the sums. */
export function sheetOf(plan: RepaymentPlan, heading: readonly string[], sum: string): string[][] {
  const principal = plan.rows.reduce((total, row) => total + row.principalFen, 0);
  const later = plan.rows.reduce((total, row) => total + row.feeFen, 0);
  const row = (first: string, on: string, fens: number[], rest: string) => [
    ...[first, on],
    ...fens.map(plainYuan),
    rest,
  ];
  return [
    [...heading],
    ...plan.rows.map((one) =>
      row(
        String(one.n),
        one.on,
        [paidIn(one), one.principalFen, one.interestFen, one.feeFen],
        plainYuan(one.remainingFen),
      ),
    ),
    row(sum, '', [principal + plan.totalInterestFen + later, principal, plan.totalInterestFen, later], ''),
  ];
}

/** As CSV that spreadsheet programs open rightly: with a byte order mark, and quotes where need be. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows
    .map((row) =>
      row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n')}\r\n`;

/** As text that pastes into cells. */
export const tabbedOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join('\t')).join('\n');

export interface Bar {
  x: number;
  width: number;
  /** From the bottom up, in parts of the height. */
  principal: number;
  interest: number;
  fee: number;
}

/** The payments as stacked bars over a width of 1, the highest as high as 1. */
export function barsOf({ plan, highestFen }: Reckoned): Bar[] {
  const width = 1 / plan.rows.length;
  return plan.rows.map((row, i) => ({
    x: i * width,
    width,
    principal: row.principalFen / highestFen,
    interest: row.interestFen / highestFen,
    fee: row.feeFen / highestFen,
  }));
}

const WHENS: readonly string[] = FEE_TIMES;

/** The form as it stands in the address, so that a calculation can be sent, marked and gone back to. */
export function queryOf(form: LoanForm): Record<string, string | string[]> {
  return {
    ...(form.amountFen === null ? {} : { amount: plainYuan(form.amountFen) }),
    rate: form.rate,
    [form.unit]: form.term,
    method: form.method,
    from: form.drawnOn,
    fee: form.fees.filter(({ text }) => text.trim()).map(({ when, kind, text }) => `${when}.${kind}.${text}`),
  };
}

/** A form from an address; what it does not say, or says wrongly, is as in `otherwise`. */
export function formOf(query: Readonly<Record<string, unknown>>, otherwise: LoanForm): LoanForm {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined);
  const method = text('method') as RepaymentMethod;
  const from = text('from') ?? '';
  const fees = [query['fee']].flat().flatMap((one): FeeForm[] => {
    const [, when = '', kind = '', typed = ''] = /^(\w+)\.(\w+)\.(.{0,20})$/.exec(String(one ?? '')) ?? [];
    return WHENS.includes(when) && (kind === 'percent' || kind === 'fixed')
      ? [{ when: when as FeeTime, kind, text: typed }]
      : [];
  });
  return {
    amountFen: fenOf(text('amount') ?? '', 'yuan') ?? otherwise.amountFen,
    rate: text('rate')?.slice(0, 12) ?? otherwise.rate,
    term: (text('months') ?? text('days'))?.slice(0, 4) ?? otherwise.term,
    unit: text('months') === undefined && text('days') !== undefined ? 'days' : 'months',
    method: REPAYMENT_METHODS.includes(method) ? method : otherwise.method,
    drawnOn: /^\d{4}-\d\d-\d\d$/.test(from) ? from : otherwise.drawnOn,
    fees: fees.length > 0 ? fees.slice(0, MOST_FEES) : otherwise.fees,
  };
}
