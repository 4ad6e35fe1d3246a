import type { Locale } from '../../../../shared/locale.ts';
import type { Mail } from '../../../platform/mail/index.ts';

/** The mail that invites an address to an event. `id` makes a repeat the same mail. */
export function invitationMail(
  to: { email: string; locale: Locale },
  id: string,
  event: { title: string; from: string; until: string; organiser: string; link: string },
): Mail {
  const { title, from, until, organiser, link } = event;
  const texts: Record<Locale, Pick<Mail, 'subject' | 'text'>> = {
    'zh-CN': {
      subject: `${organiser} 邀请您参加“${title}” · 链桥`,
      text: `您好：\n\n${organiser} 邀请贵单位参加“${title}”，${from} 举行。请在 ${until} 前打开下面的链接报名：\n${link}\n\n如果您不打算参加，请忽略本邮件。`,
    },
    en: {
      subject: `${organiser} invites you to “${title}” · Lianqiao`,
      text: `Hello,\n\n${organiser} invites you to “${title}” on ${from}. Open this link to register by ${until}:\n${link}\n\nIf you do not wish to come, ignore this mail.`,
    },
  };
  return { to: to.email, id, ...texts[to.locale] };
}
