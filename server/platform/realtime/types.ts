import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../../shared/events.ts';
import type { Actor } from '../http/actor.ts';

/** What other processes may be told of a connection: no more than whose it is. */
export interface SocketData {
  personId: string;
}

/** What this process alone knows of a connection; the token must not travel between processes. */
export interface Standing {
  token: string;
  actor: Actor;
  expiresAt: Date;
}

type None = Record<string, never>;
export type LiveServer = Server<ClientToServer, ServerToClient, None, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, None, SocketData>;

const standings = new WeakMap<object, Standing>();

/** Who a connected socket is, as last read. */
export const standingOf = (socket: object): Standing => standings.get(socket)!;
export const setStanding = (socket: object, standing: Standing): void => void standings.set(socket, standing);

/** Checks an access token; throws when it, the sign-in or the membership has ended. */
export type Authenticate = (
  token: string,
  origin: { locale: Actor['locale']; address: string; requestId: string },
) => Promise<{ actor: Actor; expiresAt: Date }>;

/** How the connection learns who is calling: given by the app, since the platform knows no feature. */
export interface Gatekeeper {
  authenticate: Authenticate;
  /** Says that somebody's access may have ended; returns what takes the listener away. */
  onAccessChanged: (listener: () => void) => () => void;
}
