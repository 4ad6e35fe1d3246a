import { generate } from 'otplib';
import {
  hashPassword,
  issueLink,
  LoginSession,
  Membership,
  Person,
} from '../../../server/features/identity/index.ts';
import { hashToken, randomToken } from '../../../server/features/identity/tokens.ts';
import { aMember, anOrganisation, aPerson, fresh, type Persona } from '../factories.ts';
import { must, type Samples } from './world.ts';

const PASSWORD = 'correct horse battery';
let hashed: Promise<string> | null = null;

/** A person of no organisation whose password is PASSWORD. */
async function withPassword(): Promise<Persona> {
  const person = await aPerson();
  hashed ??= hashPassword(PASSWORD);
  await Person.updateOne({ _id: person.personId }, { $set: { passwordHash: await hashed } });
  return person;
}

/** A person and the cookie of its sign-in. */
export async function withCookie(persona?: Persona): Promise<{ by: Persona; cookie: string }> {
  const by = persona ?? (await aPerson());
  const secret = randomToken();
  await LoginSession.updateOne({ _id: by.sessionId }, { $set: { refreshHash: hashToken(secret) } });
  return { by, cookie: `lianqiao_refresh=${by.sessionId}.${secret}` };
}

const registration = () => ({
  name: '张三',
  email: `sample${fresh()}@example.com`,
  password: PASSWORD,
  locale: 'zh-CN',
});

const withNewPerson = async () => ({ by: await aPerson() });

export const identitySamples: Samples = {
  'POST /people': { by: null, make: () => ({ body: registration() }) },
  'POST /session': {
    by: null,
    make: async () => ({ body: { email: (await withPassword()).email, password: PASSWORD } }),
  },
  'POST /session/refresh': {
    by: null,
    make: async () => ({ headers: { cookie: (await withCookie()).cookie } }),
  },
  'POST /session/organisation': {
    by: 'buyer',
    make: async (w) => {
      const organisationId = await anOrganisation();
      const { personId } = w.buyer;
      const by = await aMember();
      await Membership.create([
        { organisationId, personId: by.personId, role: 'viewer', since: new Date() },
        { organisationId, personId, role: 'viewer', since: new Date() },
      ]);
      return { body: { organisationId }, by };
    },
  },
  'DELETE /session': {
    by: null,
    make: async () => ({ headers: { cookie: (await withCookie()).cookie } }),
  },
  'GET /sessions': { by: 'buyer', make: () => ({}) },
  'DELETE /sessions/:id': {
    make: async (w) => {
      const now = new Date();
      const login = await LoginSession.create({
        personId: w.buyer.personId,
        refreshHash: `none${fresh()}`,
        ...{ rotatedAt: now, startedAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 60_000) },
      });
      return { params: { id: String(login._id) } };
    },
  },
  'DELETE /sessions': { make: withNewPerson },
  'GET /me': { make: () => ({}) },
  'PATCH /me': { make: async () => ({ ...(await withNewPerson()), body: { name: '李四', locale: 'en' } }) },
  'POST /me/email/confirmation': { make: withNewPerson },
  'POST /email-confirmations': {
    by: null,
    make: async () => ({
      body: { token: await issueLink(null, 'confirmEmail', (await aPerson()).personId, 1) },
    }),
  },
  'POST /me/password': {
    make: async () => ({
      by: await withPassword(),
      body: { current: PASSWORD, next: 'another horse battery' },
    }),
  },
  'POST /password-resets': { by: null, make: () => ({ body: { email: `nobody${fresh()}@example.com` } }) },
  'POST /password-resets/completion': {
    by: null,
    make: async () => ({
      body: {
        token: await issueLink(null, 'resetPassword', (await aPerson()).personId, 1),
        password: PASSWORD,
      },
    }),
  },
  'POST /me/second-factor': {
    make: async () => ({ by: await withPassword(), body: { password: PASSWORD } }),
  },
  'POST /me/second-factor/activation': {
    make: async () => {
      const by = await withPassword();
      const { secret } = await must<{ secret: string }>('POST /me/second-factor', by, {
        body: { password: PASSWORD },
      });
      return { by, body: { code: await generate({ secret }) } };
    },
  },
  'DELETE /me/second-factor': {
    make: async () => ({ by: await withPassword(), body: { password: PASSWORD } }),
  },
  'GET /dev/mail': { by: null, make: () => ({}) },
  'GET /dev/sign-ins': { by: null, make: () => ({}) },
  'POST /setup/administrator': {
    by: null,
    make: async () => ({
      body: {
        ...registration(),
        token: await issueLink(null, 'setup', `administrator${fresh()}`, 1),
        platformName: '链桥平台',
      },
    }),
  },
};
