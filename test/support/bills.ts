import { Bill } from '../../server/features/bills/index.ts';
import { Receivable } from '../../server/features/receivables/index.ts';
import type { BillDetail } from '../../shared/schemas/bill.ts';
import { addDays } from '../../shared/finance/businessDay.ts';
import { today } from '../../shared/localTime.ts';
import { call } from './client.ts';
import { aMember, fresh, type Persona } from './factories.ts';

/** A receivable that the anchor confirmed, straight into the database. */
export async function aConfirmedReceivable(
  anchor: Persona,
  supplier: Persona,
  { amountFen = 100_000_00, days = 90 } = {},
): Promise<string> {
  const [anchorId, supplierId] = [anchor.organisationId, supplier.organisationId];
  const contractNo = `HT-${fresh()}`;
  const row = await Receivable.create({
    ...{ anchorId, supplierId, parties: [anchorId, supplierId], contractNo, amountFen },
    ...{ issuedOn: today(), dueOn: addDays(today(), days), uploadedBy: 'supplier', state: 'confirmed' },
    ...{ standing: true, identity: contractNo },
  });
  return String(row._id);
}

/** Calls for a step that must take effect; the bill afterwards. */
export async function takeBill(
  by: Persona,
  id: string,
  step: string,
  body?: object,
  method = 'POST',
): Promise<BillDetail> {
  const answer = await call<BillDetail>(`${method} /bills/${id}/${step}`, { token: by.token, body });
  if (answer.status >= 300) throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A bill issued the way an anchor issues it. */
export async function aBill(
  anchor: Persona,
  supplier: Persona,
  wish: { amountFen?: number; days?: number } = {},
): Promise<BillDetail> {
  const receivableId = await aConfirmedReceivable(anchor, supplier, wish);
  const answer = await call<BillDetail>('POST /bills', { token: anchor.token, body: { receivableId } });
  if (answer.status !== 201) throw new Error(`no bill: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The one piece of a bill that somebody holds. */
export async function pieceOf(by: Persona, id: string): Promise<string> {
  const { body } = await call<BillDetail>(`GET /bills/${id}`, { token: by.token });
  const own = body.pieces.filter((piece) => piece.own && piece.state !== 'gone');
  if (own.length !== 1) throw new Error(`${own.length} pieces`);
  return own[0]!.id;
}

/** As if its due day had come. */
export const letFallDue = (id: string) => Bill.updateOne({ _id: id }, { $set: { dueOn: today() } });

export interface BillCast {
  anchor: Persona;
  supplier: Persona;
  /** Another supplier, further down the chain. */
  second: Persona;
  bank: Persona;
}
export async function aBillCast(): Promise<BillCast> {
  const [anchor, supplier, second, bank] = await Promise.all([
    aMember({ kind: 'anchor' }),
    aMember({ kind: 'sme' }),
    aMember({ kind: 'sme' }),
    aMember({ kind: 'bank' }),
  ]);
  return { anchor, supplier, second, bank };
}
