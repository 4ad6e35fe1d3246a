import { expect } from 'chai';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { createApp } from '../../../server/app.ts';
import type { Firm, FoundFirm, SavedSearch } from '../../../shared/schemas/firm.ts';
import { firmProfileInput } from '../../../shared/schemas/firm.ts';
import type { NotificationInfo } from '../../../shared/schemas/notification.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, anOrganisation, fresh } from '../../support/factories.ts';
import { indexFirms } from '../../../server/features/firms/indexing.ts';
import { openEngine } from '../../../server/platform/search/index.ts';

interface Found {
  items: FoundFirm[];
  total: number;
  facets: Record<string, Record<string, number>>;
  degraded: boolean;
  nextCursor: string | null;
}

const search = async (token: string, query: Record<string, string | number | string[]>) =>
  (await call<Found>('GET /firms', { token, query: { limit: 50, ...query } })).body;

const capability = (name: string, more = {}) =>
  firmProfileInput.shape.capabilities.parse([{ name, kind: 'process', ...more }]);

/** Firms straight into Mongo and the index. */
async function indexed(...wishes: Parameters<typeof anOrganisation>[0][]): Promise<string[]> {
  const { deps } = await testApp();
  const ids = await Promise.all(wishes.map((wish) => anOrganisation(wish)));
  await indexFirms(openEngine(deps.config.meili), ids);
  return ids;
}

describe('firm profiles', () => {
  it('is changed by its members, tells what to add next, and is seen by others only once verified', async () => {
    const own = await aMember({ status: 'draft' });
    const other = await aMember();
    const before = (await call<Firm>('GET /organisation/profile', { token: own.token })).body;
    expect(before.completeness.percent).to.be.below(10);
    const body = {
      introduction: '专业从事铝合金压铸件的研发与生产，拥有十五年经验，服务多家整车厂。',
      staff: 120,
      revenueFen: 5_000_000_000,
      region: '440112',
      capabilities: capability('铝合金压铸', { monthlyCapacity: { amount: 50000, unit: 'piece' } }),
      chainPositions: [{ chain: 'nev', segment: 'nev.materials' }],
    };
    const put = (token: string, version: number, sent: unknown = body) =>
      call<Firm>('PUT /organisation/profile', { token, body: sent, headers: { 'if-match': `"${version}"` } });
    const changed = await put(own.token, before.version);
    expect(changed.status, JSON.stringify(changed.body)).to.equal(200);
    expect(changed.body.profile.sizeClass).to.equal('small');
    expect(changed.body.completeness.percent).to.be.above(50);
    expect((await put(own.token, before.version)).status).to.equal(412);
    const unknown = await callForProblem('PUT /organisation/profile', {
      token: own.token,
      body: { ...body, chainPositions: [{ chain: 'nev', segment: 'nev.nothing' }] },
      headers: { 'if-match': `"${changed.body.version}"` },
    });
    expect(unknown.body.errors![0]!.path).to.equal('chainPositions.0');
    expect(
      (await callForProblem(`GET /firms/${own.organisationId}`, { token: other.token })).status,
    ).to.equal(404);
    await Organisation.updateOne({ _id: own.organisationId }, { $set: { status: 'verified' } });
    expect((await call(`GET /firms/${own.organisationId}`, { token: other.token })).status).to.equal(200);
  });

  it('keeps a picture as logo and files by what their bytes are', async () => {
    const own = await aMember();
    const other = await aMember();
    const form = (bytes: Uint8Array<ArrayBuffer> | string, name: string) => {
      const data = new FormData();
      data.append('file', new Blob([bytes]), name);
      return data;
    };
    const png = Uint8Array.from(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    );
    const logo = await call<{ id: string; mediaType: string; name: string }>(
      'POST /organisation/profile/logo',
      {
        token: own.token,
        form: form(png, '..\\..\\标志.svg'),
      },
    );
    expect(logo.status).to.equal(201);
    expect(logo.body).to.include({ mediaType: 'image/png', name: '标志.svg.png' });
    const got = await call<string>(`GET /firms/${own.organisationId}/files/${logo.body.id}`, {
      token: other.token,
    });
    expect(got.headers.get('content-type')).to.equal('image/png');
    expect(got.headers.get('content-security-policy')).to.include('sandbox');
    expect(got.headers.get('x-content-type-options')).to.equal('nosniff');
    // A browser asks each time whether its reader still may have it.
    expect(got.headers.get('cache-control')).to.equal('private, no-cache');
    const { url } = await testApp();
    const address = `${url}/api/v1/firms/${own.organisationId}/files/${logo.body.id}`;
    const again = (token: string) =>
      fetch(address, {
        headers: {
          authorization: `Bearer ${token}`,
          'if-none-match': got.headers.get('etag')!,
          'cache-control': 'max-age=0',
        },
      });
    expect((await again(other.token)).status).to.equal(304);
    expect((await again('nobody')).status).to.equal(401);

    for (const [bytes, name] of [
      ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '图.png'],
      ['<!doctype html><script>alert(1)</script>', '说明.txt'],
      ['MZ\u0000\u0001', '程序.pdf'],
    ] as const) {
      const refused = await callForProblem('POST /organisation/profile/files', {
        token: own.token,
        form: form(bytes, name),
      });
      expect(refused.body.code, name).to.equal('request.unsupportedMedia');
    }
    const text = await call<{ id: string }>('POST /organisation/profile/files', {
      token: own.token,
      form: form('产品目录', '目录.txt'),
    });
    expect(text.status).to.equal(201);
    expect(
      (await callForProblem(`DELETE /organisation/profile/files/${text.body.id}`, { token: other.token }))
        .status,
    ).to.equal(404);
    // Somebody else's firm does not lend its address to this file.
    expect(
      (await callForProblem(`GET /firms/${other.organisationId}/files/${text.body.id}`, { token: own.token }))
        .status,
    ).to.equal(404);
    expect(
      (await call(`DELETE /organisation/profile/files/${text.body.id}`, { token: own.token })).status,
    ).to.equal(204);
    const tooLarge = await callForProblem('POST /organisation/profile/logo', {
      token: own.token,
      form: form(new Uint8Array(2 * 1024 * 1024 + 1), 'big.png'),
    });
    expect(tooLarge.body.code).to.equal('request.tooLarge');
  });
});

