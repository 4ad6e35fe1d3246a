import { expect } from 'chai';
import fc from 'fast-check';
import {
  completeSettings,
  defaultSettings,
  isQuiet,
  mailDueAt,
} from '../../../server/features/notifications/domain.ts';
import { composeNotificationMail } from '../../../server/features/notifications/mailing.ts';
import { LOCALES } from '../../../shared/locale.ts';
import { NOTIFICATION_TEXTS, notificationWords } from '../../../shared/notificationTexts.ts';
import { DIGESTS, NOTIFICATION_KINDS, notificationSettings } from '../../../shared/schemas/notification.ts';

const anInstant = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const aTime = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const quiet = fc.option(fc.record({ from: aTime, to: aTime }), { nil: null });
const aDigest = fc.constantFrom(...DIGESTS);

/** What a clock on a wall in Guangzhou shows, by another way than the code's. */
const wall = (at: Date) => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string) => parts.find((p) => p.type === type)!.value;
  return { time: `${of('hour')}:${of('minute')}`, day: of('weekday') };
};

describe('when mail goes out', () => {
  it('is never before now, never in the quiet hours, and within the digest’s rhythm', () => {
    fc.assert(
      fc.property(anInstant, aDigest, quiet, (now, digest, quietHours) => {
        const due = mailDueAt(now, { digest, quietHours });
        const wait = due.getTime() - now.getTime();
        expect(wait).to.be.at.least(0);
        const days = { immediate: 1, daily: 2, weekly: 8 }[digest];
        expect(wait).to.be.below(days * 86_400_000 + 60_000);
        if (quietHours && quietHours.from !== quietHours.to) {
          const { time } = wall(due);
          const { from, to } = quietHours;
          const inside = from < to ? time >= from && time < to : time >= from || time < to;
          expect(inside, `${time} in ${from}–${to}`).to.equal(false);
          expect(isQuiet(due, quietHours)).to.equal(false);
        }
        if (!quietHours && digest !== 'immediate') expect(wall(due).time).to.equal('09:00');
        if (!quietHours && digest === 'weekly') expect(wall(due).day).to.equal('Mon');
        if (!quietHours && digest === 'immediate') expect(wait).to.equal(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is at eight in the morning for what happens at night', () => {
    const due = mailDueAt(new Date('2026-11-24T15:30:00Z'), defaultSettings());
    expect(due.toISOString()).to.equal('2026-11-25T00:00:00.000Z');
    const day = new Date('2026-11-24T03:00:00Z');
    expect(mailDueAt(day, defaultSettings())).to.equal(day);
  });
});

describe('what people are told', () => {
  it('has words for every kind in both languages, with no place left open', () => {
    expect(Object.keys(NOTIFICATION_TEXTS).sort()).to.deep.equal([...NOTIFICATION_KINDS].sort());
    for (const kind of NOTIFICATION_KINDS) {
      const { zh, en } = NOTIFICATION_TEXTS[kind].text;
      const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort();
      expect(places(zh), kind).to.deep.equal(places(en));
      const params = Object.fromEntries(places(zh).map((name) => [name, '@unnamedBuyer']));
      for (const locale of LOCALES) {
        const { title, text } = notificationWords(kind, params, locale);
        expect(title + text, kind).not.to.match(/[{}@]/);
      }
    }
  });

  it('is settings that the schema takes, with new kinds added to old settings', () => {
    expect(notificationSettings.parse(defaultSettings())).to.deep.equal(defaultSettings());
    const old = { digest: 'daily' as const, kinds: { 'match.found': { page: false, mail: false } } as never };
    const complete = completeSettings(old);
    expect(complete.digest).to.equal('daily');
    expect(complete.kinds['match.found']).to.deep.equal({ page: false, mail: false });
    expect(complete.kinds['message.unread']).to.deep.equal({ page: true, mail: true });
  });

  it('is one mail, in the reader’s language, with where to go', () => {
    const row = {
      kind: 'introduction.requested' as const,
      params: { who: '@unnamedBuyer', demand: '壳体' },
      link: { what: 'introduction' as const, id: 'abc' },
    };
    const about = { id: 'x', publicUrl: 'https://lianqiao.example' };
    const zh = composeNotificationMail([row], { email: 'a@b.cn', name: '李', locale: 'zh-CN' }, about);
    expect(zh.subject).to.equal('收到对接请求 · 链桥');
    expect(zh.text)
      .to.include('一家未具名的采购方')
      .and.include('https://lianqiao.example/introductions/abc');
    const en = composeNotificationMail([row, row], { email: 'a@b.cn', name: 'Li', locale: 'en' }, about);
    expect(en.subject).to.equal('Lianqiao: 2 notifications');
    expect(en.text).to.include('An unnamed buyer would like to be introduced');
  });
});
