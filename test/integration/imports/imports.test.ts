import { expect } from 'chai';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { Import, ImportRow } from '../../../server/features/imports/index.ts';
import { resumeImports } from '../../../server/features/imports/work.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import type { ImportInfo, ImportRowInfo } from '../../../shared/schemas/import.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, fresh, type Persona } from '../../support/factories.ts';
import { zipBomb } from '../../support/zipBomb.ts';

let admin: Persona;

function form(bytes: Uint8Array | string, name: string, kind = 'firms'): FormData {
  const data = new FormData();
  data.append('kind', kind);
  data.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  return data;
}
const upload = (bytes: Uint8Array | string, name = '名单.csv', token = admin.token) =>
  call<ImportInfo>('POST /imports', { token, form: form(bytes, name) });
const read = async (id: string, token = admin.token) =>
  (await call<ImportInfo>(`GET /imports/${id}`, { token })).body;

async function until(id: string, status: ImportInfo['status']): Promise<ImportInfo> {
  for (;;) {
    const now = await read(id);
    if (now.status === status) return now;
    expect(now.status, 'on the way').to.be.oneOf(['reading', 'applying']);
  }
}
const apply = async (id: string) => {
  const begun = await call<ImportInfo>(`POST /imports/${id}/application`, { token: admin.token });
  expect(begun.status).to.equal(200);
  return until(id, 'applied');
};

