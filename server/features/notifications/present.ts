import type { NotificationInfo } from '../../../shared/schemas/notification.ts';
import type { NotificationDocument } from './model.ts';

export const presentNotification = (row: NotificationDocument): NotificationInfo => ({
  id: String(row._id),
  kind: row.kind,
  params: row.params,
  link: row.link,
  organisationId: row.organisationId ? String(row.organisationId) : null,
  at: row.at.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});
