import { expect } from 'chai';
import mongoose from 'mongoose';
import type { Demand } from '../../../shared/schemas/demand.ts';
import type { FirmProfileInput } from '../../../shared/schemas/firm.ts';
import type { ComparedFirm, DemandMatch, DismissalInfo, FirmMatch } from '../../../shared/schemas/match.ts';
import { addReader, emit, type Fact } from '../../../server/platform/outbox/index.ts';
import { openEngine } from '../../../server/platform/search/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { reconcileFirmFacts, matchesForDemand } from '../../../server/features/matching/index.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, fresh, type OrganisationWish, type Persona } from '../../support/factories.ts';
import { testApp } from '../../support/app.ts';

interface Listed<T> {
  items: T[];
  nextCursor: string | null;
  considered: number;
  excluded: { count: number; reasons: { code: string; count: number; text: string }[] };
  learned: { code: string; text: string }[];
  degraded: boolean;
}

/** What was told, as a later feature would hear it. Registered before the app starts. */
const told: Fact[] = [];
addReader({
  name: 'test-match-listener',
  topics: ['match.found'],
  handle: async (facts) => void told.push(...facts),
});

const settled = async () => (await testApp()).app.relay.drained();
const capability = (name: string, more: object = {}): FirmProfileInput['capabilities'][number] => ({
  name,
  kind: 'process',
  description: '',
  materials: [],
  equipment: [],
  monthlyCapacity: null,
  minimumOrder: null,
  leadTimeDays: null,
  ...more,
});

/** A firm that the index and matching know of: made as the factory does, and told as an import would. */
async function aFirm(wish: OrganisationWish = {}): Promise<Persona> {
  const firm = await aMember(wish);
  await transact((session) => emit(session, 'firm.changed', firm.organisationId));
  return firm;
}

async function anOpenDemand(by: Persona, content: object): Promise<Demand> {
  const made = await call<Demand>('POST /demands', {
    token: by.token,
    body: { kind: 'process', ...content },
  });
  expect(made.status).to.equal(201);
  const { body, status } = await call<Demand>(`POST /demands/${made.body.id}/opening`, { token: by.token });
  expect(status).to.equal(200);
  return body;
}

const firmsFor = async (by: Persona, demandId: string, query: Record<string, string> = {}) =>
  (await call<Listed<FirmMatch>>(`GET /demands/${demandId}/matches`, { token: by.token, query })).body;
const demandsFor = async (by: Persona, query: Record<string, string> = {}) =>
  (await call<Listed<DemandMatch>>('GET /matches', { token: by.token, query: { limit: '100', ...query } }))
    .body;
const codes = (of: { code: string }[]) => of.map(({ code }) => code);

