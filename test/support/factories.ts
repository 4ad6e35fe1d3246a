import { randomInt } from 'node:crypto';
import mongoose from 'mongoose';
import { emptyProfile, nameKey, Organisation } from '../../server/features/organisations/index.ts';
import { LoginSession, Membership, Person, signAccess } from '../../server/features/identity/index.ts';
import type { OrganisationKind, OrganisationStatus, Role } from '../../shared/schemas/organisation.ts';
import type { FirmProfileInput } from '../../shared/schemas/firm.ts';
import { makeCreditCode } from '../../shared/taxonomy/creditCode.ts';
import { testApp } from './app.ts';

let count = randomInt(1_000_000_000);
/** A number nobody else in this run has. */
export const fresh = (): number => (count += 1);

export interface Persona {
  personId: string;
  sessionId: string;
  organisationId: string;
  name: string;
  email: string;
  token: string;
}

export interface OrganisationWish {
  kind?: OrganisationKind;
  status?: OrganisationStatus;
  name?: string;
  creditCode?: string | null;
  profile?: Partial<FirmProfileInput>;
}

/** An organisation straight into the database. */
export async function anOrganisation(wish: OrganisationWish = {}): Promise<string> {
  await testApp();
  const name = wish.name ?? `测试机构${fresh()}有限公司`;
  const row = await Organisation.create({
    kind: wish.kind ?? 'sme',
    name,
    nameKey: nameKey(name),
    ...(wish.creditCode === null ? {} : { creditCode: wish.creditCode ?? makeCreditCode(fresh()) }),
    status: wish.status ?? 'verified',
    contact: { name: '联系人', phone: '020-12345678', email: 'contact@example.com' },
    profile: { ...emptyProfile(), ...wish.profile },
  });
  return String(row._id);
}

/** A person with no organisation, signed in. Its password cannot be used: its hash is none. */
export async function aPerson(organisationId: string | null = null): Promise<Persona> {
  const { deps } = await testApp();
  const n = fresh();
  const person = await Person.create({
    name: `测试人${n}`,
    email: `person${n}@example.com`,
    passwordHash: 'none',
    emailConfirmed: true,
  });
  const now = new Date();
  const login = await LoginSession.create({
    personId: person._id,
    refreshHash: `none${n}`,
    rotatedAt: now,
    organisationId,
    startedAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  });
  const claims = { sub: String(person._id), sid: String(login._id), org: organisationId };
  return {
    personId: claims.sub,
    sessionId: claims.sid,
    organisationId: organisationId ?? '',
    name: person.name,
    email: person.email,
    token: signAccess(claims, deps.config.jwtSecret),
  };
}

/** A signed-in member of an organisation, which is made too unless given. */
export async function aMember(
  wish: OrganisationWish & { role?: Role; organisationId?: string } = {},
): Promise<Persona> {
  const organisationId = wish.organisationId ?? (await anOrganisation(wish));
  const person = await aPerson(organisationId);
  await Membership.create({
    organisationId,
    personId: person.personId,
    role: wish.role ?? 'owner',
    since: new Date(),
  });
  return person;
}

/** Many signed-in owners of firms of their own, written at once. */
export async function manyMembers(count: number): Promise<Persona[]> {
  const { deps } = await testApp();
  const now = new Date();
  const made = Array.from({ length: count }, () => {
    const n = fresh();
    const [organisation, person, login] = [0, 1, 2].map(() => new mongoose.Types.ObjectId());
    return { n, name: `测试机构${n}有限公司`, organisation: organisation!, person: person!, login: login! };
  });
  await Organisation.insertMany(
    made.map(({ n, name, organisation }) => ({
      ...{ _id: organisation, kind: 'sme', name, nameKey: nameKey(name), creditCode: makeCreditCode(n) },
      ...{ status: 'verified', profile: emptyProfile() },
    })),
  );
  await Person.insertMany(
    made.map(({ n, person }) => ({
      ...{ _id: person, name: `测试人${n}`, email: `person${n}@example.com` },
      ...{ passwordHash: 'none', emailConfirmed: true },
    })),
  );
  await Membership.insertMany(
    made.map(({ organisation, person }) => ({
      ...{ organisationId: organisation, personId: person, role: 'owner', since: now },
    })),
  );
  await LoginSession.insertMany(
    made.map(({ n, organisation, person, login }) => ({
      ...{ _id: login, personId: person, organisationId: organisation, refreshHash: `none${n}` },
      ...{ rotatedAt: now, startedAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) },
    })),
  );
  return made.map(({ n, organisation, person, login }) => {
    const claims = { sub: String(person), sid: String(login), org: String(organisation) };
    return {
      ...{ personId: claims.sub, sessionId: claims.sid, organisationId: claims.org },
      ...{ name: `测试人${n}`, email: `person${n}@example.com` },
      token: signAccess(claims, deps.config.jwtSecret),
    };
  });
}
