import { z } from 'zod';
import type { Access } from './api/route.ts';
import type { Problem } from './problems.ts';
import { id, instant } from './schemas/common.ts';
import { message, messageInput, messagePage, messageReceipt, seq } from './schemas/conversation.ts';
import { boardTold, deskTold } from './schemas/eventDay.ts';
import { notification } from './schemas/notification.ts';

/**
 * One event a browser sends, as both sides read it: who may send it at all, what it carries, what the
 * acknowledgement brings. What of a thing the sender may see is decided by the feature's policy.
 */
export interface ClientEvent {
  summary: string;
  access: Access;
  payload: z.ZodType;
  ack: z.ZodType;
}

export type EventTable = Readonly<Record<string, ClientEvent>>;

const read = { role: 'viewer' } as const;
const write = { role: 'member', verified: true } as const;
const inConversation = z.strictObject({ conversationId: id });
const nothing = z.object({});

/** Every event a browser may send. An event that is not here is refused. */
export const CLIENT_EVENTS = {
  'auth:renew': {
    summary: 'Hand over the next access token before the present one ends',
    access: 'person',
    payload: z.strictObject({ token: z.string().min(1).max(4096) }),
    ack: z.object({ expiresAt: instant }),
  },
  'conversation:join': {
    summary: 'Hear a conversation live; tells where it stands and who is there',
    access: read,
    payload: inConversation,
    ack: z.object({ lastSeq: seq, readUpTo: seq, present: z.array(id) }),
  },
  'conversation:leave': {
    summary: 'Hear it no longer',
    access: read,
    payload: inConversation,
    ack: nothing,
  },
  'message:send': {
    summary: 'Write a message; acknowledged once it is durable',
    access: write,
    payload: z
      .strictObject({ conversationId: id, ...messageInput.shape })
      .refine((sent) => sent.text !== '' || sent.fileId !== undefined, { path: ['text'] }),
    ack: messageReceipt,
  },
  'message:list': {
    summary: 'Messages after a place, to fill a gap',
    access: read,
    payload: z.strictObject({ conversationId: id, after: seq, limit: z.int().min(1).max(200).default(100) }),
    ack: messagePage,
  },
  'message:read': {
    summary: 'Say how far one has read',
    access: read,
    payload: z.strictObject({ conversationId: id, seq }),
    ack: nothing,
  },
  'event:follow': {
    summary: 'Hear live what an event’s board shows; those of its desk also who comes',
    access: read,
    payload: z.strictObject({ eventId: id }),
    ack: nothing,
  },
  'event:unfollow': {
    summary: 'Hear it no longer',
    access: read,
    payload: z.strictObject({ eventId: id }),
    ack: nothing,
  },
  typing: {
    summary: 'Say that one is typing, or has stopped; only in a conversation that was joined',
    access: write,
    payload: z.strictObject({ conversationId: id, typing: z.boolean() }),
    ack: nothing,
  },
} as const satisfies EventTable;

/** Every event the server sends, by what it carries. */
export const SERVER_EVENTS = {
  /** First after connecting: who one is here, and until when the token holds. */
  ready: z.object({ personId: id, organisationId: id.nullable(), expiresAt: instant }),
  /** Access ended; the server closes the connection right after. */
  ended: z.object({ problem: z.custom<Problem>() }),
  /** Messages of one conversation, in their order. Anything before the first of them can be asked for. */
  messages: z.object({ conversationId: id, items: z.array(message) }),
  /** Somebody has read up to a place. */
  read: z.object({ conversationId: id, personId: id, organisationId: id, seq }),
  typing: z.object({ conversationId: id, personId: id, name: z.string(), typing: z.boolean() }),
  presence: z.object({ conversationId: id, personId: id, present: z.boolean() }),
  /** A conversation of the organisation has new messages, for the inbox and its counts. */
  activity: z.object({ conversationId: id, lastSeq: seq, at: instant }),
  /** A thing of the organisation changed: read it anew if it is on the page. */
  changed: z.object({ what: z.string(), id: z.string() }),
  /** The board of an event changed. */
  board: boardTold,
  /** Somebody came to an event, or was taken back; for its desks. */
  desk: deskTold,
  notification,
} as const;

export type ClientEventName = keyof typeof CLIENT_EVENTS;
export type ServerEventName = keyof typeof SERVER_EVENTS;

/** What an acknowledgement carries: the answer, or the same problem object as over HTTP. */
export type Ack<T> = { ok: true; data: T } | { ok: false; problem: Problem };

export type SentBy<E extends ClientEventName> = z.input<(typeof CLIENT_EVENTS)[E]['payload']>;
export type AnswerTo<E extends ClientEventName> = z.output<(typeof CLIENT_EVENTS)[E]['ack']>;
export type Carried<E extends ServerEventName> = z.output<(typeof SERVER_EVENTS)[E]>;

/** The maps socket.io's own types take. */
export type ClientToServer = {
  [E in ClientEventName]: (payload: SentBy<E>, ack: (answer: Ack<AnswerTo<E>>) => void) => void;
};
export type ServerToClient = { [E in ServerEventName]: (payload: Carried<E>) => void };
