import type { ApplicationState, CreditApplication } from '../../../../shared/schemas/creditApplication.ts';
import { runningClock } from './clocks.ts';

/** What waits for the firm. */
const FIRST: readonly ApplicationState[] = ['offered', 'documents'];

/**
 * The states in the order in which they are looked at: a bank's board goes by the way of its work, a firm begins with
 * what waits for its answer.
 */
export const columnOrder = (
  states: readonly ApplicationState[],
  side: CreditApplication['side'],
): ApplicationState[] =>
  side === 'bank' ? [...states] : [...FIRST, ...states.filter((state) => !FIRST.includes(state))];

/** Until when somebody has to act, as an instant or a day; after everything that has such an end, what has none. */
function end(one: CreditApplication): string {
  if (one.side === 'applicant' && one.state === 'offered' && one.offer) return one.offer.validUntil;
  return runningClock(one)?.clock.dueAt ?? '9';
}

/** What ends first comes first; otherwise the order stays. */
export const byUrgency = (all: readonly CreditApplication[]): CreditApplication[] =>
  [...all].sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
