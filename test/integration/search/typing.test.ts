import { expect } from 'chai';
import type { FoundFirm } from '../../../shared/schemas/firm.ts';
import { indexFirms } from '../../../server/features/firms/index.ts';
import { openEngine } from '../../../server/platform/search/index.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aMember, anOrganisation, fresh, type OrganisationWish } from '../../support/factories.ts';

interface Found {
  items: FoundFirm[];
  total: number;
  facets: Record<string, Record<string, number>>;
  degraded: boolean;
  nextCursor: string | null;
}

describe('firm search as people use it', () => {
  let token: string;
  /** A Latin word no other test's firm has. */
  const mark = `zw${fresh()}k`;
  before(async () => {
    ({ token } = await aMember());
    const { deps } = await testApp();
    const wishes: OrganisationWish[] = [
      { name: '珠江恒锐压铸有限公司', profile: { introduction: `铝合金压铸件，采用SUS304夹具。${mark}` } },
      { name: '恒锐电子商行', profile: { introduction: `销售连接器。${mark}`, region: '440106' } },
      {
        name: '南沙启远检测所',
        kind: 'anchor',
        profile: { introduction: `第三方检测。${mark}`, region: '440115' },
      },
      ...Array.from({ length: 45 }, (_, i) => ({
        name: `远帆${mark}第${String(i).padStart(2, '0')}厂`,
        profile: { introduction: '生产卡扣。', region: i % 2 === 0 ? '440112' : '440106' },
      })),
    ];
    const ids = [];
    for (const wish of wishes) ids.push(await anOrganisation(wish));
    await indexFirms(openEngine(deps.config.meili), ids);
  });

  const search = async (query: Record<string, string | number | string[]>) => {
    const { status, body } = await call<Found>('GET /firms', { token, query });
    expect(status).to.equal(200);
    return body;
  };
  const names = async (q: string) => (await search({ q, limit: 50 })).items.map(({ name }) => name);

  it('finds while a name is still being typed, in Chinese, pinyin, initials or a grade', async () => {
    const whole = '珠江恒锐压铸有限公司';
    for (const typed of [
      '珠',
      '珠江',
      '珠江恒',
      '珠江恒锐压',
      'zhuj',
      'zhujianghengr',
      'zjhr',
      'zhu jiang heng',
    ]) {
      expect(await names(typed), typed).to.include(whole);
    }
    for (const typed of ['SUS3', 'sus 304', 'ｓｕｓ３０４']) {
      expect(await names(`压铸 ${typed}`), typed).to.include(whole);
    }
  });

  it('finds a name by its parts, wherever they stand in it', async () => {
    expect(await names('恒锐 公司')).to.include('珠江恒锐压铸有限公司');
    expect((await names('锐压铸'))[0]).to.equal('珠江恒锐压铸有限公司');
    expect((await names('恒銳電子'))[0]).to.equal('恒锐电子商行');
  });

  it('counts a facet as if nothing of its own were chosen, so that more can be chosen', async () => {
    const all = await search({ q: mark, limit: 1 });
    expect(all.total).to.equal(48);
    const one = await search({ q: mark, region: '440115', limit: 5 });
    expect(one.items.map(({ name }) => name)).to.deep.equal(['南沙启远检测所']);
    expect(one.total).to.equal(1);
    expect(one.facets['region']).to.include({ '440115': 1, '440112': 23 });
    expect(one.facets['kind']).to.deep.equal({ anchor: 1 });
    const both = await search({ q: mark, region: ['440115', '440112'], kind: 'anchor', limit: 5 });
    expect(both.total).to.equal(1);
    expect(both.facets['kind']).to.deep.equal({ anchor: 1, sme: 23 });
  });

  it('pages by relevance without losing or doubling any, in pages of any size', async () => {
    for (const limit of [7, 20, 33]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Found = await search({ q: mark, limit, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen, `${limit}`).to.have.length(48);
      expect(new Set(seen).size, `${limit}`).to.equal(48);
    }
  });

  it('sorts by name and by what changed last', async () => {
    const byName = (await search({ q: `远帆 ${mark}`, sort: 'name', limit: 50 })).items.map(
      ({ name }) => name,
    );
    expect(byName).to.have.length(45);
    expect(byName).to.deep.equal([...byName].sort());
    const latest = (await search({ q: mark, sort: 'updated', limit: 3 })).items.map(({ name }) => name);
    expect(latest[0]).to.equal(`远帆${mark}第44厂`);
  });

  it('marks what matched', async () => {
    const [hit] = (await search({ q: '恒锐压铸' })).items;
    expect(hit!.highlights.name).to.equal('珠江‹恒锐压铸›有限公司');
    const [other] = (await search({ q: `第三方检测 ${mark}` })).items;
    expect(other!.highlights.text).to.include('‹第三方检测›');
  });
});
