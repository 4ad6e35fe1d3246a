import type { LocationQuery } from 'vue-router';

/** As many firms as the server compares at once. */
export const MOST_COMPARED = 6;

/** The firms chosen to be compared, as an address names them. */
export const pickedIn = (query: LocationQuery): string[] =>
  [...new Set([query['firm']].flat())]
    .filter((one): one is string => typeof one === 'string' && /^[0-9a-f]{24}$/.test(one))
    .slice(0, MOST_COMPARED);
