import { crc32 } from 'node:zlib';
import { expect } from 'chai';
import type { Demand, DemandSummary } from '../../../shared/schemas/demand.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, fresh, type Persona } from '../../support/factories.ts';
import { testApp } from '../../support/app.ts';
import { aForm, PNG } from '../../support/samples/world.ts';
import {
  Demand as DemandModel,
  expireDemands,
  reconcileDemands,
} from '../../../server/features/demands/index.ts';
import { searchInMongo } from '../../../server/features/demands/searchInMongo.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { openEngine } from '../../../server/platform/search/index.ts';
import { runJob } from '../../../server/platform/jobs/index.ts';

type List = { items: DemandSummary[]; nextCursor: string | null; total: number; degraded: boolean };

const settled = async () => (await testApp()).app.relay.drained();
const etag = (version: number) => ({ 'if-match': `"${version}"` });

/** A word nobody else in this run searches for. */
const word = () => `zq${fresh()}z`;

async function aDemand(by: Persona, content: object = {}): Promise<Demand> {
  const { status, body } = await call<Demand>('POST /demands', {
    token: by.token,
    body: { title: word(), kind: 'product', specification: '铝合金压铸壳体', ...content },
  });
  expect(status).to.equal(201);
  return body;
}
async function anOpenDemand(by: Persona, content: object = {}): Promise<Demand> {
  const { id } = await aDemand(by, content);
  const { status, body } = await call<Demand>(`POST /demands/${id}/opening`, { token: by.token });
  expect(status).to.equal(200);
  return body;
}
const find = async (by: Persona, query: Record<string, string>) =>
  (await call<List>('GET /demands', { token: by.token, query })).body;

