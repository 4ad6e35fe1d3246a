import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../../shared/events.ts';
import type { Actor } from '../http/actor.ts';

/** What the server keeps of one connection. */
export interface SocketData {
  token: string;
  actor: Actor;
  expiresAt: Date;
}

type None = Record<string, never>;
export type LiveServer = Server<ClientToServer, ServerToClient, None, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, None, SocketData>;

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
