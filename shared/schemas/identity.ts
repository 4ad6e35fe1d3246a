import { z } from 'zod';
import { LOCALES } from '../locale.ts';
import { email, id, instant, line } from './common.ts';
import { organisationKind, organisationStatus, role } from './organisation.ts';

export const password = z.string().min(10).max(200);
export const locale = z.enum(LOCALES);
/** A one-time token from a link: 32 random bytes in base64url. */
export const linkToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .meta({ examples: ['0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'] });
/** Six digits of an authenticator app, or a recovery code. */
export const secondFactorCode = z
  .string()
  .trim()
  .regex(/^(\d{6}|[a-z0-9]{5}-[a-z0-9]{5})$/);

export const registration = z.strictObject({
  name: line(40),
  email,
  password,
  locale: locale.default('zh-CN'),
});

export const credentials = z.strictObject({
  email,
  password: z.string().max(200),
  code: secondFactorCode.optional(),
});

/** What a sign-in or a refresh gives: the refresh token itself travels in an HttpOnly cookie. */
export const sessionGrant = z
  .object({
    accessToken: z.string(),
    /** Seconds until the access token ends. */
    expiresIn: z.int(),
    organisationId: id.nullable(),
  })
  .meta({ id: 'SessionGrant' });
export type SessionGrant = z.infer<typeof sessionGrant>;

export const session = z
  .object({
    id,
    device: z.string(),
    address: z.string(),
    startedAt: instant,
    lastSeenAt: instant,
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionInfo = z.infer<typeof session>;

export const membershipInfo = z.object({
  organisation: z.object({ id, name: z.string(), kind: organisationKind, status: organisationStatus }),
  role,
});

/** The person who is signed in, and what it may act for. */
export const me = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    emailConfirmed: z.boolean(),
    locale,
    secondFactor: z.boolean(),
    organisationId: id.nullable(),
    memberships: z.array(membershipInfo),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;
