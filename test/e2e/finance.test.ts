import { expect } from 'chai';
import { CreditApplication } from '../../server/features/creditApplications/index.ts';
import { Quota, QuotaMove } from '../../server/features/creditProducts/index.ts';
import { Receivable } from '../../server/features/receivables/index.ts';
import { aMember, fresh } from '../support/factories.ts';
import { indexNow } from '../support/indexing.ts';
import { aPublished, quotaContent } from '../support/samples/credit.ts';
import { must } from '../support/samples/world.ts';
import { usingBrowser, type Visit } from './support/visit.ts';

const confirmIn = async ({ page }: Visit, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

/** 链金合作 from an invoice to the money, with the supplier, the anchor and two banks at their pages at once. */
describe('From a receivable to a loan, in the page', () => {
  const open = usingBrowser();

  it('a supplier has its receivable confirmed, sees what fits by true cost, asks two banks, takes one’s offer', async function () {
    this.timeout(240_000);
    const n = fresh();
    const anchorName = `珠江整车${n}有限公司`;
    const firmName = `南沙铸件${n}有限公司`;
    const [supplier, anchor, bankA, bankB] = await Promise.all([
      aMember({ kind: 'sme', name: firmName }),
      aMember({ kind: 'anchor', name: anchorName }),
      aMember({ kind: 'bank', name: `甲银行${n}` }),
      aMember({ kind: 'bank', name: `乙银行${n}` }),
    ]);
    await indexNow([anchor.organisationId]);
    const fixed = (bp: number) => ({ rate: { base: 'fixed', minBp: bp, maxBp: bp }, fees: [] });
    const byAnchor = { fact: 'confirmedBy', op: 'hasAny', value: [anchor.organisationId] };
    const kind = { kind: 'factoring' };
    const cheap = await aPublished(bankA, { ...kind, ...fixed(360), name: `甲链贷${n}`, rule: byAnchor });
    const dear = await aPublished(bankB, { ...kind, ...fixed(420), name: `乙链贷${n}`, rule: byAnchor });
    await aPublished(bankB, {
      ...{ ...kind, ...fixed(300), name: `乙大额贷${n}` },
      rule: { fact: 'confirmedFen', op: 'atLeast', value: 100_000_000 },
    });
    const quota = await must<{ id: string }>('POST /quotas', bankA, {
      body: quotaContent([cheap.id], { scope: { anchorId: anchor.organisationId }, totalFen: 100_000_000 }),
    });
    const [mine, theirs, atA, atB] = (await Promise.all(
      [supplier, anchor, bankA, bankB].map((who) => open(who)),
    )) as [Visit, Visit, Visit, Visit];

    // The supplier uploads a receivable, the anchor confirms it.
    await mine.go('/receivables/new');
    await mine.page.getByLabel('付款方').fill(anchorName.slice(0, 8));
    await mine.page.getByRole('option', { name: anchorName }).click();
    await mine.page.getByLabel('合同编号').fill(`HT-${n}`);
    await mine.page.getByLabel('金额', { exact: true }).fill('70');
    await mine.page.getByLabel('开票日期').fill('2026-03-02');
    await mine.page.getByLabel('到期日').fill('2099-06-30');
    await mine.page.getByRole('button', { name: '提交，请对方确认' }).click();
    await mine.page.getByText('等待付款方确认').waitFor();
    await theirs.go(new URL(mine.page.url()).pathname);
    await theirs.page.getByRole('button', { name: '确认（确权）' }).click();
    await theirs.page.getByRole('dialog').getByLabel('我已阅读').check();
    await confirmIn(theirs, '确认（确权）');
    await mine.page.getByText('已确认，可用于融资').waitFor();

    // It states what it needs, on that receivable.
    await mine.go('/finance/needs/new');
    await mine.page.getByLabel('应收账款融资/保理').check();
    await mine.page.getByLabel('融资金额', { exact: true }).fill('50');
    await mine.page.getByLabel(new RegExp(`${anchorName}.*HT-${n}`)).check();
    await mine.page.getByRole('button', { name: '保存并发布' }).click();
    await mine.page.waitForURL(/\/finance\/needs\/[0-9a-f]{24}$/);
    await mine.settled();
    const needPath = new URL(mine.page.url()).pathname;

    // What fits stands in the order of true cost, what nearly does says what is missing.
    const cards = mine.page.locator('article', { has: mine.page.locator('h4') });
    await cards.filter({ hasText: cheap.name }).waitFor();
    const names = await cards.locator('h4 a').allTextContents();
    expect(names).to.deep.equal([cheap.name, dear.name, `乙大额贷${n}`]);
    // 3.6 % a year paid monthly is (1 + 0.3 %)^12 − 1.
    await cards.nth(0).getByText('3.66%').first().waitFor();
    await cards
      .nth(2)
      .getByText(/30 万元/)
      .first()
      .waitFor();

    // It asks both banks at once.
    for (const product of [cheap, dear]) {
      await mine.page.getByRole('checkbox', { name: new RegExp(product.name) }).check();
    }
    await mine.page.getByRole('button', { name: '申请所选产品' }).click();
    await mine.page.getByRole('dialog').getByRole('button', { name: '向所选产品申请' }).click();
    await mine.page.waitForURL(/\/finance\/applications$/);

    // One bank asks for a document first; the firm gives it.
    const takeUp = async (visit: Visit) => {
      await visit.go('/finance/applications');
      await visit.page.getByRole('link', { name: firmName }).click();
      await visit.page.waitForURL(/\/finance\/applications\/[0-9a-f]{24}$/);
      await visit.settled();
    };
    await Promise.all([takeUp(atA), takeUp(atB)]);
    await atA.page.getByRole('button', { name: '要求补材料', exact: true }).click();
    await atA.page.getByRole('dialog').getByLabel('材料名称').fill('近六个月银行流水');
    await confirmIn(atA, '要求补材料');
    await mine.go(new URL(atA.page.url()).pathname);
    await mine.page.getByText('近六个月银行流水').first().waitFor();
    const chooser = mine.page.waitForEvent('filechooser');
    await mine.page.getByRole('button', { name: /上传.*银行流水/ }).click();
    await (await chooser).setFiles({ name: '流水.txt', mimeType: 'text/plain', buffer: Buffer.from('流水') });
    await atA.page.getByRole('button', { name: /流水/ }).waitFor();

    // Both offer.
    const offer = async (visit: Visit, conditions: string) => {
      await visit.page.getByRole('button', { name: '提出报价', exact: true }).click();
      await visit.page.getByRole('dialog').getByLabel('条件').fill(conditions);
      await visit.page.getByRole('dialog').getByRole('button', { name: '提交报价' }).click();
      await visit.page.getByText(conditions).waitFor();
    };
    await offer(atA, '应收账款转让通知链主');
    await offer(atB, '法定代表人签字');
    await mine.go(needPath);
    const offers = mine.page.getByRole('region', { name: '已提交的申请' }).getByRole('row');
    await offers.nth(2).waitFor();
    expect((await offers.nth(1).textContent())!)
      .to.contain(`甲银行${n}`)
      .and.contain('3.66%');

    // One is accepted, the other released; the quota shows what is held, then what is drawn.
    await offers.nth(1).getByRole('link').click();
    await mine.page.getByRole('button', { name: '接受报价', exact: true }).click();
    await confirmIn(mine, '接受报价');
    await mine.page.getByText('已接受', { exact: true }).first().waitFor();
    await atA.page.getByRole('button', { name: '登记放款', exact: true }).waitFor();
    const states = await CreditApplication.find({ applicantId: supplier.organisationId }).lean();
    expect(states.map(({ state, won }) => [state, won])).to.have.deep.members([
      ['accepted', true],
      ['released', false],
    ]);
    expect(await Quota.findById(quota.id).lean()).to.include({ reservedFen: 50_000_000, usedFen: 0 });
    await atB.page.getByText('已撤回', { exact: true }).first().waitFor();
    await atA.page.getByRole('button', { name: '登记放款', exact: true }).click();
    await confirmIn(atA, '登记放款');
    await mine.page.getByText(/放款 50 万元/).waitFor();
    await atA.go('/finance/quotas');
    await atA.page
      .getByText(/50 万元/)
      .first()
      .waitFor();

    // The ledger of the quota balances, and the receivable is this loan's alone.
    expect(await Quota.findById(quota.id).lean()).to.include({ reservedFen: 0, usedFen: 50_000_000 });
    const moves = await QuotaMove.find({ quotaId: quota.id }).lean();
    const sum = (kind: string) =>
      moves.filter((move) => move.kind === kind).reduce((so, move) => so + move.fen, 0);
    expect(sum('reserve') - sum('release') - sum('use')).to.equal(0);
    const receivable = await Receivable.findOne({ supplierId: supplier.organisationId }).lean();
    expect(receivable).to.include({ state: 'assigned' });
    expect(String(receivable!.assignment!.id)).to.equal(String(states.find(({ won }) => won)!._id));
  });
});
