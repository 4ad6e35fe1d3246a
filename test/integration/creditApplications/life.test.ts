import { expect } from 'chai';
import { forgetPromises, promisesKept } from '../../../server/features/creditApplications/promises.ts';
import { CreditApplication } from '../../../server/features/creditApplications/index.ts';
import { lapseOffers, watchPromises } from '../../../server/features/creditApplications/watching.ts';
import { CreditNeed } from '../../../server/features/creditNeeds/index.ts';
import { Quota } from '../../../server/features/creditProducts/index.ts';
import { Receivable } from '../../../server/features/receivables/index.ts';
import { addDays } from '../../../shared/finance/businessDay.ts';
import { today } from '../../../shared/localTime.ts';
import type {
  CreditApplication as Shown,
  CreditApplicationDetail,
} from '../../../shared/schemas/creditApplication.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aConfirmed } from '../../support/receivables.ts';
import { quotaContent } from '../../support/samples/credit.ts';
import { anOpenNeed } from '../../support/samples/creditNeeds.ts';
import {
  accept,
  aDrawdown,
  anApplication,
  anOffered,
  anOpenProduct,
  apply,
  aWaiting,
  consentWords,
  give,
  offerContent,
  step,
} from '../../support/samples/creditApplications.ts';
import { ifMatch, must } from '../../support/samples/world.ts';

const aFirm = () =>
  aMember({ kind: 'sme', profile: { chainPositions: [{ chain: 'nev', segment: 'nev.battery' }] } });
const aBank = () => aMember({ kind: 'bank' });
const read = async (by: Persona, id: string): Promise<CreditApplicationDetail> =>
  must<CreditApplicationDetail>('GET /credit-applications/:id', by, { params: { id } });
const refused = async (by: Persona, id: string, what: string, body?: object, headers = {}) =>
  (await callForProblem(`POST /credit-applications/${id}/${what}`, { token: by.token, body, headers })).body
    .code;

