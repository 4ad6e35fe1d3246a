import { z } from 'zod';
import { id, page, pageQuery, queryFlag } from '../schemas/common.ts';
import { notification, notificationSettings } from '../schemas/notification.ts';
import { routes } from './route.ts';

const tag = 'notifications';

export const notificationRoutes = routes({
  'GET /notifications': {
    tag,
    summary: 'What one was told of, newest first, with how much is unread',
    access: 'person',
    query: z.strictObject({ ...pageQuery.shape, unread: queryFlag.optional() }),
    response: z.object({ ...page(notification).shape, unread: z.int() }),
  },
  'POST /notifications/reading': {
    tag,
    summary: 'Mark some as read, or all',
    access: 'person',
    body: z.strictObject({ ids: z.union([z.array(id).min(1).max(200), z.literal('all')]) }),
    response: z.object({ unread: z.int() }),
  },
  'GET /notification-settings': {
    tag,
    summary: 'How one wants to be told',
    access: 'person',
    response: notificationSettings,
  },
  'PUT /notification-settings': {
    tag,
    summary: 'Change how one wants to be told',
    access: 'person',
    body: notificationSettings,
    response: notificationSettings,
  },
});
