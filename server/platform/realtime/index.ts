import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { isMember } from '../http/actor.ts';
import { asProblemError, problemFor } from '../http/errors.ts';
import { ProblemError } from '../http/problem.ts';
import type { Deps } from '../deps.ts';
import { shareRooms } from './adapter.ts';
import { openAudiences } from './audience.ts';
import { admit, end, enterOwnRooms, originOf, recheck, renew, watchExpiry } from './connection.ts';
import { dispatchEvents } from './dispatch.ts';
import { addEvents, connectionListeners } from './events.ts';
import { connectionCount, MAX_PACKET_BYTES } from './limits.ts';
import { addLiveServer } from './live.ts';
import { setStanding, standingOf, type Gatekeeper, type LiveServer, type LiveSocket } from './types.ts';

export { addAudience, dismissAudience, tellAudience, type Audience } from './audience.ts';
export { addConnectionListener, addEvents, unhandledEvents, type EventCall } from './events.ts';
export { leaveRoom, peopleIn, room, tell } from './live.ts';
export type { Gatekeeper, LiveSocket } from './types.ts';

/** Access is read anew at least so often, should the word of a change not have come through. */
const RECHECK_MS = 60_000;

/** How each connection takes its next token: by the means of the server it came to. */
const renewals = new WeakMap<LiveSocket, (token: string) => Promise<Date>>();

addEvents({
  'auth:renew': async ({ payload, socket }) => {
    const expiresAt = await renewals.get(socket)!(payload.token);
    return { expiresAt: expiresAt.toISOString() };
  },
});

/** Starts Socket.IO on the HTTP server. Handlers come from features through `addEvents`. */
export function startRealtime(
  http: HttpServer,
  { config, logger }: Deps,
  gatekeeper: Gatekeeper,
): { close: () => Promise<void> } {
  const { authenticate } = gatekeeper;
  const io: LiveServer = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: MAX_PACKET_BYTES,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
  });
  gatherWrites(io);
  if (config.cluster) shareRooms(io);
  const audiences = openAudiences(io, config.trustProxy, logger);
  const leave = addLiveServer(io);
  const count = connectionCount();

  io.use(async (socket, next) => {
    try {
      const standing = await admit(socket, authenticate, config.trustProxy);
      const { personId } = standing.actor;
      if (!count.add(personId)) throw new ProblemError('realtime.tooManySockets');
      // One that goes away before it is connected never says that it disconnects.
      socket.conn.once('close', () => count.remove(personId));
      setStanding(socket, standing);
      socket.data = { personId };
      next();
    } catch (error) {
      const { locale, requestId } = originOf(socket, config.trustProxy);
      const problem = problemFor(error, locale, requestId, logger);
      next(Object.assign(new Error(problem.code), { data: problem }));
    }
  });

  io.on('connection', (socket) => {
    dispatchEvents(socket, logger);
    const expiry = watchExpiry(socket, logger);
    renewals.set(socket, async (token) => {
      try {
        const expiresAt = await renew(socket, token, authenticate);
        expiry.again();
        return expiresAt;
      } catch (error) {
        if (asProblemError(error).code === 'access.suspended') end(socket, error, logger);
        throw error;
      }
    });
    socket.on('disconnecting', () => {
      expiry.stop();
      for (const listener of connectionListeners()) listener.leaving?.(socket);
    });
    void enterOwnRooms(socket).then(
      () => {
        const { actor, expiresAt } = standingOf(socket);
        socket.emit('ready', {
          personId: actor.personId,
          organisationId: isMember(actor) ? actor.organisationId : null,
          expiresAt: expiresAt.toISOString(),
        });
        // Access that ended between the handshake and now was told to sockets that were there.
        void recheck(socket, authenticate, logger);
      },
      (error: unknown) => end(socket, error, logger),
    );
  });

  const watch = watchAccess(io, gatekeeper, audiences.recheck, logger);
  return {
    async close() {
      watch.stop();
      for (const listener of connectionListeners()) await listener.stopping?.();
      leave();
      await Promise.all([io.of('/').adapter.close(), audiences.close()]);
      // Closes the wires without a farewell, so that browsers come back by themselves once a server is there again.
      io.engine.close();
    },
  };
}

/**
 * Lets what is sent to one socket at once (the acknowledgements of one commit, most of all) leave in one write to
 * the wire instead of one for each frame, which costs more than making the frames.
 */
function gatherWrites(io: LiveServer): void {
  // Both are told within one step, before and after the frames are written.
  io.engine.on('flush', (connection: { request: IncomingMessage }) => connection.request.socket.cork());
  io.engine.on('drain', (connection: { request: IncomingMessage }) => connection.request.socket.uncork());
}

/** Reads every socket's access anew whenever somebody's may have ended; one sweep at a time, none forgotten. */
function watchAccess(
  io: LiveServer,
  gatekeeper: Gatekeeper,
  recheckAudiences: () => Promise<void>,
  logger: Deps['logger'],
): { stop: () => void } {
  let sweeping = false;
  let again = false;
  const sweep = async () => {
    again = true;
    if (sweeping) return;
    sweeping = true;
    while (again) {
      again = false;
      const sockets = [...io.of('/').sockets.values()] as LiveSocket[];
      for (let i = 0; i < sockets.length; i += 50) {
        await Promise.all(
          sockets.slice(i, i + 50).map((socket) => recheck(socket, gatekeeper.authenticate, logger)),
        );
      }
    }
    sweeping = false;
  };
  const stopListening = gatekeeper.onAccessChanged(() => void sweep());
  const timer = setInterval(() => {
    void sweep();
    void recheckAudiences();
  }, RECHECK_MS);
  timer.unref();
  return {
    stop() {
      stopListening();
      clearInterval(timer);
    },
  };
}