describe('an application for credit', () => {
  it('goes from several banks at once to the money: documents, offers, one accepted, the other released', async () => {
    const [firm, anchor, first, second] = await Promise.all([
      aFirm(),
      aMember({ kind: 'anchor' }),
      aBank(),
      aBank(),
    ]);
    const receivable = await aConfirmed({ supplier: firm, anchor }, { amountFen: 60_000_000 });
    const [need, one, two] = await Promise.all([
      anOpenNeed(firm, { receivableIds: [receivable.id] }),
      anOpenProduct(first),
      anOpenProduct(second),
    ]);
    const quota = await must<{ id: string }>('POST /quotas', first, { body: quotaContent([one]) });
    const made = await apply(firm, need.id, [one, two]);
    const [a, b] = [made.find((m) => m.product.id === one)!, made.find((m) => m.product.id === two)!];
    expect([a.state, b.state]).to.deep.equal(['submitted', 'submitted']);
    // By the green channel of the quota that is for its chain.
    expect([a.greenChannel, a.clocks.answer!.hours, b.greenChannel, b.clocks.answer!.hours]).to.deep.equal([
      true,
      4,
      false,
      8,
    ]);
    await step(first, a.id, 'assignment', { personId: first.personId });
    const asked = await step(first, a.id, 'document-requests', {
      documents: [
        { name: '流水', note: '' },
        { name: '合同', note: '' },
      ],
    });
    expect([asked.state, asked.clocks.offer!.dueAt, asked.documentsMissing]).to.deep.equal([
      'documents',
      null,
      2,
    ]);
    expect((await give(firm, a.id, 1)).state).to.equal('documents');
    const given = await give(firm, a.id, 0);
    expect([given.state, given.documentsMissing]).to.deep.equal(['review', 0]);
    expect(given.clocks.offer!.dueAt).to.not.equal(null);
    const offered = await step(first, a.id, 'offer', offerContent({ onQuota: true }));
    const other = await step(second, b.id, 'offer', offerContent({ annualBp: 350 }));
    expect(offered.offer!.costBp).to.be.greaterThan(380);
    expect((await Quota.findById(quota.id).lean())!.reservedFen).to.equal(40_000_000);
    const seen = await read(firm, a.id);
    const accepted = await accept(firm, seen);
    expect(accepted.state).to.equal('accepted');
    expect((await read(firm, b.id)).state).to.equal('released');
    // The other bank is told no more than that the firm does not go on.
    const lost = await read(second, b.id);
    expect(lost.state).to.equal('withdrawn');
    expect(lost.timeline.map((entry) => entry.step)).to.deep.equal(['submit', 'offer', 'withdraw']);
    expect(JSON.stringify(lost)).to.not.include('releas').and.not.include(a.id);
    const row = (await Receivable.findById(receivable.id).lean())!;
    expect([row.state, String(row.assignment!.id)]).to.deep.equal(['assigned', a.id]);
    expect(await refused(firm, b.id, 'acceptance', undefined, ifMatch(other.version + 1).headers)).to.equal(
      'application.alreadyWon',
    );
    expect(await refused(first, a.id, 'drawdown', aDrawdown({ amountFen: 40_000_001 }))).to.equal(
      'application.tooMuch',
    );
    expect(await refused(first, a.id, 'drawdown', aDrawdown({ on: addDays(today(), 1) }))).to.equal(
      'application.badDay',
    );
    const drawn = await step(first, a.id, 'drawdown', aDrawdown({ amountFen: 30_000_000 }));
    expect([drawn.state, drawn.clocks.drawdown!.missed]).to.deep.equal(['drawn', false]);
    const { reservedFen, usedFen } = (await Quota.findById(quota.id).lean())!;
    expect([reservedFen, usedFen]).to.deep.equal([0, 30_000_000]);
    expect((await CreditNeed.findById(need.id).lean())!.status).to.equal('fulfilled');
    const followed = await step(first, a.id, 'follow-ups', { on: today(), note: '首期按时还款' });
    expect(followed.followUps).to.have.length(1);
    forgetPromises();
    expect((await promisesKept([first.organisationId])).get(first.organisationId)).to.deep.equal({
      promised: 3,
      kept: 3,
    });
  });

  it('is one under way for each need and product, and none once an offer was accepted', async () => {
    const [firm, bank] = await Promise.all([aFirm(), aBank()]);
    const [need, one, two] = await Promise.all([anOpenNeed(firm), anOpenProduct(bank), anOpenProduct(bank)]);
    const [first] = await apply(firm, need.id, [one]);
    const again = async (productIds: string[], over = {}) =>
      (
        await callForProblem('POST /credit-applications', {
          token: firm.token,
          body: { needId: need.id, productIds, consent: consentWords(), ...over },
        })
      ).body.code;
    // All or none: the second product is not applied for either.
    expect(await again([two, one])).to.equal('application.alreadyOpen');
    expect(await CreditApplication.countDocuments({ needId: need.id })).to.equal(1);
    expect(await again(['65f0c0ffee65f0c0ffee0001'])).to.equal('application.productNotOpen');
    expect(await again([two], { consent: consentWords({ scopes: ['figures'] }) })).to.equal(
      'request.invalid',
    );
    expect(await again([two], { consent: consentWords({ until: '2020-01-01' }) })).to.equal(
      'consent.badUntil',
    );
    await accept(firm, await step(bank, first!.id, 'offer', offerContent()));
    expect(await again([two])).to.equal('application.alreadyWon');
    // What does not come about frees the need again.
    await step(firm, first!.id, 'withdrawal', { reason: '另有安排' });
    expect(await apply(firm, need.id, [two])).to.have.length(1);
  });

  it('turns away whom the rule turns away, and offers beyond what the product says', async () => {
    const [firm, bank] = await Promise.all([aFirm(), aBank()]);
    const [need, strict] = await Promise.all([
      anOpenNeed(firm),
      anOpenProduct(bank, { rule: { fact: 'taxGrade', op: 'oneOf', value: ['D'] } }),
    ]);
    const { body } = await callForProblem('POST /credit-applications', {
      token: firm.token,
      body: { needId: need.id, productIds: [strict], consent: consentWords() },
    });
    expect(body.code).to.equal('application.notEligible');
    const { id } = await anApplication(firm, bank);
    const outside = async (over: object) =>
      (
        await callForProblem(`POST /credit-applications/${id}/offer`, {
          token: bank.token,
          body: offerContent(over),
        })
      ).body;
    for (const [path, over] of Object.entries({
      amountFen: { amountFen: 50_000_001 },
      annualBp: { annualBp: 900 },
      termMonths: { termMonths: 36 },
      method: { method: 'bullet' },
      fees: { fees: [{ name: '服务费', when: 'payment', bp: 10 }] },
      validUntil: { validUntil: '2020-01-01' },
    })) {
      const problem = await outside(over);
      expect([problem.code, problem.errors?.map((one) => one.path)]).to.deep.equal([
        'application.offerOutside',
        [path],
      ]);
    }
    expect((await outside({ onQuota: true })).code).to.equal('application.noQuota');
    expect((await read(bank, id)).state).to.equal('submitted');
  });

  it('is accepted as it was read: a bettered offer is read first', async () => {
    const [firm, bank] = await Promise.all([aFirm(), aBank()]);
    const first = await anOffered(firm, bank);
    const better = await step(bank, first.id, 'offer', offerContent({ annualBp: 360 }));
    expect(await refused(firm, first.id, 'acceptance', undefined, ifMatch(first.version).headers)).to.equal(
      'resource.changed',
    );
    expect((await accept(firm, better)).offer!.annualBp).to.equal(360);
  });

  it('lapses with its offer, which gives the quota back', async () => {
    const [firm, bank] = await Promise.all([aFirm(), aBank()]);
    const product = await anOpenProduct(bank);
    const quota = await must<{ id: string }>('POST /quotas', bank, { body: quotaContent([product]) });
    const [made] = await apply(firm, (await anOpenNeed(firm)).id, [product]);
    await step(bank, made!.id, 'offer', offerContent({ onQuota: true, validUntil: today() }));
    await lapseOffers();
    expect((await read(firm, made!.id)).state).to.equal('offered');
    await lapseOffers(addDays(today(), 1));
    expect((await read(firm, made!.id)).state).to.equal('expired');
    expect((await Quota.findById(quota.id).lean())!.reservedFen).to.equal(0);
  });

  it('gives receivables back where an accepted offer comes to nothing', async () => {
    const [firm, anchor, bank] = await Promise.all([aFirm(), aMember({ kind: 'anchor' }), aBank()]);
    const receivable = await aConfirmed({ supplier: firm, anchor });
    const [need, product] = await Promise.all([
      anOpenNeed(firm, { receivableIds: [receivable.id] }),
      anOpenProduct(bank),
    ]);
    const [made] = await apply(firm, need.id, [product]);
    await accept(firm, await step(bank, made!.id, 'offer', offerContent()));
    expect((await Receivable.findById(receivable.id).lean())!.state).to.equal('assigned');
    const declined = await step(bank, made!.id, 'decline', { cause: 'other', reason: '抵押登记未能办理' });
    expect([declined.state, declined.cause]).to.deep.equal(['declined', 'other']);
    expect((await Receivable.findById(receivable.id).lean())!.state).to.equal('confirmed');
  });

  it('is not undone by members once managers bound both sides', async () => {
    const [firm, bank] = await Promise.all([aFirm(), aBank()]);
    const [clerk, teller] = await Promise.all(
      [firm, bank].map(({ organisationId }) => aMember({ role: 'member', organisationId: organisationId! })),
    );
    const { id } = await accept(firm, await anOffered(firm, bank));
    const declined = { cause: 'other', reason: '不再办理' };
    expect(await refused(clerk!, id, 'withdrawal', { reason: '' })).to.equal('access.denied');
    expect(await refused(teller!, id, 'decline', declined)).to.equal('access.denied');
    expect((await read(clerk!, id)).can).to.not.include('withdraw');
    expect((await read(teller!, id)).can).to.not.include('decline');
    expect((await step(firm, id, 'withdrawal', { reason: '' })).state).to.equal('withdrawn');
  });

  it('watches promises: warns once, tells once, and not while it waits for the firm', async () => {
    const [firm, bank] = await Promise.all([aFirm(), aBank()]);
    const [made, waiting] = await Promise.all([anApplication(firm, bank), aWaiting(await aFirm(), bank)]);
    const past = new Date(Date.now() - 60_000);
    await CreditApplication.updateOne(
      { _id: made.id },
      { $set: { 'watch.warnAt': past, 'watch.dueAt': past, 'clocks.answer.from': new Date('2026-01-05') } },
    );
    await watchPromises();
    await watchPromises();
    const late = await read(bank, made.id);
    expect([late.clocks.answer!.missed, (await read(bank, waiting.id)).clocks.offer!.missed]).to.deep.equal([
      true,
      false,
    ]);
    expect((await CreditApplication.findById(waiting.id).lean())!.watch).to.equal(null);
    await step(bank, made.id, 'review', { note: '' });
    forgetPromises();
    // The answer to the one that waits was in time, the other late; nobody counts what still runs.
    expect((await promisesKept([bank.organisationId])).get(bank.organisationId)).to.deep.equal({
      promised: 2,
      kept: 1,
    });
  });

  it('is on the bank’s board and in the firm’s list, and nowhere else', async () => {
    const [firm, bank, other] = await Promise.all([aFirm(), aBank(), aBank()]);
    const { id } = await anApplication(firm, bank);
    const list = async (by: Persona, query: Record<string, string> = {}) =>
      (
        await call<{ items: Shown[]; counts: Record<string, number> }>('GET /credit-applications', {
          token: by.token,
          query,
        })
      ).body;
    for (const by of [firm, bank]) {
      const { items, counts } = await list(by);
      expect(items.map((one) => one.id)).to.deep.equal([id]);
      expect(counts['submitted']).to.equal(1);
      expect((await list(by, { state: 'review' })).items).to.deep.equal([]);
    }
    expect((await list(other)).items).to.deep.equal([]);
    const missing = await callForProblem('GET /credit-applications/65f0c0ffee65f0c0ffee0001', {
      token: other.token,
    });
    const hidden = await callForProblem(`GET /credit-applications/${id}`, { token: other.token });
    expect([hidden.status, hidden.body.code]).to.deep.equal([missing.status, missing.body.code]);
  });
});
