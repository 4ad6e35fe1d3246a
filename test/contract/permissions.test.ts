import { expect } from 'chai';
import { API } from '../../server/app.ts';
import type { Access } from '../../shared/api/route.ts';
import { CLIENT_EVENTS } from '../../shared/events.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Answer } from '../support/client.ts';
import { connected, sendRaw, type LiveSocket } from '../support/live.ts';
import { aGuest } from '../support/eventDay.ts';
import { anothersEvent } from '../support/samples/eventDay.ts';
import { aTalk } from '../support/samples/pairs.ts';
import { aWorld, sampleOf, send, type Sample, type Sent, type World } from '../support/samples/index.ts';
import { EVENT_SEES, SEES, SELF, type Seen, type Sees, type Who } from './sees.ts';
import { turnedAway, withOtherIds, type Standing } from './support.ts';
import { VARIANTS } from './variants.ts';

const WHO: Record<Who, Standing> = {
  buyer: { kind: 'anchor', role: 'owner', status: 'verified' },
  manager: { kind: 'anchor', role: 'manager', status: 'verified' },
  member: { kind: 'anchor', role: 'member', status: 'verified' },
  viewer: { kind: 'anchor', role: 'viewer', status: 'verified' },
  supplier: { kind: 'sme', role: 'owner', status: 'verified' },
  stranger: { kind: 'sme', role: 'owner', status: 'verified' },
  newcomer: { kind: 'sme', role: 'owner', status: 'draft' },
  suspended: { kind: 'sme', role: 'owner', status: 'suspended' },
  admin: { kind: 'admin', role: 'owner', status: 'verified' },
  bank: { kind: 'bank', role: 'owner', status: 'verified' },
  otherBank: { kind: 'bank', role: 'owner', status: 'verified' },
  single: 'person',
  former: null,
};
const EVERYBODY = Object.keys(WHO) as Who[];

/** What the table and the feature together have somebody answered. */
function wantedFor(access: Access, sees: Sees, who: Who | null): Seen {
  if (who === 'former' && access !== 'public') return 'auth.sessionEnded';
  const away = turnedAway(access, who === null ? null : WHO[who]);
  return away ?? (who === null ? undefined : sees[who]) ?? sees.others;
}

/** An answer but for what differs by nature: its request's own number. */
const alike = ({ status, headers, body }: Answer) => ({
  status,
  type: headers.get('content-type'),
  body: { ...(body as Problem), instance: '' },
});

