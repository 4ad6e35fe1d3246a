import { expect } from 'chai';
import { Audit } from '../../../server/features/audit/index.ts';
import { forgetGroupSizes } from '../../../server/features/creditNeeds/groups.ts';
import { Consent } from '../../../server/features/creditNeeds/index.ts';
import { forgetOpenProducts } from '../../../server/features/creditProducts/open.ts';
import { LEAST_GROUP, type OfferedNeed, type OfferedNeedDetail } from '../../../shared/schemas/creditNeed.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, anOrganisation, type Persona } from '../../support/factories.ts';
import { connected, heard } from '../../support/live.ts';
import { aPublished } from '../../support/samples/credit.ts';
import {
  ALL_SCOPES,
  aDocument,
  aNeed,
  anOpenNeed,
  consentContent,
  consentTo,
} from '../../support/samples/creditNeeds.ts';

const POSITIONS = [{ chain: 'rail', segment: 'rail.vehicle' }];
/** A firm of the rail chain, of a place; the size is small. */
const aFirm = (region: string) =>
  aMember({ profile: { region, chainPositions: POSITIONS, staff: 100, revenueFen: 5_000_000_000 } });

const offered = async (bank: Persona): Promise<OfferedNeed[]> => {
  forgetGroupSizes();
  const { body } = await call<{ items: OfferedNeed[] }>('GET /offered-needs', {
    token: bank.token,
    query: { limit: 100 },
  });
  return body.items;
};
const read = (bank: Persona, id: string) =>
  call<OfferedNeedDetail>(`GET /offered-needs/${id}`, { token: bank.token });
const withdraw = (firm: Persona, id: string, consentId: string) =>
  call(`POST /credit-needs/${id}/consents/${consentId}/withdrawal`, { token: firm.token });

async function aBank(over: object = {}): Promise<Persona> {
  const bank = await aMember({ kind: 'bank' });
  await aPublished(bank, { rule: null, ...over });
  forgetOpenProducts();
  return bank;
}

