import { AHEAD_MS } from '../../../shared/localTime.ts';
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationSettings,
} from '../../../shared/schemas/notification.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const AHEAD_MINUTES = AHEAD_MS / MINUTE_MS;
/** When digests go out. */
const DIGEST_AT = 9 * 60;

/** Kinds that are news rather than something waiting for an answer, or over before a mail is read: not mailed unless asked for. */
const PAGE_ONLY: readonly NotificationKind[] = [
  'introduction.withdrawn',
  'match.firmFound',
  'event.meetingFreed',
];

/** What everyone has until they change it. */
export function defaultSettings(): NotificationSettings {
  const kinds = NOTIFICATION_KINDS.map((kind) => [kind, { page: true, mail: !PAGE_ONLY.includes(kind) }]);
  return {
    digest: 'immediate',
    quietHours: { from: '22:00', to: '08:00' },
    kinds: Object.fromEntries(kinds) as NotificationSettings['kinds'],
  };
}

/** Saved settings with what was added since they were saved. */
export function completeSettings(saved: Partial<NotificationSettings> | null): NotificationSettings {
  const standard = defaultSettings();
  return { ...standard, ...saved, kinds: { ...standard.kinds, ...saved?.kinds } };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** Whole minutes since a Thursday's midnight in Shanghai (the epoch's). */
const shanghai = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS) + AHEAD_MINUTES;
const instantOf = (minutes: number): Date => new Date((minutes - AHEAD_MINUTES) * MINUTE_MS);

/** Minutes until quiet hours are over; 0 outside of them. From and to alike means none. */
function quietFor(minutes: number, quiet: NotificationSettings['quietHours']): number {
  if (!quiet) return 0;
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const time = minutes % DAY_MINUTES;
  const inside = from <= to ? time >= from && time < to : time >= from || time < to;
  return inside ? (to - time + DAY_MINUTES) % DAY_MINUTES : 0;
}

/** Whether mail may go out at an instant. */
export const isQuiet = (at: Date, quiet: NotificationSettings['quietHours']): boolean =>
  quietFor(shanghai(at), quiet) > 0;

/** When a mail about something that happens now goes out: at once, or with the digest; after the quiet hours. */
export function mailDueAt(
  now: Date,
  { digest, quietHours }: Pick<NotificationSettings, 'digest' | 'quietHours'>,
): Date {
  let minutes = shanghai(now);
  if (digest !== 'immediate') {
    const day = Math.floor(minutes / DAY_MINUTES);
    let due = day * DAY_MINUTES + DIGEST_AT;
    if (due <= minutes) due += DAY_MINUTES;
    // Day 0 was a Thursday; weekly digests go out on Mondays.
    if (digest === 'weekly') due += ((4 - (Math.floor(due / DAY_MINUTES) % 7) + 7) % 7) * DAY_MINUTES;
    minutes = due;
  }
  const wait = quietFor(minutes, quietHours);
  if (digest === 'immediate' && wait === 0) return now;
  return instantOf(minutes + wait);
}
