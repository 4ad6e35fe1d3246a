import { expect } from 'chai';
import { Audit } from '../../../server/features/audit/index.ts';
import { Bill, BillEntry, BillPiece } from '../../../server/features/bills/index.ts';
import { remindOfDueBills } from '../../../server/features/bills/due.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import { Receivable } from '../../../server/features/receivables/index.ts';
import { discountOf } from '../../../shared/finance/discount.ts';
import { today } from '../../../shared/localTime.ts';
import type { Bill as Shown, BillDetail, BillPiece as Piece } from '../../../shared/schemas/bill.ts';
import type { NotificationKind } from '../../../shared/schemas/notification.ts';
import {
  aBill,
  aBillCast,
  aConfirmedReceivable,
  letFallDue,
  pieceOf,
  takeBill,
  type BillCast,
} from '../../support/bills.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { until } from '../../support/live.ts';

const read = async (by: Persona, id: string): Promise<BillDetail> =>
  (await call<BillDetail>(`GET /bills/${id}`, { token: by.token })).body;
const refused = async (by: Persona, id: string, step: string, body?: object, method = 'POST') =>
  (await callForProblem(`${method} /bills/${id}/${step}`, { token: by.token, body })).body.code;
const list = async (by: Persona, side: string, state?: string[]) =>
  (
    await call<{ items: Shown[]; totals: { heldFen: number; issuedFen: number; toAnswer: number } }>(
      'GET /bills',
      { token: by.token, query: { side, state } },
    )
  ).body;
const holding = (bill: BillDetail): Piece[] => bill.pieces.filter((one) => one.own && one.state !== 'gone');
const told = async (by: Persona, kind: NotificationKind) => {
  const find = () => Notification.find({ personId: by.personId, kind }).lean();
  await until(async () => (await find()).length > 0, `${kind} is told`);
  return find();
};

/** Passes a piece on and has it accepted; the new piece's id. */
async function endorse(from: Persona, to: Persona, id: string, pieceId: string): Promise<string> {
  await takeBill(from, id, `pieces/${pieceId}/endorsement`, { toId: to.organisationId });
  const after = await takeBill(to, id, `pieces/${pieceId}/acceptance`, {});
  return holding(after).find((one) => one.parentId === null)!.id;
}

