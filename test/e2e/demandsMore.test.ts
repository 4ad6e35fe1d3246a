import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import ExcelJS from 'exceljs';
import type { Download, Page } from 'playwright-core';
import type { Demand } from '../../shared/schemas/demand.ts';
import { call } from '../support/client.ts';
import { aMember, anOrganisation, fresh, type Persona } from '../support/factories.ts';
import { indexNow } from '../support/indexing.ts';
import { anOpenDemand } from '../support/introductions.ts';
import { until } from '../support/live.ts';
import { usingBrowser, type Visit } from './support/visit.ts';

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
  ).to.deep.equal([]);
}

async function contentOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** One buyer at one desk does what a buyer does beside writing and matching. */
describe('A buyer’s demands in the page', () => {
  const open = usingBrowser();
  let buyer: Persona;
  let visit: Visit;
  let page: Page;
  before(async () => {
    buyer = await aMember({ kind: 'anchor' });
    visit = await open(buyer, { keep: true });
    page = visit.page;
  });
  const read = async (id: string) => (await call<Demand>(`GET /demands/${id}`, { token: buyer.token })).body;
  const confirm = async (label: string, note?: { label: string; text: string }) => {
    await page.getByRole('group', { name: '操作' }).getByRole('button', { name: label }).click();
    const dialog = page.getByRole('dialog');
    if (note) await dialog.getByLabel(note.label).fill(note.text);
    await dialog.getByRole('button', { name: label }).click();
  };

  it('takes a file with it, gives it out again, and removes it', async () => {
    const { id } = await anOpenDemand(buyer);
    const drawing = Buffer.from('壁厚 2.5 mm，未注公差按 ISO 2768-m\n');
    await visit.go(`/demands/${id}/edit`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '技术要求.txt', mimeType: 'text/plain', buffer: drawing });
    await page.getByText('待上传').waitFor();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.waitForURL(`**/demands/${id}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 技术要求.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).to.equal('技术要求.txt');
    expect(await contentOf(download)).to.deep.equal(drawing);

    await visit.go(`/demands/${id}/edit`);
    await page.getByRole('button', { name: '删除 技术要求.txt' }).click();
    await page.getByRole('button', { name: '保留 技术要求.txt' }).waitFor();
    expect((await read(id)).attachments, 'removed on saving only').to.have.length(1);
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.waitForURL(`**/demands/${id}`);
    expect((await read(id)).attachments).to.deep.equal([]);
    expect(await page.getByText('技术要求.txt').count()).to.equal(0);
  });

  it('pauses, goes on, is met or is closed, each after asking', async () => {
    const [met, dropped] = await Promise.all([anOpenDemand(buyer), anOpenDemand(buyer)]);
    await visit.go(`/demands/${met.id}`);
    await page.getByRole('group', { name: '操作' }).getByRole('button', { name: '暂停' }).click();
    await page.getByRole('dialog', { name: '暂停征集？' }).getByRole('button', { name: '取消' }).click();
    expect((await read(met.id)).status, 'asked first').to.equal('open');
    await confirm('暂停');
    await page.getByText('已暂停：新的企业看不到它').waitFor();
    await clean(page);
    await confirm('恢复');
    await page.getByText('征集中', { exact: true }).waitFor();
    await confirm('标记完成', { label: '说明', text: '已与本地企业签约' });
    const details = page.getByRole('region', { name: '需求内容' });
    await details.getByText('已与本地企业签约').waitFor();
    expect(await read(met.id)).to.include({ status: 'fulfilled', statusNote: '已与本地企业签约' });
    await page.getByRole('button', { name: `复制 ${met.title}` }).waitFor();
    const left = page.getByRole('group', { name: '操作' }).getByRole('button');
    expect(await left.count(), 'what is over can be copied only').to.equal(1);

    await visit.go(`/demands/${dropped.id}`);
    await confirm('关闭', { label: '原因', text: '项目取消' });
    await details.getByText('项目取消').waitFor();
    expect(await read(dropped.id)).to.include({ status: 'closed', statusNote: '项目取消' });
  });

  it('is shown to whom it invites, found by name and by keyboard, and invites one more in asking it', async () => {
    const name = `珠江压铸${fresh()}有限公司`;
    const casting = {
      introduction: '专注铝合金压铸',
      capabilities: [
        {
          name: '铝合金压铸',
          kind: 'process' as const,
          description: '',
          materials: ['ADC12'],
          equipment: [],
          monthlyCapacity: null,
          minimumOrder: null,
          leadTimeDays: null,
        },
      ],
    };
    const [invited, other] = await Promise.all([
      anOrganisation({ name, profile: casting }),
      anOrganisation({ name: `北江压铸${fresh()}有限公司`, profile: casting }),
    ]);
    await indexNow([invited, other]);
    const { id } = await anOpenDemand(buyer, {
      title: `铝合金压铸支架${fresh()}`,
      kind: 'process',
      materials: ['ADC12'],
    });
    for (const firm of [invited, other])
      await until(async () => {
        const { body } = await call<{ items: { firm: { id: string } }[] }>(`GET /demands/${id}/matches`, {
          token: buyer.token,
          query: { limit: 100 },
        });
        return body.items.some((one) => one.firm.id === firm);
      }, 'the firm is among the matches');

    await visit.go(`/demands/${id}/edit`);
    await page.getByLabel('只有您邀请的企业能看到').check();
    const picker = page.getByRole('combobox', { name: /^受邀企业/ });
    await picker.fill(name.slice(0, -4));
    await page.getByRole('option', { name }).waitFor();
    await clean(page);
    await picker.press('ArrowDown');
    await picker.press('Enter');
    await page.getByRole('button', { name: `删除 ${name}` }).waitFor();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.waitForURL(`**/demands/${id}`);
    expect(await read(id)).to.deep.include({ visibility: 'invited', invited: [invited] });

    visit.allow(/409 POST \/api\/v1\/introductions/);
    const card = page.getByRole('article').filter({ has: page.locator(`a[href="/firms/${other}"]`) });
    await card.getByRole('button', { name: '发起对接' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '发起对接' }).click();
    await dialog.getByRole('button', { name: '邀请并发起对接' }).click();
    await page.waitForURL(/\/introductions\/[0-9a-f]{24}$/);
    expect((await read(id)).invited).to.have.members([invited, other]);
  });

  it('comes in by a sheet: bad cells are told and given back, the good rows become drafts', async () => {
    const n = fresh();
    const sheet = [
      '需求编号,需求名称,类型,规格要求,材料,月需求量,交付日期',
      `CG-${n}-1,导入的压铸壳体${n},产品,壁厚2.5mm,ADC12,2万件,2098/6/30`,
      `CG-${n}-2,坏的一行${n},什么,,,很多,2098-02-30`,
    ].join('\n');
    await visit.go('/imports');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `采购计划${n}.csv`, mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await page.waitForURL(/\/imports\/[0-9a-f]{24}$/);
    await page.getByRole('button', { name: '有误 1', pressed: true }).waitFor();
    const bad = page
      .getByRole('table')
      .getByRole('row')
      .filter({ hasText: `坏的一行${n}` });
    for (const column of ['类型', '月需求量', '交付日期'])
      expect(await bad.innerText()).to.include(`${column}：`);
    await clean(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载有误的行' }).click(),
    ]);
    expect(download.suggestedFilename()).to.equal(`采购计划${n}-有误.xlsx`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await contentOf(download)) as never);
    const cells = JSON.stringify(book.worksheets.map((one) => one.getSheetValues()));
    expect(cells).to.include(`坏的一行${n}`).and.not.include(`导入的压铸壳体${n}`);

    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByRole('dialog', { name: '确认导入？' }).getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('导入完成：已写入 1 行。').waitFor();
    await page.getByRole('link', { name: '查看导入的草稿并发布' }).click();
    await page.waitForURL('**/demands?view=own&status=draft');
    await page.getByRole('link', { name: `导入的压铸壳体${n}` }).waitFor();
    expect(await page.getByText(`坏的一行${n}`).count()).to.equal(0);
  });

  it('tells at home what closes soon, and on a phone comes to who fits before its own long text', async () => {
    const day = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const owner = await aMember({ kind: 'anchor' });
    const [soon, later] = await Promise.all([
      anOpenDemand(owner, { openUntil: day(3), specification: '壁厚 2.5 mm，'.repeat(200) }),
      anOpenDemand(owner, { openUntil: day(20) }),
    ]);
    const phone = await open(owner, { width: 390 });
    await phone.go('/home');
    const todo = phone.page.getByRole('link', { name: `3 天后截止征集：${soon.title}` });
    await todo.waitFor();
    expect(await phone.page.getByRole('link', { name: `截止征集：${later.title}` }).count()).to.equal(0);
    await clean(phone.page);
    await todo.click();
    await phone.page.waitForURL(`**/demands/${soon.id}`);
    await phone.settled();
    const heading = phone.page.getByRole('heading', { name: '匹配的企业', exact: true });
    await heading.waitFor();
    expect((await heading.boundingBox())!.y, 'on the first screen').to.be.below(844);
    const text = phone.page.getByText('壁厚 2.5 mm').first();
    expect(await text.isVisible()).to.equal(false);
    await clean(phone.page);
    await phone.page.getByText('需求内容', { exact: true }).click();
    await text.waitFor();
  });

  it('keeps what is typed into the profile until it is saved, and again after that', async () => {
    await visit.go('/profile');
    const field = page.getByRole('textbox', { name: '企业介绍' });
    for (const words of ['专注新能源整车', '专注新能源整车与零部件']) {
      await field.fill(words);
      await page.reload();
      await page.getByText('已恢复您上次未保存的内容。').waitFor();
      expect(await field.inputValue()).to.equal(words);
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.getByText('已恢复您上次未保存的内容。').waitFor({ state: 'detached' });
    }
    await page.reload();
    await visit.settled();
    expect(await field.inputValue()).to.equal('专注新能源整车与零部件');
    expect(await page.getByText('已恢复您上次未保存的内容。').count()).to.equal(0);
  });
});
