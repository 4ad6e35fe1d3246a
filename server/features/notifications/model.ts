import mongoose, { Schema, type Types } from 'mongoose';
import type {
  NotificationInfo,
  NotificationKind,
  NotificationSettings,
} from '../../../shared/schemas/notification.ts';

/** Where a notification stands with the mail. */
export interface MailState {
  /** `none`: not to be sent (switched off, or read before). */
  state: 'none' | 'due' | 'sending' | 'sent' | 'failed';
  dueAt: Date | null;
  /** One claim is one mail: its id, so that a repeat after a crash is the same mail. */
  claim: string | null;
  claimedAt: Date | null;
  attempts: number;
}

export interface NotificationDocument {
  _id: Types.ObjectId;
  personId: Types.ObjectId;
  /** What happened, once for each person however often the fact is told. */
  key: string;
  kind: NotificationKind;
  params: Record<string, string | number>;
  link: NotificationInfo['link'];
  organisationId: Types.ObjectId | null;
  at: Date;
  readAt: Date | null;
  /** Whether it is shown in the page. */
  page: boolean;
  mail: MailState;
}

const KEPT_DAYS = 180;

const schema = new Schema<NotificationDocument>(
  {
    personId: { type: Schema.Types.ObjectId, required: true },
    key: { type: String, required: true },
    kind: { type: String, required: true },
    params: { type: Schema.Types.Mixed, default: {} },
    link: { type: Schema.Types.Mixed, default: null },
    organisationId: { type: Schema.Types.ObjectId, default: null },
    at: { type: Date, required: true, expires: KEPT_DAYS * 86_400 },
    readAt: { type: Date, default: null },
    page: { type: Boolean, default: true },
    mail: { type: Schema.Types.Mixed, required: true },
  },
  { minimize: false },
);
schema.index({ personId: 1, key: 1 }, { unique: true });
schema.index({ personId: 1, page: 1, _id: -1 });
schema.index({ personId: 1, page: 1, readAt: 1 });
schema.index({ 'mail.state': 1, 'mail.dueAt': 1 });
// Greater than nothing rather than by `$type`: that index would not be used for looking a claim up.
schema.index({ 'mail.claim': 1 }, { partialFilterExpression: { 'mail.claim': { $gt: '' } } });
export const Notification = mongoose.model<NotificationDocument>('Notification', schema, 'notifications');

/** How a person wants to be told; absent until the first change. */
export type SettingsDocument = NotificationSettings & { _id: Types.ObjectId };

const settingsSchema = new Schema<SettingsDocument>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    digest: { type: String, required: true },
    quietHours: { type: Schema.Types.Mixed, default: null },
    kinds: { type: Schema.Types.Mixed, required: true },
  },
  { minimize: false },
);
export const Settings = mongoose.model<SettingsDocument>(
  'NotificationSettings',
  settingsSchema,
  'notificationSettings',
);
