import { expect } from 'chai';
import { aMember, fresh } from '../support/factories.ts';
import { button, confirm } from './support/controls.ts';
import { usingBrowser } from './support/visit.ts';

describe('An event in the page', () => {
  const open = usingBrowser();

  it('is prepared by the form, joined by two firms for one place, and a place given back goes to who waits', async () => {
    const [organiser, first, second] = await Promise.all([
      aMember({ kind: 'organiser' }),
      aMember({ kind: 'sme', name: `先报铸造${fresh()}` }),
      aMember({ kind: 'sme', name: `后报铸造${fresh()}` }),
    ]);
    const title = `压铸对接会${fresh()}`;
    const desk = await open(organiser);
    const { page } = desk;
    await desk.go('/events/new');
    await page.getByLabel('活动名称', { exact: true }).fill(title);
    // Two zones: 24 tables that are there, and six more.
    await page.getByLabel('分区').fill('B');
    await page.getByLabel('数量').fill('6');
    await button(page, '添加桌位').click();
    await page.getByText('B01–B06').waitFor();
    await page.getByText('备用桌 10 张').waitFor();
    await page.getByLabel('中小企业').fill('1');
    await page.getByLabel('中小企业').blur();
    await button(page, '加一道题').click();
    await page.getByLabel('题目', { exact: true }).fill('是否需要停车位');
    await page.getByLabel('回答方式').selectOption('yes');
    // Nothing of it is lost by a reload.
    await page.waitForFunction((text) => JSON.stringify(localStorage).includes(text), '是否需要停车位');
    await page.reload();
    await page.getByText('已恢复您上次未保存的内容。').waitFor();
    await button(page, '保存筹备稿').click();
    await page.waitForURL(/\/events\/[0-9a-f]{24}$/);
    const eventPage = new URL(page.url()).pathname;
    // What is missing is named before anybody sees the event.
    desk.allow(/422 POST/);
    await confirm(page, '开放报名');
    await page.getByText('地址或链接：开放报名前必须填写。').waitFor();
    await page.getByRole('link', { name: '去修改' }).click();
    await page.getByLabel('会场地址').fill('广州市天河区会展中心 3 楼');
    await button(page, '保存').click();
    await page.waitForURL(`**${eventPage}`);
    await confirm(page, '开放报名');
    const link = page.getByRole('link', { name: /\/e\/[a-z0-9]{10}$/ });
    const address = new URL((await link.textContent())!).pathname;

    const join = async (persona: typeof first, sees: string) => {
      const visit = await open(persona, { width: 390 });
      await visit.go(address);
      await visit.page.getByRole('link', { name: sees, exact: true }).click();
      await visit.page.getByLabel('有些时段不能参加').check();
      await visit.page.getByLabel(/^09:30/).uncheck();
      await visit.page.getByLabel('是否需要停车位').check();
      await button(visit.page, '提交报名').click();
      await visit.page.waitForURL(/\/event-registrations\/[0-9a-f]{24}$/);
      await visit.page.getByText('等待主办方审核').waitFor();
      return visit;
    };
    const one = await join(first, '报名');
    const two = await join(second, '报名');

    await desk.go(`${eventPage}/registrations`);
    const row = (name: string) => page.getByRole('article').filter({ hasText: name });
    await page.getByLabel('全选').check();
    await button(page, '通过').click();
    await page.getByText('已通过 1 家；名额已满，1 家进入候补').waitFor();
    await row('先报铸造').getByText('已通过').waitFor();
    await row('后报铸造').getByText('候补第 1 号').waitFor();
    await row('先报铸造').getByRole('button', { name: /详情/ }).click();
    await page.getByText('是否需要停车位').waitFor();
    await page.getByText('1 个时段不能参加').waitFor();

    await two.page.reload();
    await two.page.getByText('前面还有 0 家').waitFor();
    await one.page.reload();
    await one.page.getByRole('img', { name: /签到码/ }).waitFor();
    // Without a network the page opens with one's code for the door, and goes on by itself once it is back.
    await one.page.evaluate(() => navigator.serviceWorker.ready);
    one.allow(/ERR_INTERNET_DISCONNECTED/);
    await one.context.setOffline(true);
    await one.page.reload();
    await one.page.getByText('网络不可用').waitFor();
    await one.page.getByRole('img', { name: /签到码/ }).waitFor();
    await one.context.setOffline(false);
    await one.page.getByText('网络不可用').waitFor({ state: 'detached' });
    await confirm(one.page, '撤回报名');
    await one.page.getByText('已撤回报名').first().waitFor();
    // Told at once where the page is open.
    await two.page.getByText('报名已通过').waitFor();
    await desk.go(eventPage);
    const taken = page.locator('dl div').filter({ hasText: '已占名额' });
    expect(await taken.textContent()).to.contain('1 / 60');
  });
});
