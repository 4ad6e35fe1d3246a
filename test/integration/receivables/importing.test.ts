import { expect } from 'chai';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { Receivable } from '../../../server/features/receivables/index.ts';
import type { ImportInfo, ImportRowInfo } from '../../../shared/schemas/import.ts';
import type { NotificationInfo } from '../../../shared/schemas/notification.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, anOrganisation, fresh, type Persona } from '../../support/factories.ts';
import { anOwing, askForTwo, upload, type Owing } from '../../support/receivables.ts';

const HEADINGS = '对方企业,合同编号,发票代码,发票号码,金额（元）,开票日期,到期日';
const nameOf = async (who: Persona) => (await Organisation.findById(who.organisationId).lean())!.name;
const settled = async () => (await testApp()).app.relay.drained();

const begin = (by: Persona, rows: string[], headings = HEADINGS) => {
  const form = new FormData();
  form.append('kind', 'receivables');
  form.append('file', new Blob([[headings, ...rows].join('\n')]), '应收账款.csv');
  return call<ImportInfo>('POST /imports', { token: by.token, form });
};
const decide = (by: Persona, id: string, agreed?: 'true') =>
  call<ImportInfo>(`POST /imports/${id}/application`, { token: by.token, query: { agreed } });

async function take(by: Persona, rows: string[], agreed?: 'true'): Promise<ImportInfo> {
  const { body } = await begin(by, rows);
  expect(body.status, JSON.stringify(body)).to.equal('ready');
  const begun = await decide(by, body.id, agreed);
  expect(begun.status, JSON.stringify(begun.body)).to.equal(200);
  for (;;) {
    const { body: now } = await call<ImportInfo>(`GET /imports/${body.id}`, { token: by.token });
    if (now.status === 'applied') return now;
    expect(now.status).to.equal('applying');
  }
}
const statesOf = async (owing: Owing) =>
  (await Receivable.find({ supplierId: owing.supplier.organisationId }).sort({ contractNo: 1 }).lean()).map(
    ({ contractNo, amountFen, state }) => [contractNo, amountFen, state],
  );
const invoice = () => String(fresh()).padStart(20, '7');

