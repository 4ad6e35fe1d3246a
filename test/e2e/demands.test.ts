import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { aMember, anOrganisation, fresh, type Persona } from '../support/factories.ts';
import { anOpenDemand } from '../support/introductions.ts';
import { until } from '../support/live.ts';
import { call } from '../support/client.ts';
import { usingBrowser } from './support/visit.ts';

const position = { chain: 'nev', segment: 'nev.drive' };
const castingFirm = {
  introduction: '专注铝合金压铸',
  region: '440112',
  chainPositions: [position],
  capabilities: [
    {
      name: '铝合金压铸',
      kind: 'process' as const,
      description: '',
      materials: ['ADC12'],
      equipment: [],
      monthlyCapacity: { amount: 50_000, unit: 'piece' },
      minimumOrder: null,
      leadTimeDays: 20,
    },
  ],
};

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
  ).to.deep.equal([]);
}

/** Waits until the index knows that a firm fits a demand. */
const matched = (buyer: Persona, demandId: string, firmId: string) =>
  until(async () => {
    const { body } = await call<{ items: { firm: { id: string } }[] }>(`GET /demands/${demandId}/matches`, {
      token: buyer.token,
      query: { limit: 100 },
    });
    return body.items.some(({ firm }) => firm.id === firmId);
  }, 'the firm is among the matches');

describe('Demands in the page', () => {
  const open = usingBrowser();

  it('tell what is missing at its field, keep what was typed, and open when it is complete', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    const { page, go, allow } = await open(buyer);
    allow(/422 POST/);
    await go('/demands/new');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const title = page.getByLabel('名称', { exact: true });
    await page.getByText('请填写名称。').first().waitFor();
    expect(await title.evaluate((field) => field === document.activeElement)).to.equal(true);
    await clean(page);

    const name = `压铸壳体${fresh()}`;
    await title.fill(name);
    await page.getByLabel('只有您邀请的企业能看到').check();
    await page.waitForFunction((text) => JSON.stringify(localStorage).includes(text), name);
    await page.reload();
    await page.getByText('已恢复您上次未保存的内容。').waitFor();
    expect(await title.inputValue()).to.equal(name);

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('按当前选择，此项必须填写。').first().waitFor();
    await page.getByLabel('所有认证企业都能看到并被匹配').check();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.waitForURL(/\/demands\/[0-9a-f]{24}$/);
    await page.getByText('征集中', { exact: true }).waitFor();
    const { body } = await call<{ items: unknown[] }>('GET /organisation/demands', { token: buyer.token });
    expect(body.items, 'the refused opening left one draft, not two').to.have.length(1);
  });

  it('merge with what a colleague saved meanwhile, and lose nothing of either', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    const demand = await anOpenDemand(buyer);
    const { page, go, allow } = await open(buyer);
    allow(/412 PUT/);
    await go(`/demands/${demand.id}/edit`);
    await page.getByLabel(/^规格要求/).fill('我写的规格');
    const theirs = await call<{ version: number }>(`GET /demands/${demand.id}`, { token: buyer.token });
    const { title, kind } = demand;
    await call(`PUT /demands/${demand.id}`, {
      token: buyer.token,
      headers: { 'if-match': `"${theirs.body.version}"` },
      body: { title, kind, specification: demand.specification, materials: ['A380'] },
    });
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByRole('heading', { name: '有同事刚刚改过这条需求' }).waitFor();
    await clean(page);
    await page.getByRole('button', { name: '按所选保存' }).click();
    await page.waitForURL(`**/demands/${demand.id}`);
    const { body } = await call<{ specification: string; materials: string[] }>(`GET /demands/${demand.id}`, {
      token: buyer.token,
    });
    expect(body).to.deep.include({ specification: '我写的规格', materials: ['A380'] });
  });

  it('show ranked firms with reasons; one is put away and back, two compared, one asked', async () => {
    const [buyer, one, two] = await Promise.all([
      aMember({ kind: 'anchor', profile: { region: '440112' } }),
      anOrganisation({ profile: castingFirm }),
      anOrganisation({ profile: castingFirm }),
    ]);
    const demand = await anOpenDemand(buyer, {
      title: '铝合金压铸电机壳',
      kind: 'process',
      materials: ['ADC12'],
      position,
      visibility: 'invited',
      invited: [one, two],
    });
    await Promise.all([matched(buyer, demand.id, one), matched(buyer, demand.id, two)]);
    const { page, go } = await open(buyer);
    await go(`/demands/${demand.id}`);
    const cards = page.getByRole('article');
    await cards.first().getByText('推荐理由').waitFor();
    await clean(page);

    const first = cards.first();
    const name = await first.getByRole('link').first().innerText();
    await first.getByRole('button', { name: /^不合适/ }).click();
    await page.getByRole('dialog').getByLabel('太远').check();
    await page.getByRole('dialog').getByRole('button', { name: '不合适' }).click();
    await page.getByText(`已标记“${name}”不合适。`).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await cards.filter({ hasText: name }).waitFor();

    await cards.nth(0).getByRole('checkbox').check();
    await cards.nth(1).getByRole('checkbox').check();
    await page.getByRole('link', { name: '并排对比' }).click();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('columnheader').count()).to.equal(3);
    await clean(page);

    await page.getByRole('button', { name: '发起对接' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '发起对接' }).click();
    await page.waitForURL(/\/introductions\/[0-9a-f]{24}$/);
  });

  it('reach the firm that fits on a phone: why it fits, and one click to the buyer', async () => {
    const [buyer, supplier] = await Promise.all([
      aMember({ kind: 'anchor' }),
      aMember({ kind: 'sme', profile: castingFirm }),
    ]);
    const demand = await anOpenDemand(buyer, {
      title: `铝合金压铸端盖${fresh()}`,
      kind: 'process',
      materials: ['ADC12'],
      position,
    });
    const { page, go } = await open(supplier, { width: 390, locale: 'en' });
    await go(`/demands/${demand.id}`);
    await page.getByRole('heading', { name: 'How your firm fits' }).waitFor();
    await page.getByRole('heading', { name: 'Speaks for it' }).waitFor();
    await clean(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).to.be.at.most(390);
    await page.getByRole('button', { name: 'Ask for an introduction' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for an introduction' }).click();
    await page.waitForURL(/\/introductions\/[0-9a-f]{24}$/);
  });
});
