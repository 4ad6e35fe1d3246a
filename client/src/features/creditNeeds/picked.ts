import type { LocationQuery } from 'vue-router';

/** More than these nobody sees side by side. */
export const MOST_COMPARED = 4;

/** The products chosen to be compared, as an address names them. */
export const pickedIn = (query: LocationQuery): string[] =>
  [...new Set([query['product']].flat())]
    .filter((one): one is string => typeof one === 'string' && /^[0-9a-f]{24}$/.test(one))
    .slice(0, MOST_COMPARED);
