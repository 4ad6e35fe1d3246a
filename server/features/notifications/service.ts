import mongoose from 'mongoose';
import type { NotificationInfo, NotificationSettings } from '../../../shared/schemas/notification.ts';
import { afterId, pageAfter, type Page } from '../../platform/db/index.ts';
import type { PersonActor } from '../../platform/http/actor.ts';
import { Membership } from '../identity/index.ts';
import { completeSettings } from './domain.ts';
import { Notification, Settings, type NotificationDocument } from './model.ts';
import { presentNotification } from './present.ts';

const { ObjectId } = mongoose.Types;

/** A person's own; what was told for an organisation it has left is not shown any more. */
async function ownOf({ personId }: PersonActor) {
  const memberships = await Membership.find({ personId }, { organisationId: 1 }).lean();
  return {
    personId: new ObjectId(personId),
    page: true,
    organisationId: { $in: [null, ...memberships.map((m) => m.organisationId)] },
  };
}

export async function listNotifications(
  actor: PersonActor,
  query: { limit: number; cursor?: string | undefined; unread?: boolean | undefined },
): Promise<Page<NotificationInfo> & { unread: number }> {
  const own = await ownOf(actor);
  const [rows, unread] = await Promise.all([
    Notification.find({
      ...own,
      ...(query.unread ? { readAt: null } : {}),
      ...afterId(query.cursor, 'down'),
    })
      .sort({ _id: -1 })
      .limit(query.limit + 1)
      .lean<NotificationDocument[]>(),
    Notification.countDocuments({ ...own, readAt: null }),
  ]);
  const page = pageAfter(rows, query.limit, (row) => [String(row._id)]);
  return { items: page.items.map(presentNotification), nextCursor: page.nextCursor, unread };
}

export async function markRead(actor: PersonActor, ids: string[] | 'all'): Promise<{ unread: number }> {
  const own = await ownOf(actor);
  await Notification.updateMany(
    { ...own, readAt: null, ...(ids === 'all' ? {} : { _id: { $in: ids } }) },
    { $set: { readAt: new Date() } },
  );
  return { unread: await Notification.countDocuments({ ...own, readAt: null }) };
}

export async function readSettings({ personId }: PersonActor): Promise<NotificationSettings> {
  const row = await Settings.findById(personId).lean();
  if (!row) return completeSettings(null);
  const { digest, quietHours, kinds } = row;
  return completeSettings({ digest, quietHours, kinds });
}

export async function changeSettings(
  actor: PersonActor,
  settings: NotificationSettings,
): Promise<NotificationSettings> {
  await Settings.replaceOne({ _id: actor.personId }, settings, { upsert: true });
  return readSettings(actor);
}
