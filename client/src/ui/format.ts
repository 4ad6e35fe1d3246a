import { locale } from '../i18n/index.ts';

/** An amount in fen, in yuan or 万元. */
export function money(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—';
  const yuan = fen / 100;
  const digits = (n: number) => n.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
  if (locale.value === 'en') return `¥${digits(yuan)}`;
  return Math.abs(yuan) >= 10_000 ? `${digits(yuan / 10_000)} 万元` : `${digits(yuan)} 元`;
}

/** An amount in fen as yuan, to the fen: 1,234.50. */
export const exactYuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Today's date of business, in Asia/Shanghai: YYYY-MM-DD. */
export const today = (now = new Date()): string =>
  now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The date of business so many days after today. */
export const dayAfter = (days: number): string => today(new Date(Date.now() + days * 86_400_000));

/** Whole days from today until a date of business; negative when it is over. */
export const daysUntil = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 86_400_000);

/** An instant, as date and time in Asia/Shanghai: YYYY-MM-DD HH:MM, which no reader takes for another day. */
export const when = (instant: string): string =>
  new Date(instant).toLocaleString('sv-SE', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });

/** The hour of an instant, in Asia/Shanghai. */
export const hour = (instant: string): string =>
  new Date(instant).toLocaleTimeString('sv-SE', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  });

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
  return when(instant).slice(0, 10);
}

export const bytes = (n: number): string =>
  n < 1_048_576 ? `${Math.ceil(n / 1024)} KB` : `${(n / 1_048_576).toFixed(1)} MB`;
