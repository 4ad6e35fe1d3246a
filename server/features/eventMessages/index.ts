import { eventMessageRoutes } from '../../../shared/api/eventMessages.ts';
import { feature } from '../../platform/feature.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { registerMessageNotices } from './notices.ts';
import { listMessages, readMessage, writeMessage } from './service.ts';

const handlers = (): Handlers<typeof eventMessageRoutes> => ({
  'GET /events/:id/messages': async ({ actor, params }) => ({ items: await listMessages(actor, params.id) }),
  'POST /events/:id/messages': {
    make: ({ actor, params, body }) => writeMessage(actor, params.id, body),
    made: ({ actor, params }, id) => readMessage(actor, params.id, id),
  },
});

export const eventMessagesFeature = feature({
  table: eventMessageRoutes,
  handlers,
  register: registerMessageNotices,
});
