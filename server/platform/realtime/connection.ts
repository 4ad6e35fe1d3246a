import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Locale } from '../../../shared/locale.ts';
import { isMember, type Actor } from '../http/actor.ts';
import { asProblemError, problemFor } from '../http/errors.ts';
import { ProblemError } from '../http/problem.ts';
import { room } from './live.ts';
import { setStanding, standingOf, type Authenticate, type LiveSocket, type Standing } from './types.ts';

/** Where a socket comes from, for the audit trail. */
export function originOf(socket: Pick<LiveSocket, 'handshake'>, trustProxy: number) {
  const forwarded = trustProxy > 0 ? socket.handshake.headers['x-forwarded-for'] : undefined;
  const hops = String(forwarded ?? '')
    .split(',')
    .map((hop) => hop.trim());
  const language = socket.handshake.auth['locale'] as unknown;
  return {
    locale: (language === 'en' ? 'en' : 'zh-CN') as Locale,
    // Each trusted proxy appended the address it saw: the one our outermost proxy saw is the caller's.
    address: (forwarded && hops.at(-trustProxy)) || socket.handshake.address,
    requestId: randomUUID(),
  };
}

const roleOf = (actor: Actor) => (isMember(actor) ? actor.role : null);

/** A suspended organisation hears nothing. */
function assertMayListen(actor: Actor): void {
  if (isMember(actor) && actor.organisationStatus === 'suspended') throw new ProblemError('access.suspended');
}

/** Whose token it is, for a socket that connects. */
export async function admit(
  socket: LiveSocket,
  authenticate: Authenticate,
  trustProxy: number,
): Promise<Standing> {
  const token = socket.handshake.auth['token'] as unknown;
  if (typeof token !== 'string' || token.length > 4096) throw new ProblemError('auth.required');
  const { actor, expiresAt } = await authenticate(token, originOf(socket, trustProxy));
  assertMayListen(actor);
  return { token, actor, expiresAt };
}

/** Tells a socket that its access ended, and closes it: it is out of every room before this returns. */
export function end(socket: LiveSocket, error: unknown, logger: Logger): void {
  const { locale, requestId } = standingOf(socket).actor;
  const problem = problemFor(error, locale, requestId, logger);
  socket.emit('ended', { problem });
  socket.disconnect(true);
}

/** Ends the socket when its token does, unless it is renewed before; `again` after each renewal. */
export function watchExpiry(socket: LiveSocket, logger: Logger): { again: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    clearTimeout(timer);
    const left = Math.max(0, standingOf(socket).expiresAt.getTime() - Date.now());
    timer = setTimeout(() => end(socket, new ProblemError('auth.sessionEnded'), logger), left);
    timer.unref();
  };
  again();
  return { again, stop: () => clearTimeout(timer) };
}

/** The next token of the same person for the same organisation. */
export async function renew(socket: LiveSocket, token: string, authenticate: Authenticate): Promise<Date> {
  const { actor: before } = standingOf(socket);
  const { locale, address, requestId } = before;
  const { actor, expiresAt } = await authenticate(token, { locale, address, requestId });
  assertMayListen(actor);
  const organisation = (who: Actor) => (isMember(who) ? who.organisationId : null);
  if (actor.personId !== before.personId || organisation(actor) !== organisation(before)) {
    throw new ProblemError('auth.sessionEnded');
  }
  setStanding(socket, { token, actor, expiresAt });
  return expiresAt;
}

/** Reads anew what a socket may do; ends it where its access did. A question that cannot be answered now ends nothing. */
export async function recheck(socket: LiveSocket, authenticate: Authenticate, logger: Logger): Promise<void> {
  const { token, actor } = standingOf(socket);
  try {
    const { locale, address, requestId } = actor;
    const now = await authenticate(token, { locale, address, requestId });
    assertMayListen(now.actor);
    // It entered rooms by the role it had: it comes back by itself, and enters those it may.
    if (roleOf(now.actor) !== roleOf(actor)) socket.conn.close();
    // A renewal may have come meanwhile; its own check stands.
    if (standingOf(socket).token === token) setStanding(socket, { token, ...now });
  } catch (error) {
    if (asProblemError(error).status >= 500) return;
    if (standingOf(socket).token === token) end(socket, error, logger);
  }
}

/** Puts a socket into the rooms that are its own. */
export async function enterOwnRooms(socket: LiveSocket): Promise<void> {
  const { actor } = standingOf(socket);
  await socket.join(room('person', actor.personId));
  if (isMember(actor)) await socket.join(room('organisation', actor.organisationId));
}
