import { expect } from 'chai';
import { runJob } from '../../../server/platform/jobs/index.ts';
import { firmFigures } from '../../../server/features/introductions/index.ts';
import { Introduction } from '../../../server/features/introductions/model.ts';
import { remindOfNextSteps } from '../../../server/features/introductions/reminders.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { today } from '../../../shared/localTime.ts';
import type { Introduction as Shown, IntroductionDetail } from '../../../shared/schemas/introduction.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, anOrganisation, type Persona } from '../../support/factories.ts';
import { anAccepted, anOpenDemand, aPair, ask, take } from '../../support/introductions.ts';

type List = { items: Shown[]; nextCursor: string | null; counts: Record<string, number> };
const read = (by: Persona, id: string) =>
  call<IntroductionDetail>(`GET /introductions/${id}`, { token: by.token });
const codeOf = async (by: Persona, route: string, body?: object, headers?: Record<string, string>) => {
  const answer = await callForProblem(route, { token: by.token, body, headers });
  return answer.body?.code;
};

describe('introductions', () => {
  it('go from request to landing, with amounts and all that happened', async () => {
    const { buyer, supplier, introduction } = await anAccepted();
    const { id } = introduction;
    expect(introduction).to.include({ state: 'accepted', side: 'buyer', startedBy: 'supplier' });
    expect(introduction.conversationId).to.be.a('string');
    expect(introduction.can).to.deep.equal(['meet', 'close']);
    const at = new Date(Date.now() + 7 * 86_400_000).toISOString();
    expect((await take(supplier, id, 'meeting', { at, place: '南沙' })).body.meeting).to.deep.equal({
      at,
      place: '南沙',
      link: '',
    });
    const moved = await take(buyer, id, 'meeting', { at, link: 'https://meet.example.com/1' });
    expect(moved.body.meeting!.link).to.equal('https://meet.example.com/1');
    const intent = await take(buyer, id, 'intent', { amountFen: 5_000_000_00 });
    expect(intent.body).to.include({ state: 'intent', intentFen: 500_000_000 });
    expect((await take(supplier, id, 'signing', { amountFen: 480_000_000 })).body.state).to.equal('signed');
    const { body } = await take(buyer, id, 'landing', { amountFen: 100_000_000, note: '首批到货' });
    expect(body).to.include({ state: 'landed', contractFen: 480_000_000, landedFen: 100_000_000 });
    expect(body.can).to.deep.equal([]);
    expect(body.timeline.map((entry) => entry.step)).to.deep.equal([
      'request',
      'accept',
      'meet',
      'meet',
      'intend',
      'sign',
      'land',
    ]);
    expect(body.timeline[0]).to.deep.include({
      organisation: body.supplier,
      person: { id: supplier.personId, name: supplier.name },
      note: '希望认识一下',
    });
    expect(body.timeline.at(-1)).to.include({ note: '首批到货', amountFen: 100_000_000 });
    expect(await codeOf(buyer, `POST /introductions/${id}/closing`, { reason: '结束' })).to.equal(
      'state.conflict',
    );
  });

  it('meet today or later, by the calendar in Beijing', async () => {
    const { buyer, supplier, introduction } = await anAccepted();
    const midnight = new Date(`${today()}T00:00:00+08:00`).getTime();
    const yesterday = { at: new Date(midnight - 1000).toISOString(), place: '南沙' };
    const route = `POST /introductions/${introduction.id}/meeting`;
    for (const [language, words] of [
      ['zh-CN', '不能早于今天'],
      ['en', 'before today'],
    ] as const) {
      const headers = { 'accept-language': language };
      const { status, body } = await callForProblem(route, { token: buyer.token, body: yesterday, headers });
      expect([status, body.code]).to.deep.equal([400, 'introduction.meetingPast']);
      expect(body.title).to.contain(words);
      expect(body.errors![0]).to.include({ path: 'at', code: 'past' });
      expect(body.errors![0]!.message).to.contain(words);
    }
    const thisMorning = { at: new Date(midnight).toISOString(), place: '南沙' };
    const { status, body } = await take(supplier, introduction.id, 'meeting', thisMorning);
    expect([status, body.state]).to.deep.equal([200, 'meeting']);
  });

  it('start from the buyer too, and a request that meets the other’s accepts it', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const { status, body } = await ask(buyer, demand.id, supplier.organisationId);
    expect(status).to.equal(201);
    expect(body).to.include({ state: 'requested', startedBy: 'buyer', side: 'buyer' });
    const met = await ask(supplier, demand.id);
    expect(met.body).to.include({ id: body.id, state: 'accepted' });
    expect(await codeOf(supplier, 'POST /introductions', { demandId: demand.id })).to.equal(
      'introduction.alreadyAccepted',
    );
  });

  it('are one for a pair and demand while open, and may begin anew once ended', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const first = await ask(supplier, demand.id);
    expect(await codeOf(supplier, 'POST /introductions', { demandId: demand.id })).to.equal(
      'introduction.alreadyOpen',
    );
    expect((await take(supplier, first.body.id, 'withdrawal', { reason: '先不急' })).body).to.include({
      state: 'withdrawn',
      reason: '先不急',
    });
    const second = await ask(supplier, demand.id);
    expect(second.body.id).not.to.equal(first.body.id);
    expect((await take(buyer, second.body.id, 'decline', { reason: '产能不符' })).body.state).to.equal(
      'declined',
    );
    expect(await codeOf(buyer, `POST /introductions/${second.body.id}/acceptance`)).to.equal(
      'introduction.ended',
    );
  });

  it('refuse whoever may not take a step, with what to do', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const { body } = await ask(supplier, demand.id);
    const accept = `POST /introductions/${body.id}/acceptance`;
    expect(await codeOf(supplier, accept)).to.equal('introduction.notYours');
    expect(await codeOf(buyer, `POST /introductions/${body.id}/withdrawal`, { reason: '替对方' })).to.equal(
      'introduction.notYours',
    );
    expect(await codeOf(buyer, `POST /introductions/${body.id}/intent`, { amountFen: 1 })).to.equal(
      'state.conflict',
    );
    await take(buyer, body.id, 'acceptance');
    expect(await codeOf(buyer, accept)).to.equal('introduction.alreadyAccepted');
    const viewer = await aMember({ organisationId: buyer.organisationId, role: 'viewer' });
    expect((await read(viewer, body.id)).body.can).to.deep.equal([]);
    expect(await codeOf(viewer, `POST /introductions/${body.id}/closing`, { reason: '看看' })).to.equal(
      'access.denied',
    );
  });

  it('are not there for another organisation, in any way', async () => {
    const { introduction } = await anAccepted();
    const other = await aMember({ kind: 'anchor' });
    const id = introduction.id;
    const at = new Date().toISOString();
    for (const [route, body] of [
      [`GET /introductions/${id}`, undefined],
      [`GET /introductions/${id}/contact`, undefined],
      [`POST /introductions/${id}/acceptance`, undefined],
      [`POST /introductions/${id}/decline`, { reason: '无关' }],
      [`POST /introductions/${id}/withdrawal`, { reason: '无关' }],
      [`POST /introductions/${id}/meeting`, { at, place: '某处' }],
      [`POST /introductions/${id}/intent`, { amountFen: 1 }],
      [`POST /introductions/${id}/signing`, { amountFen: 1 }],
      [`POST /introductions/${id}/landing`, { amountFen: 1 }],
      [`POST /introductions/${id}/closing`, { reason: '无关' }],
      [`PUT /introductions/${id}/next-step`, { nextStep: null }],
    ] as const) {
      const code = await codeOf(other, route, body, { 'if-match': '"1"' });
      expect(code, route).to.equal('resource.notFound');
    }
    const list = await call<List>('GET /introductions', { token: other.token });
    expect(list.body.items).to.deep.equal([]);
    expect(Object.values(list.body.counts).every((n) => n === 0)).to.equal(true);
  });

  it('are asked only of those who may be asked', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const invitedOnly = await anOpenDemand(buyer, {
      visibility: 'invited',
      invited: [await anOrganisation()],
    });
    const firm = async (wish: Parameters<typeof anOrganisation>[0]) =>
      codeOf(buyer, 'POST /introductions', { demandId: demand.id, firmId: await anOrganisation(wish) });
    expect(await firm({ status: 'unclaimed', creditCode: null })).to.equal('introduction.unclaimed');
    expect(await firm({ status: 'draft' })).to.equal('resource.notFound');
    expect(await firm({ status: 'suspended' })).to.equal('resource.notFound');
    expect(await firm({ kind: 'bank' })).to.equal('resource.notFound');
    expect(await codeOf(buyer, 'POST /introductions', { demandId: demand.id })).to.equal(
      'introduction.firmMissing',
    );
    expect(
      await codeOf(buyer, 'POST /introductions', { demandId: demand.id, firmId: buyer.organisationId }),
    ).to.equal('introduction.ownDemand');
    const firmId = supplier.organisationId;
    expect(await codeOf(buyer, 'POST /introductions', { demandId: invitedOnly.id, firmId })).to.equal(
      'introduction.notInvited',
    );
    expect(await codeOf(supplier, 'POST /introductions', { demandId: invitedOnly.id })).to.equal(
      'resource.notFound',
    );
    await call(`POST /demands/${demand.id}/pause`, { token: buyer.token });
    expect(await codeOf(buyer, 'POST /introductions', { demandId: demand.id, firmId })).to.equal(
      'introduction.demandNotOpen',
    );
    const unverified = await aMember({ status: 'submitted' });
    expect(await codeOf(unverified, 'POST /introductions', { demandId: demand.id })).to.equal(
      'access.notVerified',
    );
    const bank = await aMember({ kind: 'bank' });
    expect(await codeOf(bank, 'POST /introductions', { demandId: demand.id })).to.equal('access.denied');
  });

  it('are not accepted of, nor asked of, who was suspended meanwhile', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer, { anonymous: true });
    const { body } = await ask(supplier, demand.id);
    await Organisation.updateOne({ _id: supplier.organisationId }, { $set: { status: 'suspended' } });
    expect(await codeOf(buyer, `POST /introductions/${body.id}/acceptance`)).to.equal(
      'introduction.otherAway',
    );
    expect((await read(buyer, body.id)).body.state).to.equal('requested');
    await Organisation.updateOne({ _id: supplier.organisationId }, { $set: { status: 'verified' } });
    const accepted = await take(buyer, body.id, 'acceptance');
    expect(accepted.body.state).to.equal('accepted');
    await take(buyer, body.id, 'closing', { reason: '暂缓' });
    await Organisation.updateOne({ _id: buyer.organisationId }, { $set: { status: 'suspended' } });
    expect(await codeOf(supplier, 'POST /introductions', { demandId: demand.id })).to.equal(
      'introduction.otherAway',
    );
  });

  it('keep contact details until accepted, and note who looked', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const { body } = await ask(supplier, demand.id);
    const route = `GET /introductions/${body.id}/contact`;
    for (const one of [buyer, supplier])
      expect(await codeOf(one, route)).to.equal('introduction.contactHidden');
    for (const one of [buyer, supplier]) {
      expect(JSON.stringify((await read(one, body.id)).body)).not.to.include('020-12345678');
    }
    await take(buyer, body.id, 'acceptance');
    const seen = await call<{ contact: { phone: string } }>(route, { token: supplier.token });
    expect(seen.body.contact.phone).to.equal('020-12345678');
    const trail = await call<{ items: { action: string; subject: { id: string } }[] }>('GET /audit', {
      token: buyer.token,
      query: { subjectId: body.id },
    });
    expect(trail.body.items.map((item) => item.action)).to.include('contact.seen');
  });

  it('keep an anonymous buyer unnamed until accepted, whoever asks, also in timeline, trail and board', async () => {
    for (const asking of ['buyer', 'supplier'] as const) {
      const { buyer, supplier } = await aPair();
      const demand = await anOpenDemand(buyer, { anonymous: true });
      const { body } =
        asking === 'buyer'
          ? await ask(buyer, demand.id, supplier.organisationId)
          : await ask(supplier, demand.id);
      const buyerRow = (await Organisation.findById(buyer.organisationId).lean())!;
      const secrets = [buyer.organisationId, buyerRow.name, buyer.personId, buyer.name];
      const shown = async () =>
        JSON.stringify([
          (await read(supplier, body.id)).body,
          (await call('GET /introductions', { token: supplier.token })).body,
          (await call('GET /audit', { token: supplier.token })).body,
          (await call(`GET /demands/${demand.id}`, { token: supplier.token })).body,
        ]);
      const before = await shown();
      for (const secret of secrets) expect(before, asking).not.to.include(secret);
      await take(asking === 'buyer' ? supplier : buyer, body.id, 'acceptance');
      const after = (await read(supplier, body.id)).body;
      expect(after.buyer).to.deep.equal({ id: buyer.organisationId, name: buyerRow.name });
      const demandNow = await call<{ buyer: { id: string } | null }>(`GET /demands/${demand.id}`, {
        token: supplier.token,
      });
      expect(demandNow.body.buyer?.id).to.equal(buyer.organisationId);
    }
  });

  it('an anonymous buyer who declines is never named', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer, { anonymous: true });
    const { body } = await ask(supplier, demand.id);
    await take(buyer, body.id, 'decline', { reason: '暂不需要' });
    const shown = JSON.stringify([
      (await read(supplier, body.id)).body,
      (await call('GET /audit', { token: supplier.token })).body,
    ]);
    expect(shown).to.include('暂不需要');
    for (const secret of [buyer.organisationId, buyer.personId, buyer.name])
      expect(shown).not.to.include(secret);
  });

  it('stand on a board by state, page by page, with counts', async () => {
    const { buyer, supplier } = await aPair();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const demand = await anOpenDemand(buyer);
      ids.push((await ask(supplier, demand.id)).body.id);
    }
    await take(buyer, ids[0]!, 'acceptance');
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await call<List>('GET /introductions', {
        token: buyer.token,
        query: { limit: 2, state: 'requested', side: 'buyer', cursor },
      });
      expect(body.counts).to.include({ requested: 4, accepted: 1, landed: 0 });
      all.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(all).to.deep.equal(ids.slice(1).reverse());
    const none = await call<List>('GET /introductions', { token: buyer.token, query: { side: 'supplier' } });
    expect(none.body.items).to.deep.equal([]);
    expect(await codeOf(buyer, 'GET /introductions?cursor=bm9uZQ')).to.equal('request.badCursor');
  });

  it('name a next step with its day and who does it, version by version', async () => {
    const { buyer, supplier, introduction } = await anAccepted();
    const route = `PUT /introductions/${introduction.id}/next-step`;
    const nextStep = { text: '寄送样件', due: '2026-12-10', ownerId: supplier.personId };
    const put = (version: number, step: object | null = nextStep) =>
      call<IntroductionDetail>(route, {
        token: buyer.token,
        body: { nextStep: step },
        headers: { 'if-match': `"${version}"` },
      });
    const { body } = await put(introduction.version);
    expect(body.nextStep).to.deep.equal({
      text: '寄送样件',
      due: '2026-12-10',
      owner: { id: supplier.personId, name: supplier.name, organisationId: supplier.organisationId },
    });
    expect((await put(introduction.version)).status).to.equal(412);
    const stranger = await aMember();
    expect(
      await codeOf(
        buyer,
        route,
        { nextStep: { ...nextStep, ownerId: stranger.personId } },
        { 'if-match': `"${body.version}"` },
      ),
    ).to.equal('introduction.ownerUnknown');
    await remindOfNextSteps('2026-12-10');
    const told = await Introduction.findById(introduction.id).lean();
    expect(told!.nextStepToldFor).to.equal('2026-12-10');
    expect((await put(body.version, null)).body.nextStep).to.equal(null);
  });

  it('lapse by themselves, after a reminder', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const { body } = await ask(supplier, demand.id);
    const past = new Date(Date.now() - 1000);
    await Introduction.updateOne({ _id: body.id }, { $set: { remindAt: past } });
    await runJob('introductions.remindOfRequests');
    expect((await Introduction.findById(body.id).lean())!.remindAt).to.equal(null);
    expect((await read(buyer, body.id)).body.state).to.equal('requested');
    await Introduction.updateOne({ _id: body.id }, { $set: { expiresAt: past } });
    await Promise.all([runJob('introductions.expire'), runJob('introductions.expire')]);
    const after = (await read(buyer, body.id)).body;
    expect(after.state).to.equal('expired');
    expect(after.timeline.filter((entry) => entry.step === 'expire')).to.have.length(1);
    expect(after.timeline.at(-1)!.organisation).to.equal(null);
    expect(await codeOf(buyer, `POST /introductions/${body.id}/acceptance`)).to.equal('introduction.ended');
  });

  it('close with a reason, and their conversation with them', async () => {
    const { buyer, supplier, introduction, conversationId } = await anAccepted();
    const message = { clientId: 'client-0001', text: '您好' };
    const write = `POST /conversations/${conversationId}/messages`;
    expect((await call(write, { token: buyer.token, body: message })).status).to.equal(201);
    await take(supplier, introduction.id, 'closing', { reason: '价格未谈拢' });
    expect(await codeOf(buyer, write, { clientId: 'client-0002', text: '再谈谈' })).to.equal(
      'conversation.closed',
    );
    const page = await call<{ lastSeq: number }>(`GET /conversations/${conversationId}/messages`, {
      token: buyer.token,
    });
    expect(page.body.lastSeq).to.equal(1);
  });

  it('give the figures that matching reads', async () => {
    const supplier = await aMember();
    const buyers = await Promise.all([1, 2, 3, 4].map(() => aMember({ kind: 'anchor' })));
    const asked = [];
    for (const buyer of buyers) {
      const demand = await anOpenDemand(buyer);
      asked.push((await ask(buyer, demand.id, supplier.organisationId)).body.id);
    }
    await take(supplier, asked[0]!, 'acceptance');
    await take(supplier, asked[1]!, 'acceptance');
    await take(buyers[1]!, asked[1]!, 'closing', { reason: '没有结果' });
    await take(supplier, asked[2]!, 'decline', { reason: '不做' });
    const figures = (await firmFigures([supplier.organisationId])).get(supplier.organisationId)!;
    expect(figures).to.include({ asked: 3, answered: 3, finished: 1, signed: 0, open: 2 });
    expect(figures.medianHoursToAccept).to.be.within(0, 0.1);
  });
});
