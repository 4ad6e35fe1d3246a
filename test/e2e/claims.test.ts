import { expect } from 'chai';
import { issueLink, Membership, Person } from '../../server/features/identity/index.ts';
import { Organisation } from '../../server/features/organisations/index.ts';
import { makeCreditCode } from '../../shared/taxonomy/creditCode.ts';
import { call } from '../support/client.ts';
import { aMember, aPerson, fresh } from '../support/factories.ts';
import { usingBrowser } from './support/visit.ts';

describe('from a code that somebody else registered to its owner', () => {
  const open = usingBrowser();

  it('asks for a confirmed address before one registers, and sees on coming back that it is', async () => {
    const person = await aPerson();
    await Person.updateOne({ _id: person.personId }, { $set: { emailConfirmed: false } });
    const { page, go, allow, picture } = await open(person, { width: 390 });
    allow(/^403 POST \/api\/v1\/organisations/);
    await go('/start');
    const asked = page.getByText(`请打开我们寄给 ${person.email} 的邮件中的链接`);
    await asked.waitFor();
    await page.getByLabel('机构名称').fill('新企业有限公司');
    await page.getByLabel('统一社会信用代码').fill(makeCreditCode(fresh()));
    await page.getByRole('button', { name: '登记并继续' }).click();
    await page.getByRole('alert').filter({ hasText: '请先确认您的邮箱' }).waitFor();
    await picture('start-unconfirmed-390');

    const token = await issueLink(null, 'confirmEmail', person.personId, 1);
    await call('POST /email-confirmations', { body: { token } });
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await asked.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '登记并继续' }).click();
    await page.waitForURL('**/home');
  });

  it('claims it on the phone; the administrator hands it over under its right name', async () => {
    const creditCode = makeCreditCode(fresh());
    const wrong = `冒名登记${fresh()}有限公司`;
    const taker = await aMember({ status: 'draft', name: wrong, creditCode });
    const owner = await aPerson();
    const { page, go, allow, picture } = await open(owner, { width: 390 });
    allow(/^409 POST \/api\/v1\/organisations/);
    await go('/start');
    await page.getByLabel('机构名称').fill('真正企业有限公司');
    await page.getByLabel('统一社会信用代码').fill(creditCode);
    await page.getByRole('button', { name: '登记并继续' }).click();
    await page.getByText('未认证的，由平台管理员核实后确认').waitFor();
    await page.getByLabel('说明（您的职务等）').fill('我是法定代表人');
    await picture('start-taken-390');
    await page.getByRole('button', { name: '申请认领或加入' }).click();
    await page.getByText('申请已提交').waitFor();

    const hers = await open(taker, { width: 390 });
    await hers.go('/organisation');
    await hers.page.getByText('认领和加入申请由平台管理员处理').waitFor();
    expect(await hers.page.getByText(owner.email).count()).to.equal(0);
    await hers.picture('organisation-unverified-390');
    // Its access ends below, while this page is open.
    hers.allow(/^401 /);

    const admin = await open(await aMember({ kind: 'admin' }), { width: 390, locale: 'en' });
    await admin.go('/admin/queue');
    const row = admin.page.getByRole('listitem').filter({ hasText: owner.email });
    await row.waitFor();
    await admin.picture('queue-claims-390');
    await row.getByRole('button', { name: 'Hand over' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('Its name').fill('真正企业有限公司');
    await admin.picture('queue-hand-over-390');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await row.waitFor({ state: 'detached' });

    const organisation = await Organisation.findOne({ creditCode }).lean();
    expect(organisation).to.include({ name: '真正企业有限公司', status: 'draft' });
    const members = await Membership.find({ organisationId: organisation!._id }).lean();
    expect(members.map(({ personId }) => String(personId))).to.deep.equal([owner.personId]);
  });

  it('says on the page of joining for which address an invitation is', async () => {
    const person = await aPerson();
    await Person.updateOne({ _id: person.personId }, { $set: { emailConfirmed: false } });
    const { page, go, picture } = await open(person, { width: 390, locale: 'en' });
    await go(`/join#${'A'.repeat(43)}`);
    await page.getByText(`You are signed in as ${person.email}`).waitFor();
    await page.getByText('confirm your e-mail address first').waitFor();
    await picture('join-unconfirmed-390');
  });
});
