import { CLIENT_EVENTS, type AnswerTo, type ClientEventName } from '../../../shared/events.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { z } from 'zod';
import type { Actor, MemberActor } from '../http/actor.ts';
import type { LiveSocket } from './types.ts';

type ActorOf<E extends ClientEventName> = (typeof CLIENT_EVENTS)[E]['access'] extends 'person'
  ? Actor
  : MemberActor;

/** What a handler of an event is given: the payload parsed, the actor's access already decided. */
export interface EventCall<E extends ClientEventName> {
  actor: ActorOf<E>;
  payload: z.output<(typeof CLIENT_EVENTS)[E]['payload']>;
  socket: LiveSocket;
  locale: Locale;
}

export type EventHandler<E extends ClientEventName> = (call: EventCall<E>) => Promise<AnswerTo<E>>;
export type EventHandlers = { [E in ClientEventName]?: EventHandler<E> };

/** What a feature is told of a connection's life. */
export interface ConnectionListener {
  /** The socket is about to leave its rooms; they can still be read. */
  leaving?: (socket: LiveSocket) => void;
  /** The server stops: finish what was begun. Sockets are still connected. */
  stopping?: () => Promise<void>;
}

const handlers = new Map<string, EventHandler<ClientEventName>>();
const listeners = new Set<ConnectionListener>();

/** Registers a feature's part of the event table; done once, when the app is put together. */
export function addEvents(part: EventHandlers): void {
  for (const [name, handler] of Object.entries(part)) handlers.set(name, handler as never);
}

export function addConnectionListener(listener: ConnectionListener): void {
  listeners.add(listener);
}

export const handlerOf = (name: string): EventHandler<ClientEventName> | undefined => handlers.get(name);
export const connectionListeners = (): Iterable<ConnectionListener> => listeners;

/** Events of the table that nobody handles: none, once everything is put together. */
export const unhandledEvents = (): string[] =>
  Object.keys(CLIENT_EVENTS).filter((name) => !handlers.has(name));
