import type { Logger } from 'pino';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Carried, ServerEventName } from '../../../shared/events.ts';
import { asProblemError, problemFor } from '../http/errors.ts';
import { networkOf } from '../http/network.ts';
import { ProblemError } from '../http/problem.ts';
import { originOf } from './connection.ts';
import { liveServers } from './live.ts';
import type { LiveServer, LiveSocket } from './types.ts';

/** Sockets that nobody signed in with, such as a screen in a hall: each shows a ticket and only listens. */
export interface Audience {
  /** The Socket.IO namespace, such as `/board`. */
  namespace: string;
  /** The room whose sockets this ticket lets in; throws where it lets in nowhere. */
  admit: (ticket: Record<string, unknown>) => Promise<string>;
}

/** Sockets one room takes in one process: a hall full of phones, and no more. */
const MAX_LISTENERS = 5000;

/** Refused tickets of one line to one process in a minute; whoever shows more is not looked at. */
const MAX_REFUSALS = 300;

/** Admits by `admit`, but nobody of a line that was refused too often; whoever is let in counts for nothing. */
function admission(admit: Audience['admit']) {
  const refusals = new RateLimiterMemory({ points: MAX_REFUSALS, duration: 60 });
  return async (ticket: Record<string, unknown>, network: string): Promise<string> => {
    const counted = await refusals.get(network);
    if (counted && counted.consumedPoints >= MAX_REFUSALS)
      throw new ProblemError('request.tooMany', { seconds: Math.ceil(counted.msBeforeNext / 1000) });
    try {
      return await admit(ticket);
    } catch (error) {
      await refusals.penalty(network);
      throw error;
    }
  };
}

const audiences = new Map<string, Audience>();
const tickets = new WeakMap<object, Record<string, unknown>>();

/** Registers an audience; done once, when the app is put together. */
export const addAudience = (audience: Audience): void => void audiences.set(audience.namespace, audience);

/** Opens every audience on a server; `recheck` asks anew whether those who listen still may. */
export function openAudiences(
  io: LiveServer,
  trustProxy: number,
  logger: Logger,
): { recheck: () => Promise<void>; close: () => Promise<void> } {
  for (const { namespace, admit } of audiences.values()) {
    const hall = io.of(namespace);
    const enter = admission(admit);
    hall.use(async (socket, next) => {
      const { locale, requestId, address } = originOf(socket, trustProxy);
      try {
        const ticket = socket.handshake.auth as Record<string, unknown>;
        const name = await enter(ticket, networkOf(address));
        if ((hall.adapter.rooms.get(name)?.size ?? 0) >= MAX_LISTENERS)
          throw new ProblemError('realtime.tooManySockets');
        tickets.set(socket, ticket);
        // Before it is told that it is connected, so that it misses nothing from then on.
        await socket.join(name);
        next();
      } catch (error) {
        const problem = problemFor(error, locale, requestId, logger);
        next(Object.assign(new Error(problem.code), { data: problem }));
      }
    });
  }
  return {
    async recheck() {
      for (const { namespace, admit } of audiences.values()) {
        const sockets = [...io.of(namespace).sockets.values()] as LiveSocket[];
        const asked = new Map<string, Promise<boolean>>();
        const stillMay = (socket: LiveSocket) => {
          const ticket = tickets.get(socket) ?? {};
          const key = JSON.stringify(ticket);
          const answer =
            asked.get(key) ??
            admit(ticket).then(
              () => true,
              (error: unknown) => asProblemError(error).status >= 500,
            );
          asked.set(key, answer);
          return answer;
        };
        for (const socket of sockets) if (!(await stillMay(socket))) socket.disconnect(true);
      }
    },
    async close() {
      for (const name of audiences.keys()) await io.of(name).adapter.close();
    },
  };
}

/**
 * Tells all of an audience's sockets in a room. One broadcast: the adapter makes the packet and its frame once for
 * all of them. May be lost, as whatever is told live.
 */
export function tellAudience<E extends ServerEventName>(
  namespace: string,
  name: string,
  event: E,
  carried: Carried<E>,
): void {
  for (const io of liveServers()) {
    (io.of(namespace).to(name) as { emit: (event: E, carried: Carried<E>) => void }).emit(event, carried);
  }
}

/** Sends those in a room of an audience away, in any process. */
export function dismissAudience(namespace: string, name: string): void {
  for (const io of liveServers()) io.of(namespace).in(name).disconnectSockets(true);
}
