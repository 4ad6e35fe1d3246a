import { expect } from 'chai';
import jwt from 'jsonwebtoken';
import { API } from '../../server/app.ts';
import { LoginSession, signAccess } from '../../server/features/identity/index.ts';
import type { Access } from '../../shared/api/route.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';
import { CLIENT_EVENTS } from '../../shared/events.ts';
import {
  ORGANISATION_KINDS,
  ROLES,
  type OrganisationKind,
  type OrganisationStatus,
  type Role,
} from '../../shared/schemas/organisation.ts';
import { testApp } from '../support/app.ts';
import { aMember, anOrganisation, aPerson, type Persona } from '../support/factories.ts';
import { aSocket, connected, sendRaw, type LiveSocket } from '../support/live.ts';
import { send } from '../support/samples/index.ts';
import { eventPayloads, inBatches, noId, turnedAway, TURNING_AWAY } from './support.ts';

/** An entry nobody has claimed has no members, so nobody acts for one. */
const STATUSES = ['draft', 'submitted', 'verified', 'returned', 'suspended'] as const;

interface Cell {
  kind: OrganisationKind;
  role: Role;
  status: OrganisationStatus;
  persona: Persona;
}

/** The one route that changes its caller's standing though nothing is sent: it comes last. */
const LAST = 'POST /organisation/submission';
const KEYS = [...Object.keys(API).filter((key) => key !== LAST), LAST];

/**
 * Where a rule of the feature, and not the table, turns some roles away before it looks: whoever may leave calls
 * the same route as whoever may remove others.
 */
const BEYOND: Record<string, { roles: Role[]; code: ProblemCode }> = {
  'DELETE /organisation/members/:id': { roles: ['member', 'viewer'], code: 'access.denied' },
};

/** The kinds whose cells are called: all where the route tells them apart, else a firm and the platform's own. */
const kindsFor = (access: Access): readonly OrganisationKind[] =>
  typeof access === 'object' && access.kinds ? ORGANISATION_KINDS : ['sme', 'admin'];

/** The parameters of a route’s path, naming things that are not there. */
const nothing = (key: string) => ({
  params: Object.fromEntries([...key.matchAll(/:(\w+)/g)].map(([, name]) => [name!, noId()])),
});

const codeOf = (body: unknown) => (body as Partial<Problem> | null)?.code ?? null;

/** What was wrong with one answer, or null: turned away exactly where the table says so, and with that code. */
function judge(what: string, wanted: ProblemCode | null, got: string | null): string | null {
  const right = wanted === null ? !TURNING_AWAY.includes(got ?? '') : got === wanted;
  return right ? null : `${what}: ${got ?? 'let through'} instead of ${wanted ?? 'being let through'}`;
}

