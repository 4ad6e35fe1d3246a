import { randomUUID } from 'node:crypto';
import type { Types } from 'mongoose';
import { inLocale, type Locale } from '../../../shared/locale.ts';
import { notificationPath, notificationWords } from '../../../shared/notificationTexts.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Mail } from '../../platform/mail/index.ts';
import { Membership, Person } from '../identity/index.ts';
import { Notification, type NotificationDocument } from './model.ts';

const AT_ONCE = 500;
/** A sender that has not finished by then has died. */
const LEASE_MS = 5 * 60_000;
const MOST_ATTEMPTS = 8;

const FOOTER = {
  zh: '在“设置”中可选择接收哪些通知、汇总频率和免打扰时段：',
  en: 'Choose what you are told of, how often and at which hours, in your settings:',
};

/** One mail about one or more notifications, in the person's language. */
export function composeNotificationMail(
  rows: Pick<NotificationDocument, 'kind' | 'params' | 'link'>[],
  to: { email: string; name: string; locale: Locale },
  about: { id: string; publicUrl: string },
): Mail {
  const { locale } = to;
  const said = rows.map((row) => ({ ...notificationWords(row.kind, row.params, locale), link: row.link }));
  const count = { zh: `链桥：您有 ${rows.length} 条新通知`, en: `Lianqiao: ${rows.length} notifications` };
  const one =
    said.length === 1 ? `${said[0]!.title} · ${inLocale({ zh: '链桥', en: 'Lianqiao' }, locale)}` : '';
  const greeting = inLocale({ zh: `${to.name}，您好：`, en: `Hello ${to.name},` }, locale);
  const parts = said.map(
    ({ title, text, link }) => `${title}\n${text}\n${about.publicUrl}${notificationPath(link)}`,
  );
  const footer = `${inLocale(FOOTER, locale)}\n${about.publicUrl}/settings`;
  return {
    id: about.id,
    to: to.email,
    subject: one || inLocale(count, locale),
    text: [greeting, ...parts, footer].join('\n\n'),
  };
}

/** Takes what is due for each person under one claim; and claims whose sender died. */
async function claimDue(now: Date): Promise<string[]> {
  const due = await Notification.find({ 'mail.state': 'due', 'mail.dueAt': { $lte: now } }, { personId: 1 })
    .sort({ 'mail.dueAt': 1 })
    .limit(AT_ONCE)
    .lean();
  const claims: string[] = [];
  for (const personId of new Set(due.map((row) => String(row.personId)))) {
    const claim = randomUUID();
    const mine = await Notification.updateMany(
      { personId, 'mail.state': 'due', 'mail.dueAt': { $lte: now } },
      { $set: { 'mail.state': 'sending', 'mail.claim': claim, 'mail.claimedAt': now } },
    );
    if (mine.modifiedCount > 0) claims.push(claim);
  }
  const dead = {
    'mail.state': 'sending' as const,
    'mail.claimedAt': { $lt: new Date(now.getTime() - LEASE_MS) },
  };
  for (const claim of (await Notification.distinct('mail.claim', dead)) as string[]) {
    const mine = await Notification.updateMany(
      { ...dead, 'mail.claim': claim },
      { $set: { 'mail.claimedAt': now } },
    );
    if (mine.modifiedCount > 0) claims.push(claim);
  }
  return claims;
}

/** Whom a claim's mail goes to, and about what: not what was read meanwhile, nor of an organisation left. */
async function contentOf(claim: string) {
  const rows = await Notification.find({ 'mail.claim': claim, 'mail.state': 'sending' })
    .sort({ _id: 1 })
    .lean<NotificationDocument[]>();
  const personId = rows[0]?.personId;
  if (!personId) return { person: null, wanted: [] };
  const [person, memberships] = await Promise.all([
    Person.findById(personId, { name: 1, email: 1, emailConfirmed: 1, locale: 1 }).lean(),
    Membership.find({ personId }, { organisationId: 1 }).lean(),
  ]);
  const own = new Set(memberships.map((m) => String(m.organisationId)));
  const wanted = person?.emailConfirmed
    ? rows.filter((row) => !row.readAt && (!row.organisationId || own.has(String(row.organisationId))))
    : [];
  return { person, wanted };
}

const settle = (claim: string, ids: Types.ObjectId[]) =>
  Promise.all([
    Notification.updateMany({ _id: { $in: ids }, 'mail.claim': claim }, { $set: { 'mail.state': 'sent' } }),
    Notification.updateMany(
      { _id: { $nin: ids }, 'mail.claim': claim, 'mail.state': 'sending' },
      { $set: { 'mail.state': 'none' } },
    ),
  ]);

/** Puts a claim's rows back to be tried later; gives up after some days. */
async function postpone(claim: string, now: Date): Promise<void> {
  const rows = await Notification.find({ 'mail.claim': claim, 'mail.state': 'sending' }).lean();
  for (const { _id, mail } of rows) {
    const attempts = mail.attempts + 1;
    const wait = Math.min(6 * 3_600_000, 60_000 * 4 ** attempts);
    await Notification.updateOne(
      { _id, 'mail.claim': claim },
      {
        $set: {
          'mail.state': attempts >= MOST_ATTEMPTS ? 'failed' : 'due',
          'mail.dueAt': new Date(now.getTime() + wait),
          'mail.claim': null,
          'mail.attempts': attempts,
        },
      },
    );
  }
}

/**
 * Sends what is due: one mail for each person. A row is taken by one sender only; should that die between sending
 * and noting it, the mail goes again under the same id, by which the receiving side knows it.
 */
export async function sendDueMail({ mailer, config, logger }: Deps, now = new Date()): Promise<void> {
  for (const claim of await claimDue(now)) {
    try {
      const { person, wanted } = await contentOf(claim);
      if (person && wanted.length > 0) {
        const about = { id: `notice-${claim}`, publicUrl: config.publicUrl };
        await mailer.send(composeNotificationMail(wanted, person, about));
      }
      await settle(
        claim,
        wanted.map((row) => row._id),
      );
    } catch (error) {
      logger.warn({ err: error }, 'a notification mail could not be sent; will retry');
      await postpone(claim, now);
    }
  }
}
