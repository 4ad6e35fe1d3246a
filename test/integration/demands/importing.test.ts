import { expect } from 'chai';
import type { Demand, DemandSummary } from '../../../shared/schemas/demand.ts';
import type { ImportInfo, ImportRowInfo } from '../../../shared/schemas/import.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, fresh, type Persona } from '../../support/factories.ts';

type Own = { items: DemandSummary[]; counts: Record<string, number> };

describe('imports of demands', () => {
  let buyer: Persona;
  before(async () => {
    buyer = await aMember({ kind: 'anchor' });
  });

  const upload = (csv: string, token = buyer.token) => {
    const form = new FormData();
    form.append('kind', 'demands');
    form.append('file', new Blob([csv]), '需求.csv');
    return call<ImportInfo>('POST /imports', { token, form });
  };
  async function until(id: string, status: ImportInfo['status']): Promise<ImportInfo> {
    for (;;) {
      const { body } = await call<ImportInfo>(`GET /imports/${id}`, { token: buyer.token });
      if (body.status === status) return body;
      expect(body.status).to.be.oneOf(['reading', 'applying']);
    }
  }
  async function take(csv: string): Promise<ImportInfo> {
    const looked = await upload(csv);
    expect(looked.body.status, JSON.stringify(looked.body)).to.equal('ready');
    await call(`POST /imports/${looked.body.id}/application`, { token: buyer.token });
    return until(looked.body.id, 'applied');
  }
  const own = async () =>
    (await call<Own>('GET /organisation/demands', { token: buyer.token, query: { limit: '100' } })).body;

  it('become drafts of the importer, with every bad cell told, and the same sheet again changes nothing', async () => {
    const n = fresh();
    const csv = [
      '需求编号,需求名称,类型,规格要求,材料,月需求量,预算上限（万元）,交付日期,必备证书,供应商地区,产业链环节,匿名',
      `CG-${n}-1,铝合金压铸壳体${n},产品,壁厚2.5mm,ADC12、A380,2万件,80,2098/6/30,ISO9001、IATF 16949,广州市黄埔区,nev.battery,是`,
      `,线束加工${n},工艺,,,500 套/月,,,,,,`,
      `CG-${n}-3,坏的${n},什么,,,很多,不少,2098-02-30,没有的证,月球,不存在,也许`,
      `CG-${n}-4,,产品,,,,,,,,,`,
      `CG-${n}-1,重复${n},产品,,,,,,,,,`,
    ].join('\n');
    const looked = await upload(csv);
    expect(looked.body.counts).to.include({ rows: 5, new: 2, bad: 3 });
    expect((await own()).items.filter(({ title }) => title.includes(String(n)))).to.have.length(0);
    const bad = await call<{ items: ImportRowInfo[] }>(`GET /imports/${looked.body.id}/rows`, {
      token: buyer.token,
      query: { outcome: 'bad' },
    });
    expect(bad.body.items[0]!.errors.map(({ column }) => column)).to.have.members([
      '类型',
      '月需求量',
      '预算上限（万元）',
      '交付日期',
      '必备证书',
      '供应商地区',
      '产业链环节',
      '匿名',
    ]);

    expect((await take(csv)).counts.applied).to.equal(2);
    const made = (await own()).items.find(({ title }) => title === `铝合金压铸壳体${n}`)!;
    const { body } = await call<Demand>(`GET /demands/${made.id}`, { token: buyer.token });
    expect(body).to.deep.include({
      status: 'draft',
      kind: 'product',
      materials: ['ADC12', 'A380'],
      monthlyQuantity: { amount: 20_000, unit: 'piece' },
      budgetFen: { min: null, max: 80_000_000 },
      deliverBy: '2098-06-30',
      requiredCertificates: ['ISO9001', 'IATF16949'],
      regions: ['440112'],
      position: { chain: 'nev', segment: 'nev.battery' },
      anonymous: true,
    });

    const again = await take(csv);
    expect(again.counts).to.include({ new: 0, changed: 0, unchanged: 2 });
    const changed = await take(csv.replace('壁厚2.5mm', '壁厚3mm'));
    expect(changed.counts).to.include({ new: 0, changed: 1, unchanged: 1 });
    const after = await call<Demand>(`GET /demands/${made.id}`, { token: buyer.token });
    expect(after.body).to.include({ specification: '壁厚3mm', version: body.version + 1 });
  });

  it('leave what is over alone, and what is open fit to be open', async () => {
    const n = fresh();
    const csv = (until: string) => `需求编号,需求名称,截止日期\nCG-${n},需求${n},${until}`;
    await take(csv('2098-01-01'));
    const { id } = (await own()).items.find(({ title }) => title === `需求${n}`)!;
    await call(`POST /demands/${id}/opening`, { token: buyer.token });
    expect((await take(csv('2020-01-01'))).counts).to.include({ kept: 1, changed: 0 });
    expect((await take(csv('2098-02-01'))).counts).to.include({ changed: 1 });
    await call(`POST /demands/${id}/closure`, { token: buyer.token, body: { note: '' } });
    expect((await take(csv('2098-03-01'))).counts).to.include({ kept: 1, changed: 0 });
  });

  it('never touch another organisation’s demands, and are not for banks', async () => {
    const n = fresh();
    const csv = `需求编号,需求名称\nCG-${n},甲的需求${n}`;
    await take(csv);
    const other = await aMember({ kind: 'anchor' });
    const looked = await upload(csv, other.token);
    expect(looked.body.counts).to.include({ new: 1, unchanged: 0 });
    const bank = await aMember({ kind: 'bank' });
    const form = new FormData();
    form.append('kind', 'demands');
    form.append('file', new Blob([csv]), '需求.csv');
    expect((await callForProblem('POST /imports', { token: bank.token, form })).status).to.equal(403);
  });

  it('do not tell by their ids or times which of them came together, and keep their order for the buyer', async () => {
    const n = fresh();
    const titles = Array.from({ length: 8 }, (_, i) => `未具名采购${n}-${i}`);
    await take(['需求名称,匿名', ...titles.map((title) => `${title},是`)].join('\n'));
    const mine = (await own()).items.filter(({ title }) => titles.includes(title));
    expect(mine.map(({ title }) => title)).to.deep.equal([...titles].reverse());
    // An ordinary id begins with the second and the process: eight random ones share no beginning.
    const beginnings = new Set(mine.map(({ id }) => id.slice(0, 8)));
    expect(beginnings.size).to.equal(mine.length);
    expect(new Set(mine.map(({ id }) => id.slice(8, 18))).size).to.equal(mine.length);

    const looking = await aMember({ kind: 'sme' });
    for (const { id } of mine.slice(0, 2)) {
      await call(`POST /demands/${id}/opening`, { token: buyer.token });
      const { body } = await call<Demand>(`GET /demands/${id}`, { token: looking.token });
      expect(body.buyer).to.equal(null);
      expect(body.createdAt).to.equal(body.openedAt);
    }
  });
});
