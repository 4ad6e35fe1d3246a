import { z } from 'zod';
import { id, instant, timeOfDay } from './common.ts';

/** What a person can be told of; the texts are in shared/notificationTexts.ts. */
export const NOTIFICATION_KINDS = [
  'introduction.requested',
  'introduction.accepted',
  'introduction.declined',
  'introduction.withdrawn',
  'introduction.expiring',
  'introduction.expired',
  'introduction.progressed',
  'introduction.closed',
  'introduction.demandEnded',
  'introduction.nextStep',
  'message.unread',
  'match.found',
  'match.firmFound',
  'savedSearch.matched',
  'demand.expiring',
  'demand.expired',
  'organisation.verified',
  'organisation.returned',
  'organisation.suspended',
  'message.reported',
  'creditProduct.ending',
  'quota.nearlyFull',
  'creditNeed.offered',
  'consent.given',
  'bill.issued',
  'bill.offered',
  'bill.quoted',
  'bill.answered',
  'bill.due',
  'bill.settled',
  'bill.cancelled',
  'receivable.uploaded',
  'receivable.secondWanted',
  'receivable.confirmed',
  'receivable.disputed',
  'receivable.due',
  'application.submitted',
  'application.documentsWanted',
  'application.documentsGiven',
  'application.offered',
  'application.accepted',
  'application.declined',
  'application.withdrawn',
  'application.expired',
  'application.drawn',
  'application.promiseNear',
  'application.promiseMissed',
  'promise.missed',
  'event.approved',
  'event.waitlisted',
  'event.rejected',
  'event.cancelled',
  'event.wishesOpen',
  'event.substituted',
  'event.teamJoined',
  'event.invited',
  'event.meetingFreed',
  'event.message',
  'timetable.published',
  'timetable.changed',
  'timetable.delayed',
] as const;
export const notificationKind = z.enum(NOTIFICATION_KINDS);
export type NotificationKind = z.infer<typeof notificationKind>;

/** The thing a notification leads to: the page opens it by kind and id. */
export const notificationLink = z.object({
  what: z.enum([
    'introduction',
    'conversation',
    'demand',
    'firm',
    'organisation',
    'search',
    'report',
    'creditProduct',
    'quota',
    'bill',
    'receivable',
    'receivables',
    'offeredNeed',
    'application',
    'event',
    'eventRegistration',
    'publicEvent',
    'timetable',
    'eventDay',
  ]),
  id: z.string(),
});

export const notification = z
  .object({
    id,
    kind: notificationKind,
    /** What the text's places are filled with. */
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    link: notificationLink.nullable(),
    /** For which of the person's organisations; null for the person itself. */
    organisationId: id.nullable(),
    at: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationInfo = z.infer<typeof notification>;

export const DIGESTS = ['immediate', 'daily', 'weekly'] as const;
const channels = z.strictObject({ page: z.boolean(), mail: z.boolean() });

/** How a person wants to be told. Mail waits for the end of the quiet hours, or for the digest. */
export const notificationSettings = z
  .strictObject({
    digest: z.enum(DIGESTS),
    /** From–to in Asia/Shanghai; may pass midnight. Null: mail at any hour. */
    quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
    kinds: z.record(notificationKind, channels),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof notificationSettings>;