describe('demands', () => {
  let buyer: Persona;
  let supplier: Persona;
  let other: Persona;
  before(async () => {
    [buyer, supplier, other] = await Promise.all([
      aMember({ kind: 'anchor' }),
      aMember({ profile: { chainPositions: [{ chain: 'nev', segment: 'nev.battery' }] } }),
      aMember(),
    ]);
  });

  it('are prepared, read and changed by their buyer, version by version', async () => {
    const made = await aDemand(buyer);
    expect(made.status).to.equal('draft');
    expect(made.steps).to.include('remove');
    const body = { title: '改过的需求', kind: 'process' };
    const route = `PUT /demands/${made.id}`;
    const changed = await call<Demand>(route, { token: buyer.token, body, headers: etag(made.version) });
    expect(changed.body).to.include({ title: '改过的需求', version: made.version + 1 });
    const stale = await callForProblem(route, { token: buyer.token, body, headers: etag(made.version) });
    expect(stale.body.code).to.equal('resource.changed');
    const without = await callForProblem(route, { token: buyer.token, body });
    expect(without.status).to.equal(428);
  });

  it('are not there for another organisation while they are drafts, in any way', async () => {
    const { id, version } = await aDemand(buyer);
    const body = { title: '别人的', kind: 'product' };
    const note = { note: '' };
    for (const [route, rest] of [
      [`GET /demands/${id}`, {}],
      [`PUT /demands/${id}`, { body, headers: etag(version) }],
      [`DELETE /demands/${id}`, {}],
      [`POST /demands/${id}/copy`, {}],
      [`POST /demands/${id}/opening`, {}],
      [`POST /demands/${id}/pause`, {}],
      [`POST /demands/${id}/closure`, { body: note }],
      [`POST /demands/${id}/fulfilment`, { body: note }],
    ] as const) {
      const answer = await callForProblem(route, { token: other.token, ...rest });
      expect([route, answer.status, answer.body.code]).to.deep.equal([route, 404, 'resource.notFound']);
    }
    expect(await DemandModel.countDocuments({ _id: id, status: 'draft', version })).to.equal(1);
  });

  it('cannot be opened, nor those of others seen, by an organisation that is not verified', async () => {
    const newcomer = await aMember({ status: 'draft' });
    const { id } = await aDemand(newcomer);
    const opening = await callForProblem(`POST /demands/${id}/opening`, { token: newcomer.token });
    expect(opening.body.code).to.equal('access.notVerified');
    const open = await anOpenDemand(buyer);
    const list = await callForProblem('GET /demands', { token: newcomer.token });
    expect(list.body.code).to.equal('access.notVerified');
    const one = await callForProblem(`GET /demands/${open.id}`, { token: newcomer.token });
    expect(one.status).to.equal(404);
  });

  it('are not for viewers to change, nor for banks to see', async () => {
    const viewer = await aMember({ organisationId: buyer.organisationId, role: 'viewer' });
    const answer = await callForProblem('POST /demands', {
      token: viewer.token,
      body: { title: '试', kind: 'product' },
    });
    expect(answer.body.code).to.equal('access.denied');
    const { id } = await anOpenDemand(buyer);
    expect((await call(`GET /demands/${id}`, { token: viewer.token })).status).to.equal(200);
    const bank = await aMember({ kind: 'bank' });
    expect((await callForProblem(`GET /demands/${id}`, { token: bank.token })).status).to.equal(403);
  });

  it('say what to mend before they can be open', async () => {
    const { id } = await aDemand(buyer, { visibility: 'chain', openUntil: '2020-01-01' });
    const answer = await callForProblem(`POST /demands/${id}/opening`, { token: buyer.token });
    expect(answer.body.code).to.equal('demand.notReady');
    expect(answer.body.errors?.map(({ path }) => path)).to.have.members(['openUntil', 'position']);
    expect(await DemandModel.countDocuments({ _id: id, status: 'draft' })).to.equal(1);
  });

  it('stay fit to be open while they are', async () => {
    const open = await anOpenDemand(buyer);
    const answer = await callForProblem(`PUT /demands/${open.id}`, {
      token: buyer.token,
      headers: etag(open.version),
      body: { title: '过期', kind: 'product', openUntil: '2020-01-01' },
    });
    expect(answer.body.code).to.equal('demand.notReady');
  });

  it('take one step of many at once, 50 times over', async () => {
    const { id } = await anOpenDemand(buyer);
    const routes = ['pause', 'closure', 'fulfilment'].map((step) => `POST /demands/${id}/${step}`);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        call<Demand>(routes[i % 2 === 0 ? 1 : 2]!, { token: buyer.token, body: { note: '' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
    expect(answers.filter(({ status }) => status === 409)).to.have.length(49);
    const late = await callForProblem(routes[0]!, { token: buyer.token });
    expect(late.body.code).to.equal('state.conflict');
  });

  it('are opened once, however often it is asked at once', async () => {
    const { id } = await aDemand(buyer);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call(`POST /demands/${id}/opening`, { token: buyer.token })),
    );
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
    type Trail = { items: { action: string }[] };
    const trail = await call<Trail>('GET /audit', {
      token: buyer.token,
      query: { subjectId: id, action: 'demand.opened' },
    });
    expect(trail.body.items).to.have.length(1);
  });

  it('are found by word and facet, with counts, once they are open, and no more once they are paused', async () => {
    const title = word();
    const open = await anOpenDemand(buyer, {
      title,
      requiredCertificates: ['ISO9001'],
      position: { chain: 'nev', segment: 'nev.battery' },
      regions: ['440112'],
    });
    await settled();
    const found = await find(supplier, { q: title });
    expect(found.items.map(({ id }) => id)).to.deep.equal([open.id]);
    expect(found).to.include({ degraded: false, total: 1 });
    expect((found as unknown as { facets: Record<string, object> }).facets).to.deep.include({
      chain: { nev: 1 },
      certificate: { ISO9001: 1 },
      region: { '440000': 1, '440100': 1, '440112': 1 },
    });
    expect((await find(supplier, { q: title, chain: 'petrochem' })).items).to.deep.equal([]);
    expect((await find(supplier, { q: title, region: '440100' })).items).to.have.length(1);
    // One's own are under one's own.
    expect((await find(buyer, { q: title })).items).to.deep.equal([]);
    await call(`POST /demands/${open.id}/pause`, { token: buyer.token });
    await settled();
    expect((await find(supplier, { q: title })).items).to.deep.equal([]);
    expect((await callForProblem(`GET /demands/${open.id}`, { token: supplier.token })).status).to.equal(404);
  });

  it('for a chain are seen by its members, for the invited by those', async () => {
    const forChain = await anOpenDemand(buyer, {
      visibility: 'chain',
      position: { chain: 'nev', segment: 'nev.battery' },
    });
    const forInvited = await anOpenDemand(buyer, {
      visibility: 'invited',
      invited: [other.organisationId],
    });
    await settled();
    for (const [demand, who, sees] of [
      [forChain, supplier, true],
      [forChain, other, false],
      [forInvited, supplier, false],
      [forInvited, other, true],
    ] as const) {
      const { status } = await call(`GET /demands/${demand.id}`, { token: who.token });
      expect(status).to.equal(sees ? 200 : 404);
      const found = await find(who, { q: demand.title });
      expect(found.items.some(({ id }) => id === demand.id)).to.equal(sees);
    }
    const seen = await call<Demand>(`GET /demands/${forInvited.id}`, { token: other.token });
    expect(seen.body.invited).to.deep.equal([]);
    expect(seen.body.invitedFirms).to.deep.equal([]);
    const own = await call<Demand>(`GET /demands/${forInvited.id}`, { token: buyer.token });
    expect(own.body.invitedFirms).to.deep.equal([
      { id: other.organisationId, name: (await Organisation.findById(other.organisationId).lean())!.name },
    ]);
  });

  it('of an unnamed buyer tell nothing of it anywhere', async () => {
    const secret = `秘密采购方${fresh()}集团有限公司`;
    const hidden = await aMember({ kind: 'anchor', name: secret });
    const title = word();
    const open = await anOpenDemand(hidden, { title, anonymous: true, invited: [other.organisationId] });
    const form = new FormData();
    form.set('file', new File(['需求说明'], `${secret}-规范.txt`, { type: 'text/plain' }));
    const attached = await call<Demand>(`POST /demands/${open.id}/attachments`, {
      token: hidden.token,
      form,
    });
    expect(attached.status).to.equal(201);
    await settled();
    const fileId = attached.body.attachments[0]!.id;
    const answers = [
      await call<Demand>(`GET /demands/${open.id}`, { token: supplier.token }),
      await call('GET /demands', { token: supplier.token, query: { q: title } }),
      await call('GET /audit', { token: supplier.token, query: { subjectId: open.id } }),
    ];
    const file = await call(`GET /demands/${open.id}/attachments/${fileId}`, { token: supplier.token });
    expect(file.status).to.equal(200);
    const said = JSON.stringify(answers.map(({ body }) => body)) + JSON.stringify([...file.headers]);
    expect(said).to.include(title);
    for (const tell of [secret, encodeURIComponent(secret), hidden.organisationId, hidden.personId]) {
      expect(said).not.to.include(tell);
    }
    expect(said).not.to.include(other.organisationId);
    expect((answers[0]!.body as Demand).buyer).to.equal(null);
    const named = await find(supplier, { q: secret });
    expect(named.items.map((item) => item.id)).not.to.include(open.id);
    // Its own people see it whole.
    const own = await call<Demand>(`GET /demands/${open.id}`, { token: hidden.token });
    expect(own.body.attachments[0]!.name).to.include(secret);
    // A look at the file is in the buyer's trail.
    type Trail = { items: { action: string }[] };
    const trail = await call<Trail>('GET /audit', {
      token: hidden.token,
      query: { subjectId: open.id, action: 'demand.fileSeen' },
    });
    expect(trail.body.items).to.have.length(1);
  });

  it('of a suspended buyer are offered to nobody', async () => {
    const soon = await aMember({ kind: 'anchor' });
    const admin = await aMember({ kind: 'admin' });
    const open = await anOpenDemand(soon);
    await settled();
    expect((await find(supplier, { q: open.title })).items).to.have.length(1);
    await call(`POST /admin/organisations/${soon.organisationId}/suspension`, {
      token: admin.token,
      body: { note: '核查中' },
    });
    expect((await callForProblem(`GET /demands/${open.id}`, { token: supplier.token })).status).to.equal(404);
    expect((await find(supplier, { q: open.title })).items).to.have.length(0);
    await settled();
    expect((await find(supplier, { q: open.title })).total).to.equal(0);
  });

  it('expire on the day after their last day, once', async () => {
    const open = await anOpenDemand(buyer, { openUntil: '2099-01-01' });
    await expireDemands('2099-01-01');
    expect(await DemandModel.countDocuments({ _id: open.id, status: 'open' })).to.equal(1);
    await DemandModel.updateOne({ _id: open.id }, { $set: { 'content.openUntil': '2026-01-01' } });
    const sums = await Promise.all([1, 2, 3].map(() => expireDemands('2026-01-02')));
    expect(sums.reduce((a, b) => a + b)).to.equal(1);
    await runJob('expire-demands');
    const { body } = await call<Demand>(`GET /demands/${open.id}`, { token: buyer.token });
    expect(body).to.include({ status: 'expired' });
    expect(body.steps).to.deep.equal([]);
  });

  it('are listed for their buyer by status, with counts, page by page', async () => {
    const own = await aMember({ kind: 'anchor' });
    const ids = [];
    for (let i = 0; i < 5; i += 1) ids.unshift((await aDemand(own)).id);
    await call(`POST /demands/${ids[0]}/opening`, { token: own.token });
    type Own = { items: DemandSummary[]; nextCursor: string | null; counts: Record<string, number> };
    const list = (query: Record<string, string>) =>
      call<Own>('GET /organisation/demands', { token: own.token, query });
    const first = (await list({ limit: '3' })).body;
    expect(first.counts).to.include({ draft: 4, open: 1, closed: 0 });
    const second = (await list({ limit: '3', cursor: first.nextCursor! })).body;
    expect([...first.items, ...second.items].map(({ id }) => id)).to.deep.equal(ids);
    expect(second.nextCursor).to.equal(null);
    expect((await list({ status: 'open' })).body.items.map(({ id }) => id)).to.deep.equal([ids[0]]);
  });

  it('are listed for their buyer by the day they close', async () => {
    const [own, other] = await Promise.all([aMember({ kind: 'anchor' }), aMember({ kind: 'anchor' })]);
    const soon = await aDemand(own, { openUntil: '2099-01-07' });
    await aDemand(own, { openUntil: '2099-01-08' });
    await aDemand(own);
    await aDemand(other, { openUntil: '2099-01-07' });
    const { body } = await call<{ items: DemandSummary[] }>('GET /organisation/demands', {
      token: own.token,
      query: { openUntilTo: '2099-01-07' },
    });
    expect(body.items.map(({ id }) => id)).to.deep.equal([soon.id]);
  });

  it('are found by their buyer by words, literally, never another’s', async () => {
    const [own, other] = await Promise.all([aMember({ kind: 'anchor' }), aMember({ kind: 'anchor' })]);
    const housing = await aDemand(own, { title: '压铸壳体（A+B）', specification: 'ADC12 壁厚 2.5 mm' });
    await aDemand(own, { title: '冲压支架' });
    await aDemand(other, { title: '压铸壳体（A+B）' });
    const found = async (q: string) =>
      (
        await call<{ items: DemandSummary[] }>('GET /organisation/demands', {
          token: own.token,
          query: { q },
        })
      ).body.items.map(({ id }) => id);
    expect(await found('壳体　ＡＤＣ12')).to.deep.equal([housing.id]);
    expect(await found('（a+b）')).to.deep.equal([housing.id]);
    expect(await found('.*')).to.deep.equal([]);
  });

  it('are not found by others by the buyer’s own number, when the database answers either', async () => {
    const { id } = await anOpenDemand(buyer, { anonymous: true });
    const own = `po-${fresh()}`;
    await DemandModel.updateOne({ _id: id }, { $set: { externalCode: own } });
    const { title } = (await DemandModel.findById(id).lean())!.content;
    const ids = async (q: string) => {
      const viewer = { organisationId: supplier.organisationId, verified: true, chains: [] };
      const rows = await searchInMongo(viewer, { q, sort: 'relevance', limit: 20 }, 0, 20);
      return rows.map((row) => String(row._id));
    };
    expect(await ids(title)).to.deep.equal([id]);
    expect(await ids(own)).to.deep.equal([]);
    const list = await call<List>('GET /organisation/demands', { token: buyer.token, query: { q: own } });
    expect(list.body.items.map((one) => one.id)).to.deep.equal([id]);
  });

  it('are copied without their dates, removed as drafts only', async () => {
    const open = await anOpenDemand(buyer, { openUntil: '2099-01-01', deliverBy: '2099-06-01' });
    const copy = await call<Demand>(`POST /demands/${open.id}/copy`, { token: buyer.token });
    expect(copy.body).to.include({ title: open.title, status: 'draft', openUntil: null, deliverBy: null });
    const kept = await callForProblem(`DELETE /demands/${open.id}`, { token: buyer.token });
    expect(kept.body.code).to.equal('state.conflict');
    expect((await call(`DELETE /demands/${copy.body.id}`, { token: buyer.token })).status).to.equal(204);
    expect((await callForProblem(`GET /demands/${copy.body.id}`, { token: buyer.token })).status).to.equal(
      404,
    );
  });

  it('keep no word of who made a picture that is attached', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    const { body } = await call<Demand>('POST /demands', {
      token: buyer.token,
      body: { title: `带图片的需求${fresh()}`, kind: 'product', anonymous: true },
    });
    const said = Buffer.from('Author\0某某汽车有限公司');
    const named = Buffer.concat([Buffer.from('tEXt'), said]);
    const chunk = Buffer.alloc(named.length + 8);
    chunk.writeUInt32BE(said.length);
    named.copy(chunk, 4);
    chunk.writeUInt32BE(crc32(named), named.length + 4);
    // Between the header and the picture.
    const picture = Buffer.concat([PNG.subarray(0, 33), chunk, PNG.subarray(33)]);
    const attached = await call<Demand>(`POST /demands/${body.id}/attachments`, {
      token: buyer.token,
      form: aForm(picture, '图.png'),
    });
    const [file] = attached.body.attachments;
    expect(file!.bytes).to.equal(PNG.length);
    const { url } = await testApp();
    const answer = await fetch(`${url}/api/v1/demands/${body.id}/attachments/${file!.id}`, {
      headers: { authorization: `Bearer ${buyer.token}` },
    });
    expect(Buffer.from(await answer.arrayBuffer())).to.deep.equal(PNG);
  });

  it('take ten files, of which the eleventh is refused', async () => {
    const { id } = await aDemand(buyer);
    const send = (n: number) => {
      const form = new FormData();
      form.set('file', new File([`第${n}份`], `说明${n}.txt`, { type: 'text/plain' }));
      return call<Demand>(`POST /demands/${id}/attachments`, { token: buyer.token, form });
    };
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => send(n)));
    expect(answers.filter(({ status }) => status === 201)).to.have.length(10);
    const { body } = await call<Demand>(`GET /demands/${id}`, { token: buyer.token });
    const fileId = body.attachments[0]!.id;
    const route = `DELETE /demands/${id}/attachments/${fileId}`;
    expect((await callForProblem(route, { token: other.token })).status).to.equal(404);
    expect((await call<Demand>(route, { token: buyer.token })).body.attachments).to.have.length(9);
    const gone = await callForProblem(`GET /demands/${id}/attachments/${fileId}`, { token: buyer.token });
    expect(gone.status).to.equal(404);
  });

  it('are mended in the index where it differs from the database', async () => {
    const open = await anOpenDemand(buyer);
    await settled();
    const engine = openEngine((await testApp()).deps.config.meili);
    await engine.remove('demands', [open.id]);
    expect((await find(supplier, { q: open.title })).items).to.have.length(0);
    expect(await reconcileDemands(engine)).to.be.at.least(1);
    expect((await find(supplier, { q: open.title })).items).to.have.length(1);
  });
});
