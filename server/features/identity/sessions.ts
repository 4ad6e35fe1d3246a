import type { Types } from 'mongoose';
import mongoose from 'mongoose';
import type { SessionGrant, SessionInfo } from '../../../shared/schemas/identity.ts';
import type { Config } from '../../config/index.ts';
import type { Session } from '../../platform/db/index.ts';
import type { PersonActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { accessChanged } from './access.ts';
import { LoginSession, Membership } from './model.ts';
import { ACCESS_SECONDS, hashToken, isOurRefresh, refreshSecret, signAccess } from './tokens.ts';

const SESSION_DAYS = 30;
/** A second tab may send the old token at the same moment: that long it is told to use the new one instead. */
const RACE_MS = 10_000;

/** A grant and the refresh token that goes into the cookie: `<session id>.<secret>`. */
export interface Granted {
  grant: SessionGrant;
  refreshToken: string;
}

const grantOf = (
  config: Config,
  session: { _id: Types.ObjectId; personId: Types.ObjectId; organisationId: Types.ObjectId | null },
): SessionGrant => {
  const org = session.organisationId ? String(session.organisationId) : null;
  return {
    accessToken: signAccess(
      { sub: String(session.personId), sid: String(session._id), org },
      config.jwtSecret,
    ),
    expiresIn: ACCESS_SECONDS,
    organisationId: org,
  };
};

const expiry = () => new Date(Date.now() + SESSION_DAYS * 86_400_000);

/** Begins a sign-in; acts for the organisation used last, or the first there is. */
export async function beginSession(
  config: Config,
  personId: Types.ObjectId,
  about: { device: string; address: string; secondFactor: boolean },
  session: Session | null = null,
): Promise<Granted> {
  const _id = new mongoose.Types.ObjectId();
  const secret = refreshSecret(String(_id), config.jwtSecret);
  const last = await LoginSession.findOne({ personId }).sort({ _id: -1 }).session(session).lean();
  const memberships = await Membership.find({ personId }).sort({ _id: 1 }).session(session).lean();
  const organisation =
    memberships.find((m) => last?.organisationId?.equals(m.organisationId)) ?? memberships[0];
  const now = new Date();
  const [login] = await LoginSession.create(
    [
      {
        _id,
        personId,
        refreshHash: hashToken(secret),
        rotatedAt: now,
        organisationId: organisation?.organisationId ?? null,
        secondFactor: about.secondFactor,
        device: about.device.slice(0, 200),
        address: about.address,
        startedAt: now,
        lastSeenAt: now,
        expiresAt: expiry(),
      },
    ],
    session ? { session } : {},
  );
  return { grant: grantOf(config, login!), refreshToken: `${_id}.${secret}` };
}

/** The sign-in a refresh token names, and its secret; null where it is none. */
function partsOf(refreshToken: string | undefined): { id: string; secret: string } | null {
  const [, id, secret] = /^([0-9a-f]{24})\.([A-Za-z0-9_-]{43})$/.exec(refreshToken ?? '') ?? [];
  return id && secret ? { id, secret } : null;
}

/**
 * Exchanges a refresh token for the next one. Of many at once with the same token exactly one gets it; the others
 * are told `auth.refreshedElsewhere`. A token that was replaced longer ago was stolen or copied: it ends the family.
 * One that never was ours ends nothing, or whoever guesses an id could sign others out.
 */
export async function refreshSession(config: Config, refreshToken: string | undefined): Promise<Granted> {
  const parts = partsOf(refreshToken);
  if (!parts) throw new ProblemError('auth.sessionEnded');
  const { id, secret } = parts;
  const given = hashToken(secret);
  const next = refreshSecret(id, config.jwtSecret);
  const now = new Date();
  const login = await LoginSession.findOneAndUpdate(
    { _id: id, refreshHash: given, endedAt: null, expiresAt: { $gt: now } },
    {
      $set: {
        refreshHash: hashToken(next),
        previousHash: given,
        rotatedAt: now,
        lastSeenAt: now,
        expiresAt: expiry(),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (login) return { grant: grantOf(config, login), refreshToken: `${id}.${next}` };

  const raced = await LoginSession.exists({
    _id: id,
    previousHash: given,
    endedAt: null,
    rotatedAt: { $gt: new Date(now.getTime() - RACE_MS) },
  });
  if (raced) throw new ProblemError('auth.refreshedElsewhere');
  if (isOurRefresh(id, secret, config.jwtSecret)) {
    await LoginSession.updateOne({ _id: id, endedAt: null }, { $set: { endedAt: now } });
    accessChanged();
  }
  throw new ProblemError('auth.sessionEnded');
}

/** Ends the sign-in a refresh token belongs to, if it is one. */
export async function endByRefreshToken(refreshToken: string | undefined): Promise<void> {
  const parts = partsOf(refreshToken);
  if (!parts) return;
  const hash = hashToken(parts.secret);
  const ended = await LoginSession.updateOne(
    { _id: parts.id, $or: [{ refreshHash: hash }, { previousHash: hash }], endedAt: null },
    { $set: { endedAt: new Date() } },
  );
  if (ended.modifiedCount > 0) accessChanged();
}

/** Acts for another organisation from now on; a stranger's organisation answers as one that does not exist. */
export async function switchOrganisation(
  config: Config,
  actor: PersonActor,
  organisationId: string,
): Promise<SessionGrant> {
  const member = await Membership.exists({ personId: actor.personId, organisationId });
  if (!member) throw notFound();
  const login = await LoginSession.findOneAndUpdate(
    { _id: actor.sessionId, endedAt: null },
    { $set: { organisationId: new mongoose.Types.ObjectId(organisationId) } },
    { returnDocument: 'after' },
  ).lean();
  if (!login) throw new ProblemError('auth.sessionEnded');
  return grantOf(config, login);
}

export async function listSessions(actor: PersonActor): Promise<{ items: SessionInfo[] }> {
  const rows = await LoginSession.find({ personId: actor.personId, endedAt: null })
    .sort({ _id: -1 })
    .limit(100)
    .lean();
  return {
    items: rows.map((row) => ({
      id: String(row._id),
      device: row.device,
      address: row.address,
      startedAt: row.startedAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      current: String(row._id) === actor.sessionId,
    })),
  };
}

/** Ends one sign-in of this person; a stranger's answers as one that does not exist. */
export async function endSession(actor: PersonActor, id: string): Promise<void> {
  const ended = await LoginSession.updateOne(
    { _id: id, personId: actor.personId, endedAt: null },
    { $set: { endedAt: new Date() } },
  );
  if (ended.modifiedCount === 0) throw notFound();
  accessChanged();
}

/** Ends all sign-ins of a person but `keep`. */
export async function endSessions(
  personId: string,
  keep: string | null,
  session: Session | null = null,
): Promise<void> {
  await LoginSession.updateMany(
    { personId, endedAt: null, ...(keep ? { _id: { $ne: keep } } : {}) },
    { $set: { endedAt: new Date() } },
    session ? { session } : {},
  );
  accessChanged();
}
