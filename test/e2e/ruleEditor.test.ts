import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { aMember, fresh } from '../support/factories.ts';
import { indexNow } from '../support/indexing.ts';
import { aPublished } from '../support/samples/credit.ts';
import { anOpenNeed } from '../support/samples/creditNeeds.ts';
import { fitsPhone, isAccessible } from './support/goodPage.ts';
import { usingBrowser } from './support/visit.ts';

const REGION = '440112';
const IATF = { code: 'IATF16949', name: null, number: null, validUntil: '2098-05-31' };
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
/** A condition within a frame of the rule, by what it asks. */
const asks = (frame: Locator | Page, fact: string) => frame.getByRole('group', { name: fact, exact: true });
const frameOf = (page: Page, mode: string) =>
  page.locator('fieldset.group', { has: page.locator('> legend', { hasText: mode }) }).last();

describe('The rule of a product, in the page', () => {
  const open = usingBrowser();

  it('is put together by a clerk, mended where it contradicts, tried, published and changed; firms see why', async function () {
    this.timeout(180_000);
    const n = fresh();
    const staff = 1_000_000 + (n % 100_000);
    const profile = { region: REGION, staff: staff + 500, foundedOn: '2009-03-01' };
    const names = { passing: `规则甲${n}有限公司`, open: `规则乙${n}有限公司`, young: `规则丙${n}有限公司` };
    const anchorName = `规则链主${n}有限公司`;
    const [clerk, anchor, passing, unsure] = await Promise.all([
      aMember({ kind: 'bank', role: 'member' }),
      aMember({ kind: 'anchor', name: anchorName }),
      aMember({ kind: 'sme', name: names.passing, profile: { ...profile, certificates: [IATF] } }),
      aMember({ kind: 'sme', name: names.open, profile }),
      aMember({ kind: 'sme', name: names.young, profile: { ...profile, foundedOn: '2026-09-01' } }),
    ]);
    const manager = await aMember({ organisationId: clerk.organisationId, role: 'manager' });
    await indexNow([anchor.organisationId]);
    const name = `规则贷${n}`;

    const { page, go, picture } = await open(clerk);
    await go('/finance/products/new');
    await page.getByLabel('产品名称').fill(name);
    await page.getByLabel('最低金额', { exact: true }).fill('10');
    await page.getByLabel('最高金额', { exact: true }).fill('500');
    await page.getByLabel('最低加点').fill('50');
    await page.getByLabel('最高加点').fill('150');
    await page.getByLabel('联系人姓名').fill('王经理');
    await page.getByLabel('联系电话').fill('020-81234567');

    // A rule is begun, and its first number asked for, by the keyboard alone.
    const { keyboard } = page;
    await page.getByRole('button', { name: '添加准入规则' }).focus();
    await keyboard.press('Enter');
    expect(await focused(page)).to.equal('条件内容');
    for (let i = 0; i < 4; i += 1) await keyboard.press('Tab');
    expect(await focused(page)).to.equal('条件内容');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await asks(page, '从业人数').waitFor();
    await keyboard.press('Tab');
    expect(await focused(page)).to.equal('比较方式');
    await keyboard.press('Tab');
    await keyboard.type(String(staff));

    // A choice, and a group of which any one is enough: a set, or a receivable of an anchor.
    await asks(page, '所在地区').getByLabel('选择并添加').selectOption(REGION);
    await page.getByRole('button', { name: '添加一组条件' }).click();
    const any = frameOf(page, '任意一条');
    await any.getByLabel('条件内容').selectOption({ label: '有效资质证书' });
    await any.getByLabel('选择并添加').selectOption('IATF16949');
    await any.getByRole('button', { name: '添加条件', exact: true }).click();
    await any.getByLabel('条件内容').last().selectOption({ label: '确权链主' });
    const anchors = asks(any, '确权链主');
    await anchors.getByRole('searchbox').fill(anchorName.slice(0, -4));
    await anchors.getByRole('button', { name: anchorName }).click();
    await anchors.getByText(anchorName).waitFor();

    // None of these: the very young. It is not asked for yet, and nothing is tried before it is.
    await page.getByRole('button', { name: '添加一组条件' }).last().click();
    const group = page.locator('fieldset.group').last();
    await group.getByLabel('各条件如何计算').selectOption('none');
    const none = frameOf(page, '一条都不能有');
    await none.getByLabel('条件内容').selectOption({ label: '成立年限' });
    await none.getByLabel('比较方式').selectOption({ label: '不高于' });
    const trial = page.getByRole('region', { name: '试算' });
    await trial.getByText('填完条件、消除矛盾后自动试算。').waitFor();
    await none.getByLabel('成立年限 取值').fill('1');

    // Who would pass, of the firms everybody may see.
    await trial.getByText(names.open).waitFor();
    await trial.getByText('正在试算…').waitFor({ state: 'detached' });
    await trial.getByText('符合 1 家', { exact: true }).waitFor();
    await trial.getByRole('link', { name: names.passing }).waitFor();
    const waits = trial.getByRole('listitem').filter({ hasText: names.open });
    expect(await waits.textContent()).to.contain('取决于：确权链主');
    expect(await trial.getByText(names.young).count()).to.equal(0);
    await picture('rule-1440');

    // What was filled in last is part of what would be saved.
    const kept = await page.waitForFunction(() =>
      Object.entries(localStorage).find(
        ([key, text]) => key.includes('creditProduct') && text.includes('atMost'),
      ),
    );
    expect(JSON.stringify(await kept.jsonValue())).to.contain('years');

    // A contradiction shows where it stands while one types; nothing is tried on it, and the server is not asked.
    const outer = page.locator('fieldset.group').first();
    await outer.getByRole('button', { name: '添加条件', exact: true }).last().click();
    expect(await focused(page)).to.equal('条件内容');
    const last = outer.locator('> ol > li').last();
    await last.getByLabel('条件内容').selectOption({ label: '从业人数' });
    await last.getByLabel('比较方式').selectOption({ label: '不高于' });
    await last.getByLabel('从业人数 取值').fill('300');
    await outer.locator('> .fault').getByText('条件互相矛盾').waitFor();
    expect(await outer.getByText('这一条与其他条件矛盾。').count()).to.equal(2);
    await last.getByText('这一条与其他条件矛盾。').waitFor();
    await trial.getByText('填完条件、消除矛盾后自动试算。').waitFor();
    await picture('rule-contradiction-1440');
    await isAccessible(page, 'the rule editor with a contradiction');
    await last.getByLabel('从业人数 取值').fill(String(staff + 1000));
    await outer.getByText('矛盾').waitFor({ state: 'detached' });
    await trial.getByText('符合 1 家', { exact: true }).waitFor();
    await last.getByRole('button', { name: '删除 从业人数' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).to.equal('添加条件');

    // The clerk saves; a manager publishes.
    await page.getByText('发布需由已认证机构的管理员完成。').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForURL(/\/finance\/products\/[0-9a-f]{24}$/);
    const path = new URL(page.url()).pathname;
    await page.getByText(`从业人数 不低于 ${staff.toLocaleString('zh-CN')} 人`).waitFor();
    await page.getByText(`确权链主 包含任意一项 ${anchorName}`).waitFor();
    const theirs = await open(manager);
    await theirs.go(path);
    await theirs.page.getByRole('button', { name: '发布', exact: true }).click();
    await theirs.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await theirs.page.getByText('已发布第 1 版').waitFor();

    // Firms see what the rule says of them: one fits, the other is told the least that is missing.
    const needs = await Promise.all([passing, unsure].map((who) => anOpenNeed(who)));
    const firms = await Promise.all([passing, unsure].map((who) => open(who)));
    const card = (i: number) =>
      firms[i]!.page.locator('article', { has: firms[i]!.page.getByRole('link', { name, exact: true }) });
    const look = (i: number) => firms[i]!.go(`/finance/needs/${needs[i]!.id}`);
    await Promise.all([look(0), look(1)]);
    await card(0).getByText('全额覆盖').waitFor();
    expect(await card(0).getAttribute('class')).to.contain('fits');
    expect(await card(1).textContent())
      .to.contain('有效资质证书')
      .and.contain('汽车行业质量管理体系认证');
    await firms[1]!.picture('rule-match-1440');

    // Changed on a phone, it is another version, by which the firm that passed is measured anew.
    const phone = await open(manager, { width: 390 });
    await phone.go(`${path}/edit`);
    const small = frameOf(phone.page, '任意一条');
    await small.getByRole('button', { name: '删除 有效资质证书' }).click();
    await phone.page.getByRole('button', { name: '添加一组条件' }).last().click();
    await phone.page.getByRole('button', { name: '删除该组' }).last().click();
    await fitsPhone(phone.page, 'the rule editor');
    await phone.picture('rule-390');
    await phone.page.getByRole('button', { name: '保存并发布' }).click();
    await phone.page.waitForURL(new RegExp(`${path}$`));
    await phone.page.getByText('已发布第 2 版').waitFor();
    await fitsPhone(phone.page, 'the product');
    await look(0);
    await card(0).waitFor();
    expect(await card(0).getAttribute('class')).to.not.contain('fits');
    expect(await card(0).textContent())
      .to.contain(anchorName)
      .and.not.contain('有效资质证书');
  });

  it('keeps what one drops from a draft out of the form', async () => {
    const bank = await aMember({ kind: 'bank' });
    const product = await aPublished(bank, {
      rule: { fact: 'confirmedFen', op: 'atLeast', value: 3_000_000 },
    });
    const { page, go } = await open(bank);
    await go(`/finance/products/${product.id}/edit`);
    const least = page.getByLabel('最低金额', { exact: true });
    const asked = page.getByLabel('已确权应收账款 取值', { exact: true });
    expect([await least.inputValue(), await asked.inputValue()]).to.deep.equal(['10', '3']);
    await least.fill('77');
    await asked.fill('88');
    await page.waitForTimeout(600);
    await page.reload();
    await page.getByText('= 88 万元').waitFor();
    expect(await least.inputValue()).to.equal('77');
    await page.locator('.restored').getByRole('button').click();
    await page.getByText('= 3 万元').waitFor();
    expect([await least.inputValue(), await asked.inputValue()]).to.deep.equal(['10', '3']);
  });
});
