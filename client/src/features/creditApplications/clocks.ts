import {
  type ApplicationClock,
  type CreditApplication,
  type PromiseName,
} from '../../../../shared/schemas/creditApplication.ts';

/** The promises, in their order. */
export const PROMISE_NAMES: readonly PromiseName[] = ['answer', 'offer', 'drawdown'];

const OPEN = ['submitted', 'documents', 'review', 'offered', 'accepted'];

/** The promise that runs or stands still now; null where nothing is promised any more. */
export function runningClock({
  state,
  clocks,
}: Pick<CreditApplication, 'state' | 'clocks'>): { name: PromiseName; clock: ApplicationClock } | null {
  if (!OPEN.includes(state)) return null;
  const name = PROMISE_NAMES.find((one) => clocks[one] && !clocks[one].doneAt);
  return name ? { name, clock: clocks[name]! } : null;
}
