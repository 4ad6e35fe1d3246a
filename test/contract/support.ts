import { randomBytes } from 'node:crypto';
import type { Access } from '../../shared/api/route.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import {
  ROLES,
  type OrganisationKind,
  type OrganisationStatus,
  type Role,
} from '../../shared/schemas/organisation.ts';

/** Who somebody is to the table: nobody, a person alone, or a member of an organisation. */
export type Standing = null | 'person' | { kind: OrganisationKind; role: Role; status: OrganisationStatus };

/** The code with which the table turns somebody away, or null where it lets them through. */
export function turnedAway(access: Access, who: Standing): ProblemCode | null {
  if (access === 'public') return null;
  if (who === null) return 'auth.required';
  if (access === 'person') return null;
  if (who === 'person') return 'access.organisationRequired';
  if (who.status === 'suspended') return 'access.suspended';
  const isKind = access.kinds === undefined || access.kinds.includes(who.kind);
  const isHighEnough = ROLES.indexOf(who.role) <= ROLES.indexOf(access.role);
  if (!isKind || !isHighEnough) return 'access.denied';
  return access.verified === true && who.status !== 'verified' ? 'access.notVerified' : null;
}

/** The codes that say who may call at all; anything else is said of the thing asked for. */
export const TURNING_AWAY: readonly string[] = [
  'auth.required',
  'access.organisationRequired',
  'access.suspended',
  'access.denied',
  'access.notVerified',
] satisfies ProblemCode[];

/** An id of nothing. */
export const noId = (): string => randomBytes(12).toString('hex');

/** The same value with every id in it replaced by one of nothing. */
export const withOtherIds = <T>(value: T): T =>
  value === undefined
    ? value
    : (JSON.parse(JSON.stringify(value).replace(/"[0-9a-f]{24}"/g, () => `"${noId()}"`)) as T);

/** Does work on many things, so many at a time; fails with every failure there was. */
export async function inBatches<T>(
  things: readonly T[],
  size: number,
  work: (thing: T) => Promise<string | null>,
): Promise<void> {
  const wrong: string[] = [];
  let next = 0;
  const worker = async () => {
    while (next < things.length) {
      const told = await work(things[next++]!).catch((error: Error) => error.message);
      if (told !== null) wrong.push(told);
    }
  };
  await Promise.all(Array.from({ length: size }, worker));
  if (wrong.length > 0) throw new Error(`${wrong.length} wrong:\n${wrong.slice(0, 40).join('\n')}`);
}

/** What each event carries when it is sent as it should be, about things that are not there. */
export const eventPayloads = (token: string): Record<string, object> => ({
  'auth:renew': { token },
  'conversation:join': { conversationId: noId() },
  'conversation:leave': { conversationId: noId() },
  'message:send': { conversationId: noId(), clientId: 'abcdefgh', text: '您好' },
  'message:list': { conversationId: noId(), after: 0 },
  'message:read': { conversationId: noId(), seq: 0 },
  typing: { conversationId: noId(), typing: true },
  'event:follow': { eventId: noId() },
  'event:unfollow': { eventId: noId() },
});
