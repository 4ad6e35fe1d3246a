import { expect } from 'chai';
import { forgetOpenProducts } from '../../../server/features/creditProducts/open.ts';
import { CreditNeed, expireNeeds } from '../../../server/features/creditNeeds/index.ts';
import type { CreditNeed as Shown, ProductMatches } from '../../../shared/schemas/creditNeed.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aConfirmed } from '../../support/receivables.ts';
import { aPublished } from '../../support/samples/credit.ts';
import { aNeed, anOpenNeed, needContent } from '../../support/samples/creditNeeds.ts';
import { anOpenDemand } from '../../support/introductions.ts';

const matchesOf = async (firm: Persona, id: string): Promise<ProductMatches> => {
  forgetOpenProducts();
  const { status, body } = await call<ProductMatches>(`GET /credit-needs/${id}/matches`, {
    token: firm.token,
  });
  expect(status, JSON.stringify(body)).to.equal(200);
  return body;
};

describe('credit needs', () => {
  it('live: drafted, changed, opened, closed, opened again, expired', async () => {
    const firm = await aMember();
    const need = await aNeed(firm);
    expect(need.status).to.equal('draft');
    const put = (version: number, over: object = {}) =>
      call<Shown>(`PUT /credit-needs/${need.id}`, {
        token: firm.token,
        body: needContent(over),
        headers: { 'if-match': `"${version}"` },
      });
    const changed = await put(need.version, { amountFen: 80_000_000 });
    expect(changed.body.amountFen).to.equal(80_000_000);
    expect((await put(need.version)).status).to.equal(412);
    const step = (name: string) =>
      call<Shown>(`POST /credit-needs/${need.id}/${name}`, { token: firm.token });
    expect((await step('closing')).status).to.equal(409);
    expect((await step('opening')).body.status).to.equal('open');
    expect((await step('closing')).body.status).to.equal('closed');
    const open = (await step('opening')).body;
    expect(open.status).to.equal('open');
    // What is open must stay fit to be open.
    expect((await put(open.version, { neededBy: '2020-01-01' })).status).to.equal(422);
    await CreditNeed.updateOne({ _id: need.id }, { $set: { 'content.neededBy': '2020-01-01' } });
    expect(await expireNeeds()).to.be.at.least(1);
    expect((await call<Shown>(`GET /credit-needs/${need.id}`, { token: firm.token })).body.status).to.equal(
      'expired',
    );
  });

  it('refer to nothing that is not the firm’s own', async () => {
    const [firm, stranger] = await Promise.all([aMember(), aMember({ kind: 'anchor' })]);
    const demand = await anOpenDemand(stranger);
    const other = await aMember();
    const receivable = await aConfirmed({ supplier: other, anchor: stranger });
    for (const over of [
      { demandId: demand.id },
      { receivableIds: [receivable.id] },
      { introductionId: demand.id },
    ]) {
      const { status, body } = await callForProblem('POST /credit-needs', {
        token: firm.token,
        body: needContent(over),
      });
      expect([status, body.code], JSON.stringify(over)).to.deep.equal([422, 'creditNeed.unknownPart']);
      expect(body.errors![0]!.path).to.equal(Object.keys(over)[0]);
    }
  });

  it('are refused with what is wrong, and nothing is stored', async () => {
    const firm = await aMember();
    const bad = [
      { amountFen: -1 },
      { amountFen: 1e20 },
      { amountFen: 'NaN' },
      { amountFen: 10.5 },
      { termMonths: 0 },
      { neededBy: '2026-02-30' },
      { kinds: ['usury'] },
      { figures: { year: 2025, revenueFen: -5 } },
      { currency: 'USD' },
    ];
    for (const over of bad) {
      const { status, body } = await callForProblem('POST /credit-needs', {
        token: firm.token,
        body: needContent(over),
      });
      expect([status, body.code], JSON.stringify(over)).to.deep.equal([400, 'request.invalid']);
    }
    expect(await CreditNeed.countDocuments({ organisationId: firm.organisationId })).to.equal(0);
  });

  it('find what fits, by true cost, and what nearly does, with what is missing', async () => {
    const [firm, anchor, bank] = await Promise.all([
      aMember({ profile: { region: '440106' } }),
      aMember({ kind: 'anchor' }),
      aMember({ kind: 'bank' }),
    ]);
    const receivable = await aConfirmed({ supplier: firm, anchor }, { amountFen: 20_000_000 });
    const kind = 'equipmentLease';
    const base = { kind, fees: [], rule: null, appetite: { chains: [], weight: 0 } };
    const fixed = (minBp: number, maxBp: number) => ({ rate: { base: 'fixed', minBp, maxBp } });
    const [cheap, feed, receivables] = await Promise.all([
      aPublished(bank, { ...base, ...fixed(400, 400) }),
      // Cheaper by its rate, dearer by its fee.
      aPublished(bank, {
        ...base,
        ...fixed(350, 350),
        fees: [{ name: '服务费', when: 'drawdown', bp: 200 }],
      }),
      aPublished(bank, {
        ...base,
        ...fixed(300, 300),
        rule: {
          all: [
            { fact: 'confirmedBy', op: 'hasAny', value: [anchor.organisationId!] },
            { fact: 'confirmedFen', op: 'atLeast', value: 50_000_000 },
          ],
        },
      }),
    ]);
    const need = await anOpenNeed(firm, { kinds: [kind], receivableIds: [receivable.id] });
    const { items, counts } = await matchesOf(firm, need.id);
    expect(counts).to.deep.equal({ fits: 2, open: 0, near: 1 });
    expect(items.map((one) => one.productId)).to.deep.equal([cheap.id, feed.id, receivables.id]);
    // Without a fee, 4 % a year paid monthly is (1 + 4 %/12)^12 − 1 = 4.0742 %, to what is rounded to the fen.
    expect(items[0]!.cost.maxBp).to.be.closeTo(407.42, 0.05);
    // Repaid at the end, its fee of 2 % stands for the whole year.
    expect(items[1]!.method).to.equal('interestFirst');
    expect(items[1]!.cost.minBp).to.be.within(560, 580);
    expect(items[2]!.changes).to.deep.equal([
      { what: 'confirmedFen', op: 'atLeast', wanted: 50_000_000, actual: 20_000_000, must: true, names: {} },
    ]);
    expect(await matchesOf(firm, need.id)).to.deep.equal({
      items,
      counts,
      considered: (await matchesOf(firm, need.id)).considered,
    });
  });

  it('say which figure to give where one is missing', async () => {
    const [firm, bank] = await Promise.all([aMember(), aMember({ kind: 'bank' })]);
    const kinds = ['ipPledge'];
    await aPublished(bank, { kind: 'ipPledge', rule: { fact: 'revenueFen', op: 'atLeast', value: 100 } });
    const need = await anOpenNeed(firm, { kinds, figures: null });
    const before = (await matchesOf(firm, need.id)).items;
    expect(before.map(({ fit, changes }) => [fit, changes[0]?.what, changes[0]?.actual])).to.deep.equal([
      ['open', 'revenueFen', null],
    ]);
    await call(`PUT /credit-needs/${need.id}`, {
      token: firm.token,
      body: needContent({ kinds, figures: { year: 2025, revenueFen: 200 } }),
      headers: { 'if-match': `"${need.version}"` },
    });
    expect((await matchesOf(firm, need.id)).items.map(({ fit }) => fit)).to.deep.equal(['fits']);
  });
});
