import { expect } from 'chai';
import { lprOn, openProducts, productAt } from '../../../server/features/creditProducts/index.ts';
import { CreditProduct as ProductModel } from '../../../server/features/creditProducts/index.ts';
import { judge, withinReach } from '../../../shared/finance/rules.ts';
import type {
  CreditProduct,
  CreditProductSummary,
  RuleTrial,
} from '../../../shared/schemas/creditProduct.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aProduct, aPublished, productContent, stepProduct } from '../../support/samples/credit.ts';
import { testApp } from '../../support/app.ts';

type List = { items: CreditProductSummary[]; nextCursor: string | null; total: number };

const read = (by: Persona, id: string) =>
  call<CreditProduct>(`GET /credit-products/${id}`, { token: by.token });
const change = (by: Persona, id: string, version: number, body: object) =>
  call<CreditProduct>(`PUT /credit-products/${id}`, {
    token: by.token,
    body,
    headers: { 'if-match': `"${version}"` },
  });
const refused = async (by: Persona, body: object): Promise<Problem> =>
  (await callForProblem('POST /credit-products', { token: by.token, body })).body;
const fields = (problem: Problem) => (problem.errors ?? []).map((error) => error.path);
const offered = async (by: Persona, query: Record<string, string | number> = {}) =>
  (await call<List>('GET /credit-products', { token: by.token, query: { limit: 100, ...query } })).body;

