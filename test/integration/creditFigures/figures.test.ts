import { expect } from 'chai';
import mongoose from 'mongoose';
import { CreditApplication } from '../../../server/features/creditApplications/index.ts';
import { today } from '../../../shared/localTime.ts';
import { LEAST_FIRMS, type CreditFigures, type OwnFigures } from '../../../shared/schemas/creditFigures.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aConfirmed } from '../../support/receivables.ts';
import { anOpenNeed } from '../../support/samples/creditNeeds.ts';

const { ObjectId } = mongoose.Types;

/** An application that came to the money, straight into the database. */
async function aDrawn(firm: Persona, bankId: string, needId: string, over: object = {}) {
  const now = new Date();
  const clock = { hours: 8, from: now, doneAt: now, missedAt: null };
  return CreditApplication.create({
    ...{ batchId: new ObjectId(), needId, productId: new ObjectId(), productVersion: 1 },
    ...{ productName: '链易贷', productKind: 'credit', bankId, applicantId: firm.organisationId! },
    ...{ state: 'drawn', open: false, won: true, amountFen: 100_000_000, termMonths: 12 },
    clocks: { answer: clock, offer: clock, drawdown: { ...clock, missedAt: now } },
    offer: {
      ...{ amountFen: 100_000_000, annualBp: 400, termMonths: 12, method: 'interestFirst' },
      ...{ fees: [], conditions: '', validUntil: '2099-01-01', quotaId: null, offeredAt: now },
    },
    drawdown: { amountFen: 100_000_000, on: today() },
    conversationId: new ObjectId(),
    ...over,
  });
}

describe('figures of financing', () => {
  let office: Persona;
  let bank: Persona;
  const regions = { many: '650102', few: '650103', beside: '650104' };
  const counts = { many: LEAST_FIRMS + 3, few: LEAST_FIRMS - 1, beside: LEAST_FIRMS };
  const loans: { firm: Persona; id: string }[] = [];

  before(async () => {
    [office, bank] = await Promise.all([aMember({ kind: 'chainOffice' }), aMember({ kind: 'bank' })]);
    for (const name of ['many', 'few', 'beside'] as const) {
      for (let i = 0; i < counts[name]; i += 1) {
        const firm = await aMember({ profile: { region: regions[name] } });
        const need = await anOpenNeed(firm);
        const row = await aDrawn(firm, bank.organisationId!, need.id);
        loans.push({ firm, id: String(row._id) });
      }
    }
  });

  const figures = async (query: object) =>
    (await call<CreditFigures>('GET /finance/figures', { token: office.token, query: query as never })).body;

  it('are sums of five firms at least, and nothing of fewer', async () => {
    const { groups, total } = await figures({ by: 'region', period: 'month' });
    const many = groups.find(({ code }) => code === regions.many)!;
    const firms = counts.many;
    expect(many.needs).to.deep.equal({ firms, count: firms, fen: firms * 50_000_000 });
    expect(many.offers).to.deep.equal({ firms, count: firms, fen: firms * 100_000_000, rateBp: 400 });
    // The one-year LPR of the day is 3 %.
    expect(many.drawdowns).to.deep.equal({ ...many.offers, aboveLprBp: 100 });
    expect(many.promises).to.deep.equal({ firms, count: 3 * firms, kept: 2 * firms });
    expect(groups.find(({ code }) => code === regions.few)?.drawdowns ?? null).to.equal(null);
    expect(total.drawdowns!.firms).to.be.at.least(2 * LEAST_FIRMS);
  });

  it('come as a sheet too', async () => {
    const { status, headers } = await call('GET /finance/figures/sheet', { token: office.token });
    expect(status).to.equal(200);
    expect(headers.get('content-type')).to.include('spreadsheetml');
  });

  it('tell a bank and a firm of their own', async () => {
    const own = async (who: Persona) =>
      (await call<OwnFigures>('GET /finance/own-figures', { token: who.token })).body;
    const ofBank = (await own(bank)).bank!;
    expect(ofBank.states).to.deep.equal({ drawn: loans.length });
    expect([ofBank.drawn.count, ofBank.drawn.rateBp]).to.deep.equal([loans.length, 400]);
    expect([ofBank.promised, ofBank.kept]).to.deep.equal([3 * loans.length, 2 * loans.length]);
    const [{ firm, id }] = loans as [(typeof loans)[number]];
    const { firm: ofFirm, bank: none, anchor } = await own(firm);
    expect([none, anchor]).to.deep.equal([null, null]);
    expect(ofFirm!.loans).to.have.length(1);
    const [loan] = ofFirm!.loans as [NonNullable<typeof ofFirm>['loans'][number]];
    expect(loan.applicationId).to.equal(id);
    // 4 % of a million, in twelve payments each rounded to the fen.
    expect(loan.totalCostFen).to.equal(12 * 333_333);
    expect(loan.costBp).to.be.closeTo(407.42, 0.01);
  });

  it('tell an anchor what its suppliers got on its receivables only where five of them did', async () => {
    const anchor = await aMember({ kind: 'anchor' });
    const of = async () =>
      (await call<OwnFigures>('GET /finance/own-figures', { token: anchor.token })).body.anchor!;
    const assign = async ({ firm, id }: (typeof loans)[number]) => {
      const receivable = await aConfirmed({ supplier: firm, anchor });
      await mongoose.connection.collection('receivables').updateOne(
        { _id: new ObjectId(receivable.id) },
        {
          $set: {
            state: 'assigned',
            assignment: { kind: 'application', id: new ObjectId(id), at: new Date() },
          },
        },
      );
    };
    for (const loan of loans.slice(0, 4)) await assign(loan);
    expect(await of()).to.deep.equal({
      confirmed: { count: 4, fen: 120_000_000 },
      financed: { count: 4, fen: 120_000_000 },
      drawn: null,
    });
    await assign(loans[4]!);
    expect((await of()).drawn).to.deep.equal({ suppliers: 5, fen: 500_000_000 });
  });
});
