import mongoose from 'mongoose';
import type { Logger } from 'pino';
import type { BoardChange, BoardTable } from '../../../shared/schemas/eventDay.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError, notFound } from '../../platform/http/problem.ts';
import {
  addAudience,
  addEvents,
  dismissAudience,
  room,
  tell,
  tellAudience,
  type LiveSocket,
} from '../../platform/realtime/index.ts';
import { eventIfMay } from '../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { boardEvent, followedEvent, presentTables } from './board.ts';
import { dayOf } from './day.ts';

/** Where screens without a sign-in listen. */
const BOARD = '/board';
/** Tables that start together, as they do when the bell rings, are told together. */
const GATHER_MS = 100;

type Id = string | { toString(): string };

/** Tells screens and phones of an event one change of its board: two broadcasts, whoever many listen. */
export function tellBoard(eventId: Id, change: BoardChange): void {
  const id = String(eventId);
  const told = { eventId: id, now: new Date().toISOString(), change };
  tellAudience(BOARD, room('event', id), 'board', told);
  tell(room('event', id), 'board', told);
}

/** Sends screens away, so that they come again with the key that counts now. */
export const closeBoards = (eventId: Id): void => dismissAudience(BOARD, room('event', String(eventId)));

let logger: Logger | null = null;
const gathering = new Map<string, Set<string>>();

async function tellTables(eventId: string, meetingIds: ReadonlySet<string>): Promise<void> {
  const [day, meetings] = await Promise.all([
    dayOf(new mongoose.Types.ObjectId(eventId)),
    EventMeeting.find({ _id: { $in: [...meetingIds] } }).lean<EventMeetingDocument[]>(),
  ]);
  const tables: BoardTable[] = await presentTables(day.names, meetings);
  if (tables.length > 0) tellBoard(eventId, { kind: 'tables', tables });
}

/** Says that a meeting changed: the board is told how its table stands by then, soon and with others. */
export function meetingMoved(eventId: Id, meetingId: Id): void {
  const id = String(eventId);
  const others = gathering.get(id);
  if (others) {
    others.add(String(meetingId));
    return;
  }
  const mine = new Set([String(meetingId)]);
  gathering.set(id, mine);
  setTimeout(() => {
    gathering.delete(id);
    tellTables(id, mine).catch((error: unknown) => logger?.warn({ err: error }, 'a board was not told'));
  }, GATHER_MS).unref();
}

/** Tells the desks of an event that somebody came, or was taken back. */
export function tellDesk(
  eventId: Id,
  attendeeId: Id,
  came: { checkedInAt: string | null; by: string | null },
): void {
  const id = String(eventId);
  tell(room('desk', id), 'desk', { eventId: id, attendeeId: String(attendeeId), ...came });
}

/** Tells open pages of organisations that their day at an event changed, so that they read it anew. */
export function tellPeople(eventId: Id, organisations: readonly Id[]): void {
  const rooms = [...new Set(organisations.map((id) => room('organisation', String(id))))];
  tell(rooms, 'changed', { what: 'eventDay', id: String(eventId) });
}

async function follow(
  actor: MemberActor,
  socket: LiveSocket,
  eventId: string,
): Promise<Record<string, never>> {
  await followedEvent(actor, eventId);
  if (!socket.connected) throw new ProblemError('auth.sessionEnded');
  await socket.join(room('event', eventId));
  if (await eventIfMay(actor, eventId, 'help')) await socket.join(room('desk', eventId));
  return {};
}

export function registerBoard(log: Logger): void {
  logger = log;
  addAudience({
    namespace: BOARD,
    async admit({ code, key }) {
      if (typeof code !== 'string' || typeof key !== 'string' || code.length + key.length > 100)
        throw notFound();
      const { event } = await boardEvent(code, key);
      return room('event', String(event._id));
    },
  });
  addEvents({
    'event:follow': ({ actor, payload, socket }) => follow(actor, socket, payload.eventId),
    'event:unfollow': async ({ payload, socket }) => {
      for (const kind of ['event', 'desk'] as const) await socket.leave(room(kind, payload.eventId));
      return {};
    },
  });
}
