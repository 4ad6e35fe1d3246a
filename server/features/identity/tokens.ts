import {
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Session } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { Link, type LinkPurpose } from './model.ts';

/** Seconds an access token lives. */
export const ACCESS_SECONDS = 600;
export const JWT_OPTIONS = { algorithm: 'HS256', issuer: 'lianqiao', audience: 'lianqiao' } as const;

/** Who (`sub`), in which sign-in (`sid`), acting for which organisation (`org`). */
export interface AccessClaims {
  sub: string;
  sid: string;
  org: string | null;
  exp: number;
}

const keys = new Map<string, KeyObject>();

/**
 * A secret as the key it is. Given as a string, the JWT library first tries on every call whether it is a public
 * key in PEM, which costs more than all the rest of a small request.
 */
export function keyOf(secret: string): KeyObject {
  let key = keys.get(secret);
  if (!key) {
    key = createSecretKey(Buffer.from(secret));
    keys.set(secret, key);
  }
  return key;
}

export function signAccess(claims: Omit<AccessClaims, 'exp'>, secret: string): string {
  return jwt.sign(claims, keyOf(secret), { ...JWT_OPTIONS, expiresIn: ACCESS_SECONDS });
}

/** 32 random bytes in base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url');
/** Tokens are random, so a plain hash is enough to make a leaked database useless. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

const REFRESH_RANDOM = 16;

const refreshMark = (sid: string, random: Buffer, secret: string): Buffer =>
  createHmac('sha256', keyOf(secret)).update(`refresh.${sid}.`).update(random).digest().subarray(0, 16);

/**
 * The secret part of a refresh token: 16 random bytes and a mark that we made it for this very sign-in. A sign-in's
 * id is no secret; by the mark a token of ours that was replaced (stolen or copied) is told from one made up.
 */
export function refreshSecret(sid: string, secret: string): string {
  const random = randomBytes(REFRESH_RANDOM);
  return Buffer.concat([random, refreshMark(sid, random, secret)]).toString('base64url');
}

/** Whether we made such a secret for a sign-in, at any time. */
export function isOurRefresh(sid: string, given: string, secret: string): boolean {
  const bytes = Buffer.from(given, 'base64url');
  const mark = refreshMark(sid, bytes.subarray(0, REFRESH_RANDOM), secret);
  const found = bytes.subarray(REFRESH_RANDOM);
  return found.length === mark.length && timingSafeEqual(found, mark);
}

/** Makes a one-time link token; any earlier one for the same purpose and subject ends. */
export async function issueLink(
  session: Session | null,
  purpose: LinkPurpose,
  subject: string,
  hours: number,
): Promise<string> {
  const token = randomToken();
  const options = session ? { session } : {};
  await Link.deleteMany({ purpose, subject }, options);
  const expiresAt = new Date(Date.now() + hours * 3_600_000);
  await Link.create([{ _id: hashToken(token), purpose, subject, expiresAt }], options);
  return token;
}

/** Ends the links of one purpose and subject that were not used. */
export async function endLinks(session: Session, purpose: LinkPurpose, subject: string): Promise<void> {
  await Link.deleteMany({ purpose, subject }, { session });
}

/** Uses a link token up and returns its subject; of many at once, one gets it. */
export async function consumeLink(session: Session, purpose: LinkPurpose, token: string): Promise<string> {
  const link = await Link.findOneAndDelete(
    { _id: hashToken(token), purpose, expiresAt: { $gt: new Date() } },
    { session },
  ).lean();
  if (!link) throw new ProblemError('auth.tokenUsed');
  return link.subject;
}
