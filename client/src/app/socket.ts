import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../../shared/events.ts';
import { currentToken, onGrant, refresh } from './api.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

let socket: LiveSocket | null = null;

/** The one connection of this page, opened at its first use; it renews its token and comes back by itself. */
export function liveSocket(): LiveSocket {
  if (socket) return socket;
  const made: LiveSocket = io({
    transports: ['websocket'],
    auth: (give) => give({ token: currentToken() ?? '' }),
    reconnectionDelayMax: 10_000,
  });
  // Refused at the door: the token may have ended while we were away.
  made.on('connect_error', () => {
    if (made.active) return;
    void refresh().then((renewed) => renewed && setTimeout(() => made.connect(), 500));
  });
  made.on('disconnect', (reason) => {
    if (reason !== 'io server disconnect') return;
    void refresh().then((renewed) => renewed && made.connect());
  });
  socket = made;
  return made;
}

onGrant((grant) => {
  if (!socket) return;
  if (!grant) {
    socket.disconnect();
    socket = null;
    return;
  }
  if (socket.connected) {
    // For another organisation the server knows other rooms: begin anew.
    if (grant.organisationId !== organisationId) socket.disconnect().connect();
    else socket.emit('auth:renew', { token: grant.accessToken }, () => undefined);
  }
  organisationId = grant.organisationId;
});
let organisationId: string | null = null;
