import type { Carried, ServerEventName } from '../../../shared/events.ts';
import type { LiveServer } from './types.ts';

/**
 * Rooms sockets stand in: their person's, their organisation's, and those of the conversations and events (of an event
 * also the desk's) they opened.
 */
export type RoomKind = 'person' | 'organisation' | 'conversation' | 'event' | 'desk';
export const room = (kind: RoomKind, id: string): string => `${kind}:${id}`;

/** The servers of this process: one as a rule, none in an import, several where tests put up a second app. */
const servers = new Set<LiveServer>();

/** Lets a server be told of what happens; returns what ends that. */
export function addLiveServer(io: LiveServer): () => void {
  servers.add(io);
  return () => void servers.delete(io);
}

export const liveServers = (): Iterable<LiveServer> => servers;

/** Whose sockets stand in a room, in any process; each person once. Without an answer from others, those of here. */
export async function peopleIn(name: string): Promise<string[]> {
  const found = await Promise.all(
    [...servers].map((io) =>
      io
        .in(name)
        .fetchSockets()
        .catch(() => io.local.in(name).fetchSockets()),
    ),
  );
  return [...new Set(found.flat().map((socket) => socket.data.personId))];
}

/**
 * Tells all sockets in some rooms, once each. What is told this way may be lost (a socket may be away): nothing may
 * depend on it that cannot be read again.
 */
export function tell<E extends ServerEventName>(
  rooms: string | string[],
  event: E,
  carried: Carried<E>,
): void {
  for (const io of servers) {
    (io.to(rooms) as { emit: (event: E, carried: Carried<E>) => void }).emit(event, carried);
  }
}

/** Has all sockets of one room leave another, in any process; without an answer from others, those of here. */
export async function leaveRoom(of: string, name: string): Promise<void> {
  await Promise.all(
    [...servers].map(async (io) => {
      const found = await io
        .in(of)
        .fetchSockets()
        .catch(() => io.local.in(of).fetchSockets());
      for (const socket of found) if (socket.rooms.has(name)) socket.leave(name);
    }),
  );
}
