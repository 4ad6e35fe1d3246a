import { expect } from 'chai';
import fc from 'fast-check';
import jwt from 'jsonwebtoken';
import { CLIENT_EVENTS } from '../../../shared/events.ts';
import type { Problem } from '../../../shared/problems.ts';
import {
  accessChanged,
  LoginSession,
  Membership,
  signAccess,
} from '../../../server/features/identity/index.ts';
import { createApp } from '../../../server/app.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { tell, unhandledEvents } from '../../../server/platform/realtime/index.ts';
import { MAX_SOCKETS_PER_PERSON } from '../../../server/platform/realtime/limits.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aMember, aPerson, type Persona } from '../../support/factories.ts';
import { anAccepted } from '../../support/introductions.ts';
import {
  aSocket,
  connected,
  heard,
  refusal,
  sendOk,
  sendRaw,
  until,
  type LiveSocket,
} from '../../support/live.ts';

const open: LiveSocket[] = [];
const keep = (socket: LiveSocket) => (open.push(socket), socket);
const join = async (persona: Persona) => keep(await connected(persona));

/** A token of a persona that lives so many seconds. */
async function tokenFor(persona: Persona, seconds: number, secret?: string): Promise<string> {
  const { deps } = await testApp();
  const { personId: sub, sessionId: sid, organisationId: org } = persona;
  const options = {
    algorithm: 'HS256',
    issuer: 'lianqiao',
    audience: 'lianqiao',
    expiresIn: seconds,
  } as const;
  return jwt.sign({ sub, sid, org }, secret ?? deps.config.jwtSecret, options);
}

/** Why a socket with this token is not let in. */
async function turnedAway(token: string): Promise<string> {
  const socket = keep(await aSocket(token));
  const refused = new Promise<string>((resolve, reject) => {
    socket.once('connect_error', (error) =>
      resolve(((error as Error & { data?: Problem }).data ?? { code: error.message }).code),
    );
    socket.once('connect', () => reject(new Error('was let in')));
  });
  socket.connect();
  return refused;
}

