import type { Bilingual } from '../../../shared/locale.ts';
import type {
  ReceivableContent,
  ReceivableSide,
  ReceivableState,
  ReceivableStep,
} from '../../../shared/schemas/receivable.ts';

export interface StepRule {
  from: readonly ReceivableState[];
  to: ReceivableState;
  /** Which side takes it; null: a financing or a bill. */
  by: ReceivableSide | 'uploader' | null;
}

/** The life of a receivable. A disputed one can be confirmed once the two agree. */
export const STEPS = {
  confirmFirst: { from: ['uploaded', 'disputed'], to: 'uploaded', by: 'anchor' },
  confirm: { from: ['uploaded', 'disputed'], to: 'confirmed', by: 'anchor' },
  dispute: { from: ['uploaded'], to: 'disputed', by: 'anchor' },
  withdraw: { from: ['uploaded', 'disputed'], to: 'withdrawn', by: 'uploader' },
  assign: { from: ['confirmed'], to: 'assigned', by: null },
  release: { from: ['assigned'], to: 'confirmed', by: null },
  settle: { from: ['confirmed', 'assigned'], to: 'settled', by: 'anchor' },
} as const satisfies Record<Exclude<ReceivableStep, 'upload'>, StepRule>;
export type Step = keyof typeof STEPS;

const RULES: Record<Step, StepRule> = STEPS;

/** Whether a step is a side's to take at all, whatever the state. */
function isFor(step: Step, side: ReceivableSide, uploadedBy: ReceivableSide): boolean {
  const { by } = RULES[step];
  return by === side || (by === 'uploader' && uploadedBy === side);
}

/** Width, case, blanks and dashes do not make another contract or invoice. */
const key = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_/]/gu, '');

export interface Parties {
  supplierId: string | { toString(): string };
  anchorId: string | { toString(): string };
}

/** What makes a receivable the one it is: parties, contract, invoice and amount. */
export const identityOf = (parties: Parties, content: ReceivableContent): string =>
  [
    String(parties.supplierId),
    String(parties.anchorId),
    key(content.contractNo),
    content.invoiceCode,
    content.invoiceNumber,
    content.amountFen,
  ].join('|');

/** An invoice stands on one receivable only, whatever amount or debtor is said; null where none was given. */
export const invoiceKeyOf = (content: ReceivableContent): string | null =>
  content.invoiceNumber === '' ? null : `${content.invoiceCode}|${content.invoiceNumber}`;

export interface Fault {
  path: keyof ReceivableContent;
  code: string;
  told: Bilingual;
}

/** What is wrong with a receivable's content taken together. `day` is today, YYYY-MM-DD. */
export function faultsOf(content: ReceivableContent, day: string): Fault[] {
  const faults: Fault[] = [];
  const say = (path: Fault['path'], code: string, zh: string, en: string) =>
    faults.push({ path, code, told: { zh, en } });
  const { issuedOn, dueOn, invoiceCode, invoiceNumber } = content;
  if (issuedOn > day) say('issuedOn', 'in_future', '开票日期不能晚于今天', 'It cannot be later than today');
  if (dueOn < issuedOn)
    say('dueOn', 'before_issue', '到期日不能早于开票日期', 'It cannot be due before it was issued');
  else if (dueOn < day) say('dueOn', 'past', '已过到期日，不能再登记', 'It is past its due day already');
  if (invoiceNumber.length === 8 && invoiceCode === '')
    say(
      'invoiceCode',
      'missing',
      '8 位发票号码须同时填写发票代码',
      'A number of 8 digits needs the invoice’s code',
    );
  if (invoiceNumber === '' && invoiceCode !== '')
    say('invoiceNumber', 'missing', '请填写发票号码', 'Give the invoice’s number too');
  return faults;
}

export interface Standing {
  state: ReceivableState;
  uploadedBy: ReceivableSide;
  /** Who gave the first of two confirmations. */
  firstBy: string | null;
  /** What it is assigned to. */
  assignedTo: 'application' | 'bill' | null;
}

/** What of a person matters to what it may do. */
export interface Mover {
  side: ReceivableSide;
  personId: string;
  mayAct: boolean;
  /** Whether it answers for its organisation: what binds the anchor is for such. */
  mayBind: boolean;
}

/** The steps a person may take now. Both confirmations are one act to whoever gives them. */
export function stepsFor(standing: Standing, mover: Mover): Step[] {
  return (['confirm', 'dispute', 'withdraw', 'settle'] as const).filter((step) => {
    if (!RULES[step].from.includes(standing.state)) return false;
    if (!isFor(step, mover.side, standing.uploadedBy) || !mover.mayAct) return false;
    if (step === 'confirm') return mover.mayBind && standing.firstBy !== mover.personId;
    if (step === 'settle') return mover.mayBind && standing.assignedTo !== 'bill';
    return true;
  });
}

export type Refusal =
  'receivable.notYours' | 'receivable.alreadyConfirmed' | 'receivable.onBill' | 'state.conflict';

/** Why a side's step did not take effect in the state it is in; null where it may. */
export function whyRefused(step: Step, side: ReceivableSide, standing: Standing): Refusal | null {
  if (!isFor(step, side, standing.uploadedBy)) return 'receivable.notYours';
  if (step === 'settle' && standing.state === 'assigned' && standing.assignedTo === 'bill')
    return 'receivable.onBill';
  if (RULES[step].from.includes(standing.state)) return null;
  const confirmed = ['confirmed', 'assigned', 'settled'].includes(standing.state);
  return step !== 'settle' && confirmed ? 'receivable.alreadyConfirmed' : 'state.conflict';
}

/**
 * What a person's confirmation does: it confirms; or is the first of two; or must be another person's. An
 * organisation that no longer asks for two takes the one.
 */
export function confirmationBy(
  personId: string,
  firstBy: string | null,
  needsSecond: boolean,
): { step: 'confirm' | 'confirmFirst'; by: string; secondBy: string | null } | null {
  if (!needsSecond) return { step: 'confirm', by: personId, secondBy: null };
  if (firstBy === null) return { step: 'confirmFirst', by: personId, secondBy: null };
  return firstBy === personId ? null : { step: 'confirm', by: firstBy, secondBy: personId };
}