describe('a supply-chain bill', () => {
  let cast: BillCast;
  before(async () => void (cast = await aBillCast()));

  it('goes from the anchor over two suppliers and a bank to payment, and its ledger balances', async () => {
    const { anchor, supplier, second, bank } = cast;
    const bill = await aBill(anchor, supplier, { amountFen: 1_000_000_00, days: 120 });
    expect(bill).to.deep.include({ amountFen: 1_000_000_00, state: 'active', issuedOn: today() });
    expect(bill.number).to.match(/^LQ-\d{8}-[0-9A-F]{10}$/);
    expect(await told(supplier, 'bill.issued')).to.have.length(1);
    const receivable = await Receivable.findById(bill.receivableId).lean();
    expect(receivable!.state).to.equal('assigned');
    expect(receivable!.assignment).to.deep.include({ kind: 'bill' });

    const root = await pieceOf(supplier, bill.id);
    const parted = await takeBill(supplier, bill.id, `pieces/${root}/split`, { amountFen: 300_000_00 });
    expect(holding(parted).map((one) => one.amountFen)).to.deep.equal([300_000_00, 700_000_00]);
    expect(parted.mine.heldFen).to.equal(1_000_000_00);
    const [small, large] = holding(parted).map((one) => one.id) as [string, string];

    const offered = await takeBill(supplier, bill.id, `pieces/${small}/endorsement`, {
      toId: second.organisationId,
      note: '三月货款',
    });
    expect(offered.mine).to.deep.equal({ heldFen: 1_000_000_00, offeredFen: 300_000_00, toAnswer: 0 });
    await told(second, 'bill.offered');
    expect((await list(second, 'offered')).items.map(({ id }) => id)).to.deep.equal([bill.id]);
    const seen = await read(second, bill.id);
    expect(seen.pieces).to.have.length(1);
    expect(seen.pieces[0]).to.deep.include({ amountFen: 300_000_00, own: false, can: ['accept', 'refuse'] });
    expect(seen.pieces[0]!.offer).to.deep.include({ note: '三月货款' });
    await takeBill(second, bill.id, `pieces/${small}/acceptance`, {});
    await told(supplier, 'bill.answered');

    await takeBill(supplier, bill.id, `pieces/${large}/discount`, { toId: bank.organisationId });
    const quoted = await takeBill(bank, bill.id, `pieces/${large}/quote`, {
      annualBp: 180,
      validUntil: today(),
    });
    const price = discountOf({ amountFen: 700_000_00, annualBp: 180, on: today(), dueOn: bill.dueOn });
    expect(quoted.pieces[0]!.offer!.quote).to.deep.equal({ annualBp: 180, validUntil: today(), ...price });
    await told(supplier, 'bill.quoted');
    const waiting = await list(supplier, 'held');
    expect(waiting.totals).to.deep.equal({ heldFen: 700_000_00, issuedFen: 0, toAnswer: 1 });
    expect(await refused(supplier, bill.id, `pieces/${large}/acceptance`, {})).to.equal('bill.priceChanged');
    await takeBill(supplier, bill.id, `pieces/${large}/acceptance`, { priceFen: price.priceFen });
    await told(bank, 'bill.answered');
    const discounted = (await read(bank, bill.id)).entries[0]!;
    expect(discounted).to.deep.include({ kind: 'discount', amountFen: 700_000_00 });
    expect(discounted.discount).to.deep.equal({ annualBp: 180, ...price });

    expect(await refused(anchor, bill.id, 'settlement')).to.equal('bill.notDue');
    await letFallDue(bill.id);
    await remindOfDueBills(today());
    await remindOfDueBills(today());
    expect(await told(anchor, 'bill.due')).to.have.length(1);
    const own = await pieceOf(bank, bill.id);
    expect(await refused(bank, bill.id, `pieces/${own}/split`, { amountFen: 1 })).to.equal('bill.due');
    const paying = await read(anchor, bill.id);
    expect(paying.can).to.deep.equal(['settle']);
    expect(
      paying.pieces.filter(({ state }) => state === 'held').map((one) => [one.holder.id, one.amountFen]),
    ).to.have.deep.members([
      [second.organisationId, 300_000_00],
      [bank.organisationId, 700_000_00],
    ]);
    const settled = await takeBill(anchor, bill.id, 'settlement');
    expect(settled.state).to.equal('settled');
    await Promise.all([told(second, 'bill.settled'), told(bank, 'bill.settled')]);
    const [paid] = await told(second, 'bill.settled');
    expect(paid!.params['amount']).to.equal('300,000.00');
    expect((await Receivable.findById(bill.receivableId).lean())!.state).to.equal('settled');
    expect(await refused(anchor, bill.id, 'settlement')).to.equal('bill.ended');

    const entries = await BillEntry.find({ billId: bill.id }).sort({ seq: 1 }).lean();
    expect(entries.map(({ seq, kind }) => `${seq} ${kind}`)).to.deep.equal([
      ...['1 issue', '2 split', '3 endorse', '4 discount', '5 settle'],
    ]);
    for (const { lines } of entries) expect(lines.reduce((sum, { fen }) => sum + fen, 0)).to.equal(0);
    expect(await BillPiece.countDocuments({ billId: bill.id, state: { $ne: 'gone' } })).to.equal(0);
    const actions = await Audit.find({ subjectKind: 'bill', subjectId: bill.id }).sort({ _id: 1 }).lean();
    expect(actions.map(({ action }) => action)).to.deep.equal([
      ...['bill.issued', 'bill.split', 'bill.offered', 'bill.accepted', 'bill.offered', 'bill.quoted'],
      ...['bill.accepted', 'bill.settled'],
    ]);
  });

  it('shows each holder its own part alone, and the issuer whom it pays when it is due', async () => {
    const { anchor, supplier, second, bank } = cast;
    const [third, stranger] = await Promise.all([aMember({ kind: 'sme' }), aMember({ kind: 'sme' })]);
    const { id } = await aBill(anchor, supplier, { amountFen: 1000 });
    const root = await pieceOf(supplier, id);
    const parted = await takeBill(supplier, id, `pieces/${root}/split`, { amountFen: 400 });
    const [part] = holding(parted);
    const atSecond = await endorse(supplier, second, id, part!.id);
    const atThird = await endorse(second, third, id, atSecond);
    await takeBill(third, id, `pieces/${atThird}/discount`, { toId: bank.organisationId });

    const names = (value: unknown) => {
      const text = JSON.stringify(value);
      const all = { anchor, supplier, second, third, bank, stranger };
      return Object.entries(all)
        .filter(([, { organisationId }]) => text.includes(organisationId))
        .map(([name]) => name);
    };
    const views = {
      anchor: await read(anchor, id),
      supplier: await read(supplier, id),
      second: await read(second, id),
      third: await read(third, id),
      bank: await read(bank, id),
    };
    expect(names(views.anchor)).to.deep.equal(['anchor', 'supplier']);
    expect(names(views.supplier)).to.deep.equal(['anchor', 'supplier', 'second']);
    expect(names(views.second)).to.deep.equal(['anchor', 'supplier', 'second', 'third']);
    expect(names(views.third)).to.deep.equal(['anchor', 'second', 'third', 'bank']);
    expect(names(views.bank)).to.deep.equal(['anchor', 'third', 'bank']);
    // Only issuer and first holder know the whole; the first holder does not learn what became of what it gave.
    expect([views.supplier.amountFen, views.second.amountFen, views.bank.amountFen]).to.deep.equal([
      ...[1000, null, null],
    ]);
    expect([views.second.firstHolder, views.second.receivableId]).to.deep.equal([null, null]);
    const given = views.supplier.pieces.find(({ holder }) => holder.id === second.organisationId)!;
    expect(given).to.deep.include({ state: null, gone: null, offer: null, can: [], amountFen: 400 });
    expect(JSON.stringify(views.anchor.pieces)).to.not.include('400');
    expect((await list(supplier, 'issued')).items).to.deep.equal([]);
    expect((await list(second, 'passed')).items.map((one) => one.id)).to.include(id);
    expect((await list(second, 'held')).items.map((one) => one.id)).to.not.include(id);

    // The trail of each is its own too.
    for (const [who, allowed] of [
      [anchor, ['bill.issued']],
      [second, ['bill.accepted', 'bill.offered', 'bill.accepted', 'bill.offered']],
    ] as const) {
      const trail = await call<{ items: { action: string }[] }>('GET /audit', {
        token: who.token,
        query: { subjectId: id },
      });
      expect(trail.body.items.map(({ action }) => action)).to.deep.equal(allowed);
    }

    expect((await callForProblem(`GET /bills/${id}`, { token: stranger.token })).status).to.equal(404);
    // Whoever gave a piece away cannot learn from refusals whether it moved on.
    expect(await refused(second, id, `pieces/${atThird}/split`, { amountFen: 1 })).to.equal(
      'resource.notFound',
    );
    const refusal = await call(`POST /bills/${id}/pieces/${atThird}/refusal`, { token: bank.token });
    expect(refusal.status).to.equal(204);
    expect((await callForProblem(`GET /bills/${id}`, { token: bank.token })).status).to.equal(404);

    await letFallDue(id);
    expect(names(await read(anchor, id))).to.deep.equal(['anchor', 'supplier', 'third']);
    await takeBill(anchor, id, 'settlement');
    expect(names(await read(anchor, id))).to.deep.equal(['anchor', 'supplier', 'third']);
    expect(names(await read(third, id))).to.deep.equal(['anchor', 'second', 'third']);
    expect((await read(third, id)).entries[0]).to.deep.include({ kind: 'settle', amountFen: 400 });
  });

  it('is given up by both alone; its receivable can then carry another', async () => {
    const { anchor, supplier, second } = cast;
    const bill = await aBill(anchor, supplier);
    const { id } = bill;
    const root = await pieceOf(supplier, id);
    expect(await refused(anchor, id, 'cancellation', undefined, 'DELETE')).to.equal('bill.cancelNotAsked');
    expect((await takeBill(supplier, id, 'cancellation')).cancelAsked).to.equal('us');
    await told(anchor, 'bill.cancelled');
    expect(await refused(supplier, id, 'cancellation')).to.equal('bill.cancelAsked');
    expect((await takeBill(anchor, id, 'cancellation', undefined, 'DELETE')).cancelAsked).to.equal(null);
    await takeBill(anchor, id, 'cancellation');
    await takeBill(supplier, id, `pieces/${root}/endorsement`, { toId: second.organisationId });
    expect(await refused(supplier, id, 'cancellation')).to.equal('bill.notAllAtFirst');
    await takeBill(supplier, id, `pieces/${root}/return`);
    expect(await refused(second, id, 'cancellation')).to.equal('resource.notFound');
    expect((await takeBill(supplier, id, 'cancellation')).state).to.equal('cancelled');
    const { receivableId } = bill;
    expect((await Receivable.findById(receivableId).lean())!.state).to.equal('confirmed');
    const again = await call<BillDetail>('POST /bills', { token: anchor.token, body: { receivableId } });
    expect(again.status).to.equal(201);
    expect((await list(supplier, 'passed', ['cancelled'])).items.map((one) => one.id)).to.include(id);
  });

  it('cannot be issued against what is not one’s own, taken, or due too soon or too late', async () => {
    const { anchor, supplier } = cast;
    const other = await aMember({ kind: 'anchor' });
    const issue = async (by: Persona, receivableId: string) =>
      (await callForProblem('POST /bills', { token: by.token, body: { receivableId } })).body.code;
    const receivableId = await aConfirmedReceivable(anchor, supplier);
    expect(await issue(other, receivableId)).to.equal('resource.notFound');
    await Receivable.updateOne({ _id: receivableId }, { $set: { state: 'uploaded' } });
    expect(await issue(anchor, receivableId)).to.equal('receivable.notAvailable');
    expect(await issue(anchor, await aConfirmedReceivable(anchor, supplier, { days: 0 }))).to.equal(
      'bill.alreadyDue',
    );
    expect(await issue(anchor, await aConfirmedReceivable(anchor, supplier, { days: 185 }))).to.equal(
      'bill.tooLong',
    );
    const away = await aMember({ kind: 'sme', status: 'suspended' });
    expect(await issue(anchor, await aConfirmedReceivable(anchor, away))).to.equal('bill.receiverAway');
    expect(await Bill.countDocuments({ receivableId })).to.equal(0);
  });

  it('goes to nobody it must not go to', async () => {
    const { anchor, supplier, second, bank } = cast;
    const { id } = await aBill(anchor, supplier, { amountFen: 100 });
    const root = await pieceOf(supplier, id);
    const draft = await aMember({ kind: 'sme', status: 'draft' });
    const to = (how: string, { organisationId }: Persona) =>
      refused(supplier, id, `pieces/${root}/${how}`, { toId: organisationId });
    expect(await to('endorsement', anchor)).to.equal('bill.toIssuer');
    expect(await to('endorsement', supplier)).to.equal('bill.toSelf');
    expect(await to('endorsement', bank)).to.equal('bill.receiverAway');
    expect(await to('endorsement', draft)).to.equal('bill.receiverAway');
    expect(await to('discount', second)).to.equal('bill.receiverAway');
    for (const amountFen of [100, 101]) {
      expect(await refused(supplier, id, `pieces/${root}/split`, { amountFen })).to.equal(
        'bill.splitTooLarge',
      );
    }
    for (const amountFen of [0, -1, 0.5, 1e300, '1', null]) {
      expect(await refused(supplier, id, `pieces/${root}/split`, { amountFen })).to.equal('request.invalid');
    }
    await takeBill(supplier, id, `pieces/${root}/endorsement`, { toId: second.organisationId });
    // Whoever offered is suspended meanwhile: nothing moves.
    await Organisation.updateOne({ _id: supplier.organisationId }, { $set: { status: 'suspended' } });
    expect(await refused(second, id, `pieces/${root}/acceptance`, {})).to.equal('bill.receiverAway');
    await Organisation.updateOne({ _id: supplier.organisationId }, { $set: { status: 'verified' } });
    await takeBill(second, id, `pieces/${root}/acceptance`, {});
  });

  it('lists pages soonest due first, and banks to discount at', async () => {
    const [anchor, supplier] = await Promise.all([aMember({ kind: 'anchor' }), aMember({ kind: 'sme' })]);
    const days = [40, 20, 30, 20];
    for (const each of days) await aBill(anchor, supplier, { days: each });
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await call<{ items: Shown[]; nextCursor: string | null }>('GET /bills', {
        token: supplier.token,
        query: { side: 'held', limit: 3, cursor },
      });
      pages.push(...body.items.map(({ dueOn }) => dueOn));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(pages)
      .to.have.length(4)
      .and.to.deep.equal([...pages].sort());
    const banks = await call<{ items: { id: string }[] }>('GET /bill-banks', { token: supplier.token });
    expect(banks.body.items.map(({ id }) => id)).to.include(cast.bank.organisationId);
    const own = await call<{ items: { id: string }[] }>('GET /bill-banks', { token: cast.bank.token });
    expect(own.body.items.map(({ id }) => id)).to.not.include(cast.bank.organisationId);
  });
});
