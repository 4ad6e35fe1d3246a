import { conversationRoutes } from '../../../shared/api/conversations.ts';
import { feature } from '../../platform/feature.ts';
import { addFileKind } from '../../platform/files/index.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { mendActivity } from './activity.ts';
import { conversationHandlers } from './routes.ts';
import { namedByMessages } from './files.ts';
import { logWith } from './send.ts';
import { registerLeaving } from './opening.ts';
import { registerConversationEvents } from './socket.ts';
import { noticeUnread } from './unreadNotices.ts';

export {
  Conversation,
  Message,
  Participant,
  type ConversationDocument,
  type MessageDocument,
  type ParticipantDocument,
} from './model.ts';
export { barFromConversation, closeConversation, openConversation, type Opening } from './opening.ts';
export { seatOneMore } from './participants.ts';

export const conversationsFeature = feature({
  table: conversationRoutes,
  handlers: conversationHandlers,
  register({ logger }) {
    logWith(logger);
    registerConversationEvents();
    registerLeaving();
    addFileKind('conversation', namedByMessages);
    addJob({ name: 'conversations.noticeUnread', everyMs: 60_000, run: () => noticeUnread() });
    addJob({
      name: 'conversations.mendActivity',
      everyMs: 10 * 60_000,
      run: () => mendActivity(new Date(Date.now() - 30 * 60_000)),
    });
  },
});
