import type { Request } from 'express';
import jwt from 'jsonwebtoken';
import { Passport } from 'passport';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
import type { Config } from '../../config/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { localeOf, requestIdOf } from '../../platform/http/request.ts';
import { standingOf } from './access.ts';
import { JWT_OPTIONS, keyOf, type AccessClaims } from './tokens.ts';

/** Where a call comes from, beyond its token. */
export interface Origin {
  locale: Locale;
  address: string;
  requestId: string;
}

/** The actor of claims whose signature was checked; throws when the sign-in or the membership has ended. */
export async function actorOf(claims: AccessClaims, origin: Origin, settingUp = false): Promise<Actor> {
  const standing = await standingOf(claims.sid, claims.org);
  if (!standing) throw new ProblemError('auth.sessionEnded');
  const person = { personId: standing.personId, sessionId: claims.sid, ...origin };
  const { organisation } = standing;
  if (!organisation) return person;
  if (organisation.requireSecondFactor && !standing.secondFactor) {
    // What is needed to set it up stays open, as the person alone.
    if (settingUp) return person;
    throw new ProblemError('auth.secondFactorMandatory');
  }
  return {
    ...person,
    organisationId: organisation.id,
    kind: organisation.kind,
    organisationStatus: organisation.status,
    role: organisation.role,
  };
}

/** The claims of a token that we signed and that is not over; null of any other. */
function claimsOf(token: string, { jwtSecret }: Config): AccessClaims | null {
  const { algorithm, issuer, audience } = JWT_OPTIONS;
  try {
    return jwt.verify(token, keyOf(jwtSecret), {
      algorithms: [algorithm],
      issuer,
      audience,
    }) as unknown as AccessClaims;
  } catch {
    return null;
  }
}

/** Whose token a call carries, by its signature alone: for counting calls. */
export const personOf = (req: Request, config: Config): string | null =>
  claimsOf(ExtractJwt.fromAuthHeaderAsBearerToken()(req) ?? '', config)?.sub ?? null;

/** Checks an access token that came outside of HTTP (a socket's handshake). */
export async function authenticateToken(
  token: string,
  origin: Origin,
  config: Config,
): Promise<{ actor: Actor; expiresAt: Date }> {
  const claims = claimsOf(token, config);
  if (!claims) throw new ProblemError('auth.sessionEnded');
  return { actor: await actorOf(claims, origin), expiresAt: new Date(claims.exp * 1000) };
}

/** Who calls, by passport-jwt; null without a token. */
export function authenticator(config: Config): (req: Request) => Promise<Actor | null> {
  const passport = new Passport();
  passport.use(
    new JwtStrategy(
      {
        jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
        // Its types know strings and buffers only; it hands the key on as it is.
        secretOrKey: keyOf(config.jwtSecret) as unknown as string,
        algorithms: [JWT_OPTIONS.algorithm],
        issuer: JWT_OPTIONS.issuer,
        audience: JWT_OPTIONS.audience,
      },
      (claims: AccessClaims, done: (error: unknown, claims: AccessClaims) => void) => done(null, claims),
    ),
  );
  return async (req) => {
    if (!req.get('authorization')) return null;
    const claims = await new Promise<AccessClaims>((resolve, reject) => {
      const decide = (error: unknown, found: AccessClaims | false) =>
        error || !found ? reject(error ?? new ProblemError('auth.sessionEnded')) : resolve(found);
      passport.authenticate('jwt', { session: false }, decide)(req, req.res, reject);
    });
    const origin = { locale: localeOf(req), address: req.ip ?? '', requestId: requestIdOf(req) };
    const settingUp = /^\/(me|session|sessions)(\/|$)/.test(req.path);
    return actorOf(claims, origin, settingUp);
  };
}
