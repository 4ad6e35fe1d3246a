import { expect } from 'chai';
import mongoose from 'mongoose';
import { CreditApplication } from '../../../server/features/creditApplications/index.ts';
import { endLapsedConsents } from '../../../server/features/creditApplications/consenting.ts';
import { barFromConversation } from '../../../server/features/conversations/index.ts';
import { Consent } from '../../../server/features/creditNeeds/index.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { Quota } from '../../../server/features/creditProducts/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import type { CreditApplicationDetail } from '../../../shared/schemas/creditApplication.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { connected, heard, refusal, sendOk } from '../../support/live.ts';
import { quotaContent } from '../../support/samples/credit.ts';
import { anOpenNeed, consentTo } from '../../support/samples/creditNeeds.ts';
import {
  accept,
  anOpenProduct,
  apply,
  aWaiting,
  give,
  offerContent,
  step,
} from '../../support/samples/creditApplications.ts';
import { aForm, must, send } from '../../support/samples/world.ts';

const read = (by: Persona, id: string) =>
  must<CreditApplicationDetail>('GET /credit-applications/:id', by, { params: { id } });
const withdrawConsent = async (firm: Persona, needId: string, bankId: string): Promise<void> => {
  const consent = await Consent.findOne({ needId, bankId, withdrawnAt: null }).lean();
  await must('POST /credit-needs/:id/consents/:consentId/withdrawal', firm, {
    params: { id: needId, consentId: String(consent!._id) },
  });
};