describe('sheets of receivables', () => {
  it('are uploaded by a supplier, and confirmed by the anchor’s own sheet, once', async () => {
    const owing = await anOwing();
    const [anchor, supplier] = await Promise.all([nameOf(owing.anchor), nameOf(owing.supplier)]);
    const digital = invoice();
    const theirs = (party: string) => [
      `${party},HT-1,,${digital},"300,000.50",2026/3/2,2099年6月30日`,
      `${party},HT-2,,,88元,2026-03-02,2099-06-30`,
    ];
    const mine = await begin(owing.supplier, theirs(anchor));
    expect(mine.body.counts).to.include({ rows: 2, new: 2, bad: 0 });
    expect(await statesOf(owing), 'nothing before it is decided').to.deep.equal([]);
    await take(owing.supplier, theirs(anchor));
    expect(await statesOf(owing)).to.deep.equal([
      ['HT-1', 30_000_050, 'uploaded'],
      ['HT-2', 8_800, 'uploaded'],
    ]);
    const again = await begin(owing.supplier, theirs(anchor));
    expect(again.body.counts).to.include({ unchanged: 2, new: 0 });

    const own = [...theirs(supplier), `${supplier},HT-3,,,1,2026-03-02,2099-06-30`];
    const looked = await begin(owing.anchor, own);
    expect(looked.body.counts).to.include({ rows: 3, new: 1, changed: 2 });
    const without = await callForProblem(`POST /imports/${looked.body.id}/application`, {
      token: owing.anchor.token,
    });
    expect(without.body.code).to.equal('import.agreementMissing');
    expect((await take(owing.anchor, own, 'true')).counts.applied).to.equal(3);
    expect((await statesOf(owing)).map(([, , state]) => state)).to.deep.equal([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
    expect((await begin(owing.anchor, own)).body.counts).to.include({ unchanged: 3 });
    await settled();
    // Told once of them all, not once a row.
    for (const [who, kind] of [
      [owing.anchor, 'receivable.uploaded'],
      [owing.supplier, 'receivable.confirmed'],
    ] as const) {
      const { body } = await call<{ items: NotificationInfo[] }>('GET /notifications', { token: who.token });
      expect(body.items.map((item) => item.kind)).to.deep.equal([kind]);
    }
  });

  it('count as the first of two confirmations where two are wanted', async () => {
    const owing = await anOwing();
    await askForTwo(owing.anchor);
    const colleague = await aMember({ organisationId: owing.anchor.organisationId, role: 'manager' });
    const rows = [`${await nameOf(owing.supplier)},HT-1,,,100,2026-03-02,2099-06-30`];
    await take(owing.anchor, rows, 'true');
    expect((await statesOf(owing))[0]![2]).to.equal('uploaded');
    expect((await begin(owing.anchor, rows)).body.counts).to.include({ unchanged: 1 });
    await take(colleague, rows, 'true');
    expect((await statesOf(owing))[0]![2]).to.equal('confirmed');
  });

  it('tell what is wrong with each row, and store nothing of it', async () => {
    const owing = await anOwing();
    const anchor = await nameOf(owing.anchor);
    const twin = `同名企业${fresh()}`;
    await Promise.all([1, 2].map(() => anOrganisation({ kind: 'anchor', name: twin })));
    const taken = invoice();
    await upload(owing, { invoiceNumber: taken, contractNo: 'HT-0' });
    const { body } = await begin(owing.supplier, [
      `${anchor},HT-1,,,-5,2026-03-02,2099-06-30`,
      `${anchor},HT-2,,,1e300,2026-03-02,2099-06-30`,
      `${anchor},HT-3,,,0.001,2026-03-02,2099-06-30`,
      `${anchor},HT-4,,,NaN,2026-03-02,2099-06-30`,
      `${anchor},HT-5,,,100,2026-03-02,2026-03-01`,
      `${anchor},HT-6,,,100,2099-03-02,2099-06-30`,
      `${anchor},HT-7,44002600111,12345678,100,2026-03-02,2099-06-30`,
      `${anchor},HT-8,,2.4E+19,100,2026-03-02,2099-06-30`,
      `不存在的企业,HT-9,,,100,2026-03-02,2099-06-30`,
      `${twin},HT-10,,,100,2026-03-02,2099-06-30`,
      `${anchor},HT-11,,${taken},100,2026-03-02,2099-06-30`,
      `${anchor},,,,,,`,
      `${anchor},HT-13,,${taken},200,2026-03-02,2099-06-30`,
    ]);
    expect(body.status).to.equal('ready');
    expect(body.counts).to.include({ rows: 13, bad: 13, new: 0, changed: 0 });
    const rows = await call<{ items: ImportRowInfo[] }>(`GET /imports/${body.id}/rows`, {
      token: owing.supplier.token,
      query: { outcome: 'bad', limit: 100 },
    });
    expect(rows.body.items.map(({ errors }) => errors.map(({ column }) => column).join())).to.deep.equal([
      ...[
        '金额（元）',
        '金额（元）',
        '金额（元）',
        '金额（元）',
        '到期日',
        '开票日期',
        '发票代码',
        '发票号码',
      ],
      ...['对方企业', '对方企业', '发票号码', '合同编号,金额（元）,开票日期,到期日', ''],
    ]);
    for (const { errors } of rows.body.items)
      for (const { message } of errors) expect(message).to.match(/[\u4e00-\u9fff]/);
    expect((await statesOf(owing)).map(([contract]) => contract)).to.deep.equal(['HT-0']);
  });

  it('with wrong columns are not taken, nor from whoever is not verified or no firm', async () => {
    const owing = await anOwing();
    const { body } = await begin(owing.supplier, ['a,b'], '姓名,电话');
    expect(body.status).to.equal('mapping');
    expect((await decide(owing.supplier, body.id)).status).to.equal(409);
    const newcomer = await aMember({ kind: 'sme', status: 'draft' });
    expect((await begin(newcomer, [])).body).to.include({ code: 'access.notVerified' });
    const office = await aMember({ kind: 'chainOffice' });
    expect((await begin(office, [])).body).to.include({ code: 'import.notAllowed' });
    const template = await call('GET /import-templates/receivables', { token: owing.supplier.token });
    expect(template.status).to.equal(200);
  });
});
