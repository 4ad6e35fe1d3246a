import { notificationRoutes } from '../../../shared/api/notifications.ts';
import { feature } from '../../platform/feature.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { registerChanged } from './changed.ts';
import { sendDueMail } from './mailing.ts';
import { changeSettings, listNotifications, markRead, readSettings } from './service.ts';
import { registerSources, remindOfDemands } from './sources.ts';

export { Notification, type NotificationDocument } from './model.ts';
export { addNoticeSource, notify, type Notice, type NoticeSource } from './notify.ts';

export const notificationsFeature = feature({
  table: notificationRoutes,
  handlers: () => ({
    'GET /notifications': ({ actor, query }) => listNotifications(actor, query),
    'POST /notifications/reading': ({ actor, body }) => markRead(actor, body.ids),
    'GET /notification-settings': ({ actor }) => readSettings(actor),
    'PUT /notification-settings': ({ actor, body }) => changeSettings(actor, body),
  }),
  register(deps) {
    registerSources();
    registerChanged();
    addJob({ name: 'notifications.mail', everyMs: 5000, run: () => sendDueMail(deps) });
    addJob({ name: 'notifications.demands', everyMs: 3_600_000, run: () => remindOfDemands() });
  },
});
