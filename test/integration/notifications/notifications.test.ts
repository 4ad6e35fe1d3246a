import { expect } from 'chai';
import { noticeUnread } from '../../../server/features/conversations/unreadNotices.ts';
import { Message } from '../../../server/features/conversations/model.ts';
import { accessChanged, Membership, Person, signAccess } from '../../../server/features/identity/index.ts';
import { sendDueMail } from '../../../server/features/notifications/mailing.ts';
import { Notification } from '../../../server/features/notifications/model.ts';
import { notify, type Notice } from '../../../server/features/notifications/notify.ts';
import { remindOfDemands } from '../../../server/features/notifications/sources.ts';
import { Demand } from '../../../server/features/demands/index.ts';
import type { NotificationInfo, NotificationSettings } from '../../../shared/schemas/notification.ts';
import { notificationWords } from '../../../shared/notificationTexts.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, fresh, type Persona } from '../../support/factories.ts';
import { anAccepted, anOpenDemand, aPair, ask, take } from '../../support/introductions.ts';
import { connected, heard, type LiveSocket } from '../../support/live.ts';

type List = { items: NotificationInfo[]; nextCursor: string | null; unread: number };
const settled = async () => (await testApp()).app.relay.drained();
const list = async (by: Persona, query: Record<string, string | number | boolean> = {}) =>
  (await call<List>('GET /notifications', { token: by.token, query })).body;
const kinds = async (by: Persona) => (await list(by)).items.map((item) => item.kind);
const words = ({ kind, params }: NotificationInfo) => notificationWords(kind, params, 'zh-CN').text;

/** An instant in the day, when nobody's quiet hours are. */
const NOON = () => new Date(`${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T04:00:00Z`);
const mailsTo = async ({ email }: Persona) => {
  const { deps } = await testApp();
  return (await deps.mailer.recent()).filter((mail) => mail.to === email);
};
const sendMail = async (now = NOON()) => sendDueMail((await testApp()).deps, now);
const settings = async (by: Persona) =>
  (await call<NotificationSettings>('GET /notification-settings', { token: by.token })).body;
const want = async (by: Persona, change: Partial<NotificationSettings>) =>
  call<NotificationSettings>('PUT /notification-settings', {
    token: by.token,
    body: { ...(await settings(by)), ...change },
  });
const aNotice = (to: Persona, more: Partial<Notice> = {}): Notice => ({
  kind: 'organisation.verified',
  key: `test-${fresh()}`,
  to: { personId: to.personId },
  organisationId: to.organisationId,
  params: { name: '某厂', note: '' },
  link: null,
  ...more,
});