describe('what a bank learns of a credit need', () => {
  it('is nothing while it is a draft, and an anonymous outline once it is open', async () => {
    const [firm, bank] = await Promise.all([aFirm('620102'), aBank()]);
    await Promise.all(Array.from({ length: LEAST_GROUP }, () => aFirm('620102')));
    const need = await aNeed(firm);
    expect((await offered(bank)).map((one) => one.id)).to.not.include(need.id);
    await call(`POST /credit-needs/${need.id}/opening`, { token: firm.token });
    const seen = (await offered(bank)).find((one) => one.id === need.id)!;
    expect(seen.firm).to.equal(null);
    expect(seen.scopes).to.deep.equal([]);
    expect(seen.outline).to.deep.equal({
      kinds: ['credit'],
      chain: 'rail',
      sizeClass: 'small',
      region: '620102',
      amountBand: { from: 0, to: 50_000_000 },
      termBand: { from: 6, to: 12 },
    });
    const { body } = await read(bank, need.id);
    const { contact, need: stated, figures, receivables, introductions, documents } = body;
    expect([contact, stated, figures, receivables, introductions, documents]).to.deep.equal(
      Array(6).fill(null),
    );
    const { name } = (await call<{ name: string }>('GET /organisation', { token: firm.token })).body;
    for (const secret of [name, firm.organisationId!]) expect(JSON.stringify(body)).to.not.include(secret);
  });

  it('says less of a firm that few are like, so that it cannot be told by it', async () => {
    const [firm, bank] = await Promise.all([aFirm('630105'), aBank()]);
    const need = await anOpenNeed(firm);
    const seen = (await offered(bank)).find((one) => one.id === need.id)!;
    // The only one of its district and town.
    expect(seen.outline.region).to.equal(null);
  });

  it('is not found out by writing rules: no rule about figures changes who is offered', async () => {
    const firm = await aFirm('620102');
    const need = await anOpenNeed(firm);
    const asks = (op: string, value: number) => ({ fact: 'revenueFen', op, value });
    const [above, below] = await Promise.all([
      aBank({ rule: asks('atLeast', 9_000_000_000) }),
      aBank({ rule: asks('atMost', 6_000_000_000) }),
    ]);
    const seen = await Promise.all(
      [above, below].map(async (bank) => (await offered(bank)).find((one) => one.id === need.id)!),
    );
    const fits = seen.map((one) => one.products.map((product) => product.fit));
    expect(fits).to.deep.equal([['open'], ['open']]);
  });

  it('is what the consent names, and nothing else; each look is in the firm’s trail', async () => {
    const [firm, bank, other] = await Promise.all([aFirm('620102'), aBank(), aBank()]);
    const need = await anOpenNeed(firm);
    await consentTo(firm, need.id, bank.organisationId!, { scopes: ['identity', 'figures'] });
    const { body } = await read(bank, need.id);
    expect(body.firm?.id).to.equal(firm.organisationId);
    expect(body.figures?.taxGrade).to.equal('A');
    expect([body.contact, body.documents, body.receivables, body.introductions]).to.deep.equal([
      null,
      null,
      null,
      null,
    ]);
    expect((await read(other, need.id)).body.firm).to.equal(null);
    const looks = await Audit.find({ action: 'creditNeed.seen', subjectId: need.id }).lean();
    expect(looks.map((row) => [row.organisationId, row.ownerId].map(String))).to.deep.equal([
      [bank.organisationId, firm.organisationId],
    ]);
  });

  it('goes to all whose product fits, and to no other bank, by a consent to all', async () => {
    const firm = await aFirm('620102');
    const need = await anOpenNeed(firm);
    const [fits, fails] = await Promise.all([
      aBank({ rule: { fact: 'taxGrade', op: 'oneOf', value: ['A'] } }),
      aBank({ rule: { fact: 'taxGrade', op: 'oneOf', value: ['D'] } }),
    ]);
    await consentTo(firm, need.id, null);
    expect((await read(fits, need.id)).body.firm?.id).to.equal(firm.organisationId);
    expect((await read(fails, need.id)).body.firm).to.equal(null);
  });

  it('reaches no further by rules than it opens: a consent to all without figures is not told by them', async () => {
    const firm = await aFirm('620102');
    const need = await anOpenNeed(firm);
    const asks = (taxGrade: string) => aBank({ rule: { fact: 'taxGrade', op: 'oneOf', value: [taxGrade] } });
    const [ofA, ofD, elsewhere] = await Promise.all([
      asks('A'),
      asks('D'),
      aBank({ rule: { fact: 'region', op: 'oneOf', value: ['350000'] } }),
    ]);
    const fileId = await aDocument(firm, need.id);
    await consentTo(firm, need.id, null, { scopes: ['identity', 'documents'] });
    const seen = async (bank: Persona) => {
      const file = await call(`GET /credit-needs/${need.id}/documents/${fileId}`, { token: bank.token });
      const { body } = await read(bank, need.id);
      return [body.firm?.id ?? null, file.status, body.products?.map(({ fit }) => fit)];
    };
    // Whose rule asks what is not opened is reached whatever the answer would be.
    expect(await seen(ofD)).to.deep.equal(await seen(ofA));
    expect((await seen(ofA))[0]).to.equal(firm.organisationId);
    // Whose rule fails on what the consent opens is not.
    expect((await seen(elsewhere)).slice(0, 2)).to.deep.equal([null, 404]);
  });

  it('ends at once when the consent is withdrawn: reading, files, and the page it is open on', async () => {
    const [firm, bank] = await Promise.all([aFirm('620102'), aBank()]);
    const need = await anOpenNeed(firm);
    const fileId = await aDocument(firm, need.id);
    const consent = await consentTo(firm, need.id, bank.organisationId!);
    const file = () => call(`GET /credit-needs/${need.id}/documents/${fileId}`, { token: bank.token });
    expect((await file()).status).to.equal(200);
    expect((await read(bank, need.id)).body.documents).to.have.length(1);
    const socket = await connected(bank);
    const began = Date.now();
    const told = heard(socket, 'changed', ({ what, id }) => what === 'consent' && id === need.id);
    expect((await withdraw(firm, need.id, consent.id)).status).to.equal(200);
    expect((await file()).status).to.equal(404);
    const { body } = await read(bank, need.id);
    expect([body.firm, body.figures, body.documents]).to.deep.equal([null, null, null]);
    await told;
    expect(Date.now() - began).to.be.below(1000);
    socket.disconnect();
    // And it stays ended, with whoever tries again.
    expect((await withdraw(firm, need.id, consent.id)).status).to.equal(409);
  });

  it('ends with its last day, and with the need', async () => {
    const [firm, bank] = await Promise.all([aFirm('620102'), aBank()]);
    const need = await anOpenNeed(firm);
    await consentTo(firm, need.id, bank.organisationId!);
    await Consent.updateOne({ needId: need.id }, { $set: { until: '2020-01-01' } });
    expect((await read(bank, need.id)).body.firm).to.equal(null);
    await consentTo(firm, need.id, bank.organisationId!);
    await call(`POST /credit-needs/${need.id}/closing`, { token: firm.token });
    expect((await read(bank, need.id)).status).to.equal(404);
  });

  it('is one consent for each bank, however many are given at once', async () => {
    const [firm, bank] = await Promise.all([aFirm('620102'), aBank()]);
    const need = await anOpenNeed(firm);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call(`POST /credit-needs/${need.id}/consents`, {
          token: firm.token,
          body: consentContent(bank.organisationId!),
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(20).fill(201));
    expect(await Consent.countDocuments({ needId: need.id, withdrawnAt: null })).to.equal(1);
  });

  it('refuses consents that make no sense', async () => {
    const firm = await aFirm('620102');
    const [open, draft] = await Promise.all([anOpenNeed(firm), aNeed(firm)]);
    const bank = await anOrganisation({ kind: 'bank' });
    const give = (id: string, body: object) =>
      callForProblem(`POST /credit-needs/${id}/consents`, { token: firm.token, body });
    expect((await give(draft.id, consentContent(bank))).body.code).to.equal('creditNeed.notOpen');
    expect((await give(open.id, consentContent(bank, { until: '2020-01-01' }))).body.code).to.equal(
      'consent.badUntil',
    );
    expect((await give(open.id, consentContent(bank, { until: '2099-01-01' }))).body.code).to.equal(
      'consent.badUntil',
    );
    expect((await give(open.id, consentContent(firm.organisationId!))).body.code).to.equal(
      'consent.bankMissing',
    );
    expect((await give(open.id, consentContent(bank, { scopes: [] }))).status).to.equal(400);
    expect((await give(open.id, consentContent(bank, { scopes: [...ALL_SCOPES, 'all'] }))).status).to.equal(
      400,
    );
  });
});
