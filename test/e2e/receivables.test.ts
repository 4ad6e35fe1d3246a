import { expect } from 'chai';
import { Receivable } from '../../server/features/receivables/index.ts';
import { aMember, fresh } from '../support/factories.ts';
import { indexNow } from '../support/indexing.ts';
import { askForTwo, upload } from '../support/receivables.ts';
import { usingBrowser } from './support/visit.ts';

describe('Receivables in the page', () => {
  const open = usingBrowser();

  it('are entered by the supplier, confirmed by two people who are told what it means, and seen at once', async function () {
    this.timeout(120_000);
    const name = `珠江链主${fresh()}有限公司`;
    const [supplier, anchor] = await Promise.all([
      aMember({ kind: 'sme' }),
      aMember({ kind: 'anchor', name }),
    ]);
    await askForTwo(anchor);
    const second = await aMember({ organisationId: anchor.organisationId, role: 'manager' });
    await indexNow([anchor.organisationId]);
    const [mine, theirs, checks] = await Promise.all([supplier, anchor, second].map((who) => open(who)));

    await mine!.go('/receivables/new');
    const form = mine!.page;
    await form.getByLabel('付款方').fill(name.slice(0, 8));
    await form.getByRole('option', { name }).click();
    await form.getByLabel('合同编号').fill('HT-2041');
    await form.getByLabel('金额', { exact: true }).fill('86.40005');
    await form.getByLabel('发票号码').fill(String(fresh()).padStart(20, '2'));
    await form.getByLabel('开票日期').fill('2026-03-02');
    await form.getByLabel('到期日').fill('2099-06-30');
    await form.getByRole('button', { name: '提交，请对方确认' }).click();
    await form.getByText('等待付款方确认').waitFor();
    const path = new URL(form.url()).pathname;

    for (const [visit, then] of [
      [theirs!, '等待另一位负责人复核'],
      [checks!, '签名有效，内容未被改动'],
    ] as const) {
      await visit.go(path);
      await visit.page.getByRole('button', { name: '确认（确权）' }).click();
      const dialog = visit.page.getByRole('dialog');
      await dialog.getByText('一经作出不能撤回').waitFor();
      const confirm = dialog.getByRole('button', { name: '确认（确权）' });
      expect(await confirm.isDisabled(), 'before one agrees').to.equal(true);
      await dialog.getByLabel('我已阅读').check();
      await confirm.click();
      await visit.page.getByText(then).first().waitFor();
    }
    // The supplier's page, open all the while, says so by itself.
    await form.getByText('已确认，可用于融资').waitFor();
    const row = await Receivable.findById(path.split('/').at(-1)).lean();
    expect(row).to.include({ state: 'confirmed', amountFen: 86_400_050 });
  });

  it('are confirmed several at once, and disputed with a reason', async function () {
    this.timeout(120_000);
    const owing = { supplier: await aMember({ kind: 'sme' }), anchor: await aMember({ kind: 'anchor' }) };
    const made = await Promise.all([1, 2, 3].map((n) => upload(owing, { contractNo: `HT-${n}` })));
    const { page, go } = await open(owing.anchor);
    await go(`/receivables/${made[2]!.body.id}`);
    await page.getByRole('button', { name: '提出异议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因').fill('第二批尚未验收');
    await dialog.getByRole('button', { name: '提出异议' }).click();
    await page.getByRole('heading', { name: '我方的异议' }).waitFor();
    await go('/receivables');
    await page.getByLabel('全选本页待确认').check();
    await page.getByText('已选 2 笔，共 600,000.00 元').waitFor();
    await page.getByRole('button', { name: '确认所选 2 笔' }).click();
    await page.getByRole('dialog').getByLabel('我已阅读').check();
    await page.getByRole('dialog').getByRole('button', { name: '确认所选 2 笔' }).click();
    await page.getByRole('button', { name: '已确认 2' }).waitFor();
    const states = await Receivable.find({ supplierId: owing.supplier.organisationId })
      .sort({ contractNo: 1 })
      .lean();
    expect(states.map(({ state }) => state)).to.deep.equal(['confirmed', 'confirmed', 'disputed']);
  });
});
