import type { Locale } from '../../../shared/locale.ts';
import type { Mail } from '../../platform/mail/index.ts';

type Texts = Record<Locale, { subject: string; text: string }>;

/** The mails of identity, in both languages; `{link}` and names are filled in. */
const MAILS = {
  confirmEmail: (link: string): Texts => ({
    'zh-CN': {
      subject: '请确认您的邮箱 · 链桥',
      text: `您好：\n\n请在 48 小时内打开下面的链接，确认这是您的邮箱：\n${link}\n\n如果您没有注册链桥，请忽略本邮件。`,
    },
    en: {
      subject: 'Confirm your e-mail address · Lianqiao',
      text: `Hello,\n\nopen this link within 48 hours to confirm that this address is yours:\n${link}\n\nIf you did not register at Lianqiao, ignore this mail.`,
    },
  }),
  resetPassword: (link: string): Texts => ({
    'zh-CN': {
      subject: '重置密码 · 链桥',
      text: `您好：\n\n请在 1 小时内打开下面的链接，设置新密码：\n${link}\n\n如果不是您本人申请，请忽略本邮件，密码不会改变。`,
    },
    en: {
      subject: 'Reset your password · Lianqiao',
      text: `Hello,\n\nopen this link within an hour to set a new password:\n${link}\n\nIf you did not ask for this, ignore this mail; the password stays as it is.`,
    },
  }),
  invitation: (link: string, organisation: string, inviter: string): Texts => ({
    'zh-CN': {
      subject: `${inviter} 邀请您加入 ${organisation} · 链桥`,
      text: `您好：\n\n${inviter} 邀请您加入“${organisation}”。请在 7 天内打开下面的链接：\n${link}`,
    },
    en: {
      subject: `${inviter} invites you to ${organisation} · Lianqiao`,
      text: `Hello,\n\n${inviter} invites you to join ${organisation}. Open this link within 7 days:\n${link}`,
    },
  }),
};

export type MailKind = keyof typeof MAILS;

/** One mail in its reader's language. `id` makes a repeat the same mail. */
export function composeMail<K extends MailKind>(
  kind: K,
  to: { email: string; locale: Locale },
  id: string,
  ...parts: Parameters<(typeof MAILS)[K]>
): Mail {
  const texts = (MAILS[kind] as (...p: string[]) => Texts)(...parts)[to.locale];
  return { to: to.email, id, ...texts };
}
