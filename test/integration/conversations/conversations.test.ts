import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type {
  Conversation as Shown,
  ConversationDetail,
  Message,
  MessagePage,
  MessageReportInfo,
} from '../../../shared/schemas/conversation.ts';
import { mendActivity } from '../../../server/features/conversations/activity.ts';
import { Conversation, Message as MessageModel } from '../../../server/features/conversations/model.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { anAccepted } from '../../support/introductions.ts';
import { connected, heard, refusal, sendOk, sendRaw, until, type LiveSocket } from '../../support/live.ts';

const open: LiveSocket[] = [];
const join = async (persona: Persona) => {
  const socket = await connected(persona);
  open.push(socket);
  return socket;
};
const joined = async (persona: Persona, conversationId: string) => {
  const socket = await join(persona);
  await sendOk(socket, 'conversation:join', { conversationId });
  return socket;
};
const clientId = () => randomUUID();
const write = (by: Persona, conversationId: string, text: string, more: object = {}) =>
  call<{ seq: number }>(`POST /conversations/${conversationId}/messages`, {
    token: by.token,
    body: { clientId: clientId(), text, ...more },
  });
const messages = async (by: Persona, id: string, query: Record<string, number> = {}) =>
  (await call<MessagePage>(`GET /conversations/${id}/messages`, { token: by.token, query })).body;
const detail = async (by: Persona, id: string) =>
  (await call<ConversationDetail>(`GET /conversations/${id}`, { token: by.token })).body;
const codeOf = async (by: Persona, route: string, body?: object) =>
  (await callForProblem(route, { token: by.token, body })).body.code;

