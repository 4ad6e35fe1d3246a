import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { aMember, fresh, type Persona } from '../support/factories.ts';
import { Organisation } from '../../server/features/organisations/index.ts';
import {
  accept,
  anOpenProduct,
  apply,
  give,
  offerContent,
  step,
  wanted,
} from '../support/samples/creditApplications.ts';
import { aDocument, anOpenNeed } from '../support/samples/creditNeeds.ts';
import { must } from '../support/samples/world.ts';
import { fitsPhone } from './support/goodPage.ts';
import { usingBrowser, type Visit } from './support/visit.ts';

/** How long a bank's page may go on showing what it must not. */
const MOST_MS = 1000;

/** What of these a window shows: in its text, its fields, what is read out, its title. */
const showing = (page: Page, secrets: readonly string[]) =>
  page.evaluate((all) => {
    const fields = [...document.querySelectorAll('input, textarea')].map(
      (one) => (one as HTMLInputElement).value,
    );
    const shown = [document.title, document.documentElement.outerHTML, ...fields].join('\n');
    return all.filter((one) => shown.includes(one));
  }, secrets);

/** Writes down what of these comes up in a window from now on, be it for a moment. */
async function watchFor(page: Page, secrets: readonly string[]): Promise<() => Promise<string[]>> {
  await page.evaluate((all) => {
    const found = new Set<string>();
    Object.assign(window, { found });
    new MutationObserver(() => {
      const shown = document.title + document.documentElement.outerHTML;
      for (const one of all) if (shown.includes(one)) found.add(one);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, secrets);
  return () => page.evaluate(() => [...(window as unknown as { found: Set<string> }).found]);
}

/** Inside the page, without loading it anew. */
const turn = async ({ page, settled }: Visit, where: 'back' | 'forward', path: RegExp) => {
  await page.evaluate((way) => history[way](), where);
  await page.waitForURL(path);
  await settled();
};

/** The firm takes its consent back on its need's page; when the server has said so. */
async function takeBack({ page, go }: Visit, needId: string): Promise<number> {
  await go(`/finance/needs/${needId}`);
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('对方打开的页面、文件链接立即失效').waitFor();
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/withdrawal') && answer.ok()),
    dialog.getByRole('button', { name: '撤回', exact: true }).click(),
  ]);
  return Date.now();
}

async function emptied(page: Page, secrets: readonly string[], since: number): Promise<void> {
  while ((await showing(page, secrets)).length > 0) {
    expect(Date.now() - since, (await showing(page, secrets)).join()).to.be.below(MOST_MS);
    await page.waitForTimeout(20);
  }
}

describe('A consent taken back while the bank looks', () => {
  const open = usingBrowser();
  // How many firms are alike is counted once in some minutes: enough for what other tests of the folder need.
  before(() => Promise.all(Array.from({ length: 6 }, () => aMember({ kind: 'sme' }))));
  const talkTo = (by: Persona, id: string, text: string) =>
    must('POST /conversations/:id/messages', by, {
      params: { id },
      body: { clientId: crypto.randomUUID(), text },
    });

  async function anApplied() {
    const n = fresh();
    const name = `撤权样板${n}有限公司`;
    const [firm, bank] = await Promise.all([aMember({ kind: 'sme', name }), aMember({ kind: 'bank' })]);
    const { creditCode } = (await Organisation.findById(firm.organisationId).lean())!;
    const figures = { year: 2025, revenueFen: 432_100_000_000, taxGrade: 'B' };
    const [need, productId] = await Promise.all([
      anOpenNeed(firm, { figures, purposeNote: `采购密封圈${n}` }),
      anOpenProduct(bank, { name: `撤权贷${n}` }),
    ]);
    await aDocument(firm, need.id);
    const [made] = await apply(firm, need.id, [productId]);
    await step(bank, made!.id, 'document-requests', wanted);
    const { conversationId } = await give(firm, made!.id);
    const said = `我司毛利率机密${n}`;
    await talkTo(firm, conversationId!, said);
    const secrets = [name, creditCode!, '432,100 万元', `采购密封圈${n}`, '财务报表.txt', '流水.txt', said];
    return {
      firm,
      bank,
      need,
      id: made!.id,
      conversationId: conversationId!,
      secrets,
      name,
      said,
      productId,
    };
  }

  it('empties its page within a second, closes files and talk, and nothing brings it back', async () => {
    const { firm, bank, need, id, conversationId, secrets, name, said } = await anApplied();
    const [mine, theirs] = [await open(firm), await open(bank)];
    const { page } = theirs;

    // The bank comes by its board and its inbox, and opens a file.
    await theirs.go('/finance/applications');
    await page.getByRole('link', { name }).click();
    await page.getByText(said).waitFor();
    await page.getByRole('link', { name: /^洽谈/ }).click();
    await page.waitForURL(/\/inbox$/);
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.getByLabel('写消息').waitFor();
    await page.getByText(said).last().waitFor();
    await turn(theirs, 'back', /\/inbox$/);
    await turn(theirs, 'back', /\/finance\/applications\/[0-9a-f]{24}$/);
    await page.getByText(said).waitFor();
    const [asked] = await Promise.all([
      page.waitForRequest(/\/credit-applications\/[0-9a-f]{24}\/documents\//),
      page.waitForEvent('download'),
      page.getByRole('button', { name: /流水\.txt/ }).click(),
    ]);
    expect(await showing(page, secrets)).to.deep.equal(secrets);
    await page.getByLabel('写消息').waitFor();
    await theirs.picture('application-1440');
    const second = await theirs.context.newPage();
    await second.goto(`/inbox/${conversationId}`);
    await second.getByText(said).last().waitFor();

    theirs.allow(/^404 GET \/api\/v1\/(conversations|credit-)/);
    const began = await takeBack(mine, need.id);
    await Promise.all([emptied(page, secrets, began), emptied(second, secrets, began)]);
    await page.getByText('企业对贵行的授权已结束，企业资料与洽谈不再显示，申请不再办理。').waitFor();
    await page.getByRole('heading', { level: 1, name: '企业（授权已结束）' }).waitFor();
    expect(await page.getByText('平台 提交了申请').count()).to.equal(0);
    for (const one of [page, second]) expect(await one.getByLabel('写消息').count()).to.equal(0);
    const file = await fetch(asked.url(), { headers: await asked.allHeaders() });
    expect(file.status).to.equal(404);
    await theirs.picture('application-ended-1440');

    // Neither the way back nor the way on shows any of it, be it for a moment.
    const came = await watchFor(page, secrets);
    await turn(theirs, 'back', /\/finance\/applications$/);
    await page.getByRole('link', { name: '企业（授权已结束）' }).waitFor();
    for (const path of [/\/finance\/applications\/[0-9a-f]{24}$/, /\/inbox$/, /\/inbox\/[0-9a-f]{24}$/])
      await turn(theirs, 'forward', path);
    await page.waitForTimeout(300);
    expect([...(await came()), ...(await showing(page, secrets))]).to.deep.equal([]);
    await page.goto('/finance/products');
    await page.goBack();
    await theirs.settled();
    await theirs.go(`/finance/applications/${id}`);
    expect(await showing(page, secrets)).to.deep.equal([]);

    // The firm reads what that ended.
    const row = mine.page.getByRole('region', { name: '已提交的申请' }).getByRole('row').nth(1);
    await row.getByText('已撤回', { exact: true }).waitFor();
    await row.getByText('授权已结束').waitFor();
    await mine.page.getByText('尚未授权任何银行。').waitFor();
    await mine.picture('need-ended-1440');
    await row.getByRole('link').click();
    await mine.page.getByText('它打开的页面、文件链接与洽谈均已关闭，这份申请不再办理。').waitFor();
  });

  it('leaves an accepted offer with the bank’s own doings alone', async () => {
    const { firm, bank, need, id, secrets, said } = await anApplied();
    await accept(firm, await step(bank, id, 'offer', offerContent({ conditions: '开立结算账户' })));
    const [mine, theirs] = [await open(firm), await open(bank, { width: 390 })];
    await theirs.go(`/finance/applications/${id}`);
    await theirs.page.getByText(said).waitFor();
    await fitsPhone(theirs.page, 'an application');
    await theirs.picture('application-390');
    theirs.allow(/^404 GET \/api\/v1\/conversations/);
    await emptied(theirs.page, secrets, await takeBack(mine, need.id));
    const { page } = theirs;
    await page.getByText('已接受的报价继续有效，以下只有贵行自己办理的内容').waitFor();
    await page.getByText('开立结算账户').first().waitFor();
    await page.getByText('40 万元').first().waitFor();
    await page.getByText('不再显示', { exact: true }).waitFor();
    await page.getByRole('button', { name: '登记放款', exact: true }).waitFor();
    await page.getByText('企业 提交了申请').waitFor();
    await fitsPhone(page, 'an application after the consent');
    await theirs.picture('application-ended-390');
    await mine.go(`/finance/applications/${id}`);
    await mine.page.getByText('已接受的报价继续有效。').waitFor();
  });

  it('empties it also where asking anew fails, and where the browser had kept the page', async () => {
    const { firm, bank, need, id, secrets, said } = await anApplied();
    const [mine, theirs] = [await open(firm), await open(bank)];
    const { page } = theirs;
    await theirs.go(`/finance/applications/${id}`);
    await page.getByText(said).waitFor();

    // As browsers do that keep a page: it is blank while away, and loaded anew when shown again.
    const turned = (kind: 'pagehide' | 'pageshow') =>
      page.evaluate((type) => {
        window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
      }, kind);
    await turned('pagehide');
    expect(await page.evaluate(() => document.documentElement.getBoundingClientRect().height)).to.equal(0);
    await Promise.all([page.waitForEvent('load'), turned('pageshow')]);
    await page.getByText(said).waitFor();

    theirs.allow(/^(404|503) GET|WebSocket|^console/);
    await page.route(/\/api\/v1\/credit-applications/, (route) => route.fulfill({ status: 503, body: '' }));
    await emptied(page, secrets, await takeBack(mine, need.id));
    await page.getByRole('button', { name: '重试' }).waitFor({ timeout: 20_000 });
    await page.unroute(/\/api\/v1\/credit-applications/);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('企业对贵行的授权已结束').waitFor();
    expect(await showing(page, secrets)).to.deep.equal([]);
  });
});
