import { expect } from 'chai';
import { Consent } from '../../../server/features/creditNeeds/index.ts';
import { aMember } from '../../support/factories.ts';
import { anAccepted } from '../../support/introductions.ts';
import { connected, heard, sendOk, until, type LiveSocket } from '../../support/live.ts';
import { anAccepted as anAcceptedLoan } from '../../support/samples/creditApplications.ts';
import { aServerProcess } from '../../support/serverProcess.ts';

describe('several servers over one database', function () {
  this.timeout(90_000);
  let servers: Awaited<ReturnType<typeof aServerProcess>>[] = [];
  const open: LiveSocket[] = [];
  before(async () => {
    servers = [await aServerProcess({ CLUSTER: 'true' }), await aServerProcess({ CLUSTER: 'true' })];
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));
  after(() => Promise.all(servers.map((server) => server.kill())));

  const join = async (persona: { token: string }, n: number) => {
    const socket = await connected(persona, servers[n]!.url);
    open.push(socket);
    return socket;
  };

  it('shut a bank out within a second of a withdrawal on another one, however it listens', async () => {
    const [firm, bank] = await Promise.all([aMember({ kind: 'sme' }), aMember({ kind: 'bank' })]);
    const { needId, conversationId } = await anAcceptedLoan(firm, bank);
    const socket = await join(bank, 1);
    await sendOk(socket, 'conversation:join', { conversationId: conversationId! });
    const { _id } = (await Consent.findOne({ needId, withdrawnAt: null }).lean())!;
    const asked = (by: { token: string }, n: number, path: string, post?: object) =>
      fetch(`${servers[n]!.url}/api/v1${path}`, {
        method: post ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
        ...(post ? { body: JSON.stringify(post) } : {}),
      });
    const talk = `/conversations/${conversationId}/messages`;
    const written = (text: string) => asked(firm, 0, talk, { clientId: `cluster-${text}`, text });
    const first = heard(socket, 'messages');
    await written('before');
    expect((await first).items.map(({ text }) => text)).to.deep.equal(['before']);
    // Read just now, so that it is known there for as long as can be.
    expect((await asked(bank, 1, talk)).status).to.equal(200);
    const ended = await asked(firm, 0, `/credit-needs/${needId}/consents/${_id}/withdrawal`, {});
    expect(ended.status).to.equal(200);
    const began = Date.now();
    const later = heard(socket, 'messages', () => true, 2000).then(
      () => 'heard',
      () => 'nothing',
    );
    expect((await written('after-01')).status).to.equal(201);
    await until(async () => (await asked(bank, 1, talk)).status === 404, 'it is closed there too', 5000);
    expect(Date.now() - began).to.be.below(1000);
    expect(await later).to.equal('nothing');
  });

  it('share their rooms, and go on when one of them dies', async () => {
    const { buyer, supplier, conversationId } = await anAccepted();
    const [here, there] = [await join(buyer, 0), await join(supplier, 1)];
    await sendOk(here, 'conversation:join', { conversationId });
    await until(async () => {
      const { present } = await sendOk(there, 'conversation:join', { conversationId });
      return present.length === 2;
    }, 'each knows of the other');
    const told = heard(there, 'messages');
    await sendOk(here, 'message:send', { conversationId, clientId: 'cluster-0001', text: '听得到吗' });
    expect((await told).items.map((message) => message.text)).to.deep.equal(['听得到吗']);

    await servers[1]!.kill();
    // The dead one does not answer who it has; nobody waits for it long.
    const again = await join(supplier, 0);
    const began = Date.now();
    const { lastSeq } = await sendOk(again, 'conversation:join', { conversationId });
    expect(lastSeq).to.equal(1);
    expect(Date.now() - began).to.be.below(4000);
  });
});
