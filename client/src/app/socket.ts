import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../../shared/events.ts';
import type { Problem } from '../../../shared/problems.ts';
import { currentToken, onGrant, refresh } from './api.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** A connection of somebody without a sign-in, which only listens. */
export const listener = (namespace: string, ticket: Record<string, string>): LiveSocket =>
  io(namespace, { transports: ['websocket'], auth: ticket });

let socket: LiveSocket | null = null;
let organisationId: string | null = null;

/** The one connection of this page, opened at its first use; it renews its token and comes back by itself. */
export function liveSocket(): LiveSocket {
  if (socket) return socket;
  const made: LiveSocket = io({
    transports: ['websocket'],
    auth: (give) => give({ token: currentToken() ?? '' }),
    reconnectionDelayMax: 10_000,
    // A wire that goes nowhere is given up soon, and another one tried.
    timeout: 8000,
  });
  let failures = 0;
  /** Connects after a while that grows with each failure; with a new token where the old one is the cause. */
  const comeBack = (renewing: boolean) => {
    const wait = Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    setTimeout(() => {
      if (socket !== made || made.connected) return;
      if (!renewing) return void made.connect();
      // False: the sign-in is over. Thrown: the server cannot be asked now.
      refresh().then(
        (renewed) => renewed && socket === made && made.connect(),
        () => comeBack(true),
      );
    }, wait);
  };
  made.on('ready', () => (failures = 0));
  // Refused at the door: the token may have ended while we were away. A lost wire is taken up by the client itself.
  made.on('connect_error', (error) => {
    if (made.active) return;
    const code = (error as Error & { data?: Problem }).data?.code;
    comeBack(code === undefined || code.startsWith('auth.'));
  });
  made.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') comeBack(true);
  });
  const again = () => {
    if (socket !== made) return;
    failures = 0;
    made.disconnect().connect();
  };
  // The network is back: no need to sit out the wait, nor until a wire from before is found to be dead.
  window.addEventListener('online', again);
  // Brought back from sleep, where clocks may have stood still.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !made.connected) again();
  });
  socket = made;
  return made;
}

onGrant((grant) => {
  const before = organisationId;
  organisationId = grant?.organisationId ?? null;
  if (!socket) return;
  if (!grant) {
    socket.disconnect();
    socket = null;
    return;
  }
  // For another organisation the server knows other rooms: begin anew, also where the former one is still connecting.
  if (organisationId !== before) socket.disconnect().connect();
  else if (socket.connected) socket.emit('auth:renew', { token: grant.accessToken }, () => undefined);
});
