/** Where all of this takes place, Asia/Shanghai, clocks are eight hours ahead; without summer time since 1991. */
export const AHEAD_MS = 8 * 3_600_000;

type Instant = Date | string | number;
const local = (at: Instant): string => new Date(new Date(at).getTime() + AHEAD_MS).toISOString();

/** The date of business of an instant, YYYY-MM-DD. */
export const dateOf = (at: Instant): string => local(at).slice(0, 10);

/** Its time of day, HH:MM. */
export const clockOf = (at: Instant): string => local(at).slice(11, 16);

/** Date and time of day, which no reader takes for another's: YYYY-MM-DD HH:MM. */
export const minuteOf = (at: Instant): string => local(at).slice(0, 16).replace('T', ' ');

/** Today's date of business. */
export const today = (): string => dateOf(new Date());

/** The instant of a time of day (HH:MM) on a date of business; an invalid Date where one of them is none. */
export const instantOf = (date: string, clock = '00:00'): Date => new Date(`${date}T${clock}:00+08:00`);
