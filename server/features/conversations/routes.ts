import type { conversationRoutes } from '../../../shared/api/conversations.ts';
import { openFile, sendFile, storeFile } from '../../platform/files/index.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { notFound } from '../../platform/http/problem.ts';
import { countUnread, listConversations, listMessages, readConversation, searchMessages } from './inbox.ts';
import { mute, readUpTo } from './participants.ts';
import { assertMayWrite, assertTakesPart } from './policy.ts';
import { countReports, decideReport, listReports, reportMessage } from './reports.ts';
import { sendMessage } from './send.ts';

export const conversationHandlers = (): Handlers<typeof conversationRoutes> => ({
  'GET /conversations': ({ actor, query }) => listConversations(actor, query),
  'GET /unread': ({ actor }) => countUnread(actor),
  'GET /conversations/:id': ({ actor, params }) => readConversation(actor, params.id),
  'GET /conversations/:id/messages': ({ actor, params, query }) => listMessages(actor, params.id, query),
  'POST /conversations/:id/messages': ({ actor, params, body }) => sendMessage(actor, params.id, body),
  'PUT /conversations/:id/read': ({ actor, params, body }) => readUpTo(actor, params.id, body.seq),
  'PUT /conversations/:id/mute': ({ actor, params, body }) => mute(actor, params.id, body.muted),
  async 'POST /conversations/:id/files'({ actor, params, file }) {
    await assertMayWrite(actor, params.id);
    return storeFile(file, { kind: 'conversation', id: params.id });
  },
  async 'GET /conversations/:id/files/:fileId'({ actor, params, res }) {
    await assertTakesPart(actor, params.id);
    const file = await openFile(params.fileId);
    if (file.owner.kind !== 'conversation' || file.owner.id !== params.id) throw notFound();
    await sendFile(file, res);
  },
  'POST /conversations/:id/reports': ({ actor, params, body }) => reportMessage(actor, params.id, body),
  'GET /messages': ({ actor, query }) => searchMessages(actor, query),
  'GET /admin/message-reports': ({ actor, query }) => listReports(actor, query),
  'GET /admin/message-reports/count': countReports,
  'POST /admin/message-reports/:id/decision': ({ actor, params, body }) =>
    decideReport(actor, params.id, body),
});