describe('who may call at all, from the tables', () => {
  const cells: Cell[] = [];

  before(async () => {
    const organisations = ORGANISATION_KINDS.flatMap((kind) => STATUSES.map((status) => ({ kind, status })));
    await inBatches(organisations, 10, async ({ kind, status }) => {
      const organisationId = await anOrganisation({ kind, status });
      const made = ROLES.map(async (role) => {
        cells.push({ kind, status, role, persona: await aMember({ organisationId, role }) });
      });
      await Promise.all(made);
      return null;
    });
  });

  it('holds for every route, by kind, role and status of the organisation', async function () {
    this.timeout(600_000);
    for (const key of KEYS) {
      const { access } = API[key as keyof typeof API]!;
      const called = cells.filter(({ kind }) => kindsFor(access).includes(kind));
      await inBatches(called, 30, async ({ persona, ...who }) => {
        const answer = await send(key, persona.token, nothing(key));
        const what = `${key} as ${who.role} of ${who.status} ${who.kind}`;
        const beyond = BEYOND[key]?.roles.includes(who.role) ? BEYOND[key].code : null;
        return judge(what, turnedAway(access, who) ?? beyond, codeOf(answer.body));
      });
    }
  });

  it('holds for every route without an organisation, and without a sign-in', async () => {
    const single = await aPerson();
    await inBatches(KEYS, 20, async (key) => {
      const { access } = API[key as keyof typeof API]!;
      const alone = await send(key, single.token, nothing(key));
      const unknown = await send(key, undefined, nothing(key));
      return (
        judge(`${key} as a person alone`, turnedAway(access, 'person'), codeOf(alone.body)) ??
        judge(`${key} as nobody`, turnedAway(access, null), codeOf(unknown.body))
      );
    });
  });

  it('takes no token that is ended, expired, forged, unsigned, of another purpose or of nothing', async () => {
    const { jwtSecret } = (await testApp()).deps.config;
    const about = { algorithm: 'HS256', issuer: 'lianqiao', audience: 'lianqiao' } as const;
    const someone = await aMember();
    const ended = await aMember();
    await LoginSession.updateOne({ _id: ended.sessionId }, { $set: { endedAt: new Date() } });
    const claims = { sub: someone.personId, sid: someone.sessionId, org: someone.organisationId };
    const other = await aMember();
    const tokens: Record<string, string> = {
      ended: ended.token,
      expired: jwt.sign(claims, jwtSecret, { ...about, expiresIn: -1 }),
      forged: jwt.sign(claims, 'another secret of enough length ....', { ...about, expiresIn: 600 }),
      unsigned: jwt.sign(claims, '', { ...about, algorithm: 'none', expiresIn: 600 } as jwt.SignOptions),
      'of another audience': jwt.sign(claims, jwtSecret, { ...about, audience: 'else', expiresIn: 600 }),
      'for another organisation': signAccess({ ...claims, org: other.organisationId }, jwtSecret),
      'for an organisation that is not there': signAccess({ ...claims, org: noId() }, jwtSecret),
      'of a sign-in that is not there': signAccess({ ...claims, sid: noId() }, jwtSecret),
      'of no sign-in': signAccess({ ...claims, sid: 'x' }, jwtSecret),
      'of an organisation by no id': signAccess({ ...claims, org: '{"$ne":null}' }, jwtSecret),
      garbage: 'x.y.z',
    };
    for (const [name, token] of Object.entries(tokens)) {
      // On every third route: which one it is makes no difference to the check, and each token sees them in turn.
      const some = KEYS.filter((_, i) => i % 3 === Object.keys(tokens).indexOf(name) % 3);
      await inBatches(some, 20, async (key) => {
        const { status, body } = await send(key, token, nothing(key));
        if (API[key as keyof typeof API]!.access === 'public') {
          // What anyone may have is answered as to anyone.
          const anyone = await send(key, undefined, nothing(key));
          if (status === anyone.status && codeOf(body) === codeOf(anyone.body)) return null;
        } else if (status === 401 && codeOf(body) === 'auth.sessionEnded') return null;
        return `${key} with a token ${name}: ${status} ${codeOf(body)}`;
      });
    }
  });

  it('holds for every event, by kind, role and status of the organisation', async () => {
    expect(Object.keys(eventPayloads(''))).to.have.members(Object.keys(CLIENT_EVENTS));
    const listening = cells.filter(({ status }) => status !== 'suspended');
    await inBatches(listening, 10, async ({ persona, ...who }) => {
      const socket = await connected(persona);
      try {
        for (const [event, payload] of Object.entries(eventPayloads(persona.token))) {
          const { access } = CLIENT_EVENTS[event as keyof typeof CLIENT_EVENTS];
          const ack = await sendRaw(socket, event, payload);
          const what = `${event} as ${who.role} of ${who.status} ${who.kind}`;
          const wrong = judge(what, turnedAway(access, who), ack.ok ? null : ack.problem.code);
          if (wrong) return wrong;
        }
        return null;
      } finally {
        socket.disconnect();
      }
    });
  });

  const refused = async (socket: LiveSocket): Promise<string> => {
    const told = new Promise<string>((resolve, reject) => {
      socket.once('connect_error', (error) =>
        resolve((error as Error & { data?: Problem }).data?.code ?? error.message),
      );
      socket.once('ready', () => reject(new Error('it was let in')));
    });
    socket.connect();
    return told.finally(() => socket.disconnect());
  };

  it('lets nobody listen who is suspended or not signed in, and a person alone only renew', async () => {
    const suspended = cells.filter(({ status }) => status === 'suspended');
    await inBatches(suspended, 10, async ({ persona, kind, role }) =>
      judge(
        `connecting as ${role} of suspended ${kind}`,
        'access.suspended',
        await refused(await aSocket(persona.token)),
      ),
    );
    expect(await refused(await aSocket(''))).to.equal('auth.sessionEnded');
    expect(await refused(await aSocket('x.y.z'))).to.equal('auth.sessionEnded');
    expect(await refused(await aSocket(() => undefined as never))).to.equal('auth.required');
    const single = await aPerson();
    const socket = await connected(single);
    for (const [event, payload] of Object.entries(eventPayloads(single.token))) {
      const { access } = CLIENT_EVENTS[event as keyof typeof CLIENT_EVENTS];
      const ack = await sendRaw(socket, event, payload);
      expect(ack.ok ? null : ack.problem.code, event).to.equal(turnedAway(access, 'person'));
    }
    socket.disconnect();
  });
});
