import { instantOf } from '../../../../shared/localTime.ts';
import { locale } from '../../i18n/index.ts';
import { when } from '../../ui/format.ts';

/** An instant as date and time in Shanghai, for the two inputs that set it. */
export const partsOf = (instant: string): { date: string; time: string } => {
  const [date, time] = when(instant).split(' ') as [string, string];
  return { date, time };
};
/** The instant they set; null while one of them is empty. */
export const instantFrom = (date: string, time: string): string | null => {
  const at = instantOf(date, time);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

/** A date of business with its weekday: 2026-05-06 周三. */
export const dayText = (date: string): string => {
  const weekday = new Intl.DateTimeFormat(locale.value, { weekday: 'short', timeZone: 'UTC' });
  return `${date} ${weekday.format(new Date(`${date}T00:00:00Z`))}`;
};
/** From the first day to the last. */
export const daysText = (from: string, until: string): string =>
  from === until ? dayText(from) : `${dayText(from)} – ${dayText(until)}`;
