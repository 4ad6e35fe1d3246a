import mongoose from 'mongoose';
import type { ReceivableState } from '../../shared/schemas/receivable.ts';
import { identityOf, invoiceKeyOf, signed, type ReceivableDocument } from '../features/receivables/index.ts';
import { figure, idFor, type Calendar } from './calendar.ts';
import type { City } from './organisations.ts';

/** One debt of the demo: what an anchor owes a supplier, and how far it came. */
interface Debt {
  supplier: string;
  anchor: string;
  contract: string;
  /** 万元. */
  amount: number;
  /** Days since it was issued, and until it is due. */
  age: number;
  dueIn: number;
  state: ReceivableState;
  by?: 'anchor';
  reason?: string;
  /** Days since it became a bill. */
  billed?: number;
}

const DEBTS: readonly Debt[] = [
  {
    ...{ supplier: 'sme', anchor: 'anchor', contract: 'ZX-CG-2041' },
    amount: 86.4,
    age: 24,
    dueIn: 66,
    state: 'confirmed',
  },
  {
    ...{ supplier: 'sme', anchor: 'anchor', contract: 'ZX-CG-2058' },
    amount: 132.75,
    age: 11,
    dueIn: 109,
    state: 'confirmed',
    by: 'anchor',
  },
  {
    ...{ supplier: 'sme', anchor: 'anchor', contract: 'ZX-CG-2063' },
    amount: 45.2,
    age: 3,
    dueIn: 87,
    state: 'uploaded',
  },
  {
    ...{ supplier: 'sme', anchor: 'anchor', contract: 'ZX-CG-2064' },
    amount: 18.965,
    age: 2,
    dueIn: 88,
    state: 'uploaded',
  },
  {
    ...{ supplier: 'sme', anchor: 'anchor', contract: 'ZX-CG-2039' },
    ...{ amount: 27.3, age: 20, dueIn: 40, state: 'disputed' },
    reason: '第二批 200 件仍在检验，按实收数量应为 21.84 万元，请更正后重新登记。',
  },
  {
    ...{ supplier: 'sme', anchor: 'anchor', contract: 'ZX-CG-2017' },
    ...{ amount: 120, age: 38, dueIn: 82, state: 'assigned', billed: 30 },
  },
  {
    ...{ supplier: 'sme', anchor: 'anchor', contract: 'ZX-CG-1987' },
    amount: 64,
    age: 118,
    dueIn: -28,
    state: 'settled',
  },
  {
    ...{ supplier: '沅启', anchor: 'anchor', contract: 'ZX-CG-2060' },
    amount: 210,
    age: 6,
    dueIn: 84,
    state: 'uploaded',
  },
  {
    ...{ supplier: '砺坤', anchor: 'anchor', contract: 'ZX-MJ-0312' },
    amount: 318.5,
    age: 15,
    dueIn: 75,
    state: 'confirmed',
  },
];

/** The debts of the demo's past, not signed yet: that takes the platform's key. */
export function buildReceivables(calendar: Calendar, { parties }: City): ReceivableDocument[] {
  return DEBTS.map((debt): ReceivableDocument => {
    const [supplier, anchor] = [parties.get(debt.supplier)!, parties.get(debt.anchor)!];
    const by = debt.by ?? 'supplier';
    const at = calendar.at(Math.max(0, debt.age - 1), 10, figure(debt.contract, 0, 59));
    const answeredAt = calendar.at(Math.max(0, debt.age - 2), 15, figure(debt.contract, 0, 59));
    const uploader = by === 'anchor' ? anchor : supplier;
    const content = {
      contractNo: debt.contract,
      invoiceCode: '',
      // Twenty digits, as 数电发票 have them: year, region, the rest.
      invoiceNumber: `26442${String(figure(`invoice ${debt.contract}`, 100_000_000, 999_999_999)).padStart(15, '0')}`,
      amountFen: Math.round(debt.amount * 1_000_000),
      issuedOn: calendar.day(-debt.age),
      dueOn: calendar.day(debt.dueIn),
    };
    const ids = { supplierId: supplier.id, anchorId: anchor.id };
    const entry = (step: 'confirm' | 'dispute' | 'settle', when: Date, note = '') => ({
      ...{ at: when, step, side: 'anchor' as const, personId: anchor.personId, note },
    });
    const confirmedAt = by === 'anchor' ? at : answeredAt;
    const isConfirmed = ['confirmed', 'assigned', 'settled'].includes(debt.state);
    const billedAt = debt.billed === undefined ? null : calendar.at(debt.billed, 11, 15);
    const timeline: ReceivableDocument['timeline'] = [
      { at, step: 'upload', side: by, personId: uploader.personId, note: '' },
      ...(isConfirmed ? [entry('confirm', confirmedAt)] : []),
      ...(debt.reason ? [entry('dispute', answeredAt, debt.reason)] : []),
      ...(billedAt ? [{ at: billedAt, step: 'assign' as const, side: null, personId: null, note: '' }] : []),
      ...(debt.state === 'settled' ? [entry('settle', calendar.at(-debt.dueIn, 16))] : []),
    ];
    return {
      _id: idFor(`receivable ${debt.contract}`, at),
      ...content,
      ...ids,
      parties: [supplier.id, anchor.id],
      uploadedBy: by,
      state: debt.state,
      standing: true,
      identity: identityOf(ids, content),
      invoiceKey: invoiceKeyOf(content),
      firstConfirmation: null,
      confirmation: null,
      dispute: debt.reason ? { reason: debt.reason, at: answeredAt } : null,
      assignment: billedAt && {
        ...{ kind: 'bill' as const, id: idFor(`bill ${debt.contract}`, billedAt), at: billedAt },
      },
      registration: null,
      dueTold: debt.dueIn < 0,
      timeline,
      version: timeline.length - 1,
      createdAt: at,
      updatedAt: timeline.at(-1)!.at,
    };
  });
}

/** The same, each confirmed one signed as the platform signs. */
export const signReceivables = (rows: readonly ReceivableDocument[]): Promise<ReceivableDocument[]> =>
  Promise.all(
    rows.map(async (row) => {
      const confirmed = row.timeline.find(({ step }) => step === 'confirm');
      if (!confirmed) return row;
      const by = String(confirmed.personId ?? new mongoose.Types.ObjectId());
      return { ...row, confirmation: await signed(row, by, null, confirmed.at) };
    }),
  );