describe('matching', () => {
  /** A trade of this run's own, so that other tests' firms are not in the way. */
  const trade = `zk${fresh()}z`;
  const region = '440112';
  let buyer: Persona;
  let able: Persona;
  let lacking: Persona;
  let far: Persona;
  let unrelated: Persona;
  let demand: Demand;

  before(async () => {
    buyer = await aMember({ kind: 'anchor', profile: { region } });
    const certified = [{ code: 'IATF16949', name: null, number: null, validUntil: '2099-01-01' }];
    const monthlyCapacity = { amount: 3, unit: 'tenThousandPieces' };
    able = await aFirm({
      profile: {
        region,
        capabilities: [capability(`${trade} 压铸`, { monthlyCapacity, materials: ['ADC12'] })],
        certificates: certified,
      },
    });
    lacking = await aFirm({
      profile: {
        region,
        capabilities: [capability(`${trade} 压铸`, { monthlyCapacity })],
        certificates: [{ ...certified[0]!, validUntil: '2026-12-31' }],
      },
    });
    far = await aFirm({
      profile: { region: '110000', capabilities: [capability(`${trade} 压铸`)], certificates: certified },
    });
    unrelated = await aFirm({ profile: { capabilities: [capability('婚礼策划')] } });
    await settled();
    demand = await anOpenDemand(buyer, {
      title: `采购 ${trade} 压铸件`,
      materials: ['ADC12'],
      monthlyQuantity: { amount: 20_000, unit: 'piece' },
      deliverBy: '2098-06-30',
      requiredCertificates: ['IATF16949'],
    });
    await settled();
  });

  it('ranks firms with their parts, reasons, objections, misses and what they could add', async () => {
    const { items, considered, degraded } = await firmsFor(buyer, demand.id);
    expect(degraded).to.equal(false);
    expect(considered).to.be.at.least(3);
    const order = items.map(({ firm }) => firm.id);
    const mine = order.filter((id) => [able, far, lacking].some((one) => one.organisationId === id));
    expect(mine).to.deep.equal([able.organisationId, far.organisationId, lacking.organisationId]);
    expect(order).not.to.include(unrelated.organisationId);
    expect(order).not.to.include(buyer.organisationId);

    const [best] = items;
    expect(best!.eligible).to.equal(true);
    expect(codes(best!.reasons)).to.include.members([
      'certificatesHeld',
      'capacityEnough',
      'materialsHeld',
      'near',
    ]);
    const capacity = best!.reasons.find(({ code }) => code === 'capacityEnough')!;
    expect(capacity.text).to.equal('月产能 3 万件，满足每月 20,000 件');

    const late = items.find(({ firm }) => firm.id === lacking.organisationId)!;
    expect(late.eligible).to.equal(false);
    expect(codes(late.misses)).to.deep.equal(['certificateEnds']);
    expect(late.misses[0]!.text).to.include('2026-12-31').and.include('2098-06-30');
    const renewal = late.improvements.find(({ code }) => code === 'renewCertificate')!;
    expect(renewal.gain).to.be.above(10);

    const silent = items.find(({ firm }) => firm.id === far.organisationId)!;
    expect(codes(silent.against)).to.include.members(['capacityUnstated', 'far']);
    expect(codes(silent.improvements)).to.include('addCapacity');
  });

  it('speaks the reader’s language', async () => {
    const { body } = await call<Listed<FirmMatch>>(`GET /demands/${demand.id}/matches`, {
      token: buyer.token,
      headers: { 'accept-language': 'en' },
    });
    const capacity = body.items[0]!.reasons.find(({ code }) => code === 'capacityEnough')!;
    expect(capacity.text).to.equal('Makes 3 × 10,000 pieces a month; 20,000 pieces are needed');
    expect(JSON.stringify(body.items[0]!.reasons.map(({ text }) => text))).not.to.match(/[{}]/);
  });

  it('gives the same list each time, and page by page', async () => {
    const whole = await firmsFor(buyer, demand.id);
    expect(await firmsFor(buyer, demand.id)).to.deep.equal(whole);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Listed<FirmMatch> = await firmsFor(buyer, demand.id, {
        limit: '1',
        ...(cursor ? { cursor } : {}),
      });
      paged.push(...page.items.map(({ firm }) => firm.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged.slice(0, whole.items.length)).to.deep.equal(whole.items.map(({ firm }) => firm.id));
  });

  it('says the same of a pair to either side, and in the comparison', async () => {
    const [fromBuyer, fromFirm, compared] = await Promise.all([
      call<FirmMatch>(`GET /demands/${demand.id}/matches/${able.organisationId}`, { token: buyer.token }),
      call<DemandMatch>(`GET /matches/${demand.id}`, { token: able.token }),
      call<{ items: ComparedFirm[] }>(`GET /demands/${demand.id}/comparison`, {
        token: buyer.token,
        query: { firm: [far.organisationId, able.organisationId] },
      }),
    ]);
    const { firm: _firm, ...one } = fromBuyer.body;
    const { demand: _demand, ...other } = fromFirm.body;
    expect(other).to.deep.equal(one);
    expect(compared.body.items.map(({ match }) => match.firm.id)).to.deep.equal([
      far.organisationId,
      able.organisationId,
    ]);
    expect(compared.body.items[1]!.match).to.deep.equal(fromBuyer.body);
    expect(compared.body.items[0]!.km).to.be.above(1000);
    expect((await demandsFor(able)).items.map((match) => match.demand.id)).to.include(demand.id);
  });

  it('are for the demand’s buyer alone, and not for what may not be seen', async () => {
    for (const route of [
      `GET /demands/${demand.id}/matches`,
      `GET /demands/${demand.id}/matches/${far.organisationId}`,
      `GET /demands/${demand.id}/comparison?firm=${far.organisationId}`,
      `GET /demands/${demand.id}/dismissals`,
    ]) {
      const [path, query] = route.split('?');
      const answer = await callForProblem(path!, {
        token: able.token,
        query: Object.fromEntries(new URLSearchParams(query)),
      });
      expect([route, answer.status]).to.deep.equal([route, 404]);
    }
    const draft = await aMember({ status: 'draft' });
    expect((await callForProblem('GET /matches', { token: draft.token })).body.code).to.equal(
      'access.notVerified',
    );
    const own = await callForProblem(`GET /matches/${demand.id}`, { token: buyer.token });
    expect(own.status).to.equal(404);
    const hidden = await anOpenDemand(buyer, {
      title: `采购 ${trade} 压铸件`,
      visibility: 'invited',
      invited: [far.organisationId],
    });
    await settled();
    expect((await callForProblem(`GET /matches/${hidden.id}`, { token: able.token })).status).to.equal(404);
    expect((await demandsFor(able)).items.map((one) => one.demand.id)).not.to.include(hidden.id);
    expect((await demandsFor(far)).items.map((one) => one.demand.id)).to.include(hidden.id);
    const draftFirm = await callForProblem(`GET /demands/${demand.id}/matches/${draft.organisationId}`, {
      token: buyer.token,
    });
    expect(draftFirm.status).to.equal(404);
  });

  it('of an unnamed buyer tell neither who nor where it is', async () => {
    const name = `秘密买家${fresh()}股份有限公司`;
    const secret = await aMember({ kind: 'anchor', name, profile: { region } });
    const open = await anOpenDemand(secret, { title: `采购 ${trade} 压铸`, anonymous: true });
    await settled();
    const [list, one] = await Promise.all([
      call('GET /matches', { token: able.token, query: { limit: '100' } }),
      call<DemandMatch>(`GET /matches/${open.id}`, { token: able.token }),
    ]);
    const said = JSON.stringify([list.body, one.body]);
    expect(said).to.include(open.id);
    for (const tell of [name, secret.organisationId]) expect(said).not.to.include(tell);
    expect(codes(one.body.reasons)).not.to.include('near');
  });

  it('count what they take out, by why', async () => {
    const strict = await anOpenDemand(buyer, {
      title: `采购 ${trade} 压铸`,
      regions: ['440000'],
      regionRule: 'require',
      requiredCertificates: ['IATF16949'],
      deliverBy: '2098-01-01',
    });
    const all = await firmsFor(buyer, strict.id);
    expect(all.items.map(({ firm }) => firm.id)).not.to.include(far.organisationId);
    const outside = all.excluded.reasons.find(({ code }) => code === 'excludedRegion')!;
    expect(outside.count).to.be.at.least(1);
    expect(outside.text).to.equal('不在需求限定的地区');
    const eligible = await firmsFor(buyer, strict.id, { eligible: 'true' });
    expect(eligible.items.every((match) => match.eligible)).to.equal(true);
    expect(eligible.excluded.reasons.map(({ code }) => code)).to.include('excludedIneligible');
  });

  it('take “not for me” for an answer, learn from it, and forget it when it is taken back', async () => {
    const open = await anOpenDemand(buyer, { title: `采购 ${trade} 压铸` });
    // What firms are told of counts as their load, so the telling must be over before lists are compared.
    await settled();
    const route = `PUT /demands/${open.id}/matches/${far.organisationId}/dismissal`;
    const before = await firmsFor(buyer, open.id);
    const unsaid = await callForProblem(route, { token: buyer.token, body: { reason: 'other' } });
    expect(unsaid.body.errors?.[0]?.path).to.equal('note');
    const foreign = await callForProblem(route, { token: able.token, body: { reason: 'tooFar' } });
    expect(foreign.status).to.equal(404);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call<DismissalInfo>(route, { token: buyer.token, body: { reason: 'tooFar' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).to.have.length(20);
    const after = await firmsFor(buyer, open.id);
    expect(after.items.map(({ firm }) => firm.id)).not.to.include(far.organisationId);
    expect(codes(after.learned)).to.deep.equal(['learnedFar']);
    expect(after.learned[0]!.text).to.include('1 次');
    const weight = (list: Listed<FirmMatch>) =>
      list.items[0]!.parts.find(({ key }) => key === 'distance')!.weight;
    expect(weight(after)).to.be.above(weight(before));
    expect(after.excluded.reasons.map(({ code }) => code)).to.include('excludedDismissed');
    const kept = await call<{ items: DismissalInfo[] }>(`GET /demands/${open.id}/dismissals`, {
      token: buyer.token,
    });
    expect(kept.body.items.map(({ firm }) => firm.id)).to.deep.equal([far.organisationId]);

    await call(route.replace('PUT', 'DELETE'), { token: buyer.token });
    expect(await firmsFor(buyer, open.id)).to.deep.equal(before);
    const twice = await callForProblem(route.replace('PUT', 'DELETE'), { token: buyer.token });
    expect(twice.status).to.equal(404);
  });

  it('let a firm say so too, for itself alone', async () => {
    const open = await anOpenDemand(buyer, { title: `采购 ${trade} 压铸` });
    await settled();
    const route = `PUT /matches/${open.id}/dismissal`;
    const { body } = await call<DismissalInfo>(route, {
      token: able.token,
      body: { reason: 'alreadyPartners' },
    });
    expect(body).to.deep.include({ reason: 'alreadyPartners' });
    expect((await demandsFor(able)).items.map((one) => one.demand.id)).not.to.include(open.id);
    expect((await demandsFor(far)).items.map((one) => one.demand.id)).to.include(open.id);
    expect((await firmsFor(buyer, open.id)).items.map(({ firm }) => firm.id)).to.include(able.organisationId);
    const listed = await call<{ items: DismissalInfo[] }>('GET /match-dismissals', { token: able.token });
    expect(listed.body.items.map((one) => one.demand.id)).to.include(open.id);
    expect((await call(`DELETE /matches/${open.id}/dismissal`, { token: able.token })).status).to.equal(204);
    expect((await demandsFor(able)).items.map((one) => one.demand.id)).to.include(open.id);
  });

  it('are told once, above each side’s own threshold', async () => {
    const quiet = await aFirm({ profile: { region, capabilities: [capability(`${trade} 压铸`)] } });
    const keen = await aFirm({ profile: { region, capabilities: [capability(`${trade} 压铸`)] } });
    const set = (by: Persona, body: object) =>
      call('PUT /match-settings', { token: by.token, body, headers: { 'if-match': '"0"' } });
    expect((await set(quiet, { notify: false, threshold: 0 })).status).to.equal(200);
    expect((await set(keen, { notify: true, threshold: 10 })).status).to.equal(200);
    await settled();
    const open = await anOpenDemand(buyer, { title: `采购 ${trade} 压铸` });
    await settled();
    const ofThis = () => told.filter(({ subject }) => subject === open.id);
    const toKeen = () => ofThis().filter(({ data }) => data['organisationId'] === keen.organisationId);
    expect(toKeen()).to.have.length(1);
    expect(toKeen()[0]!.data).to.include({ side: 'supplier', firmId: keen.organisationId });
    expect(ofThis().some(({ data }) => data['organisationId'] === quiet.organisationId)).to.equal(false);
    // Its buyer has the list before it.
    expect(ofThis().some(({ data }) => data['organisationId'] === buyer.organisationId)).to.equal(false);

    await Promise.all(
      Array.from({ length: 5 }, () => transact((session) => emit(session, 'demand.changed', open.id))),
    );
    await transact((session) => emit(session, 'firm.changed', keen.organisationId));
    await settled();
    expect(toKeen()).to.have.length(1);

    // A firm that comes later is news to the buyer, and the demand to the firm.
    const set2 = await set(buyer, { notify: true, threshold: 10 });
    expect(set2.status).to.equal(200);
    const late = await aFirm({ profile: { region, capabilities: [capability(`${trade} 压铸`)] } });
    await settled();
    const toBuyer = ofThis().filter(({ data }) => data['side'] === 'buyer');
    expect(toBuyer.map(({ data }) => data['firmId'])).to.deep.equal([late.organisationId]);
    expect(toBuyer[0]!.data['organisationId']).to.equal(buyer.organisationId);
  });

  it('keep settings by version, of two first changes one', async () => {
    const firm = await aMember();
    const read = await call('GET /match-settings', { token: firm.token });
    expect(read.body).to.deep.equal({ notify: true, threshold: 70, version: 0 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        call('PUT /match-settings', {
          token: firm.token,
          body: { notify: true, threshold: i },
          headers: { 'if-match': '"0"' },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
    expect(answers.filter(({ status }) => status === 412)).to.have.length(19);
    const viewer = await aMember({ organisationId: firm.organisationId, role: 'member' });
    const denied = await callForProblem('PUT /match-settings', {
      token: viewer.token,
      body: { notify: true, threshold: 1 },
      headers: { 'if-match': '"1"' },
    });
    expect(denied.body.code).to.equal('access.denied');
  });

  it('go on without the search engine, and say so', async () => {
    const row = { organisationId: buyer.organisationId, locale: 'zh-CN' } as never;
    const known = `压铸`;
    const open = await anOpenDemand(buyer, { title: `采购${known}件` });
    const answer = await matchesForDemand(openEngine(null), row, open.id, { limit: 20 }, 'zh-CN');
    expect(answer.degraded).to.equal(true);
    expect(answer.items.length).to.be.at.least(1);
    expect(answer.items.every((match) => codes(match.reasons).length > 0)).to.equal(true);
  });

  it('mend what they know of firms where it is behind', async () => {
    const firm = new mongoose.Types.ObjectId(able.organisationId);
    await mongoose.connection.collection('matchFirms').deleteOne({ _id: firm });
    expect(await reconcileFirmFacts()).to.be.at.least(1);
    expect(await mongoose.connection.collection('matchFirms').countDocuments({ _id: firm })).to.equal(1);
    expect(await reconcileFirmFacts()).to.equal(0);
  });
});
