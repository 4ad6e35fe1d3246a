import { expect } from 'chai';
import mongoose from 'mongoose';
import {
  assignReceivables,
  Receivable,
  receivableFacts,
  releaseReceivables,
  settleReceivables,
  usableReceivables,
} from '../../../server/features/receivables/index.ts';
import { Audit } from '../../../server/features/audit/model.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { asProblemError } from '../../../server/platform/http/errors.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { ReceivableDetail, ReceivableInfo } from '../../../shared/schemas/receivable.ts';
import { call, callForProblem, type Answer } from '../../support/client.ts';
import { aMember, anOrganisation, fresh } from '../../support/factories.ts';
import {
  act,
  aConfirmed,
  anOwing,
  askForTwo,
  confirm,
  content,
  upload,
  type Owing,
} from '../../support/receivables.ts';

const codeOf = (answer: Answer<unknown>) => (answer.body as Problem).code;
const application = () => ({ kind: 'application' as const, id: new mongoose.Types.ObjectId() });
const assign = (owing: Owing, ids: string[], to = application()) =>
  transact((session) => assignReceivables(session, ids, owing.supplier.organisationId, to)).then(
    () => 'done',
    (error: unknown) => asProblemError(error).code,
  );

describe('the life of a receivable', () => {
  let owing: Owing;
  before(async () => void (owing = await anOwing()));

  it('is uploaded by the supplier, confirmed by the anchor with a signature, settled when paid', async () => {
    const { supplier, anchor } = owing;
    const { status, body: made } = await upload(owing);
    expect(status).to.equal(201);
    expect(made).to.include({ state: 'uploaded', side: 'supplier', uploadedBy: 'supplier' });
    expect(made.can).to.deep.equal(['withdraw']);
    const seen = await call<ReceivableDetail>(`GET /receivables/${made.id}`, { token: anchor.token });
    expect(seen.body.can).to.deep.equal(['confirm', 'dispute']);
    const { body: confirmed } = await confirm(anchor, made.id);
    expect(confirmed.state).to.equal('confirmed');
    expect(confirmed.signature!.holds).to.equal(true);
    expect(confirmed.signature!.hash).to.match(/^[0-9a-f]{64}$/);
    expect(codeOf(await act(supplier, made.id, 'withdrawal'))).to.equal('receivable.alreadyConfirmed');
    expect(codeOf(await act(anchor, made.id, 'dispute', { reason: '金额不符' }))).to.equal(
      'receivable.alreadyConfirmed',
    );
    const { body: settled } = await act(anchor, made.id, 'settlement', { note: '已付' });
    expect(settled.state).to.equal('settled');
    expect(settled.timeline.map(({ step }) => step)).to.deep.equal(['upload', 'confirm', 'settle']);
    // The other side's people are not named.
    const own = await call<ReceivableDetail>(`GET /receivables/${made.id}`, { token: supplier.token });
    expect(own.body.timeline.map(({ person }) => person?.name ?? null)).to.deep.equal([
      supplier.name,
      null,
      null,
    ]);
    const trail = await Audit.find({ subjectId: made.id }).sort({ _id: 1 }).lean();
    expect(trail.map(({ action }) => action)).to.deep.equal([
      'receivable.uploaded',
      'receivable.confirmed',
      'receivable.settled',
    ]);
  });

  it('shows by its signature that what was confirmed was changed afterwards', async () => {
    const { id } = await aConfirmed(owing);
    await Receivable.updateOne({ _id: id }, { $set: { amountFen: 99 } });
    const { body } = await call<ReceivableDetail>(`GET /receivables/${id}`, { token: owing.anchor.token });
    expect(body.signature!.holds).to.equal(false);
  });

  it('is disputed with a reason, and withdrawn or confirmed after all', async () => {
    const { supplier, anchor } = owing;
    const { body: first } = await upload(owing);
    const { body: disputed } = await act(anchor, first.id, 'dispute', { reason: '尚未验收' });
    expect(disputed).to.include({ state: 'disputed', disputeReason: '尚未验收' });
    expect((await confirm(anchor, first.id)).body).to.include({ state: 'confirmed', disputeReason: null });
    const change = { contractNo: `HT-${fresh()}`, invoiceCode: '044002600111', invoiceNumber: '00000001' };
    const { body: second } = await upload(owing, change);
    expect((await act(supplier, second.id, 'withdrawal')).body.state).to.equal('withdrawn');
    expect((await upload(owing, change)).status, 'withdrawn, it may come again').to.equal(201);
  });

  it('is confirmed at once where the anchor uploads it; an upload of what waits confirms that', async () => {
    const { body: own } = await upload(owing, {}, 'anchor');
    expect(own).to.include({ state: 'confirmed', uploadedBy: 'anchor', side: 'anchor' });
    expect(own.signature!.holds).to.equal(true);
    const same = content();
    const { body: waiting } = await upload(owing, same);
    const { body: met } = await upload(
      owing,
      { ...same, contractNo: ` ${same.contractNo.toLowerCase()} ` },
      'anchor',
    );
    expect([met.id, met.state]).to.deep.equal([waiting.id, 'confirmed']);
    expect(codeOf(await upload(owing, same))).to.equal('receivable.alreadyHere');
    expect(codeOf(await upload(owing, same, 'anchor'))).to.equal('receivable.alreadyHere');
  });

  it('stands once for one invoice, whatever amount or contract is said', async () => {
    const invoice = { invoiceNumber: String(fresh()).padStart(20, '2') };
    expect((await upload(owing, invoice)).status).to.equal(201);
    for (const change of [{ amountFen: 1 }, { contractNo: `HT-${fresh()}` }])
      expect(codeOf(await upload(owing, { ...invoice, ...change }))).to.equal('receivable.invoiceTaken');
    const other = { ...owing, anchor: await aMember({ kind: 'anchor' }) };
    expect(codeOf(await upload(other, invoice))).to.equal('receivable.invoiceTaken');
  });

  it('asks a second person where the organisation wants one', async () => {
    const two = await anOwing();
    await askForTwo(two.anchor);
    const colleague = await aMember({ organisationId: two.anchor.organisationId, role: 'manager' });
    const { body: made } = await upload(two);
    const { body: half } = await confirm(two.anchor, made.id);
    expect(half).to.include({ state: 'uploaded', halfConfirmed: true });
    expect(half.can).to.deep.equal(['dispute']);
    expect(await usableReceivables(two.supplier.organisationId)).to.deep.equal([]);
    expect(codeOf(await confirm(two.anchor, made.id))).to.equal('receivable.secondPersonNeeded');
    const { body: whole } = await confirm(colleague, made.id);
    expect(whole.state).to.equal('confirmed');
    const { confirmation } = (await Receivable.findById(made.id).lean())!;
    expect([String(confirmation!.by), String(confirmation!.secondBy)]).to.deep.equal([
      two.anchor.personId,
      colleague.personId,
    ]);
    // The anchor's own upload is the first of the two.
    const { body: own } = await upload(two, {}, 'anchor');
    expect(own).to.include({ state: 'uploaded', halfConfirmed: true });
    expect((await confirm(colleague, own.id)).body.state).to.equal('confirmed');
  });

  it('is confirmed by managers, uploaded and disputed by members', async () => {
    const { organisationId } = owing.anchor;
    const [manager, member] = await Promise.all(
      (['manager', 'member'] as const).map((role) => aMember({ organisationId, role })),
    );
    const { body: made } = await upload(owing);
    expect(codeOf(await confirm(member!, made.id))).to.equal('access.denied');
    expect(codeOf(await upload({ ...owing, anchor: member! }, {}, 'anchor'))).to.equal('access.denied');
    const clerk = await aMember({ organisationId: owing.supplier.organisationId, role: 'member' });
    expect((await upload({ ...owing, supplier: clerk })).status).to.equal(201);
    expect((await act(member!, made.id, 'dispute', { reason: '尚未验收' })).status).to.equal(200);
    expect((await confirm(manager!, made.id)).body.state).to.equal('confirmed');
    const without = await callForProblem(`POST /receivables/${made.id}/confirmation`, {
      token: manager!.token,
      body: { agreed: false },
    });
    expect(without.body.code).to.equal('request.invalid');
  });

  it('is confirmed in numbers, each on its own', async () => {
    const made = await Promise.all([1, 2, 3].map(async () => (await upload(owing)).body.id));
    await act(owing.supplier, made[2]!, 'withdrawal');
    const token = owing.anchor.token;
    const { body } = await call<{ items: { state: string; problem: string | null }[] }>(
      'POST /receivables/confirmations',
      { token, body: { ids: made, agreed: true } },
    );
    expect(body.items.map(({ state, problem }) => [state, problem])).to.deep.equal([
      ['confirmed', null],
      ['confirmed', null],
      ['withdrawn', 'state.conflict'],
    ]);
    const foreign = (await upload(await anOwing())).body.id;
    const mine = (await upload(owing)).body.id;
    const refused = await callForProblem('POST /receivables/confirmations', {
      token,
      body: { ids: [mine, foreign], agreed: true },
    });
    expect(refused.body.code).to.equal('resource.notFound');
    expect((await Receivable.findById(mine).lean())!.state).to.equal('uploaded');
  });

  it('names verified anchors only, and answers alike for whoever is none', async () => {
    const ids = await Promise.all([
      anOrganisation({ kind: 'anchor', status: 'draft' }),
      anOrganisation({ kind: 'anchor', status: 'suspended' }),
      anOrganisation({ kind: 'sme' }),
      anOrganisation({ kind: 'bank' }),
      owing.supplier.organisationId,
      'f'.repeat(24),
    ]);
    for (const organisationId of ids) {
      const answer = await upload({ ...owing, anchor: { ...owing.anchor, organisationId } });
      expect(codeOf(answer)).to.equal('receivable.anchorUnknown');
    }
    const own = { ...owing, supplier: owing.anchor };
    expect(codeOf(await upload(own, {}, 'anchor'))).to.equal('receivable.supplierUnknown');
    const asSme = await upload({ supplier: owing.supplier, anchor: owing.supplier }, {}, 'anchor');
    expect(codeOf(asSme)).to.equal('access.denied');
  });

  it('refuses what cannot be, and stores nothing', async () => {
    const bad: [object, string][] = [
      [{ amountFen: -1 }, 'amountFen'],
      [{ amountFen: 0 }, 'amountFen'],
      [{ amountFen: 0.5 }, 'amountFen'],
      [{ amountFen: 1e15 }, 'amountFen'],
      [{ amountFen: '300000' }, 'amountFen'],
      [{ amountFen: null }, 'amountFen'],
      [{ dueOn: '2026-03-01', issuedOn: '2026-03-02' }, 'dueOn'],
      [{ dueOn: '2026-03-03' }, 'dueOn'],
      [{ issuedOn: '2098-01-01' }, 'issuedOn'],
      [{ issuedOn: '2026-02-30' }, 'issuedOn'],
      [{ contractNo: '' }, 'contractNo'],
      [{ contractNo: 'x'.repeat(61) }, 'contractNo'],
      [{ invoiceNumber: '12345678' }, 'invoiceCode'],
      [{ invoiceCode: '044002600111' }, 'invoiceNumber'],
      [{ invoiceNumber: '1234' }, 'invoiceNumber'],
      [{ supplierId: owing.supplier.organisationId }, 'anchorId'],
      [{ currency: 'USD' }, ''],
    ];
    const before = await Receivable.countDocuments();
    for (const [change, path] of bad) {
      const { body } = await callForProblem('POST /receivables', {
        token: owing.supplier.token,
        body: { ...content(), anchorId: owing.anchor.organisationId, ...change },
      });
      expect(body.code, JSON.stringify(change)).to.equal('request.invalid');
      expect(
        body.errors!.map((error) => error.path),
        JSON.stringify(change),
      ).to.include(path);
    }
    expect(await Receivable.countDocuments()).to.equal(before);
  });

  it('is listed for its two sides, by state and words, with sums', async () => {
    const two = await anOwing();
    const { body: one } = await upload(two, { contractNo: `采购-A(${fresh()})`, amountFen: 100 });
    await aConfirmed(two, { amountFen: 20 });
    await aConfirmed(two, { amountFen: 3 });
    const list = async (token: string, query: Record<string, string | number> = {}) =>
      (
        await call<{
          items: ReceivableInfo[];
          nextCursor: string | null;
          totals: Record<string, { count: number; fen: number }>;
        }>('GET /receivables', { token, query })
      ).body;
    for (const { token } of [two.supplier, two.anchor]) {
      const { items, totals } = await list(token);
      expect(items).to.have.length(3);
      expect(totals['confirmed']).to.deep.equal({ count: 2, fen: 23 });
      expect(totals['uploaded']).to.deep.equal({ count: 1, fen: 100 });
    }
    const { token } = two.supplier;
    expect((await list(token, { q: 'a(' })).items.map(({ id }) => id)).to.deep.equal([one.id]);
    expect((await list(token, { side: 'anchor' })).items).to.deep.equal([]);
    const first = await list(token, { limit: 2 });
    const rest = await list(token, { limit: 2, cursor: first.nextCursor! });
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).to.equal(3);
    expect(rest.nextCursor).to.equal(null);
    expect((await list((await anOwing()).anchor.token)).items).to.deep.equal([]);
  });
});