describe('credit products', () => {
  let bank: Persona;
  let other: Persona;
  let firm: Persona;
  before(async () => {
    [bank, other, firm] = await Promise.all([
      aMember({ kind: 'bank' }),
      aMember({ kind: 'bank' }),
      aMember({ kind: 'sme' }),
    ]);
  });

  it('are seen by others as published, while their bank works on the next version', async () => {
    const { id } = await aProduct(bank, { name: '链易贷一号' });
    expect((await read(firm, id)).status).to.equal(404);
    const published = await stepProduct(bank, id, 'publication');
    expect(published).to.include({ status: 'published', publishedVersion: 1, unpublished: false });
    const changed = await change(bank, id, published.version, productContent({ name: '链易贷二号' }));
    expect(changed.body).to.include({ name: '链易贷二号', unpublished: true, status: 'published' });
    for (const by of [firm, other]) {
      const { body } = await read(by, id);
      expect(body).to.include({ name: '链易贷一号', own: false, unpublished: false });
      expect(body.can).to.deep.equal([]);
    }
    await stepProduct(bank, id, 'publication');
    expect((await read(firm, id)).body).to.include({ name: '链易贷二号', publishedVersion: 2 });
    // An application keeps what it was made under.
    expect((await productAt(id, 1))!.content.name).to.equal('链易贷一号');
    expect((await productAt(id, 2))!.content.name).to.equal('链易贷二号');
    expect(await productAt(id, 3)).to.equal(null);
  });

  it('take the steps of their life, and no others', async () => {
    const { id } = await aPublished(bank);
    const twice = await callForProblem(`POST /credit-products/${id}/publication`, { token: bank.token });
    expect(twice.body.code).to.equal('state.conflict');
    expect(await stepProduct(bank, id, 'pause')).to.include({ status: 'paused' });
    expect((await read(firm, id)).status).to.equal(404);
    // Offered again unchanged: no new version.
    expect(await stepProduct(bank, id, 'publication')).to.include({ publishedVersion: 1 });
    expect(await stepProduct(bank, id, 'end')).to.deep.include({ status: 'ended', can: [] });
    for (const step of ['publication', 'pause', 'end']) {
      const { body } = await callForProblem(`POST /credit-products/${id}/${step}`, { token: bank.token });
      expect(body.code).to.equal('state.conflict');
    }
    const { version } = (await read(bank, id)).body;
    expect((await change(bank, id, version, productContent())).status).to.equal(409);
  });

  it('are drafted by members and published by managers alone, of a verified bank', async () => {
    const { organisationId } = bank;
    const member = await aMember({ organisationId, role: 'member' });
    const viewer = await aMember({ organisationId, role: 'viewer' });
    const { id, can } = await aProduct(member);
    expect(can).to.deep.equal(['edit']);
    const by = async (persona: Persona, route: string, body?: object) =>
      (await callForProblem(route, { token: persona.token, body })).body.code;
    expect(await by(member, `POST /credit-products/${id}/publication`)).to.equal('access.denied');
    expect(await by(viewer, 'POST /credit-products', productContent())).to.equal('access.denied');
    const unverified = await aMember({ kind: 'bank', status: 'submitted' });
    const draft = await aProduct(unverified);
    expect(draft.can).to.deep.equal(['edit']);
    expect(await by(unverified, `POST /credit-products/${draft.id}/publication`)).to.equal(
      'access.notVerified',
    );
    expect(await by(other, `POST /credit-products/${id}/publication`)).to.equal('resource.notFound');
    expect(await by(firm, 'POST /credit-products', productContent())).to.equal('access.denied');
    const manager = await aMember({ organisationId, role: 'manager' });
    expect((await stepProduct(manager, id, 'publication')).status).to.equal('published');
  });

  it('refuse a change of what somebody else changed meanwhile', async () => {
    const { id, version } = await aProduct(bank);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => change(bank, id, version, productContent())),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412, 412, 412, 412]);
  });

  it('say which field is wrong, and store nothing', async () => {
    const before = await ProductModel.countDocuments({ bankId: bank.organisationId });
    const wrong: [object, string][] = [
      [{ amount: { minFen: 200, maxFen: 100 } }, 'amount.maxFen'],
      [{ amount: { minFen: -1, maxFen: 100 } }, 'amount.minFen'],
      [{ amount: { minFen: 1, maxFen: 1e300 } }, 'amount.maxFen'],
      [{ amount: { minFen: 1, maxFen: Number.NaN } }, 'amount.maxFen'],
      [{ amount: { minFen: 0.5, maxFen: 2 } }, 'amount.minFen'],
      [{ term: { minMonths: 24, maxMonths: 12 } }, 'term.maxMonths'],
      [{ rate: { base: 'fixed', minBp: 500, maxBp: 400 } }, 'rate.maxBp'],
      [{ rate: { base: 'fixed', minBp: -5, maxBp: 400 } }, 'rate.minBp'],
      [{ rate: { base: 'usd', minBp: 5, maxBp: 400 } }, 'rate.base'],
      [{ fees: [{ name: '手续费', when: 'drawdown' }] }, 'fees.0.bp'],
      [{ fees: [{ name: '手续费', when: 'drawdown', bp: 5, fen: 5 }] }, 'fees.0.bp'],
      [{ validFrom: '2026-06-01', validUntil: '2026-05-01' }, 'validUntil'],
      [{ greenChannel: { answerHours: 99, offerHours: 1, drawdownHours: 1 } }, 'greenChannel.answerHours'],
      [{ rule: { all: [{ fact: 'years', op: 'atLeast', value: 'x' }] } }, 'rule.all.0.value'],
      [{ rule: { all: [{ fact: 'years', op: 'oneOf', value: 3 }] } }, 'rule.all.0.op'],
      [{ rule: { any: [{ all: [{ fact: 'height', op: 'atLeast', value: 3 }] }] } }, 'rule.any.0.all.0.fact'],
    ];
    for (const [over, path] of wrong) {
      const problem = await refused(bank, productContent(over));
      expect(problem.code, JSON.stringify(over)).to.equal('request.invalid');
      expect(fields(problem), JSON.stringify(problem.errors)).to.include(path);
    }
    expect(await ProductModel.countDocuments({ bankId: bank.organisationId })).to.equal(before);
  });

  it('refuse rules that contradict themselves, name what is not here, or nest too deep', async () => {
    const contradiction = {
      all: [
        { fact: 'region', op: 'oneOf', value: ['440100'] },
        {
          all: [
            { fact: 'years', op: 'atLeast', value: 5 },
            { fact: 'years', op: 'atMost', value: 3 },
          ],
        },
      ],
    };
    const problem = await refused(bank, productContent({ rule: contradiction }));
    expect(fields(problem)).to.deep.equal(['rule.all.1']);
    expect(problem.errors![0]!.message).to.include('矛盾');
    const unknown = await refused(
      bank,
      productContent({
        rule: {
          any: [
            { fact: 'chain', op: 'hasAny', value: ['nev', 'noSuch'] },
            { fact: 'confirmedBy', op: 'hasAny', value: ['*', firm.organisationId] },
          ],
        },
      }),
    );
    expect(unknown.code).to.equal('creditProduct.unknownCode');
    expect(fields(unknown)).to.deep.equal(['rule.any.0.value.1', 'rule.any.1.value.1']);
    const nested = (levels: number): object => {
      let rule: object = { fact: 'years', op: 'atLeast', value: 1 };
      for (let i = 1; i < levels; i += 1) rule = { not: rule };
      return rule;
    };
    expect((await aProduct(bank, { rule: nested(8) })).id).to.be.a('string');
    const nine = await refused(bank, productContent({ rule: nested(9) }));
    expect(fields(nine)).to.deep.equal(['rule']);
    expect(nine.errors![0]!.message).to.include('8 层');
    const thousand = await callForProblem('POST /credit-products', {
      token: bank.token,
      body: productContent({ rule: nested(1000) }),
    });
    expect(thousand.status).to.equal(400);
    expect(thousand.body).to.deep.include({ code: 'request.tooDeep', params: { most: 64 } });
    // Brackets within a text are no levels.
    const text = '[{"'.repeat(200);
    expect((await aProduct(bank, { summary: text })).content.summary).to.equal(text);
  });

  it('are offered while they are valid and their bank is verified, by what is asked for', async () => {
    const lender = await aMember({ kind: 'bank' });
    const { organisationId: bankId } = lender;
    const cheap = await aPublished(lender, { rate: { base: 'fixed', minBp: 300, maxBp: 400 } });
    const dear = await aPublished(lender, {
      rate: { base: 'lpr5y', minBp: 100, maxBp: 200 },
      kind: 'factoring',
      amount: { minFen: 1, maxFen: 1000 },
      greenChannel: null,
    });
    await aPublished(lender, { validFrom: '2099-01-01' });
    const all = await offered(firm, { bankId });
    expect(all.items.map(({ id }) => id)).to.deep.equal([cheap.id, dear.id]);
    expect(all.items[1]!.annual).to.deep.equal({ minBp: 450, maxBp: 550 });
    const only = async (query: Record<string, string | number>) =>
      (await offered(firm, { bankId, ...query })).items.map(({ id }) => id);
    expect(await only({ kind: 'factoring' })).to.deep.equal([dear.id]);
    expect(await only({ amountFen: 1000 })).to.deep.equal([dear.id]);
    expect(await only({ termMonths: 36 })).to.deep.equal([]);
    expect(await only({ greenChannel: 'true' })).to.deep.equal([cheap.id]);
    expect(await only({ sort: 'amount' })).to.deep.equal([cheap.id, dear.id]);
    const first = await offered(firm, { bankId, limit: 1 });
    expect(first).to.include({ total: 2 });
    const second = await offered(firm, { bankId, limit: 1, cursor: first.nextCursor! });
    expect(second.items[0]!.id).to.equal(dear.id);
    expect(second.nextCursor).to.equal(null);

    const admin = await aMember({ kind: 'admin' });
    await call(`POST /admin/organisations/${bankId}/suspension`, {
      token: admin.token,
      body: { note: '核实中' },
    });
    expect((await read(firm, cheap.id)).status).to.equal(404);
    for (let tries = 0; (await only({})).length > 0; tries += 1) expect(tries).to.be.below(200);
  });

  it('cannot be published when their last day is over', async () => {
    const { id } = await aProduct(bank, { validFrom: '2020-01-01', validUntil: '2020-12-31' });
    const { body } = await callForProblem(`POST /credit-products/${id}/publication`, { token: bank.token });
    expect(body.code).to.equal('creditProduct.over');
    expect((await read(bank, id)).body).to.include({ status: 'draft', publishedVersion: 0 });
  });

  it('are evaluated with reasons, the same compiled as explained', async () => {
    const { id } = await aPublished(bank);
    const product = (await openProducts()).find(({ productId }) => productId === id)!;
    const facts = { region: '440106', years: null, tier: 'none' };
    expect(product.verdict(facts)).to.equal('unknown');
    expect(judge(product.content.rule!, facts).verdict).to.equal('unknown');
    expect(withinReach(product.content.rule!, facts)!.map(({ predicate }) => predicate.fact)).to.deep.equal([
      'years',
    ]);
    expect(product.verdict({ ...facts, years: 3 })).to.equal('pass');
    expect(product.verdict({ ...facts, region: '110000', years: 3 })).to.equal('fail');
  });

  it('try a rule on what verified firms publish, and say what is missing', async () => {
    await testApp();
    const profile = { region: '440113', foundedOn: '2015-01-01', staff: 77_777 };
    const [passes, unknown, unverified] = await Promise.all([
      aMember({ profile }),
      aMember({ profile: { ...profile, foundedOn: null } }),
      aMember({ profile, status: 'submitted' }),
    ]);
    const rule = {
      all: [
        { fact: 'staff', op: 'atLeast', value: 77_777 },
        { fact: 'years', op: 'atLeast', value: 3 },
        { fact: 'region', op: 'oneOf', value: ['440000'] },
      ],
    };
    const { body } = await call<RuleTrial>('POST /credit-products/rule-trial', {
      token: bank.token,
      body: { rule },
    });
    expect(body.complete).to.equal(true);
    const verdictOf = (persona: Persona) => body.firms.find(({ id }) => id === persona.organisationId);
    expect(verdictOf(passes)).to.deep.include({ verdict: 'pass', missing: [] });
    expect(verdictOf(unknown)).to.deep.include({ verdict: 'unknown', missing: ['years'] });
    expect(verdictOf(unverified)).to.equal(undefined);
  });

  it('count from the loan prime rate in force', async () => {
    expect(await lprOn('2025-05-19')).to.deep.equal({ from: '2024-10-21', oneYearBp: 310, fiveYearBp: 360 });
    const admin = await aMember({ kind: 'admin' });
    const body = { oneYearBp: 301, fiveYearBp: 351 };
    const entered = await call('PUT /finance/lpr/2025-06-20', { token: admin.token, body });
    expect(entered.body).to.deep.equal({ from: '2025-06-20', ...body });
    expect(await lprOn('2025-06-20')).to.include(body);
    await call('PUT /finance/lpr/2025-06-20', {
      token: admin.token,
      body: { oneYearBp: 300, fiveYearBp: 350 },
    });
    const asked = await callForProblem('PUT /finance/lpr/2025-06-20', { token: bank.token, body });
    expect(asked.body.code).to.equal('access.denied');
    const wrong = await callForProblem('PUT /finance/lpr/2025-06-20', {
      token: admin.token,
      body: { oneYearBp: -1, fiveYearBp: 1e9 },
    });
    expect(fields(wrong.body)).to.deep.equal(['oneYearBp', 'fiveYearBp']);
  });
});