describe('notifications', () => {
  const open: LiveSocket[] = [];
  afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));
  // What other tests left to be mailed would come before what these wait for.
  before(async () => {
    await testApp();
    await Notification.updateMany({ 'mail.state': 'due' }, { $set: { 'mail.state': 'none' } });
  });

  it('tell the other side of each step, live, and never who did it', async () => {
    const { buyer, supplier } = await aPair();
    const socket = await connected(buyer);
    open.push(socket);
    const live = heard(socket, 'notification');
    const demand = await anOpenDemand(buyer);
    const { body } = await ask(supplier, demand.id);
    await settled();
    const told = await live;
    expect(told).to.include({ kind: 'introduction.requested', organisationId: buyer.organisationId });
    expect(told.link).to.deep.equal({ what: 'introduction', id: body.id });
    await take(buyer, body.id, 'acceptance');
    await take(supplier, body.id, 'meeting', { at: new Date().toISOString(), place: '南沙' });
    await take(buyer, body.id, 'intent', { amountFen: 100 });
    await take(buyer, body.id, 'closing', { reason: '预算取消' });
    await settled();
    expect(await kinds(buyer)).to.deep.equal(['introduction.progressed', 'introduction.requested']);
    expect(await kinds(supplier)).to.deep.equal([
      'introduction.closed',
      'introduction.progressed',
      'introduction.accepted',
    ]);
    expect(words((await list(supplier)).items[0]!)).to.include('预算取消');
  });

  it('keep an anonymous buyer unnamed', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer, { anonymous: true });
    const { body } = await ask(buyer, demand.id, supplier.organisationId);
    await settled();
    const [told] = (await list(supplier)).items;
    expect(words(told!)).to.include('未具名');
    await take(buyer, body.id, 'withdrawal', { reason: '暂缓' });
    await settled();
    const shown = JSON.stringify(await list(supplier));
    for (const secret of [buyer.organisationId, buyer.personId, buyer.name])
      expect(shown).not.to.include(secret);
  });

  it('are told once, however often the fact is', async () => {
    const persona = await aMember();
    const notice = aNotice(persona);
    await Promise.all(Array.from({ length: 10 }, () => notify(notice, new Date())));
    await notify(notice, new Date());
    expect((await list(persona)).items).to.have.length(1);
  });

  it('are listed newest first, counted, and read one by one or all', async () => {
    const persona = await aMember();
    for (let i = 0; i < 5; i += 1) await notify(aNotice(persona, { params: { name: `厂${i}` } }), new Date());
    const first = await list(persona, { limit: 2 });
    expect(first.unread).to.equal(5);
    expect(first.items.map((item) => item.params['name'])).to.deep.equal(['厂4', '厂3']);
    const rest = await list(persona, { cursor: first.nextCursor! });
    expect(rest.items.map((item) => item.params['name'])).to.deep.equal(['厂2', '厂1', '厂0']);
    const mark = (ids: string[] | 'all', by = persona) =>
      call<{ unread: number }>('POST /notifications/reading', { token: by.token, body: { ids } });
    expect((await mark([first.items[0]!.id])).body.unread).to.equal(4);
    expect((await list(persona, { unread: true })).items).to.have.length(4);
    // Another person's cannot be read or marked.
    const other = await aMember({ organisationId: persona.organisationId });
    await mark([first.items[1]!.id], other);
    await mark('all', other);
    expect((await list(persona)).unread).to.equal(4);
    expect((await mark('all')).body.unread).to.equal(0);
    expect((await callForProblem('GET /notifications')).body.code).to.equal('auth.required');
  });

  it('end with the membership', async () => {
    const persona = await aMember();
    await notify(aNotice(persona), new Date());
    await Membership.deleteOne({ personId: persona.personId });
    const elsewhere = await aMember();
    await Membership.create({
      personId: persona.personId,
      organisationId: elsewhere.organisationId,
      role: 'member',
      since: new Date(),
    });
    accessChanged();
    const { personId, sessionId } = persona;
    const { deps } = await testApp();
    const token = signAccess(
      { sub: personId, sid: sessionId, org: elsewhere.organisationId },
      deps.config.jwtSecret,
    );
    expect((await list({ ...persona, token })).items).to.deep.equal([]);
    await sendMail();
    expect(await mailsTo(persona)).to.deep.equal([]);
    await notify(aNotice(persona), new Date());
    expect(await Notification.countDocuments({ personId })).to.equal(1);
  });

  it('go by mail too, one mail for what is due, each sent once whoever sends', async () => {
    const persona = await aMember();
    await notify(aNotice(persona, { params: { name: '甲厂', note: '' } }), new Date());
    await notify(aNotice(persona, { params: { name: '乙厂', note: '' } }), new Date());
    await Promise.all(Array.from({ length: 8 }, () => sendMail()));
    const mails = await mailsTo(persona);
    const text = mails.map((mail) => mail.text).join();
    for (const name of ['甲厂', '乙厂']) expect(text.split(name)).to.have.length(2);
    await sendMail();
    expect(await mailsTo(persona)).to.have.length(mails.length);
    const rows = await Notification.find({ personId: persona.personId }).lean();
    expect(rows.map((row) => row.mail.state)).to.deep.equal(['sent', 'sent']);
  });

  it('send the same mail again, not another, where the sender died in between', async () => {
    const persona = await aMember();
    await notify(aNotice(persona), new Date());
    await sendMail();
    await Notification.updateMany(
      { personId: persona.personId },
      { $set: { 'mail.state': 'sending', 'mail.claimedAt': new Date(0) } },
    );
    await sendMail();
    // The folder keeps one mail for one id.
    expect(await mailsTo(persona)).to.have.length(1);
    expect((await Notification.findOne({ personId: persona.personId }).lean())!.mail.state).to.equal('sent');
  });

  it('try again later where mail cannot be sent', async () => {
    const persona = await aMember();
    await notify(aNotice(persona), new Date());
    const { deps } = await testApp();
    const broken = {
      ...deps,
      mailer: { ...deps.mailer, send: () => Promise.reject(new Error('no route to host')) },
    };
    await Notification.updateMany({ personId: persona.personId }, { $set: { 'mail.dueAt': new Date(0) } });
    const others = { personId: { $ne: persona.personId }, 'mail.state': 'due' as const };
    await Notification.updateMany(others, { $set: { 'mail.state': 'none' } });
    await sendDueMail(broken);
    const row = (await Notification.findOne({ personId: persona.personId }).lean())!;
    expect(row.mail).to.include({ state: 'due', attempts: 1 });
    expect(row.mail.dueAt!.getTime()).to.be.above(Date.now());
    await sendMail();
    expect(await mailsTo(persona)).to.have.length(1);
  });

  it('respect each person’s channels, digest and unconfirmed address', async () => {
    const persona = await aMember();
    const { kinds: standard } = await settings(persona);
    await want(persona, {
      digest: 'weekly',
      quietHours: null,
      kinds: {
        ...standard,
        'organisation.verified': { page: false, mail: true },
        'organisation.returned': { page: true, mail: false },
        'organisation.suspended': { page: false, mail: false },
      },
    });
    for (const kind of [
      'organisation.verified',
      'organisation.returned',
      'organisation.suspended',
    ] as const) {
      await notify(aNotice(persona, { kind }), new Date());
    }
    expect(await kinds(persona)).to.deep.equal(['organisation.returned']);
    const rows = await Notification.find({ personId: persona.personId }).sort({ _id: 1 }).lean();
    expect(rows.map((row) => [row.kind, row.mail.state])).to.deep.equal([
      ['organisation.verified', 'due'],
      ['organisation.returned', 'none'],
    ]);
    const due = rows[0]!.mail.dueAt!;
    expect(new Date(due.getTime() + 8 * 3_600_000).getUTCDay()).to.equal(1);
    await Person.updateOne({ _id: persona.personId }, { $set: { emailConfirmed: false } });
    await sendMail(due);
    expect(await mailsTo(persona)).to.deep.equal([]);
    const bad = await callForProblem('PUT /notification-settings', {
      token: persona.token,
      body: { ...(await settings(persona)), quietHours: { from: '25:00', to: '08:00' } },
    });
    expect(bad.body.code).to.equal('request.invalid');
  });

  it('say nothing by mail of what was read in the page before', async () => {
    const persona = await aMember();
    await notify(aNotice(persona), new Date());
    await call('POST /notifications/reading', { token: persona.token, body: { ids: 'all' } });
    await sendMail();
    expect(await mailsTo(persona)).to.deep.equal([]);
  });

  it('tell of messages that wait, once until one has read, not the muted nor the sender', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const write = (text: string) =>
      call(`POST /conversations/${conversationId}/messages`, {
        token: supplier.token,
        body: { clientId: `unread-${fresh()}`, text },
      });
    const age = () =>
      Message.updateMany({ conversationId }, { $set: { at: new Date(Date.now() - 3_600_000) } });
    const notice = async () => {
      await Promise.all([noticeUnread(), noticeUnread()]);
      await settled();
    };
    const waiting = async (by: Persona) =>
      (await list(by)).items.filter((item) => item.kind === 'message.unread');
    await write('在吗');
    await notice();
    expect(await waiting(buyer)).to.deep.equal([]);
    await age();
    await notice();
    expect((await waiting(buyer)).map((item) => item.params)).to.deep.equal([
      { from: supplier.name, title: (await waiting(buyer))[0]!.params['title'], count: 1 },
    ]);
    await write('还在吗');
    await age();
    await notice();
    expect(await waiting(buyer)).to.have.length(1);
    expect(await waiting(supplier)).to.deep.equal([]);
    await call(`PUT /conversations/${conversationId}/read`, { token: buyer.token, body: { seq: 2 } });
    await write('新报价');
    await age();
    await notice();
    expect(await waiting(buyer)).to.have.length(2);
    await call(`PUT /conversations/${conversationId}/read`, { token: buyer.token, body: { seq: 3 } });
    await call(`PUT /conversations/${conversationId}/mute`, { token: buyer.token, body: { muted: true } });
    await write('再来一条');
    await age();
    await notice();
    expect(await waiting(buyer)).to.have.length(2);
  });

  it('tell buyers of demands about to expire, once', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    const demand = await anOpenDemand(buyer, { openUntil: '2099-12-31' });
    await Demand.updateOne({ _id: demand.id }, { $set: { 'content.openUntil': '2098-01-03' } });
    await remindOfDemands('2098-01-01');
    await remindOfDemands('2098-01-02');
    expect((await kinds(buyer)).filter((kind) => kind === 'demand.expiring')).to.have.length(1);
  });

  it('tell an organisation’s managers of its verification, and what is to be mended', async () => {
    const owner = await aMember({ status: 'submitted' });
    const viewer = await aMember({ organisationId: owner.organisationId, role: 'viewer' });
    const admin = await aMember({ kind: 'admin' });
    await call(`POST /admin/organisations/${owner.organisationId}/return`, {
      token: admin.token,
      body: { note: '请补充营业执照' },
    });
    await settled();
    expect(words((await list(owner)).items[0]!)).to.include('请补充营业执照');
    expect(await kinds(viewer)).to.deep.equal([]);
  });

  it('let open pages of both sides know what changed, and nobody else’s', async () => {
    const { buyer, supplier } = await aPair();
    const other = await aMember();
    const [one, two, three] = [await connected(buyer), await connected(supplier), await connected(other)];
    open.push(one, two, three);
    const stray: string[] = [];
    three.on('changed', ({ id }) => stray.push(id));
    const demand = await anOpenDemand(buyer);
    await settled();
    const both = Promise.all(
      [one, two].map((socket) => heard(socket, 'changed', (c) => c.what === 'introduction')),
    );
    const { body } = await ask(supplier, demand.id);
    await settled();
    expect((await both).map((c) => c.id)).to.deep.equal([body.id, body.id]);
    expect(stray).not.to.include(body.id);
  });
});