describe('conversations', () => {
  afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));

  it('carry a message to both sides, durable before it is acknowledged', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const [one, two] = [await joined(buyer, conversationId), await joined(supplier, conversationId)];
    const told = Promise.all([heard(one, 'messages'), heard(two, 'messages')]);
    const id = clientId();
    const receipt = await sendOk(one, 'message:send', { conversationId, clientId: id, text: '请看图纸' });
    expect(receipt.seq).to.equal(1);
    const stored = await MessageModel.findOne({ conversationId, seq: 1 }).lean();
    expect(stored).to.include({ text: '请看图纸', clientId: id });
    for (const { items } of await told) {
      expect(items).to.have.length(1);
      expect(items[0]).to.deep.include({
        seq: 1,
        clientId: id,
        text: '请看图纸',
        sender: { id: buyer.personId, organisationId: buyer.organisationId, name: buyer.name },
      });
    }
  });

  it('have one order for all, whoever writes at the same moment, over socket and REST', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const sockets = [await joined(buyer, conversationId), await joined(supplier, conversationId)];
    const seen = sockets.map((socket) => {
      const list: Message[] = [];
      socket.on('messages', ({ items }) => list.push(...items));
      return list;
    });
    const sent = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        i % 10 === 0
          ? write(buyer, conversationId, `R${i}`).then((answer) => answer.body.seq)
          : sendOk(sockets[i % 2]!, 'message:send', {
              conversationId,
              clientId: clientId(),
              text: `S${i}`,
            }).then((receipt) => receipt.seq),
      ),
    );
    const all = Array.from({ length: 300 }, (_, i) => i + 1);
    expect([...sent].sort((a, b) => a - b)).to.deep.equal(all);
    await until(() => seen.every((list) => list.length === 300), 'all heard');
    for (const list of seen) expect(list.map((m) => m.seq)).to.deep.equal(all);
  });

  it('take a message that is sent again as the same, together or later, by socket or REST', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const socket = await joined(buyer, conversationId);
    const message = { clientId: clientId(), text: '只此一条' };
    const route = `POST /conversations/${conversationId}/messages`;
    const together = await Promise.all([
      sendOk(socket, 'message:send', { conversationId, ...message }),
      sendOk(socket, 'message:send', { conversationId, ...message, again: true }),
      call<{ seq: number }>(route, { token: buyer.token, body: message }).then((a) => a.body),
    ]);
    const later = await sendOk(socket, 'message:send', { conversationId, ...message });
    expect(new Set([...together, later].map((r) => r.seq))).to.deep.equal(new Set([1]));
    // The other side's ids are its own.
    const other = await call<{ seq: number }>(route, { token: supplier.token, body: message });
    expect(other.body.seq).to.equal(2);
    expect((await messages(buyer, conversationId)).items).to.have.length(2);
  });

  it('give what came after a place, before one, and the newest', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    for (let i = 1; i <= 12; i += 1) await write(buyer, conversationId, `第${i}条`);
    const seqs = (page: MessagePage) => page.items.map((m) => m.seq);
    expect(seqs(await messages(supplier, conversationId, { limit: 3 }))).to.deep.equal([10, 11, 12]);
    expect(seqs(await messages(supplier, conversationId, { before: 5, limit: 3 }))).to.deep.equal([2, 3, 4]);
    expect(seqs(await messages(supplier, conversationId, { after: 10 }))).to.deep.equal([11, 12]);
    expect(await messages(supplier, conversationId, { after: 12 })).to.deep.equal({ items: [], lastSeq: 12 });
    const socket = await join(supplier);
    const page = await sendOk(socket, 'message:list', { conversationId, after: 4, limit: 3 });
    expect(page.items.map((m) => m.seq)).to.deep.equal([5, 6, 7]);
    expect(page.lastSeq).to.equal(12);
  });

  it('are not there for another organisation, in any way, live or not', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    await write(buyer, conversationId, '保密报价 88 万');
    const other = await aMember({ kind: 'anchor' });
    const body = { clientId: clientId(), text: '偷看' };
    const form = new FormData();
    form.append('file', new File(['hello'], 'a.txt', { type: 'text/plain' }));
    const upload = await callForProblem(`POST /conversations/${conversationId}/files`, {
      token: other.token,
      form,
    });
    expect(upload.body.code).to.equal('resource.notFound');
    for (const [route, content] of [
      [`GET /conversations/${conversationId}`],
      [`GET /conversations/${conversationId}/messages`],
      [`POST /conversations/${conversationId}/messages`, body],
      [`PUT /conversations/${conversationId}/read`, { seq: 1 }],
      [`PUT /conversations/${conversationId}/mute`, { muted: true }],
      [`POST /conversations/${conversationId}/reports`, { seq: 1, reason: 'spam' }],
      [`GET /conversations/${conversationId}/files/${conversationId}`],
      [`GET /messages?q=${encodeURIComponent('报价')}&conversationId=${conversationId}`],
    ] as [string, object?][]) {
      expect(await codeOf(other, route, content), route).to.equal('resource.notFound');
    }
    const found = await call<{ items: Message[] }>('GET /messages', {
      token: other.token,
      query: { q: '报价' },
    });
    expect(found.body.items).to.deep.equal([]);
    expect(
      (await call<{ items: Shown[] }>('GET /conversations', { token: other.token })).body.items,
    ).to.deep.equal([]);

    const spy = await join(other);
    const overheard: string[] = [];
    spy.onAny((event: string) => overheard.push(event));
    for (const [event, payload] of [
      ['conversation:join', { conversationId }],
      ['message:send', { conversationId, ...body }],
      ['message:list', { conversationId, after: 0 }],
      ['message:read', { conversationId, seq: 1 }],
      ['typing', { conversationId, typing: true }],
    ] as const) {
      expect(await refusal(spy, event, payload), event).to.equal('resource.notFound');
    }
    const [one, two] = [await joined(buyer, conversationId), await joined(supplier, conversationId)];
    const typing = heard(two, 'typing');
    await sendOk(one, 'typing', { conversationId, typing: true });
    await typing;
    const activity = heard(two, 'activity');
    await sendOk(one, 'message:send', { conversationId, clientId: clientId(), text: '再次保密' });
    await sendOk(two, 'message:read', { conversationId, seq: 2 });
    await activity;
    // Whatever was on its way to the spy came before this answer.
    await sendRaw(spy, 'conversation:leave', { conversationId });
    expect(overheard).to.deep.equal([]);
  });

  it('are read but not written by a viewer', async () => {
    const { buyer, conversationId } = await anAccepted();
    const viewer = await aMember({ organisationId: buyer.organisationId, role: 'viewer' });
    const socket = await joined(viewer, conversationId);
    const message = { conversationId, clientId: clientId(), text: '不行' };
    expect(await refusal(socket, 'message:send', message)).to.equal('access.denied');
    expect(await refusal(socket, 'typing', { conversationId, typing: true })).to.equal('access.denied');
    await sendOk(socket, 'message:read', { conversationId, seq: 0 });
    expect((await messages(viewer, conversationId)).lastSeq).to.equal(0);
  });

  it('show who is there and who is typing, until they leave', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const one = await joined(buyer, conversationId);
    const came = heard(one, 'presence', (p) => p.present && p.personId === supplier.personId);
    const two = await join(supplier);
    const { present } = await sendOk(two, 'conversation:join', { conversationId });
    expect(present).to.have.members([buyer.personId, supplier.personId]);
    await came;
    const typing = heard(one, 'typing');
    await sendOk(two, 'typing', { conversationId, typing: true });
    expect(await typing).to.include({ personId: supplier.personId, name: supplier.name, typing: true });
    // A second window keeps the person there.
    const second = await joined(supplier, conversationId);
    two.disconnect();
    const left = heard(one, 'presence', (p) => !p.present && p.personId === supplier.personId);
    await sendOk(second, 'conversation:leave', { conversationId });
    await left;
    expect(await refusal(second, 'typing', { conversationId, typing: true })).to.equal(
      'conversation.notJoined',
    );
  });

  it('count what each person has not read, never one’s own, and tell the others', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const unread = async (by: Persona) =>
      (await call<{ conversations: number; messages: number }>('GET /unread', { token: by.token })).body;
    for (let i = 0; i < 3; i += 1) await write(supplier, conversationId, `报价${i}`);
    await write(buyer, conversationId, '收到');
    expect(await unread(buyer)).to.deep.equal({ conversations: 1, messages: 3 });
    expect(await unread(supplier)).to.deep.equal({ conversations: 1, messages: 1 });
    const socket = await joined(supplier, conversationId);
    const read = heard(socket, 'read');
    await call(`PUT /conversations/${conversationId}/read`, { token: buyer.token, body: { seq: 2 } });
    expect(await read).to.include({ personId: buyer.personId, seq: 2 });
    expect(await unread(buyer)).to.deep.equal({ conversations: 1, messages: 1 });
    // Never back, never past the end.
    for (const seq of [1, 1_000_000]) {
      await call(`PUT /conversations/${conversationId}/read`, { token: buyer.token, body: { seq } });
    }
    const shown = await detail(buyer, conversationId);
    expect(shown).to.include({ readUpTo: 4, unread: 0, lastSeq: 4 });
    expect(shown.people.find((p) => p.id === buyer.personId)!.readUpTo).to.equal(4);
    expect(await unread(buyer)).to.deep.equal({ conversations: 0, messages: 0 });
    // Muted ones are counted in the inbox, not in the badge.
    await call(`PUT /conversations/${conversationId}/mute`, { token: supplier.token, body: { muted: true } });
    expect(await unread(supplier)).to.deep.equal({ conversations: 0, messages: 0 });
    expect(await detail(supplier, conversationId)).to.include({ muted: true, unread: 1 });
  });

  it('stand in the inbox, latest first, page by page', async () => {
    const first = await anAccepted();
    const pair = { buyer: first.buyer, supplier: first.supplier };
    const ids = [first.conversationId];
    for (let i = 0; i < 3; i += 1) ids.push((await anAccepted(pair)).conversationId);
    const socket = await join(pair.supplier);
    const active = heard(socket, 'activity');
    await write(pair.buyer, ids[0]!, '最新的一条');
    expect(await active).to.include({ conversationId: ids[0], lastSeq: 1 });
    const found: Shown[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await call<{ items: Shown[]; nextCursor: string | null }>('GET /conversations', {
        token: pair.supplier.token,
        query: { limit: 3, cursor },
      });
      found.push(...body.items);
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(found.map((c) => c.id)).to.deep.equal([ids[0], ids[3], ids[2], ids[1]]);
    expect(found[0]!.lastMessage!.text).to.equal('最新的一条');
    expect(found[0]).to.include({ unread: 1, closed: false });
    expect(found[0]!.parties.map((p) => p.id)).to.have.members([
      pair.buyer.organisationId,
      pair.supplier.organisationId,
    ]);
  });

  it('are brought up to date where a process died before it noted how far they go', async () => {
    const { buyer, conversationId } = await anAccepted();
    await write(buyer, conversationId, '一');
    await until(
      async () => (await Conversation.findById(conversationId).lean())!.lastSeq === 1,
      'noted once',
    );
    await Conversation.updateOne({ _id: conversationId }, { $set: { lastSeq: 0 } });
    await mendActivity(new Date(Date.now() - 60_000));
    expect((await Conversation.findById(conversationId).lean())!.lastSeq).to.equal(1);
  });

  it('are searched by any part of a word, Chinese too, among one’s own only', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const elsewhere = await anAccepted();
    const texts = ['压铸壳体的报价单', '价格可以再谈（含税）', 'Drawing REV-2 (final)', '100% 检验 a.b*c'];
    for (const text of texts) await write(buyer, conversationId, text);
    await write(elsewhere.buyer, elsewhere.conversationId, '别家的报价单');
    const find = async (q: string, by = supplier) =>
      (await call<{ items: Message[] }>('GET /messages', { token: by.token, query: { q } })).body.items.map(
        (m) => m.text,
      );
    expect(await find('报价')).to.deep.equal(['压铸壳体的报价单']);
    expect(await find('价')).to.deep.equal(['价格可以再谈（含税）', '压铸壳体的报价单']);
    expect(await find('rev-2 drawing')).to.deep.equal(['Drawing REV-2 (final)']);
    expect(await find('.*')).to.deep.equal([]);
    expect(await find('a.b*c')).to.deep.equal(['100% 检验 a.b*c']);
    const first = await call<{ items: Message[]; nextCursor: string }>('GET /messages', {
      token: supplier.token,
      query: { q: '价', limit: 1, conversationId },
    });
    const second = await call<{ items: Message[] }>('GET /messages', {
      token: supplier.token,
      query: { q: '价', limit: 1, cursor: first.body.nextCursor },
    });
    expect([...first.body.items, ...second.body.items].map((m) => m.seq)).to.deep.equal([2, 1]);
  });

  it('quote an earlier message, and carry files that belong to them', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    await write(buyer, conversationId, '交期多久？');
    const form = new FormData();
    form.append('file', new File(['%PDF-1.4 样本'], '../../报价 单.pdf', { type: 'text/html' }));
    const file = await call<{ id: string; name: string; mediaType: string }>(
      `POST /conversations/${conversationId}/files`,
      { token: supplier.token, form },
    );
    expect(file.body).to.include({ name: '报价 单.pdf', mediaType: 'application/pdf' });
    const answer = await write(supplier, conversationId, '', { fileId: file.body.id, replyTo: 1 });
    expect(answer.status).to.equal(201);
    const [, last] = (await messages(buyer, conversationId)).items;
    expect(last!.quote).to.deep.equal({ seq: 1, name: buyer.name, text: '交期多久？' });
    expect(last!.file!.id).to.equal(file.body.id);
    const got = await call<string>(`GET /conversations/${conversationId}/files/${file.body.id}`, {
      token: buyer.token,
    });
    expect(got.body).to.include('样本');
    expect(got.headers.get('content-disposition')).to.include('attachment');
    expect(got.headers.get('x-content-type-options')).to.equal('nosniff');

    const route = `POST /conversations/${conversationId}/messages`;
    const send = (more: object) => codeOf(buyer, route, { clientId: clientId(), ...more });
    expect(await send({ text: '引用', replyTo: 99 })).to.equal('conversation.quoteMissing');
    expect(await send({ fileId: '0'.repeat(24) })).to.equal('conversation.fileMissing');
    expect(await send({ text: '  ' })).to.equal('request.invalid');
    const elsewhere = await anAccepted();
    const theirs = `/conversations/${elsewhere.conversationId}`;
    expect(
      await codeOf(elsewhere.buyer, `POST ${theirs}/messages`, {
        clientId: clientId(),
        fileId: file.body.id,
      }),
    ).to.equal('conversation.fileMissing');
    expect(await codeOf(elsewhere.buyer, `GET ${theirs}/files/${file.body.id}`)).to.equal(
      'resource.notFound',
    );
    const script = new FormData();
    script.append('file', new File(['<html><script>1</script>'], 'a.png', { type: 'image/png' }));
    const refused = await callForProblem(`POST /conversations/${conversationId}/files`, {
      token: buyer.token,
      form: script,
    });
    expect(refused.status).to.equal(415);
  });

  it('let a message be reported once, seen and decided by the administrator alone', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    await write(supplier, conversationId, '请先转账到私人账户');
    await write(supplier, conversationId, '别的内容');
    const route = `POST /conversations/${conversationId}/reports`;
    const body = { seq: 1, reason: 'fraud', note: '疑似诈骗' };
    const made = await call<MessageReportInfo>(route, { token: buyer.token, body });
    expect(made.status).to.equal(201);
    expect(await codeOf(buyer, route, body)).to.equal('conversation.reportedAlready');
    expect(await codeOf(buyer, route, { ...body, seq: 9 })).to.equal('resource.notFound');
    expect(await codeOf(buyer, 'GET /admin/message-reports')).to.equal('access.denied');
    expect(await codeOf(buyer, 'GET /admin/message-reports/count')).to.equal('access.denied');
    const admin = await aMember({ kind: 'admin' });
    const queue = await call<{ items: MessageReportInfo[] }>('GET /admin/message-reports', {
      token: admin.token,
      query: { limit: 100 },
    });
    const mine = queue.body.items.find((item) => item.id === made.body.id)!;
    expect(mine.message.text).to.equal('请先转账到私人账户');
    expect(JSON.stringify(queue.body)).not.to.include('别的内容');
    expect(await codeOf(admin, `GET /conversations/${conversationId}`)).to.equal('resource.notFound');
    const decide = `POST /admin/message-reports/${made.body.id}/decision`;
    const waiting = await call<{ open: number }>('GET /admin/message-reports/count', { token: admin.token });
    expect(waiting.body.open).to.be.at.least(1);
    const decided = await call(decide, { token: admin.token, body: { uphold: true, note: '确属欺诈' } });
    expect(decided.status).to.equal(204);
    const upheld = await call<{ items: MessageReportInfo[] }>('GET /admin/message-reports', {
      token: admin.token,
      query: { limit: 100, status: 'upheld' },
    });
    const settled = upheld.body.items.find((item) => item.id === made.body.id);
    expect(settled).to.include({ status: 'upheld', decisionNote: '确属欺诈' });
    expect(await codeOf(admin, decide, { uphold: false })).to.equal('state.conflict');
    const trail = await call<{ items: { action: string }[] }>('GET /audit', {
      token: buyer.token,
      query: { subjectId: made.body.id },
    });
    expect(trail.body.items.map((item) => item.action)).to.include.members([
      'messageReport.seen',
      'messageReport.upheld',
    ]);
  });
});
