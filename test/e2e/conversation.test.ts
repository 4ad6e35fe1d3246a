import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import jwt from 'jsonwebtoken';
import { Message, MessageReport } from '../../server/features/conversations/model.ts';
import { Membership } from '../../server/features/identity/index.ts';
import { JWT_OPTIONS, keyOf, type AccessClaims } from '../../server/features/identity/tokens.ts';
import { FILE_LIMIT } from '../../server/platform/files/index.ts';
import type { SessionGrant } from '../../shared/schemas/identity.ts';
import { testApp } from '../support/app.ts';
import { aMember, anOrganisation, fresh, type Persona } from '../support/factories.ts';
import { anAccepted, anOpenDemand, aPair, ask } from '../support/introductions.ts';
import { until } from '../support/live.ts';
import { aFragileLine, shown, waiting, write } from './support/talk.ts';
import { usingBrowser, type Visit } from './support/visit.ts';

/** The smallest picture there is. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const stored = (conversationId: string) => Message.find({ conversationId }).sort({ seq: 1 }).lean();
const showsExactly = (visit: Pick<Visit, 'page'>, texts: string[]) =>
  until(
    async () => JSON.stringify(await shown(visit.page)) === JSON.stringify(texts),
    `shown: ${texts.join()}`,
    20_000,
  );

describe('a conversation in the page', () => {
  const open = usingBrowser();
  /** Both sides with their accepted introduction's conversation before them. */
  async function aTalk() {
    const made = await anAccepted();
    const [b, s] = [await open(made.buyer), await open(made.supplier)];
    await Promise.all([b, s].map((visit) => visit.go(`/inbox/${made.conversationId}`)));
    await Promise.all([b, s].map(({ page }) => page.getByLabel('写消息').waitFor()));
    return { ...made, b, s };
  }

  it('carries a file to the other side as it is, and says why another is refused', async () => {
    const { b, s, conversationId } = await aTalk();
    const chooser = b.page.locator('input[type=file]');
    await chooser.setInputFiles({ name: '壳体 A-1203.png', mimeType: 'image/png', buffer: PICTURE });
    const button = s.page.getByRole('button', { name: /壳体 A-1203\.png/ });
    await button.waitFor();
    const [download] = await Promise.all([s.page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).to.equal('壳体 A-1203.png');
    expect(await readFile(await download.path())).to.deep.equal(PICTURE);

    b.allow(/^4(13|15) POST/);
    const uploads = b.page.getByRole('list', { name: '正在上传的文件' });
    const refused = async (buffer: Buffer, why: string) => {
      await chooser.setInputFiles({ name: '图纸.png', mimeType: 'image/png', buffer });
      await uploads.getByText(why).waitFor();
      // What it is does not change by sending it again.
      expect(await uploads.getByRole('button', { name: '重试' }).count()).to.equal(0);
      await uploads.getByRole('button', { name: '删除' }).click();
      await uploads.waitFor({ state: 'hidden' });
    };
    await refused(
      Buffer.from('MZ\u0090\u0000 a programme under the name of a picture'),
      '不支持这种内容类型',
    );
    await refused(Buffer.concat([PICTURE, Buffer.alloc(FILE_LIMIT)]), '过大');
    expect(await stored(conversationId)).to.have.length(1);
  });

  it('is muted for one person alone, and a message in it is reported once', async () => {
    const { b, s, conversationId } = await aTalk();
    await write(b.page, '请加微信领取返现');
    await showsExactly(s, ['请加微信领取返现']);
    await s.page.getByRole('button', { name: '静音' }).click();
    await s.page.getByRole('button', { name: '取消静音' }).waitFor();
    await Promise.all([b, s].map(({ page }) => page.reload()));
    await s.page.getByRole('button', { name: '取消静音' }).waitFor();
    await b.page.getByRole('button', { name: '静音', exact: true }).waitFor();

    await s.page.locator('.bubble').getByRole('button', { name: '更多' }).click();
    await s.page.getByRole('button', { name: '举报' }).click();
    const form = s.page.getByRole('dialog', { name: '举报这条消息？' });
    await form.getByLabel('原因').selectOption({ label: '欺诈' });
    await form.getByLabel('补充说明').fill('索要微信');
    await form.getByRole('button', { name: '举报' }).click();
    await s.page.getByText('已举报，平台会处理。').waitFor();
    const reports = await MessageReport.find({ conversationId }).lean();
    expect(reports.map(({ seq, reason, note }) => ({ seq, reason, note }))).to.deep.equal([
      { seq: 1, reason: 'fraud', note: '索要微信' },
    ]);
  });

  it('is one in two windows of a person; what a closed window left, the other sends', async () => {
    const { b, s, conversationId } = await aTalk();
    const second = await s.context.newPage();
    const [firstLine, secondLine] = [await aFragileLine(s.page), await aFragileLine(second)];
    await Promise.all([s.go(`/inbox/${conversationId}`), second.goto(`/inbox/${conversationId}`)]);
    await write(s.page, '第一个窗口');
    await showsExactly({ page: second }, ['第一个窗口']);
    await write(second, '第二个窗口');
    for (const page of [b.page, s.page]) await showsExactly({ page }, ['第一个窗口', '第二个窗口']);

    s.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|ERR_NETWORK/);
    await Promise.all([firstLine.tear(), secondLine.tear()]);
    await s.page.getByText('网络已断开').waitFor();
    await write(s.page, '关窗前写的');
    expect(await waiting(s.page)).to.equal(1);
    await s.page.close();
    await secondLine.mend();
    const all = ['第一个窗口', '第二个窗口', '关窗前写的'];
    for (const page of [b.page, second]) await showsExactly({ page }, all);
    expect((await stored(conversationId)).map((row) => row.text)).to.deep.equal(all);
  });

  it('lets what waits for one organisation go out for that one only', async () => {
    const { supplier, b, s, conversationId } = await aTalk();
    const elsewhere = await anOrganisation({ kind: 'anchor', name: `另一家企业${fresh()}有限公司` });
    await Membership.create({
      organisationId: elsewhere,
      personId: supplier.personId,
      role: 'owner',
      since: new Date(),
    });
    const [buyer, third] = [await aMember({ organisationId: elsewhere }), await aMember({ kind: 'sme' })];
    const other = await anAccepted({ buyer, supplier: third });
    s.allow(/WebSocket/);
    const line = await aFragileLine(s.page);
    await s.go(`/inbox/${conversationId}`);
    await line.cut();
    await s.page.getByText('连接已断开').waitFor();
    await write(s.page, '以原企业的名义');
    const organisation = s.page.getByRole('combobox', { name: '机构' });
    // Asked for once the new token is in use.
    const switched = s.page.waitForResponse((response) => response.url().endsWith('/api/v1/me'));
    await organisation.selectOption(elsewhere);
    await switched;
    await line.mend();
    await s.page.getByRole('link', { name: /^洽谈/ }).click();
    await s.page.getByRole('link', { name: new RegExp(other.demand.title) }).click();
    await write(s.page, '以另一家的名义');
    await until(async () => (await stored(other.conversationId)).length === 1, 'the other talk goes', 30_000);
    expect(await stored(conversationId)).to.have.length(0);

    await organisation.selectOption(supplier.organisationId);
    await showsExactly(b, ['以原企业的名义']);
    const rows = await stored(conversationId);
    expect(rows.map((row) => String(row.organisationId))).to.deep.equal([supplier.organisationId]);
  });

  it('goes on when the access token ends while one writes', async () => {
    const { b, s, supplier, conversationId } = await aTalk();
    s.allow(/^401 /);
    const { deps } = await testApp();
    /** The server's own grant, with a token that lives shortly. */
    let grants = 0;
    await s.page.route('**/api/v1/session/refresh', async (route) => {
      const response = await route.fetch();
      const grant = (await response.json()) as SessionGrant;
      const claims: Omit<AccessClaims, 'exp'> = {
        sub: supplier.personId,
        sid: (jwt.decode(grant.accessToken) as AccessClaims).sid,
        org: supplier.organisationId,
      };
      grants += 1;
      const accessToken = jwt.sign(claims, keyOf(deps.config.jwtSecret), { ...JWT_OPTIONS, expiresIn: 3 });
      await route.fulfill({ response, json: { ...grant, accessToken } });
    });
    await s.go(`/inbox/${conversationId}`);
    const field = s.page.getByLabel('写消息');
    await field.fill('写到一半');
    const before = grants;
    await until(() => grants >= before + 2, 'the token ended twice', 30_000);
    expect(await field.inputValue()).to.equal('写到一半');
    await field.press('Enter');
    await write(b.page, '收到');
    for (const visit of [b, s])
      await until(async () => (await shown(visit.page)).length === 2, 'both are shown', 20_000);
    expect((await shown(s.page)).sort()).to.deep.equal(['写到一半', '收到'].sort());
    expect(await waiting(s.page)).to.equal(0);
  });
});

