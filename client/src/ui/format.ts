import { addDays, daysBetween } from '../../../shared/finance/businessDay.ts';
import { clockOf, dateOf, minuteOf, today } from '../../../shared/localTime.ts';
import { locale } from '../i18n/index.ts';

/** An amount in fen, in yuan or 万元. */
export function money(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—';
  const yuan = fen / 100;
  const digits = (n: number) => n.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
  if (locale.value === 'en') return `¥${digits(yuan)}`;
  return Math.abs(yuan) >= 10_000 ? `${digits(yuan / 10_000)} 万元` : `${digits(yuan)} 元`;
}

export { exactYuan } from '../../../shared/finance/figures.ts';
export { clockOf, dateOf, today, minuteOf as when };

/** The date of business so many days after today. */
export const dayAfter = (days: number): string => addDays(today(), days);

/** Days from today until a date of business; negative when it is over. */
export const daysUntil = (day: string): number => daysBetween(today(), day);

/** How long ago, in words; older than a week as a date. */
export function ago(instant: string): string {
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  const words = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' });
  const steps: [number, Intl.RelativeTimeFormatUnit][] = [
    [60, 'second'],
    [3600, 'minute'],
    [86_400, 'hour'],
    [604_800, 'day'],
  ];
  let unit = 1;
  for (const [limit, name] of steps) {
    if (Math.abs(seconds) < limit) return words.format(Math.round(seconds / unit), name);
    unit = limit;
  }
  return dateOf(instant);
}

export const bytes = (n: number): string =>
  n < 1_048_576 ? `${Math.ceil(n / 1024)} KB` : `${(n / 1_048_576).toFixed(1)} MB`;
