import { expect } from 'chai';
import { Message } from '../../server/features/conversations/model.ts';
import { hashPassword, Person } from '../../server/features/identity/index.ts';
import type { Firm } from '../../shared/schemas/firm.ts';
import { call } from '../support/client.ts';
import { aMember, anOrganisation, fresh } from '../support/factories.ts';
import { indexNow } from '../support/indexing.ts';
import { anAccepted } from '../support/introductions.ts';
import { until } from '../support/live.ts';
import { ownTestServices, type StartedServices } from '../support/services.ts';
import { isAccessible } from './support/goodPage.ts';
import { aFragileLine, shown, waiting, write } from './support/talk.ts';
import { usingBrowser } from './support/visit.ts';

/** In order: the last two stop the servers this process has for itself. */
describe('the page in trouble', () => {
  let services: StartedServices;
  before(async function () {
    this.timeout(60_000);
    services = await ownTestServices();
  });
  const open = usingBrowser();

  it('says once that the network is gone, and sends what was written meanwhile once', async () => {
    const { supplier, buyer, conversationId } = await anAccepted();
    const [s, b] = [await open(supplier), await open(buyer)];
    s.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|ERR_NETWORK/);
    const line = await aFragileLine(s.page);
    await Promise.all([s, b].map((visit) => visit.go(`/inbox/${conversationId}`)));
    await s.page.getByLabel('写消息').waitFor();
    await line.tear();
    const banner = s.page.getByText('网络已断开');
    await banner.waitFor();
    await write(s.page, '断网时写的');
    expect(await waiting(s.page)).to.equal(1);
    // Longer than a talk waits before it says by itself that its connection is gone.
    await s.page.waitForTimeout(2000);
    expect(
      await s.page
        .getByText(/已断开/)
        .filter({ visible: true })
        .count(),
      'notices',
    ).to.equal(1);
    await isAccessible(s.page, 'a talk offline');

    await line.mend();
    await banner.waitFor({ state: 'hidden' });
    for (const { page } of [s, b])
      await until(async () => (await shown(page)).join() === '断网时写的', 'it is there', 20_000);
    await until(async () => (await waiting(s.page)) === 0, 'nothing waits');
    await s.page.reload();
    await until(async () => (await shown(s.page)).length === 1, 'there still', 20_000);
    expect(await Message.countDocuments({ conversationId })).to.equal(1);
  });

  it('leads to the sign-in when the session was ended elsewhere, and back to what was being written', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    const password = `Passwort-${fresh()}-lang`;
    await Person.updateOne({ _id: buyer.personId }, { $set: { passwordHash: await hashPassword(password) } });
    const { page, go, allow } = await open(buyer);
    allow(/^401 |WebSocket/);
    await go('/demands/new');
    await page.getByLabel(/^名称/).fill('写到一半的需求');
    await call('DELETE /sessions', { token: buyer.token });
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(new URL(page.url()).searchParams.get('to')).to.equal('/demands/new');
    await page.getByLabel('邮箱').fill(buyer.email);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/demands/new');
    await page.getByText('已恢复您上次未保存的内容').waitFor();
    expect(await page.getByLabel(/^名称/).inputValue()).to.equal('写到一半的需求');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(/\/demands\/[0-9a-f]{24}$/);
    const { body } = await call<{ items: { title: string }[] }>('GET /organisation/demands', {
      token: buyer.token,
    });
    expect(body.items.map(({ title }) => title)).to.deep.equal(['写到一半的需求']);
  });

  it('lets one choose where a restored profile meets a colleague’s newer one', async () => {
    const member = await aMember({ kind: 'sme', profile: { introduction: '原来的介绍', seeks: '原来的' } });
    const read = async () => (await call<Firm>('GET /organisation/profile', { token: member.token })).body;
    const first = await open(member);
    await first.go('/profile');
    await first.page.getByLabel(/^企业介绍/).fill('我写的介绍');
    await first.page.waitForFunction(() =>
      Object.keys(localStorage).some((key) => key.startsWith('lianqiao.draft.') && key.includes('profile')),
    );
    const { version, profile } = await read();
    const { sizeClass: _size, logo: _logo, files: _files, ...input } = profile;
    const answer = await call('PUT /organisation/profile', {
      token: member.token,
      headers: { 'if-match': `"${version}"` },
      body: { ...input, introduction: '同事写的介绍', seeks: '同事找的' },
    });
    expect(answer.status).to.equal(200);

    first.allow(/^412 PUT/);
    await first.page.reload();
    await first.settled();
    await first.page.getByText('已恢复您上次未保存的内容').waitFor();
    await first.page.getByRole('button', { name: '保存', exact: true }).click();
    await first.page.getByRole('heading', { name: '有同事刚刚改过企业资料' }).waitFor();
    expect((await read()).profile.introduction, 'nothing is overwritten unasked').to.equal('同事写的介绍');
    await isAccessible(first.page, 'two versions of a profile');
    await first.picture('profile-conflict');
    await first.page.getByRole('button', { name: '按所选保存' }).click();
    await until(async () => (await read()).profile.introduction === '我写的介绍', 'it is saved');
    expect((await read()).profile.seeks).to.equal('同事找的');
  });

  it('finds firms without the search engine, and says that it is away', async () => {
    const name = `无索引${fresh()}压铸厂`;
    const id = await anOrganisation({ kind: 'sme', name });
    await indexNow([id]);
    const { page, go } = await open(await aMember({ kind: 'anchor' }));
    await go(`/firms?q=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name }).waitFor();
    expect(await page.getByText('搜索服务暂时不可用').count()).to.equal(0);
    await services.stopMeili();
    await page.reload();
    await page.getByText('搜索服务暂时不可用').waitFor();
    await page.getByRole('link', { name }).waitFor();
    await isAccessible(page, 'a search without its engine');
  });

  it('says what happened, with the number of the request, when the database is gone', async () => {
    const { page, go, allow } = await open(await aMember({ kind: 'anchor' }));
    allow(/^50\d |WebSocket/);
    await go('/home');
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 500)
        void response.json().then(({ instance }: { instance: string }) => refused.push(instance));
    });
    await services.stopMongo();
    await page.getByRole('navigation').getByRole('link', { name: '我的需求' }).first().click();
    const told = page.getByText(/^问题编号/).first();
    await told.waitFor({ timeout: 90_000 });
    const number = /问题编号 (\S+?)，/.exec(await told.innerText())?.[1];
    expect(refused).to.include(number);
    await page.getByRole('button', { name: '重试' }).first().waitFor();
    await isAccessible(page, 'a page without its database');
  });
});
