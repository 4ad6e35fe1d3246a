import mongoose from 'mongoose';
import type { Logger } from 'pino';
import type { OrganisationKind, OrganisationStatus, Role } from '../../../shared/schemas/organisation.ts';
import { follow } from '../../platform/db/index.ts';
import { LoginSession, Membership, Person } from './model.ts';

/** What the database says of one sign-in acting for one organisation. */
export interface Standing {
  personId: string;
  secondFactor: boolean;
  organisation: {
    id: string;
    kind: OrganisationKind;
    status: OrganisationStatus;
    role: Role;
    requireSecondFactor: boolean;
  } | null;
}

/** How long a standing may be believed in a process that missed the change stream's word. */
const BELIEVED_MS = 1000;
const known = new Map<string, { until: number; standing: Promise<Standing | null> }>();

/** Forgets what was read, so that the next request reads anew: called by every change of access here. */
const forgetStandings = (): void => known.clear();

/** The standing of a sign-in, or null when it ended or its membership did. */
export function standingOf(sid: string, org: string | null): Promise<Standing | null> {
  const key = `${sid}:${org}`;
  const now = Date.now();
  const seen = known.get(key);
  if (seen && seen.until > now) return seen.standing;
  if (known.size > 20_000) known.clear();
  const standing = read(sid, org);
  known.set(key, { until: now + BELIEVED_MS, standing });
  standing.catch(() => known.delete(key));
  return standing;
}

async function read(sid: string, org: string | null): Promise<Standing | null> {
  if (![sid, org ?? sid].every((id) => mongoose.isObjectIdOrHexString(id))) return null;
  const [login] = await LoginSession.aggregate<{
    personId: mongoose.Types.ObjectId;
    person: { secondFactor: { active: boolean } | null }[];
    membership: { role: Role }[];
    organisation: { kind: OrganisationKind; status: OrganisationStatus; requireSecondFactor: boolean }[];
  }>([
    { $match: { _id: new mongoose.Types.ObjectId(sid), endedAt: null } },
    {
      $lookup: {
        from: Person.collection.name,
        localField: 'personId',
        foreignField: '_id',
        as: 'person',
        pipeline: [{ $project: { 'secondFactor.active': 1 } }],
      },
    },
    ...(org === null
      ? []
      : [
          {
            $lookup: {
              from: Membership.collection.name,
              let: { person: '$personId' },
              as: 'membership',
              pipeline: [
                {
                  $match: {
                    organisationId: new mongoose.Types.ObjectId(org),
                    $expr: { $eq: ['$personId', '$$person'] },
                  },
                },
                { $project: { role: 1 } },
              ],
            },
          },
          {
            $lookup: {
              from: 'organisations',
              as: 'organisation',
              pipeline: [
                { $match: { _id: new mongoose.Types.ObjectId(org) } },
                { $project: { kind: 1, status: 1, requireSecondFactor: 1 } },
              ],
            },
          },
        ]),
    { $project: { personId: 1, person: 1, membership: 1, organisation: 1 } },
  ]);
  if (!login) return null;
  const standing: Standing = {
    personId: String(login.personId),
    secondFactor: login.person[0]?.secondFactor?.active === true,
    organisation: null,
  };
  if (org === null) return standing;
  const [membership] = login.membership;
  const [organisation] = login.organisation;
  if (!membership || !organisation) return null;
  return { ...standing, organisation: { id: org, role: membership.role, ...pick(organisation) } };
}

const pick = ({
  kind,
  status,
  requireSecondFactor,
}: Omit<NonNullable<Standing['organisation']>, 'id' | 'role'>) => ({
  kind,
  status,
  requireSecondFactor,
});

/** Whose access may have ended; sockets recheck theirs on hearing it. */
export type AccessListener = () => void;
const listeners = new Set<AccessListener>();

/** Hears of every change of sessions, memberships and organisations' status, from any process. */
export function onAccessChanged(listener: AccessListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says at once, in this process, that access may have changed. */
export function accessChanged(): void {
  forgetStandings();
  for (const listener of listeners) listener();
}

/** Follows the database, so that what another process changed is felt here too. */
export function watchAccess(logger: Logger): void {
  const set = (field: string) => ({ [`updateDescription.updatedFields.${field}`]: { $exists: true } });
  const hear = (collection: string, match: Record<string, unknown>) =>
    follow(collection, match, accessChanged, logger);
  hear(LoginSession.collection.name, { $or: [set('endedAt'), { operationType: 'delete' }] });
  hear(Membership.collection.name, { operationType: { $in: ['update', 'delete', 'replace'] } });
  hear('organisations', { $or: [set('status'), set('requireSecondFactor')] });
}
