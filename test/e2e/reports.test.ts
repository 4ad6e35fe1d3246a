import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { call } from '../support/client.ts';
import { aMember, fresh } from '../support/factories.ts';
import { anAccepted } from '../support/introductions.ts';
import { until } from '../support/live.ts';
import { usingBrowser } from './support/visit.ts';

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
  ).to.deep.equal([]);
}

/** A talk in which the supplier wrote something that the buyer reported. */
async function aReported() {
  const { buyer, supplier, conversationId } = await anAccepted();
  const text = `请先转账到私人账户${fresh()}`;
  for (const one of ['您好，我们不会在这里显示', text])
    await call(`POST /conversations/${conversationId}/messages`, {
      token: supplier.token,
      body: { clientId: crypto.randomUUID(), text: one },
    });
  const note = `已多次要求${fresh()}`;
  const talk = await call<{ lastSeq: number }>(`GET /conversations/${conversationId}`, {
    token: buyer.token,
  });
  const { status } = await call(`POST /conversations/${conversationId}/reports`, {
    token: buyer.token,
    body: { seq: talk.body.lastSeq, reason: 'fraud', note },
  });
  expect(status).to.equal(201);
  return { buyer, supplier, text, note };
}

describe('Reported messages in the page', () => {
  const open = usingBrowser();

  it('lead the administrator from being told to the message, its reason and the decision', async () => {
    const [admin, { buyer, supplier, text, note }] = await Promise.all([
      aMember({ kind: 'admin' }),
      aReported(),
    ]);
    await until(async () => {
      const told = await call<{ items: { kind: string }[] }>('GET /notifications', { token: admin.token });
      return told.body.items.some(({ kind }) => kind === 'message.reported');
    }, 'the administrator is told');
    const { page, go, settled } = await open(admin);
    await go('/home');
    await page.getByRole('link', { name: /^有 \d+ 条被举报的消息等待处理$/ }).waitFor();
    await go('/notifications');
    await page
      .getByRole('button', { name: /有消息被举报/ })
      .first()
      .click();
    await page.waitForURL('**/admin/reports');
    await settled();

    const card = page.getByRole('article').filter({ hasText: text });
    await card.getByText('欺诈', { exact: true }).waitFor();
    await card.getByText(note).waitFor();
    await card.getByText(buyer.name).waitFor();
    await card.getByText(supplier.name).waitFor();
    expect(await page.getByText('不会在这里显示').count(), 'the rest of the talk stays closed').to.equal(0);
    await clean(page);

    await card.getByRole('button', { name: '举报成立' }).click();
    const dialog = page.getByRole('dialog', { name: '认定举报成立？' });
    const why = `要求私下付款${fresh()}`;
    await dialog.getByLabel('处理说明').fill(why);
    await dialog.getByRole('button', { name: '举报成立' }).click();
    await card.waitFor({ state: 'detached' });
    await page.getByLabel('状态').selectOption('upheld');
    await card.getByText(why).waitFor();
    expect(await card.getByRole('button').count(), 'decided once').to.equal(0);
  });

  it('say on a phone and in English what another administrator decided meanwhile', async () => {
    const [admin, { text }] = await Promise.all([aMember({ kind: 'admin' }), aReported()]);
    const { page, go, allow } = await open(admin, { width: 390, locale: 'en' });
    allow(/409 POST/);
    await go('/admin/reports');
    const card = page.getByRole('article').filter({ hasText: text });
    await card.getByRole('button', { name: 'Dismiss' }).waitFor();
    await clean(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(390);

    const queue = await call<{ items: { id: string; message: { text: string } }[] }>(
      'GET /admin/message-reports',
      { token: admin.token, query: { limit: 100 } },
    );
    const { id } = queue.body.items.find(({ message }) => message.text === text)!;
    await call(`POST /admin/message-reports/${id}/decision`, { token: admin.token, body: { uphold: true } });
    await card.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('Another administrator has decided this report meanwhile.').waitFor();
    await card.waitFor({ state: 'detached' });
  });

  it('are nobody’s but the administrator’s: others are told so, and nothing is in their navigation', async () => {
    const { page, go, allow } = await open(await aMember({ kind: 'sme' }));
    allow(/403 GET \/api\/v1\/admin\/message-reports/);
    await go('/admin/reports');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: '举报', exact: true }).count()).to.equal(0);
  });
});
