import { z } from 'zod';
import { id, line, page, pageQuery } from '../schemas/common.ts';
import {
  conversation,
  conversationDetail,
  message,
  messageInput,
  messagePage,
  messageQuery,
  messageReceipt,
  messageReport,
  messageSearch,
  reportInput,
  seq,
} from '../schemas/conversation.ts';
import { fileReference } from '../schemas/firm.ts';
import { routes } from './route.ts';

const tag = 'conversations';
const byId = z.strictObject({ id });
const read = { role: 'viewer' } as const;
const write = { role: 'member', verified: true } as const;
const administer = { role: 'member', kinds: ['admin'] } as const;

export const conversationRoutes = routes({
  'GET /conversations': {
    tag,
    summary: 'The inbox: one’s conversations, latest first',
    access: read,
    query: pageQuery,
    response: page(conversation),
  },
  'GET /unread': {
    tag,
    summary: 'How many conversations and messages wait to be read',
    access: read,
    response: z.object({ conversations: z.int(), messages: z.int() }),
  },
  'GET /conversations/:id': {
    tag,
    summary: 'One conversation, with who takes part',
    access: read,
    params: byId,
    response: conversationDetail,
  },
  'GET /conversations/:id/messages': {
    tag,
    summary: 'Its messages in their order: the newest, those before a place, or those after one',
    access: read,
    params: byId,
    query: messageQuery,
    response: messagePage,
  },
  'POST /conversations/:id/messages': {
    tag,
    summary: 'Write a message; sent again with the same clientId it is the same message',
    access: write,
    params: byId,
    body: messageInput,
    response: messageReceipt,
    status: 201,
    errors: ['conversation.closed', 'conversation.fileMissing', 'conversation.quoteMissing'],
  },
  'PUT /conversations/:id/read': {
    tag,
    summary: 'Say how far one has read',
    access: read,
    params: byId,
    body: z.strictObject({ seq }),
    response: null,
  },
  'PUT /conversations/:id/mute': {
    tag,
    summary: 'Be told of its messages, or not',
    access: read,
    params: byId,
    body: z.strictObject({ muted: z.boolean() }),
    response: null,
  },
  'POST /conversations/:id/files': {
    tag,
    summary: 'Upload a file, to be sent with a message',
    access: write,
    params: byId,
    upload: { maxBytes: 20 * 1024 * 1024 },
    response: fileReference,
    status: 201,
    errors: ['conversation.closed'],
  },
  'GET /conversations/:id/files/:fileId': {
    tag,
    summary: 'A file of the conversation',
    access: read,
    params: z.strictObject({ id, fileId: id }),
    response: 'file',
  },
  'POST /conversations/:id/reports': {
    tag,
    summary: 'Report a message to the administrator',
    access: read,
    params: byId,
    body: reportInput,
    response: messageReport,
    status: 201,
    errors: ['conversation.reportedAlready'],
  },
  'GET /messages': {
    tag,
    summary: 'Search the messages of one’s conversations, newest first',
    access: read,
    query: messageSearch,
    response: page(message),
    errors: ['resource.notFound'],
  },
  'GET /admin/message-reports': {
    tag: 'administration',
    summary: 'Messages reported, oldest first',
    access: administer,
    query: z.strictObject({
      ...pageQuery.shape,
      status: z.enum(['open', 'upheld', 'dismissed']).default('open'),
    }),
    response: page(messageReport),
  },
  'GET /admin/message-reports/count': {
    tag: 'administration',
    summary: 'How many reported messages wait to be decided',
    access: administer,
    response: z.object({ open: z.int() }),
  },
  'POST /admin/message-reports/:id/decision': {
    tag: 'administration',
    summary: 'Uphold or dismiss a report',
    access: administer,
    params: byId,
    body: z.strictObject({ uphold: z.boolean(), note: line(500, 0).default('') }),
    response: null,
    errors: ['state.conflict'],
  },
});