async function workbook(rows: unknown[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('数据').addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('imports of firms', () => {
  before(async () => {
    admin = await aMember({ kind: 'admin' });
  });

  it('looks first, tells each bad cell, takes the good rows once, and changes nothing when repeated', async () => {
    const n = fresh();
    const csv = [
      '企业名称,简称,统一社会信用代码,所在地区,员工人数,营业收入（万元）,主要产品,认证,专精特新',
      `导入甲${n}有限公司,甲,${makeCreditCode(fresh())},广州市黄埔区,120,3500.5,压铸件、注塑件,ISO9001,省级专精特新`,
      `导入乙${n}有限公司,乙,,,,,,,`,
      `,丙,,,,,,,`,
      `导入丁${n}有限公司,丁,91440101000000019X,月球,很多,,,,`,
      `导入乙${n}有限公司,乙,,,,,,,`,
      '',
    ].join('\n');
    const looked = await upload(csv);
    expect(looked.status).to.equal(202);
    expect(looked.body.status, JSON.stringify(looked.body)).to.equal('ready');
    expect(looked.body.counts).to.include({ rows: 5, new: 2, bad: 3 });
    expect(await Organisation.countDocuments({ name: new RegExp(`^导入.${n}`) }), 'nothing yet').to.equal(0);

    const bad = await call<{ items: ImportRowInfo[] }>(`GET /imports/${looked.body.id}/rows`, {
      token: admin.token,
      query: { outcome: 'bad' },
    });
    expect(bad.body.items.map((r) => [r.row, r.errors.map((e) => e.column)])).to.deep.equal([
      [4, ['企业名称']],
      [5, ['统一社会信用代码', '所在地区', '员工人数']],
      [6, ['']],
    ]);
    const done = await apply(looked.body.id);
    expect(done.counts.applied).to.equal(2);
    const made = await Organisation.findOne({ name: `导入甲${n}有限公司` }).lean();
    expect(made).to.include({ status: 'unclaimed', shortName: '甲' });
    expect(made!.profile).to.include({ staff: 120, revenueFen: 3_500_500_000, region: '440112' });
    expect(made!.profile.tier!.code).to.equal('srdi');
    expect(made!.profile.capabilities.map((c) => c.name)).to.deep.equal(['压铸件', '注塑件']);
    const twice = await callForProblem(`POST /imports/${looked.body.id}/application`, { token: admin.token });
    expect(twice.body.code).to.equal('state.conflict');

    expect((await upload(csv)).body.counts).to.include({ new: 0, changed: 0, unchanged: 2, bad: 3 });
    const changed = await upload(csv.replace(',120,', ',130,'));
    expect(changed.body.counts).to.include({ new: 0, changed: 1, unchanged: 1 });
    await apply(changed.body.id);
    expect((await Organisation.findOne({ name: `导入甲${n}有限公司` }).lean())!.profile.staff).to.equal(130);
  });

  it('finds what it took over, once the index has followed', async () => {
    const name = `星辰精密${fresh()}有限公司`;
    const { body } = await upload(`企业名称,企业简介\n${name},专业制造谐波减速器\n`);
    await apply(body.id);
    await (await testApp()).app.relay.drained();
    const found = await call<{ items: { name: string; status: string }[] }>('GET /firms', {
      token: admin.token,
      query: { q: name },
    });
    expect(found.body.items[0]).to.include({ name, status: 'unclaimed' });
  });

  it('takes number 1 of two offices’ lists for two firms', async () => {
    const offices = await Promise.all([aMember({ kind: 'chainOffice' }), aMember({ kind: 'chainOffice' })]);
    const names = [`一号甲${fresh()}厂`, `一号乙${fresh()}厂`];
    for (const [i, { token }] of offices.entries()) {
      const { body } = await upload(`企业名称,编号\n${names[i]},1\n`, '名单.csv', token);
      expect(body.counts).to.include({ new: 1, changed: 0 });
      await call(`POST /imports/${body.id}/application`, { token });
      while ((await read(body.id, token)).status !== 'applied');
      const renamed = await upload(`企业名称,编号\n${names[i]}（新）,1\n`, '名单.csv', token);
      expect(renamed.body.counts, 'the same number of the same list').to.include({ new: 0, changed: 1 });
    }
    expect(await Organisation.countDocuments({ name: { $in: names } })).to.equal(2);
  });

  it('never overwrites what an owner keeps itself', async () => {
    const creditCode = makeCreditCode(fresh());
    const owner = await aMember({ creditCode, name: '自有企业' });
    const { body } = await upload(`企业名称,统一社会信用代码,员工人数\n别的名字,${creditCode},9\n`);
    expect(body.counts).to.include({ kept: 1, new: 0, changed: 0 });
    await apply(body.id);
    expect((await Organisation.findById(owner.organisationId).lean())!.name).to.equal('自有企业');
  });

  it('reads GB18030, tabs, byte-order marks and workbooks alike', async () => {
    const name = `编码测试${fresh()}有限公司`;
    const csv = `企业全称\t企业简介\n${name}\t生产轴承。\n`;
    const sheets: [Uint8Array, string][] = [
      [iconv.encode(csv, 'gb18030'), '国标.csv'],
      [Buffer.from(`\ufeff${csv}`), '带标记.csv'],
      [
        await workbook([
          ['企业全称', '企业简介'],
          [name, '生产轴承。'],
        ]),
        '表格.xlsx',
      ],
    ];
    for (const [bytes, file] of sheets) {
      const { body } = await upload(bytes, file);
      expect(body.status, file).to.equal('ready');
      const rows = await call<{ items: ImportRowInfo[] }>(`GET /imports/${body.id}/rows`, {
        token: admin.token,
      });
      expect(rows.body.items[0]!.cells, file).to.deep.equal([name, '生产轴承。']);
    }
  });

  it('asks for the columns it does not recognise', async () => {
    const name = `映射${fresh()}有限公司`;
    const { body } = await upload(`甲,乙\n${name},介绍文字\n`);
    expect(body.status).to.equal('mapping');
    const map = (mapping: (string | null)[]) =>
      call<ImportInfo & { code?: string }>(`PUT /imports/${body.id}/mapping`, {
        token: admin.token,
        body: { mapping },
      });
    expect((await map([null, 'introduction'])).body.code).to.equal('import.columnsMissing');
    expect((await map(['name', 'name'])).status).to.equal(400);
    expect((await map(['name', '__proto__'])).status).to.equal(400);
    expect((await map(['name', 'introduction'])).status).to.equal(200);
    expect((await until(body.id, 'ready')).counts).to.include({ new: 1 });
  });

  it('gives the bad rows back as a sheet with what is wrong, formulas made harmless', async () => {
    const { body } = await upload('企业名称,员工人数\n=HYPERLINK("http://x"),多\n');
    const sent = await fetch(`${(await testApp()).url}/api/v1/imports/${body.id}/errors`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await sent.arrayBuffer());
    const [heading, row] = book.worksheets[0]!.getRows(1, 2)!.map((r) => (r.values as unknown[]).slice(1));
    expect(heading).to.deep.equal(['企业名称', '员工人数', '错误说明']);
    expect(row![0]).to.equal(`'=HYPERLINK("http://x")`);
    expect(row![2]).to.include('员工人数');
  });

  it('gives a template that it reads itself', async () => {
    const sent = await fetch(`${(await testApp()).url}/api/v1/import-templates/firms`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(sent.status).to.equal(200);
    const { body } = await upload(new Uint8Array(await sent.arrayBuffer()), '模板.xlsx');
    expect(body.status).to.equal('ready');
    expect(body.counts).to.include({ rows: 1, bad: 0 });
  });

  it('takes a formula by the value it was saved with', async () => {
    const name = `公式${fresh()}有限公司`;
    const bytes = await workbook([
      ['企业名称', '员工人数'],
      [name, { formula: '1+1', result: 42 }],
    ]);
    const { body } = await upload(bytes, '公式.xlsx');
    const rows = await call<{ items: ImportRowInfo[] }>(`GET /imports/${body.id}/rows`, {
      token: admin.token,
    });
    expect(rows.body.items[0]!.cells[1]).to.equal('42');
  });

  it('answers hostile files with a clear reason, and goes on serving', async () => {
    const bomb = await zipBomb();
    const hostile: [Uint8Array | string, string][] = [
      [bomb, '炸弹.xlsx'],
      ['PK\u0003\u0004 not a zip at all', '假.xlsx'],
      [(await workbook([['企业名称'], ['甲公司']])).slice(0, 900), '截断.xlsx'],
      ['', '空.csv'],
      ['企业名称\n', '只有表头.csv'],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), '旧.xls'],
      ['企业名称\u0000,x\n甲\u0000,y\n', '零字节.csv'],
      [`企业名称${',a'.repeat(5000)}\n`, '很多列.csv'],
    ];
    for (const [bytes, name] of hostile) {
      const { status, body } = await upload(bytes, name);
      expect(status, name).to.equal(202);
      expect(body.status, name).to.equal('failed');
      expect(body.problem, name).to.have.length.above(5);
    }
    expect((await call('GET /me', { token: admin.token })).status).to.equal(200);
  });

  it('goes on after the process that applied it died', async () => {
    const n = fresh();
    const rows = Array.from({ length: 600 }, (_, i) => `续传${n}第${i}号有限公司`);
    const { body } = await upload(`企业名称\n${rows.join('\n')}\n`);
    // As a killed process leaves it: decided, some of it done, the lease run out.
    await Import.updateOne({ _id: body.id }, { $set: { status: 'applying', leaseUntil: new Date(0) } });
    await Promise.all([resumeImports(), resumeImports()]);
    expect((await read(body.id)).status).to.equal('applied');
    expect(await Organisation.countDocuments({ name: new RegExp(`^续传${n}`) })).to.equal(600);
    expect(await ImportRow.countDocuments({ importId: body.id, applied: false, outcome: 'new' })).to.equal(0);
  });

  it('is for those who may, and closed to every other organisation', async () => {
    const { body } = await upload(`企业名称\n闭门${fresh()}有限公司\n`);
    const other = await aMember({ kind: 'admin' });
    const sme = await aMember();
    for (const route of [
      `GET /imports/${body.id}`,
      `GET /imports/${body.id}/rows`,
      `GET /imports/${body.id}/errors`,
      `POST /imports/${body.id}/application`,
      `DELETE /imports/${body.id}`,
    ]) {
      expect((await callForProblem(route, { token: other.token })).status, route).to.equal(404);
    }
    const refused = await callForProblem('POST /imports', {
      token: sme.token,
      form: form('企业名称\n甲公司\n', 'x.csv'),
    });
    expect(refused.body.code).to.equal('import.notAllowed');
    expect((await callForProblem('GET /import-templates/firms', { token: sme.token })).status).to.equal(403);
    expect((await call(`DELETE /imports/${body.id}`, { token: admin.token })).status).to.equal(204);
    expect(
      (await call<{ items: ImportInfo[] }>('GET /imports', { token: other.token })).body.items,
    ).to.have.length(0);
  });
});