describe('what of a thing somebody may see, route by route', () => {
  let world: World;
  let madeAt = -Infinity;
  // Sign-ins hold for ten minutes, which all routes together may take on a slow machine.
  beforeEach(async () => {
    if (Date.now() - madeAt < 5 * 60_000) return;
    world = await aWorld();
    madeAt = Date.now();
  });

  const tokenOf = (who: Who | null) => (who === null ? undefined : world[who].token);

  async function assertCell(key: string, sent: Sent, who: Who | null, wanted: Seen): Promise<void> {
    const what = `${key} by ${who ?? 'nobody'}`;
    const answer = await send<Partial<Problem>>(key, tokenOf(who), sent);
    const told = `${what}: ${JSON.stringify(answer.body)?.slice(0, 300)}`;
    if (wanted === 'ok') {
      expect(answer.status, told).to.be.within(200, 299);
    } else if (wanted === 'hidden') {
      expect(answer.body.code, told).to.equal('resource.notFound');
      const none = { ...sent, params: withOtherIds(sent.params)!, query: withOtherIds(sent.query)! };
      const absent = await send(key, tokenOf(who), { ...none, body: withOtherIds(sent.body) });
      expect(alike(answer), `${what}, against one that is not there`).to.deep.equal(alike(absent));
    } else {
      expect(answer.body.code, told).to.equal(wanted);
    }
  }

  /** All cells of one thing: first whoever may not, on one thing; then each who may, on a thing of their own. */
  async function assertSeen(key: string, make: Sample['make'], sees: Sees): Promise<void> {
    const { access } = API[key as keyof typeof API]!;
    const cells = [...EVERYBODY, null].map((who) => ({ who, wanted: wantedFor(access, sees, who) }));
    const fresh = async (): Promise<Sent> => {
      const { by: _maker, ...sent } = await make(world);
      return sent;
    };
    let sent = await fresh();
    for (const { who, wanted } of cells.filter((cell) => cell.wanted !== 'ok')) {
      await assertCell(key, sent, who, wanted);
    }
    let isSpent = false;
    for (const { who } of cells.filter((cell) => cell.wanted === 'ok')) {
      if (isSpent) sent = await fresh();
      await assertCell(key, sent, who, 'ok');
      // What only reads leaves the thing as it was.
      isSpent = !key.startsWith('GET ');
    }
  }

  it('knows every route and event of the tables, and none besides', () => {
    expect(Object.keys(SEES).sort()).to.deep.equal(Object.keys(API).sort());
    expect(Object.keys(EVENT_SEES).sort()).to.deep.equal(Object.keys(CLIENT_EVENTS).sort());
  });

  for (const [key, { access }] of Object.entries(API)) {
    const sees = SEES[key];
    if (sees === undefined) continue;
    it(key, async function () {
      this.timeout(60_000);
      const { make } = sampleOf(key);
      if (sees !== SELF) return assertSeen(key, make, sees);
      // There is nothing of somebody else's in it: that nobody is let in who should not be is left to assert.
      const { by: _maker, ...sent } = await make(world);
      for (const who of [...EVERYBODY, null]) {
        const wanted = wantedFor(access, { others: 'ok' }, who);
        if (wanted !== 'ok') await assertCell(key, sent, who, wanted);
      }
    });
  }

  for (const { what, key, make, sees } of VARIANTS) {
    it(`${key}: ${what}`, () => assertSeen(key, make, sees));
  }

  it('every event', async function () {
    this.timeout(60_000);
    const conversationId = await aTalk(world);
    const day = await anothersEvent();
    await aGuest(day, { persona: world.buyer });
    const payloads: Record<string, (id: string) => object> = {
      'auth:renew': () => ({ token: 'x' }),
      'conversation:join': (id) => ({ conversationId: id }),
      typing: (id) => ({ conversationId: id, typing: true }),
      'message:send': (id) => ({
        conversationId: id,
        clientId: `client-${Math.random().toString(36).slice(2)}`,
        text: '您好',
      }),
      'message:list': (id) => ({ conversationId: id, after: 0 }),
      'message:read': (id) => ({ conversationId: id, seq: 1 }),
      'conversation:leave': (id) => ({ conversationId: id }),
      'event:follow': (id) => ({ eventId: id }),
      'event:unfollow': (id) => ({ eventId: id }),
    };
    expect(Object.keys(payloads)).to.have.members(Object.keys(CLIENT_EVENTS));
    const listening = EVERYBODY.filter((who) => who !== 'suspended' && who !== 'former');
    const ask = async (socket: LiveSocket, event: string, id: string) => {
      const ack = await sendRaw(socket, event, payloads[event]!(id));
      return ack.ok
        ? { code: null, ack: null }
        : { code: ack.problem.code, ack: { ...ack.problem, instance: '' } };
    };
    for (const who of listening) {
      const socket = await connected(world[who]);
      for (const event of Object.keys(payloads)) {
        const sees = EVENT_SEES[event]!;
        if (sees === SELF) continue;
        const wanted = wantedFor(CLIENT_EVENTS[event as keyof typeof CLIENT_EVENTS].access, sees, who);
        const { code, ack } = await ask(socket, event, event.startsWith('event:') ? day.id : conversationId);
        const what = `${event} by ${who}`;
        if (wanted === 'hidden') {
          expect(code, what).to.equal('resource.notFound');
          expect(ack, what).to.deep.equal((await ask(socket, event, 'f'.repeat(24))).ack);
        } else expect(code, what).to.equal(wanted === 'ok' ? null : wanted);
      }
      socket.disconnect();
    }
  });
});