describe('the answer to a request, in the page', () => {
  const open = usingBrowser();

  it('declines with a reason, which the other side reads at once', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const { body } = await ask(supplier, demand.id);
    const [b, s] = [await open(buyer), await open(supplier, { width: 390 })];
    await Promise.all([b, s].map((visit) => visit.go(`/introductions/${body.id}`)));
    await b.page.getByRole('button', { name: '婉拒' }).click();
    const form = b.page.getByRole('dialog', { name: '婉拒' });
    const send = form.getByRole('button', { name: '婉拒' });
    expect(await send.isDisabled()).to.equal(true);
    await form.getByLabel('原因').fill('本批数量太小，下季度再谈');
    await send.click();
    for (const { page } of [b, s]) {
      await page.getByText('结束原因：本批数量太小，下季度再谈').waitFor();
      await page.getByText('这次对接已结束。').waitFor();
      expect(await page.getByRole('button', { name: /婉拒|接受对接|撤回申请/ }).count()).to.equal(0);
    }
  });

  it('leaves a buyer unnamed everywhere in the page until it accepts', async () => {
    const name = `广州隐名采购${fresh()}有限公司`;
    const buyer: Persona = await aMember({ kind: 'anchor', name });
    const supplier = await aMember({ kind: 'sme' });
    const demand = await anOpenDemand(buyer, { anonymous: true });
    const { body } = await ask(supplier, demand.id);
    const [b, s] = [await open(buyer), await open(supplier)];
    const heard: string[] = [];
    s.page.on('response', (response) => {
      if (response.url().includes('/api/v1/'))
        void response.text().then(
          (text) => heard.push(text),
          () => undefined,
        );
    });
    for (const path of [`/demands/${demand.id}`, '/introductions', `/introductions/${body.id}`]) {
      await s.go(path);
      await s.page.getByText(demand.title).filter({ visible: true }).first().waitFor();
      expect(await s.page.content()).to.not.contain(name);
    }
    await s.page.getByRole('heading', { name: '未具名采购方' }).waitFor();
    expect(heard.join('\n')).to.contain(demand.title);
    for (const secret of [name, buyer.organisationId, buyer.personId, buyer.name])
      expect(heard.join('\n')).to.not.contain(secret);

    await b.go(`/introductions/${body.id}`);
    await b.page.getByRole('button', { name: '接受对接' }).click();
    await b.page.getByRole('dialog').getByRole('button', { name: '接受对接' }).click();
    await s.page.getByRole('heading', { level: 1, name }).waitFor();
  });
});
