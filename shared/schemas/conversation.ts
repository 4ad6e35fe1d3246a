import { z } from 'zod';
import { REPORT_REASONS } from '../reportReasons.ts';
import { id, instant, line, pageQuery, prose } from './common.ts';
import { fileReference } from './firm.ts';

/** What a conversation belongs to. */
export const CONVERSATION_SUBJECTS = ['introduction', 'application', 'case'] as const;
export const conversationSubject = z.object({ kind: z.enum(CONVERSATION_SUBJECTS), id });

/** A message's place in its conversation: 1, 2, 3 … without gaps, given by the server. */
export const seq = z.int().min(0).max(2_000_000_000);
/** The sender's own id for a message: sent again with the same one, it is the same message. */
export const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);

export const messageInput = z
  .strictObject({
    clientId,
    text: prose(4000).default(''),
    /** A file uploaded to this conversation before. */
    fileId: id.optional(),
    /** The message this one answers. */
    replyTo: seq.min(1).optional(),
    /** True when sent again: only a hint where to look first. */
    again: z.boolean().optional(),
  })
  .refine((message) => message.text !== '' || message.fileId !== undefined, { path: ['text'] });
export type MessageInput = z.output<typeof messageInput>;

export const message = z
  .object({
    conversationId: id,
    seq,
    clientId: z.string(),
    /** Who wrote it, under the name of that time. */
    sender: z.object({ id, organisationId: id, name: z.string() }),
    text: z.string(),
    file: fileReference.nullable(),
    quote: z.object({ seq, name: z.string(), text: z.string() }).nullable(),
    at: instant,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof message>;

/** What the sender is told once its message is durable. */
export const messageReceipt = z.object({ seq, at: instant }).meta({ id: 'MessageReceipt' });
export type MessageReceipt = z.infer<typeof messageReceipt>;

/** Messages of one conversation in their order; `lastSeq` is the newest there is. */
export const messagePage = z.object({ items: z.array(message), lastSeq: seq }).meta({ id: 'MessagePage' });
export type MessagePage = z.infer<typeof messagePage>;

/** Messages after a place (to fill a gap) or before one (to look back); by default the newest. */
export const messageQuery = z
  .strictObject({
    after: z.coerce.number().pipe(seq).optional(),
    before: z.coerce.number().pipe(seq).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine((query) => query.after === undefined || query.before === undefined, { path: ['before'] });

/** A conversation as the acting person sees it. */
export const conversation = z
  .object({
    id,
    subject: conversationSubject,
    title: z.string(),
    parties: z.array(z.object({ id, name: z.string() })),
    lastSeq: seq,
    lastAt: instant,
    lastMessage: message.nullable(),
    /** How far this person has read. */
    readUpTo: seq,
    unread: z.int(),
    muted: z.boolean(),
    /** Closed with what it belongs to: may be read, not written. */
    closed: z.boolean(),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof conversation>;

export const conversationDetail = z
  .object({
    ...conversation.shape,
    /** Who has taken part, with how far each has read. */
    people: z.array(z.object({ id, name: z.string(), organisationId: id, readUpTo: seq })),
  })
  .meta({ id: 'ConversationDetail' });
export type ConversationDetail = z.infer<typeof conversationDetail>;

export const messageSearch = z.strictObject({
  ...pageQuery.shape,
  q: line(60),
  conversationId: id.optional(),
});

export const reportInput = z.strictObject({
  seq: seq.min(1),
  reason: z.enum(REPORT_REASONS),
  note: prose(1000).default(''),
});

export const messageReport = z
  .object({
    id,
    at: instant,
    reason: z.enum(REPORT_REASONS),
    note: z.string(),
    reporter: z.object({ id, name: z.string() }),
    /** The message as it stood when reported; the rest of the talk stays closed to the administrator. */
    message,
    status: z.enum(['open', 'upheld', 'dismissed']),
    /** What the administrator wrote when deciding. */
    decisionNote: z.string(),
  })
  .meta({ id: 'MessageReport' });
export type MessageReportInfo = z.infer<typeof messageReport>;
