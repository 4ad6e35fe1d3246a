import { expect } from 'chai';
import { anAccepted } from '../../support/introductions.ts';
import { connected, heard, sendOk, until, type LiveSocket } from '../../support/live.ts';
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