describe('a receivable as what carries a financing', () => {
  it('is counted, assigned once, given back and settled by what it carries', async () => {
    const owing = await anOwing();
    const supplierId = owing.supplier.organisationId;
    const [one, two] = [
      await aConfirmed(owing, { amountFen: 100 }),
      await aConfirmed(owing, { amountFen: 20 }),
    ];
    const { body: waiting } = await upload(owing, { amountFen: 3 });
    const other = await anOwing();
    const none = { confirmedFen: 0, confirmedBy: [] };
    expect(
      await receivableFacts([
        { supplierId, ids: [one.id, two.id, waiting.id] },
        { supplierId, ids: [] },
        { supplierId: other.supplier.organisationId, ids: [one.id] },
      ]),
    ).to.deep.equal([{ confirmedFen: 120, confirmedBy: [owing.anchor.organisationId, '*'] }, none, none]);
    expect(await assign(other, [one.id])).to.equal('receivable.notAvailable');
    expect(await assign(owing, [one.id, waiting.id])).to.equal('receivable.notAvailable');
    expect((await Receivable.findById(one.id).lean())!.state).to.equal('confirmed');
    const to = application();
    expect(await assign(owing, [one.id, two.id, one.id], to)).to.equal('done');
    expect(await usableReceivables(supplierId)).to.deep.equal([]);
    expect(await assign(owing, [two.id])).to.equal('receivable.notAvailable');
    await transact((session) => releaseReceivables(session, to));
    expect((await usableReceivables(supplierId)).map(({ _id }) => String(_id))).to.have.members([
      one.id,
      two.id,
    ]);
    const again = application();
    expect(await assign(owing, [two.id], again)).to.equal('done');
    await transact((session) => settleReceivables(session, again));
    const { body } = await call<ReceivableDetail>(`GET /receivables/${two.id}`, {
      token: owing.supplier.token,
    });
    expect(body.state).to.equal('settled');
    expect(body.timeline.map(({ step }) => step)).to.deep.equal([
      'upload',
      'confirm',
      'assign',
      'release',
      'assign',
      'settle',
    ]);
    expect(body.signature!.holds).to.equal(true);
  });

  it('cannot be financed once it is due, nor settled by hand while a bill stands on it', async () => {
    const owing = await anOwing();
    const { id } = await aConfirmed(owing);
    await Receivable.updateOne({ _id: id }, { $set: { dueOn: '2026-01-01' } });
    expect(await assign(owing, [id])).to.equal('receivable.notAvailable');
    const { id: other } = await aConfirmed(owing);
    const bill = { kind: 'bill' as const, id: new mongoose.Types.ObjectId() };
    await transact((session) => assignReceivables(session, [other], owing.supplier.organisationId, bill));
    expect(codeOf(await act(owing.anchor, other, 'settlement', {}))).to.equal('receivable.onBill');
  });
});
