/** How many bytes one packet may have: a message of 4,000 characters and its envelope, with room. */
export const MAX_PACKET_BYTES = 64 * 1024;
/** Open connections of one person to one process. */
export const MAX_SOCKETS_PER_PERSON = 20;
const EVENTS_PER_SECOND = 200;
const EVENTS_AT_ONCE = 600;
/** One that goes on after so many refusals is cut off. */
const REFUSALS_UNTIL_CUT = 2000;

/** A bucket of events: it fills by time and empties by use. `now` in milliseconds. */
export function eventBudget(now: number) {
  let left = EVENTS_AT_ONCE;
  let at = now;
  let refused = 0;
  return {
    /** 'ok', 'refused', or 'cut' when it was refused too often. */
    take(time: number): 'ok' | 'refused' | 'cut' {
      left = Math.min(EVENTS_AT_ONCE, left + ((time - at) / 1000) * EVENTS_PER_SECOND);
      at = time;
      if (left >= 1) {
        left -= 1;
        return 'ok';
      }
      refused += 1;
      return refused > REFUSALS_UNTIL_CUT ? 'cut' : 'refused';
    },
  };
}

/** Counts each person's connections. */
export function connectionCount(max = MAX_SOCKETS_PER_PERSON) {
  const counts = new Map<string, number>();
  return {
    /** False when the person has too many. */
    add(personId: string): boolean {
      const count = counts.get(personId) ?? 0;
      if (count >= max) return false;
      counts.set(personId, count + 1);
      return true;
    },
    remove(personId: string): void {
      const count = (counts.get(personId) ?? 1) - 1;
      if (count > 0) counts.set(personId, count);
      else counts.delete(personId);
    },
  };
}
