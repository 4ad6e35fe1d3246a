import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { Message } from '../../server/features/conversations/model.ts';
import { Introduction } from '../../server/features/introductions/model.ts';
import { anOpenDemand, aPair, ask } from '../support/introductions.ts';
import { until } from '../support/live.ts';
import { aFragileLine, shown, waiting, write } from './support/talk.ts';
import { usingBrowser } from './support/visit.ts';

/** Opens a step's form, fills it, and sends it. */
async function step(page: Page, name: string, fill: (form: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('dialog', { name });
  await fill(form);
  await form.getByRole('button', { name, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}
const stage = (page: Page, name: string) =>
  page.locator('[aria-current=step]').filter({ hasText: name }).waitFor();

describe('an introduction by two people at once', () => {
  const open = usingBrowser();

  it('goes from the request to what has landed, and their talk loses and doubles nothing', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const { body } = await ask(supplier, demand.id);
    const [b, s] = [await open(buyer), await open(supplier, { width: 390 })];
    const line = await aFragileLine(s.page);
    for (const visit of [b, s]) visit.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|ERR_NETWORK/);

    await b.go('/introductions');
    await b.page.getByRole('heading', { name: '待我方回应' }).or(b.page.getByText('待我方回应')).waitFor();
    await Promise.all([b.go(`/introductions/${body.id}`), s.go(`/introductions/${body.id}`)]);
    await s.page.getByText('对方接受前，双方的联系方式都不显示。').waitFor();
    await step(b.page, '接受对接', async () => undefined);
    // The supplier's page knows without being asked.
    await stage(s.page, '已接受');
    await s.page.getByRole('button', { name: /^洽谈/ }).click();

    const written = ['您好', '您好，图纸收到了吗'];
    await write(b.page, written[0]!);
    await s.page.getByText(written[0]!, { exact: true }).waitFor();
    await write(s.page, written[1]!);
    await b.page.getByText(written[1]!, { exact: true }).waitFor();

    await line.tear();
    await s.page.getByText('网络已断开').waitFor();
    const offline = ['断线中一', '断线中二', '断线中三'];
    for (const text of offline) await write(s.page, text);
    expect(await waiting(s.page)).to.equal(3);
    const meanwhile = ['这边先说一', '这边先说二'];
    for (const text of meanwhile) await write(b.page, text);
    await until(async () => (await waiting(b.page)) === 0, 'the buyer’s messages are out');
    await line.mend();
    const all = [...written, ...meanwhile, ...offline];
    for (const { page } of [b, s]) {
      await until(async () => (await shown(page)).length === all.length, 'all is shown', 20_000);
      expect(await shown(page)).to.deep.equal(all);
      expect(await waiting(page)).to.equal(0);
    }
    const rows = await Message.find({ text: { $in: all } })
      .sort({ seq: 1 })
      .lean();
    const { conversationId } = (await Introduction.findById(body.id).lean())!;
    const stored = rows.filter((row) => String(row.conversationId) === String(conversationId));
    expect(stored.map((row) => row.text)).to.deep.equal(all);

    await s.page.getByRole('button', { name: '进展' }).click();
    await step(s.page, '约定见面', async (form) => {
      await form.getByLabel('时间').fill('2031-05-06T09:30');
      await form.getByLabel('地点').fill('南沙区环市大道 8 号');
    });
    await stage(b.page, '已约见');
    await b.page.getByText('南沙区环市大道 8 号').first().waitFor();
    const amount = (label: string, text: string) => (form: ReturnType<Page['getByRole']>) =>
      form.getByRole('textbox', { name: label }).fill(text);
    await step(b.page, '登记意向金额', amount('意向金额', '1200.5'));
    await stage(s.page, '有意向');
    await step(s.page, '登记签约', amount('合同金额', '999.999999'));
    await stage(b.page, '已签约');
    await step(b.page, '登记落地', amount('落地金额', '888'));
    await stage(s.page, '已落地');
    const row = (await Introduction.findById(body.id).lean())!;
    expect([row.intentFen, row.contractFen, row.landedFen]).to.deep.equal([
      1_200_500_000, 999_999_999, 888_000_000,
    ]);
    await b.page.getByRole('button', { name: '查看对方联系方式' }).click();
    await b.page.getByRole('link', { name: '020-12345678' }).waitFor();
    await b.picture('introduction-landed');
    await s.picture('introduction-landed-phone');
  });
});
