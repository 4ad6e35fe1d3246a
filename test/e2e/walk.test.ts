import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { DEMO_SIGN_INS } from '../../server/demo/signIns.ts';
import { aDataFolder, cutPower, lives, startPlatform } from '../support/launcher.ts';
import { theBrowser } from './support/browser.ts';
import { settle } from './support/visit.ts';
import { watch } from './support/watch.ts';

const [ANCHOR, SME] = DEMO_SIGN_INS;
const FIRM = '广州岚汀精密压铸有限公司';
const TITLE = '新平台驱动电机壳体铝合金压铸件';

/** The first thing the platform is for, from the two commands' first to a pair that talks: two people at once. */
describe('the walk: from npm start to a pair talking', function () {
  this.timeout(300_000);
  const { folder, remove } = aDataFolder();
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  const people: { context: BrowserContext; seen: string[] }[] = [];

  before(async () => {
    platform = await startPlatform(folder);
  });
  after(async () => {
    await Promise.all(people.map(({ context }) => context.close()));
    if (platform && lives(platform.child.pid!)) await cutPower(folder, platform);
    await remove();
  });

  async function somebody(): Promise<Page> {
    const context = await (
      await theBrowser()
    ).newContext({ baseURL: platform.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    context.setDefaultTimeout(60_000);
    people.push({ context, ...watch(context) });
    return context.newPage();
  }

  async function signIn(page: Page, { zh }: { zh: string }): Promise<void> {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: zh }).click();
    await page.waitForURL('**/home');
    await settle(page);
  }

  const say = async (page: Page, text: string) => {
    await page.getByLabel('写消息').fill(text);
    await page.getByRole('button', { name: '发送', exact: true }).click();
  };
  const hears = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).waitFor();

  it('opens a demand, sees ranked firms with reasons, introduces itself; the other accepts; they talk and agree', async () => {
    const [anchor, sme] = await Promise.all([somebody(), somebody()]);
    await Promise.all([signIn(anchor, ANCHOR), signIn(sme, SME)]);

    // The anchor opens a demand.
    await anchor.goto('/demands/new');
    await anchor.getByLabel('名称', { exact: true }).fill(TITLE);
    await anchor.getByLabel('类型').selectOption('process');
    await anchor
      .getByLabel('规格')
      .fill('ADC12 高压铸造后机加工，水道气密 0.3 MPa；首批 200 件样件，量产月需 1.5 万件。');
    await anchor.getByRole('button', { name: '发布', exact: true }).click();
    await anchor.waitForURL(/\/demands\/[0-9a-f]{24}$/);
    await anchor.getByRole('heading', { level: 1, name: TITLE }).waitFor();

    // It sees firms in an order, each with reasons; the SME is among the first.
    const cards = anchor.getByRole('listitem').filter({ has: anchor.getByRole('heading', { level: 3 }) });
    const card = cards.filter({ has: anchor.getByRole('link', { name: FIRM }) });
    await card.waitFor();
    const names = await anchor.getByRole('heading', { level: 3 }).getByRole('link').allTextContents();
    expect(names.length).to.be.above(3);
    expect(names.indexOf(FIRM)).to.be.within(0, 2);
    expect(await card.textContent())
      .to.contain('压铸')
      .and.contain('推荐理由');

    // It introduces itself.
    await card.getByRole('button', { name: '发起对接', exact: true }).click();
    const asking = anchor.getByRole('dialog');
    await asking.getByLabel('附言').fill('云澜新平台电机壳体，想请贵司先做样件。');
    await asking.getByRole('button', { name: '发起对接', exact: true }).click();
    await anchor.waitForURL(/\/introductions\/[0-9a-f]{24}/);

    // The SME finds it on its board and accepts.
    await sme.goto('/introductions');
    const waiting = sme.getByRole('article').filter({ hasText: TITLE });
    await waiting.getByRole('link').click();
    await sme.waitForURL(/\/introductions\/[0-9a-f]{24}/);
    await sme.getByText('云澜新平台电机壳体，想请贵司先做样件。').first().waitFor();
    await sme.getByRole('button', { name: '接受对接', exact: true }).click();
    await sme.getByRole('dialog').getByRole('button', { name: '接受对接', exact: true }).click();

    // They talk, both ways, without either reading the page anew.
    await sme.getByLabel('写消息').waitFor();
    await anchor.getByLabel('写消息').waitFor();
    await say(sme, '您好，样件 25 天可以交付，图纸方便发过来吗？');
    await hears(anchor, '样件 25 天可以交付');
    await say(anchor, '好的，图纸今天下午发出，周四到贵司看现场。');
    await hears(sme, '周四到贵司看现场');

    // They meet, and the amount they intend is put down; the other side sees it at once.
    await anchor.getByRole('button', { name: '约定见面', exact: true }).click();
    const meeting = anchor.getByRole('dialog');
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await meeting.getByLabel('时间（北京时间）').fill(`${soon}T14:30`);
    await meeting.getByLabel('地点').fill('岚汀压铸增城工厂');
    await meeting.getByRole('button', { name: '约定见面', exact: true }).click();
    await sme.getByText('岚汀压铸增城工厂').first().waitFor();
    await sme.getByRole('button', { name: '登记意向金额', exact: true }).click();
    const intent = sme.getByRole('dialog');
    await intent.getByLabel('意向金额', { exact: true }).fill('680');
    await intent.getByRole('button', { name: '登记意向金额', exact: true }).click();
    await anchor
      .getByText(/680\s*万/)
      .first()
      .waitFor();
    await sme
      .getByText(/680\s*万/)
      .first()
      .waitFor();

    // Nothing went wrong on either side meanwhile.
    expect(people.flatMap(({ seen }) => seen)).to.deep.equal([]);
  });
});