describe('the live connection', () => {
  afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));

  it('has a handler for every event of the table', async () => {
    await testApp();
    expect(unhandledEvents()).to.deep.equal([]);
  });

  it('lets in who has a valid token and says who one is', async () => {
    const persona = await aMember();
    const socket = keep(await aSocket(persona.token));
    const ready = heard(socket, 'ready');
    socket.connect();
    expect(await ready).to.include({ personId: persona.personId, organisationId: persona.organisationId });
  });

  it('turns away who has none, an old one, a forged one, or one whose sign-in or membership has ended', async () => {
    const persona = await aMember();
    expect(await turnedAway('')).to.equal('auth.sessionEnded');
    expect(await turnedAway('not.a.token')).to.equal('auth.sessionEnded');
    expect(await turnedAway(await tokenFor(persona, -10))).to.equal('auth.sessionEnded');
    expect(await turnedAway(await tokenFor(persona, 60, 'x'.repeat(64)))).to.equal('auth.sessionEnded');
    const unsigned = jwt.sign({ sub: persona.personId }, '', { algorithm: 'none' });
    expect(await turnedAway(unsigned)).to.equal('auth.sessionEnded');
    await Membership.deleteOne({ personId: persona.personId });
    accessChanged();
    expect(await turnedAway(persona.token)).to.equal('auth.sessionEnded');
    const other = await aMember();
    await LoginSession.updateOne({ _id: other.sessionId }, { $set: { endedAt: new Date() } });
    accessChanged();
    expect(await turnedAway(other.token)).to.equal('auth.sessionEnded');
    const suspended = await aMember({ status: 'suspended' });
    expect(await turnedAway(suspended.token)).to.equal('access.suspended');
  });

  it('ends when its token does', async () => {
    const persona = await aMember();
    const socket = await join({ ...persona, token: await tokenFor(persona, 2) });
    const ended = await heard(socket, 'ended');
    expect(ended.problem.code).to.equal('auth.sessionEnded');
    await until(() => !socket.connected, 'disconnected');
  });

  it('goes on with a renewed token, but only of the same person and organisation', async () => {
    const persona = await aMember();
    const socket = await join({ ...persona, token: await tokenFor(persona, 2) });
    const other = await aMember();
    expect(await refusal(socket, 'auth:renew', { token: other.token })).to.equal('auth.sessionEnded');
    expect(await refusal(socket, 'auth:renew', { token: 'x' })).to.equal('auth.sessionEnded');
    const { expiresAt } = await sendOk(socket, 'auth:renew', { token: persona.token });
    expect(Date.parse(expiresAt)).to.be.above(Date.now() + 60_000);
    // The old token's end passes without effect.
    await expectRejected(heard(socket, 'ended', () => true, 2500));
    expect(socket.connected).to.equal(true);
  });

  it('goes on when another server of the same process comes and goes', async () => {
    const { deps } = await testApp();
    const persona = await aMember();
    // First, because on a busy machine a token of 3 s may end while it is put together.
    const brief = createApp(deps);
    await new Promise<void>((resolve) => brief.http.listen(0, '127.0.0.1', resolve));
    const socket = await join({ ...persona, token: await tokenFor(persona, 3) });
    await sendOk(socket, 'auth:renew', { token: persona.token });
    await brief.close();
    const changed = heard(socket, 'changed');
    tell(`organisation:${persona.organisationId}`, 'changed', { what: 'test', id: 'x' });
    expect(await changed).to.deep.equal({ what: 'test', id: 'x' });
    await expectRejected(heard(socket, 'ended', () => true, 3500));
  });

  it('ends at once when the sign-in ends over HTTP', async () => {
    const persona = await aMember();
    const socket = await join(persona);
    const ended = heard(socket, 'ended', () => true, 1500);
    await call(`DELETE /sessions/${persona.sessionId}`, { token: persona.token });
    expect((await ended).problem.code).to.equal('auth.sessionEnded');
  });

  it('ends at once for a member who is removed, and hears nothing after', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const member = await aMember({ organisationId: buyer.organisationId, role: 'member' });
    const [gone, stays] = [await join(member), await join(supplier)];
    for (const socket of [gone, stays]) await sendOk(socket, 'conversation:join', { conversationId });
    const after: unknown[] = [];
    gone.on('messages', (carried) => after.push(carried));
    const ended = heard(gone, 'ended', () => true, 1500);
    await call(`DELETE /organisation/members/${member.personId}`, { token: buyer.token });
    await ended;
    const told = heard(stays, 'messages');
    await sendOk(stays, 'message:send', { conversationId, clientId: 'after-0001', text: '走了吗' });
    await told;
    await until(() => !gone.connected, 'disconnected');
    expect(after).to.deep.equal([]);
    expect(await turnedAway(member.token)).to.equal('auth.sessionEnded');
  });

  it('follows what another process changed: membership, role, suspension', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const member = await aMember({ organisationId: buyer.organisationId, role: 'member' });
    const [one, two] = [await join(member), await join(supplier)];
    const message = (n: number) => ({ conversationId, clientId: `change-000${n}`, text: '您好' });
    await sendOk(one, 'message:send', message(1));
    // Straight into the database, as another process would.
    await Membership.updateOne({ personId: member.personId }, { $set: { role: 'viewer' } });
    // It is out of the rooms it entered by the other role, and comes back as what it is.
    await until(() => !one.connected, 'the role is felt');
    const again = await join(member);
    expect(await refusal(again, 'message:send', message(2))).to.equal('access.denied');
    await Membership.deleteOne({ personId: member.personId });
    await until(() => !again.connected, 'the removed member is out');
    await Organisation.updateOne({ _id: supplier.organisationId }, { $set: { status: 'suspended' } });
    await until(() => !two.connected, 'the suspended organisation is out');
  });

  it('lets a person have only so many windows', async () => {
    const persona = await aMember();
    const sockets = [];
    for (let i = 0; i < MAX_SOCKETS_PER_PERSON; i += 1) sockets.push(await join(persona));
    expect(await turnedAway(persona.token)).to.equal('realtime.tooManySockets');
    sockets[0]!.disconnect();
    await until(async () => {
      const socket = keep(await aSocket(persona.token));
      return new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('connect_error', () => resolve(false));
        socket.connect();
      });
    }, 'a place is free again');
  });

  it('refuses a flood with an acknowledgement, and goes on afterwards', async () => {
    const socket = await join(await aMember());
    const answers = await Promise.all(
      Array.from({ length: 900 }, () =>
        sendRaw(socket, 'conversation:leave', { conversationId: '0'.repeat(24) }),
      ),
    );
    const refused = answers.filter((a) => !a.ok && a.problem.code === 'request.tooMany');
    expect(refused.length).to.be.within(100, 400);
    await until(
      async () => (await sendRaw(socket, 'conversation:leave', { conversationId: '0'.repeat(24) })).ok,
      'let in again',
    );
  });

  it('answers every event that is malformed with a problem, and survives', async function () {
    this.timeout(60_000);
    const { buyer, conversationId } = await anAccepted();
    const socket = await join(buyer);
    const names = [
      ...Object.keys(CLIENT_EVENTS),
      'no:such',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ];
    const anything = fc.oneof(
      fc.anything({ withNullPrototype: false, maxDepth: 3 }),
      fc.constantFrom(
        { conversationId: { $gt: '' }, clientId: 'aaaaaaaa', text: 'x' },
        { conversationId, clientId: { $ne: null }, text: 'x' },
        { conversationId, clientId: 'aaaaaaaa', text: ['x'] },
        { conversationId, clientId: 'aaaaaaaa', text: 'x', seq: 1, senderId: '0'.repeat(24) },
        { conversationId, after: -1 },
        { conversationId, seq: 1e12 },
        { conversationId, after: 'NaN', limit: 1e9 },
        JSON.parse('{"__proto__":{"polluted":true},"conversationId":1}') as object,
        Buffer.from('bytes'),
        'x'.repeat(20_000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), anything, async (name, payload) => {
        const sendable = JSON.parse(
          JSON.stringify(payload, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)) ?? 'null',
        ) as unknown;
        const ack = await sendRaw(socket, name, Buffer.isBuffer(payload) ? payload : sendable);
        expect(ack.ok, `${name} ${JSON.stringify(sendable)}`).to.equal(false);
        if (!ack.ok) {
          expect(ack.problem.status).to.be.within(400, 499);
          expect(JSON.stringify(ack.problem)).not.to.match(/at .*\.ts:|Mongo|node_modules/);
        }
      }),
      { numRuns: 400 },
    );
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    expect(socket.connected).to.equal(true);
    await sendOk(socket, 'conversation:join', { conversationId });
  });

  it('survives events without acknowledgement, without payload, and packets that are too large', async () => {
    const { buyer, conversationId } = await anAccepted();
    const socket = await join(buyer);
    const raw = socket as unknown as { emit: (...args: unknown[]) => void };
    for (const name of [...Object.keys(CLIENT_EVENTS), 'no:such']) {
      raw.emit(name);
      raw.emit(name, null, undefined, 1);
      raw.emit(name, { conversationId });
    }
    await sendOk(socket, 'conversation:join', { conversationId });
    raw.emit('message:send', { conversationId, clientId: 'toolarge1', text: 'x'.repeat(100_000) });
    await until(() => !socket.connected, 'cut off');
    const again = await join(buyer);
    expect((await sendOk(again, 'conversation:join', { conversationId })).lastSeq).to.equal(0);
  });

  it('lets a person without an organisation in, to hear of its own things only', async () => {
    const person = await aPerson();
    const { deps } = await testApp();
    const token = signAccess(
      { sub: person.personId, sid: person.sessionId, org: null },
      deps.config.jwtSecret,
    );
    const socket = await join({ ...person, token });
    expect(await refusal(socket, 'conversation:join', { conversationId: '0'.repeat(24) })).to.equal(
      'access.organisationRequired',
    );
  });
});

async function expectRejected(promise: Promise<unknown>): Promise<void> {
  const outcome = await promise.then(
    () => 'resolved',
    () => 'rejected',
  );
  expect(outcome).to.equal('rejected');
}
