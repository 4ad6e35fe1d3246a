import type { Carried, ServerEventName } from '../../../shared/events.ts';
import type { LiveServer } from './types.ts';

/** Rooms sockets stand in: their person's, their organisation's, and those of the conversations they opened. */
export type RoomKind = 'person' | 'organisation' | 'conversation';
export const room = (kind: RoomKind, id: string): string => `${kind}:${id}`;

let server: LiveServer | null = null;

/** The server in this process, or null in a process that serves none, such as an import. */
export const liveServer = (): LiveServer | null => server;
export const setLiveServer = (io: LiveServer | null): void => void (server = io);

/**
 * Tells all sockets in some rooms, once each. What is told this way may be lost (a socket may be away): nothing may
 * depend on it that cannot be read again.
 */
export function tell<E extends ServerEventName>(
  rooms: string | string[],
  event: E,
  carried: Carried<E>,
): void {
  (server?.to(rooms) as { emit: (event: E, carried: Carried<E>) => void } | undefined)?.emit(event, carried);
}