describe('firm search', () => {
  let token: string;

  before(async () => {
    ({ token } = await aMember());
    await indexed(
      { name: '招商证券股份有限公司', profile: { introduction: '提供证券经纪与投资银行服务。' } },
      { name: '中国农业发展银行' },
      { name: '义乌美佳箱包有限公司', profile: { introduction: '生产小化妆包、旅行收纳包。' } },
      {
        name: '佛山不锈钢制品厂',
        profile: { capabilities: capability('精密冲压', { materials: ['SUS304', 'SUS316L'] }) },
      },
      { name: '东莞紧固件有限公司', profile: { introduction: '供应M6×20内六角螺栓。' } },
      {
        name: '广州改性塑料有限公司',
        profile: { introduction: '改性尼龙PA66+GF30注塑件。', region: '440112' },
      },
      {
        name: '深圳线路板有限公司',
        profile: {
          introduction: '多层线路板打样与批量生产。',
          tier: { code: 'littleGiant', validUntil: '2099-01-01' },
        },
      },
      {
        name: '過期稱號有限公司',
        profile: { introduction: '精密儀器。', tier: { code: 'srdi', validUntil: '2020-01-01' } },
      },
    );
  });

  const expectations: [asked: string, found: string][] = [
    ['招商 公司', '招商证券股份有限公司'],
    ['农业', '中国农业发展银行'],
    ['小化妆', '义乌美佳箱包有限公司'],
    ['zhaoshang', '招商证券股份有限公司'],
    ['zszq', '招商证券股份有限公司'],
    ['農業發展', '中国农业发展银行'],
    ['ＳＵＳ３０４', '佛山不锈钢制品厂'],
    ['sus304', '佛山不锈钢制品厂'],
    ['M6×20', '东莞紧固件有限公司'],
    ['m6x20', '东莞紧固件有限公司'],
    ['PA66+GF30', '广州改性塑料有限公司'],
    ['PCB', '深圳线路板有限公司'],
    ['仪器', '過期稱號有限公司'],
  ];
  for (const [asked, found] of expectations) {
    it(`finds ${found} by ${asked}`, async () => {
      const { items, degraded } = await search(token, { q: asked });
      expect(degraded).to.equal(false);
      expect(items.slice(0, 5).map((f) => f.name)).to.include(found);
    });
  }

  it('filters, counts facets, and does not count a title that has ended', async () => {
    const inGuangzhou = await search(token, { q: '塑料', region: '440100' });
    expect(inGuangzhou.items.map((f) => f.name)).to.include('广州改性塑料有限公司');
    expect(inGuangzhou.facets['region']!['440112']).to.be.at.least(1);
    expect((await search(token, { q: '塑料', region: '110000' })).items).to.have.length(0);
    const titled = await search(token, { tier: ['littleGiant', 'srdi'] });
    expect(titled.items.map((f) => f.name))
      .to.include('深圳线路板有限公司')
      .and.not.include('過期稱號有限公司');
  });

  it('shows where it matched, also by another name of the same thing', async () => {
    const { items } = await search(token, { q: 'PCB' });
    const hit = items.find((f) => f.name === '深圳线路板有限公司')!;
    expect(hit.highlights.name).to.equal('深圳‹线路板›有限公司');
  });

  it('never errs on what people type', async () => {
    for (const q of [
      '-',
      '"',
      '"" ""',
      '\\',
      '{"$gt":""}',
      'a'.repeat(200),
      '😀',
      '* OR 1=1',
      '\u0007',
      '<b>',
      "'; --",
    ]) {
      const answer = await call('GET /firms', { token, query: { q } });
      expect(answer.status, q).to.equal(200);
    }
    for (const query of [
      { tier: 'a" OR kind = "bank' },
      { region: '44' },
      { sort: 'x' },
      { 'q[$gt]': '' },
      { limit: 1000 },
    ]) {
      expect((await callForProblem('GET /firms', { token, query: query as never })).status).to.equal(400);
    }
  });

  it('shows those somebody answers for first, where nothing is asked', async () => {
    const viewer = await aMember();
    const region = '620100';
    const claimed = await indexed({ profile: { region } }, { profile: { region } });
    // Changed last, as an import's are.
    const thin = await indexed({ profile: { region }, status: 'unclaimed' });
    const { items } = await search(viewer.token, { region: [region] });
    expect(items.map((firm) => firm.id).slice(-1)).to.deep.equal(thin);
    expect(items.map((firm) => firm.id).slice(0, 2)).to.have.members(claimed);
  });

  it('pages without losing or doubling any', async () => {
    const name = `翻页${fresh()}`;
    await indexed(...Array.from({ length: 7 }, (_, i) => ({ name: `${name}第${i}厂` })));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await call<Found>('GET /firms', {
        token,
        query: { q: name, limit: 3, cursor, sort: 'name' },
      });
      seen.push(...body.items.map((f) => f.name).filter((n) => n.startsWith(name)));
      cursor = body.nextCursor ?? undefined;
    } while (cursor && seen.length < 7);
    expect(new Set(seen).size).to.equal(7);
    expect(seen).to.deep.equal([...seen].sort());
  });

  it('follows what happens to a firm: verified, renamed, suspended', async () => {
    const { app } = await testApp();
    const id = await anOrganisation({ name: `新星${fresh()}压铸厂`, status: 'submitted' });
    const { name } = (await Organisation.findById(id).lean())!;
    const admin = await aMember({ kind: 'admin' });
    const names = async () => (await search(token, { q: name })).items.map((f) => f.name);
    expect(await names()).not.to.include(name);
    await call(`POST /admin/organisations/${id}/verification`, { token: admin.token });
    await app.relay.drained();
    expect(await names()).to.include(name);
    await call(`POST /admin/organisations/${id}/suspension`, {
      token: admin.token,
      body: { note: '核查中' },
    });
    await app.relay.drained();
    expect(await names()).not.to.include(name);
  });

  it('keeps saved searches to their person', async () => {
    const own = await aMember();
    const saved = await call<SavedSearch>('POST /saved-searches', {
      token: own.token,
      body: { name: '压铸', q: '压铸', filters: { region: ['440100'] } },
    });
    expect(saved.status).to.equal(201);
    const list = await call<{ items: SavedSearch[] }>('GET /saved-searches', { token: own.token });
    expect(list.body.items.map((s) => s.id)).to.deep.equal([saved.body.id]);
    expect((await callForProblem(`DELETE /saved-searches/${saved.body.id}`, { token })).status).to.equal(404);
    const quiet = { body: { notify: false } };
    const path = `PATCH /saved-searches/${saved.body.id}`;
    expect((await callForProblem(path, { token, ...quiet })).status).to.equal(404);
    const { body } = await call<SavedSearch>(path, { token: own.token, ...quiet });
    expect(body).to.deep.equal({ ...saved.body, notify: false });
    expect((await call(`DELETE /saved-searches/${saved.body.id}`, { token: own.token })).status).to.equal(
      204,
    );
  });

  it('tells of a firm that came to fit a saved search, unless its switch is off', async () => {
    const { app } = await testApp();
    const own = await aMember();
    const name = `恒星${fresh()}压铸厂`;
    const save = async (label: string) =>
      (
        await call<SavedSearch>('POST /saved-searches', {
          token: own.token,
          body: { name: label, q: name, notify: true },
        })
      ).body.id;
    await save('要通知');
    const quiet = await save('不通知');
    await call(`PATCH /saved-searches/${quiet}`, { token: own.token, body: { notify: false } });
    const id = await anOrganisation({ name, status: 'submitted' });
    const admin = await aMember({ kind: 'admin' });
    await call(`POST /admin/organisations/${id}/verification`, { token: admin.token });
    await app.relay.drained();
    const { body } = await call<{ items: NotificationInfo[] }>('GET /notifications', { token: own.token });
    expect(body.items.map(({ kind, params }) => [kind, params['name']])).to.deep.equal([
      ['savedSearch.matched', '要通知'],
    ]);
  });

  it('answers from the database, and says so, while the engine is away', async () => {
    const { deps } = await testApp();
    const dead = { ...deps.config, meili: { url: 'http://127.0.0.1:9', apiKey: '', prefix: 'x_' } };
    const { http, close } = createApp({ ...deps, config: dead });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as { port: number };
    try {
      const ask = async (query: string) =>
        (await (
          await fetch(`http://127.0.0.1:${port}/api/v1/firms?${query}`, {
            headers: { authorization: `Bearer ${token}` },
          })
        ).json()) as Found;
      const found = await ask(`q=${encodeURIComponent('招商')}&sort=name`);
      expect(found.degraded).to.equal(true);
      expect(found.items.map((f) => f.name)).to.include('招商证券股份有限公司');
      expect((await ask('region=440000&kind=sme')).items.map((f) => f.name)).to.include(
        '广州改性塑料有限公司',
      );
      expect((await ask(`q=${encodeURIComponent('.*')}`)).items).to.have.length(0);
    } finally {
      await close();
    }
  });
});
