import { expect } from 'chai';
import { forgetGroupSizes } from '../../server/features/creditNeeds/groups.ts';
import { call } from '../support/client.ts';
import { aMember } from '../support/factories.ts';
import { aPublished } from '../support/samples/credit.ts';
import { anOpenNeed, consentTo } from '../support/samples/creditNeeds.ts';
import { usingBrowser } from './support/visit.ts';

/** How long a page may go on showing what it must not. */
const MOST_MS = 1000;

describe('Credit needs in the page', () => {
  const open = usingBrowser();

  it('are stated by a firm, which sees what fits and lets a bank see more; taken back, the bank’s page is emptied', async () => {
    const name = '岚汀压铸样板';
    const [firm, bank] = await Promise.all([aMember({ kind: 'sme', name }), aMember({ kind: 'bank' })]);
    // Enough firms that an outline names none of them.
    await Promise.all(Array.from({ length: 5 }, () => aMember({ kind: 'sme' })));
    forgetGroupSizes();
    const product = await aPublished(bank, { name: '样板信用贷', kind: 'credit', rule: null });

    const { page, go, settled } = await open(firm);
    await go('/finance/needs/new');
    await page.getByLabel('融资金额', { exact: true }).fill('88');
    await page.getByLabel('用途说明').fill('采购铝锭');
    await page.getByLabel('营业收入').fill('4321');
    await page.getByRole('button', { name: '保存并发布' }).click();
    await page.waitForURL(/\/finance\/needs\/[0-9a-f]{24}$/);
    await settled();
    const needId = page.url().split('/').at(-1)!;
    const match = page.locator('article', { has: page.getByRole('link', { name: product.name }) });
    await match.getByText('全额覆盖').waitFor();
    expect(await match.getByText(/\d+\.\d{2}%/).count()).to.be.at.least(1);

    await page.getByLabel('授权给').selectOption(bank.organisationId);
    await page.getByRole('button', { name: '授权', exact: true }).click();
    await page.getByRole('button', { name: '撤回', exact: true }).waitFor();

    const theirs = await open(bank);
    await theirs.go(`/finance/offered/${needId}`);
    await theirs.page.getByText('4,321 万元').waitFor();
    // The firm finds in the trail who looked.
    await page.reload();
    await page.getByText('查看了授权的融资资料').first().waitFor();

    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/withdrawal') && answer.ok()),
      page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click(),
    ]);
    const began = Date.now();
    await theirs.page.getByText('4,321 万元').waitFor({ state: 'detached', timeout: MOST_MS });
    expect(Date.now() - began).to.be.below(MOST_MS);
    await page.getByText('尚未授权任何银行。').waitFor();
    await theirs.page.getByText(/企业已撤回授权，以下内容不再显示/).waitFor();
    expect(await theirs.page.getByText(name).count()).to.equal(0);
  });

  it('end on a bank’s page when the firm closes them', async () => {
    const [firm, bank] = await Promise.all([aMember({ kind: 'sme' }), aMember({ kind: 'bank' })]);
    await aPublished(bank, { kind: 'credit', rule: null });
    const { id } = await anOpenNeed(firm, {
      kinds: ['credit'],
      figures: { year: 2025, revenueFen: 543_200_000_000 },
    });
    await consentTo(firm, id, bank.organisationId, { scopes: ['figures'] });
    const { page, go, allow } = await open(bank);
    allow(/^404 GET \/api\/v1\/offered-needs/);
    await go(`/finance/offered/${id}`);
    await page.getByText('543,200 万元').waitFor();
    await call(`POST /credit-needs/${id}/closing`, { token: firm.token });
    await page.getByRole('heading', { name: '企业已撤回授权或关闭该需求' }).waitFor({ timeout: MOST_MS });
    expect(await page.getByText('543,200 万元').count()).to.equal(0);
  });
});
