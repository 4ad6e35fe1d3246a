import mongoose from 'mongoose';
import { LoginSession, Membership, Person, signAccess } from '../../server/features/identity/index.ts';
import { emptyProfile, nameKey, Organisation } from '../../server/features/organisations/index.ts';
import type { Deps } from '../../server/platform/deps.ts';
import type { OrganisationKind } from '../../shared/schemas/organisation.ts';
import { makeCreditCode } from '../../shared/taxonomy/creditCode.ts';

/** A signed-in owner of a verified organisation of its own. */
export interface Member {
  personId: string;
  organisationId: string;
  token: string;
}

let made = 0;

/** Many members, each of another organisation. Numbers of their credit codes lie beyond those of generated firms. */
export async function members(deps: Deps, kind: OrganisationKind, count: number): Promise<Member[]> {
  const now = new Date();
  const all = Array.from({ length: count }, () => {
    const n = (made += 1);
    const id = () => new mongoose.Types.ObjectId();
    return { n, personId: id(), organisationId: id(), sid: id() };
  });
  await Organisation.insertMany(
    all.map(({ n, organisationId }) => {
      const name = `测量机构${n}有限公司`;
      return {
        _id: organisationId,
        kind,
        name,
        nameKey: nameKey(name),
        creditCode: makeCreditCode(90_000_000 + n),
        status: 'verified' as const,
        contact: { name: '联系人', phone: '020-12345678', email: 'contact@example.com' },
        profile: emptyProfile(),
      };
    }),
  );
  await Person.insertMany(
    all.map(({ n, personId }) => ({
      _id: personId,
      name: `测量人${n}`,
      email: `bench${n}@example.com`,
      passwordHash: 'none',
      emailConfirmed: true,
    })),
  );
  await Membership.insertMany(
    all.map(({ personId, organisationId }) => ({ organisationId, personId, role: 'owner', since: now })),
  );
  await LoginSession.insertMany(
    all.map(({ n, personId, organisationId, sid }) => ({
      _id: sid,
      personId,
      refreshHash: `none${n}`,
      rotatedAt: now,
      organisationId,
      startedAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    })),
  );
  return all.map(({ personId, organisationId, sid }) => ({
    personId: String(personId),
    organisationId: String(organisationId),
    token: signAccess(
      { sub: String(personId), sid: String(sid), org: String(organisationId) },
      deps.config.jwtSecret,
    ),
  }));
}