describe('consent in an application', () => {
  let firm: Persona;
  let bank: Persona;
  before(async () => {
    [firm, bank] = await Promise.all([aMember({ kind: 'sme' }), aMember({ kind: 'bank' })]);
  });

  it('opens what it names, and no more', async () => {
    const [need, product] = await Promise.all([anOpenNeed(firm), anOpenProduct(bank)]);
    const [made] = await apply(firm, need.id, [product], { scopes: ['identity', 'figures'] });
    const seen = await read(bank, made!.id);
    expect(seen.applicant!.id).to.equal(firm.organisationId);
    expect(seen.firm!.figures!.taxGrade).to.equal('A');
    expect([seen.firm!.contact, seen.firm!.documents, seen.firm!.receivables]).to.deep.equal([
      null,
      null,
      null,
    ]);
  });

  it('shuts the bank out of the talk it listens to, should the process die right after the withdrawal', async () => {
    const made = await aWaiting(firm, bank);
    const socket = await connected(bank);
    await sendOk(socket, 'conversation:join', { conversationId: made.conversationId! });
    // What is done after the commit is not: as if killed between the two.
    await transact((session) =>
      barFromConversation(
        session,
        { kind: 'application', id: new mongoose.Types.ObjectId(made.id) },
        new mongoose.Types.ObjectId(bank.organisationId),
        true,
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const leaked = heard(socket, 'messages', () => true, 700).then(
      () => true,
      () => false,
    );
    await must('POST /conversations/:id/messages', firm, {
      params: { id: made.conversationId! },
      body: { text: '仅供内部', clientId: 'after-kill' },
    });
    expect(await leaked).to.equal(false);
    socket.disconnect();
  });

  it('ends every way to the firm within a second: page, files, talk, socket, search; only its own doings stay', async () => {
    const made = await aWaiting(firm, bank);
    const { requestedDocuments, conversationId, needId } = await give(firm, made.id);
    const fileId = requestedDocuments[0]!.file!.id;
    const secret = '我司的毛利率是百分之三十七';
    const socket = await connected(bank);
    await sendOk(socket, 'conversation:join', { conversationId: conversationId! });
    const talk = (by: Persona, text: string, clientId: string) =>
      send('POST /conversations/:id/messages', by.token, {
        params: { id: conversationId! },
        body: { text, clientId },
      });
    const listened = heard(socket, 'messages');
    expect((await talk(firm, secret, 'before-01')).status).to.be.below(300);
    await listened;
    const talkFile = await must<{ id: string }>('POST /conversations/:id/files', firm, {
      params: { id: conversationId! },
      form: aForm('内部', '内部.txt'),
    });
    const ways = {
      file: () =>
        send('GET /credit-applications/:id/documents/:fileId', bank.token, {
          params: { id: made.id, fileId },
        }),
      messages: () =>
        send('GET /conversations/:id/messages', bank.token, { params: { id: conversationId! } }),
      conversation: () => send('GET /conversations/:id', bank.token, { params: { id: conversationId! } }),
      talkFile: () =>
        send('GET /conversations/:id/files/:fileId', bank.token, {
          params: { id: conversationId!, fileId: talkFile.id },
        }),
    };
    for (const [name, way] of Object.entries(ways)) expect((await way()).status, name).to.equal(200);
    const found = async () =>
      JSON.stringify((await call('GET /messages', { token: bank.token, query: { q: '毛利率' } })).body);
    const inbox = async () => JSON.stringify((await call('GET /conversations', { token: bank.token })).body);
    expect([(await found()).includes(secret), (await inbox()).includes(conversationId!)]).to.deep.equal([
      true,
      true,
    ]);

    const told = heard(socket, 'changed', ({ what, id }) => what === 'creditApplication' && id === made.id);
    const began = Date.now();
    await withdrawConsent(firm, needId, bank.organisationId);
    for (const [name, way] of Object.entries(ways)) expect((await way()).status, name).to.equal(404);
    expect([(await found()).includes(secret), (await inbox()).includes(conversationId!)]).to.deep.equal([
      false,
      false,
    ]);
    await told;
    expect(Date.now() - began).to.be.below(1000);

    // What the firm writes now (the talk is closed with the application) or who joins: nothing comes through.
    const leaked = heard(socket, 'messages', () => true, 700).then(
      () => true,
      () => false,
    );
    await CreditApplication.db
      .collection('conversations')
      .updateOne(
        { 'subject.id': (await CreditApplication.findById(made.id).lean())!._id },
        { $set: { closedAt: null } },
      );
    await new Promise((resolve) => setTimeout(resolve, 800));
    await talk(firm, '仅供内部', 'after-001');
    expect(await refusal(socket, 'conversation:join', { conversationId })).to.equal('resource.notFound');
    expect(await leaked).to.equal(false);
    socket.disconnect();

    const seen = await read(bank, made.id);
    expect([seen.state, seen.applicant, seen.firm, seen.conversationId, seen.amountFen]).to.deep.equal([
      'withdrawn',
      null,
      null,
      null,
      null,
    ]);
    expect(seen.consentEndedAt).to.not.equal(null);
    expect(seen.requestedDocuments).to.deep.equal([{ name: '近六个月流水', note: '加盖公章', file: null }]);
    const name = (await Organisation.findById(firm.organisationId).lean())!.name;
    const list = JSON.stringify((await call('GET /credit-applications', { token: bank.token })).body);
    expect(JSON.stringify(seen)).to.not.include(name).and.not.include(firm.organisationId);
    expect(list).to.not.include(fileId);
    for (const what of ['offer', 'review']) {
      const body = what === 'offer' ? offerContent() : { note: '' };
      const refused = await callForProblem(`POST /credit-applications/${made.id}/${what}`, {
        token: bank.token,
        body,
      });
      expect(refused.body.code).to.equal('application.ended');
    }
    // To the firm it is all there.
    expect((await read(firm, made.id)).timeline.map((entry) => entry.step)).to.deep.equal([
      'submit',
      'requestDocuments',
      'answer',
      'consentEnded',
      'withdraw',
    ]);
    // Notices outlive consent, so they never named the firm.
    const notices = await Notification.find({ organisationId: bank.organisationId }).lean();
    expect(JSON.stringify(notices)).to.not.include(name).and.not.include(firm.organisationId);
  });

  it('leaves an accepted offer standing, without looks at the firm; what was held of a quota otherwise is free', async () => {
    const chain = { profile: { chainPositions: [{ chain: 'nev', segment: 'nev.battery' }] } };
    const firm2 = await aMember({ kind: 'sme', ...chain });
    const [need, other, product] = await Promise.all([
      anOpenNeed(firm2),
      anOpenNeed(firm2),
      anOpenProduct(bank),
    ]);
    const quota = await must<{ id: string }>('POST /quotas', bank, { body: quotaContent([product]) });
    const [won] = await apply(firm2, need.id, [product]);
    const [open] = await apply(firm2, other.id, [product]);
    const onQuota = offerContent({ onQuota: true });
    await accept(firm2, await step(bank, won!.id, 'offer', onQuota));
    await step(bank, open!.id, 'offer', onQuota);
    expect((await Quota.findById(quota.id).lean())!.reservedFen).to.equal(80_000_000);
    await withdrawConsent(firm2, need.id, bank.organisationId);
    await withdrawConsent(firm2, other.id, bank.organisationId);
    const seen = await read(bank, won!.id);
    expect([seen.state, seen.applicant, seen.firm, seen.offer!.amountFen]).to.deep.equal([
      'accepted',
      null,
      null,
      40_000_000,
    ]);
    expect((await read(bank, open!.id)).state).to.equal('withdrawn');
    expect((await Quota.findById(quota.id).lean())!.reservedFen).to.equal(40_000_000);
    // Given again, the bank sees on.
    await consentTo(firm2, need.id, bank.organisationId);
    expect((await read(bank, won!.id)).applicant!.id).to.equal(firm2.organisationId);
  });

  it('stands still when its last day has passed, and goes on when it is given again', async () => {
    const [need, product] = await Promise.all([anOpenNeed(firm), anOpenProduct(bank)]);
    const [made] = await apply(firm, need.id, [product]);
    await Consent.updateOne({ needId: need.id }, { $set: { until: '2026-11-20' } });
    // At once for looks, before any job has run.
    expect((await read(bank, made!.id)).firm).to.equal(null);
    await endLapsedConsents();
    const stopped = await read(bank, made!.id);
    expect([stopped.state, stopped.clocks.answer!.dueAt, stopped.conversationId]).to.deep.equal([
      'submitted',
      null,
      null,
    ]);
    const refused = await callForProblem(`POST /credit-applications/${made!.id}/offer`, {
      token: bank.token,
      body: offerContent(),
    });
    expect(refused.body.code).to.equal('application.consentEnded');
    await consentTo(firm, need.id, bank.organisationId);
    const on = await read(bank, made!.id);
    expect([on.consentEndedAt, on.clocks.answer!.dueAt === null]).to.deep.equal([null, false]);
    expect((await step(bank, made!.id, 'offer', offerContent())).state).to.equal('offered');
  });
});
