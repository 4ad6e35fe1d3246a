import type {
  ApplicationClock,
  CreditApplication,
  PromiseName,
} from '../../../../shared/schemas/creditApplication.ts';

/** The promises, in their order. */
const PROMISE_NAMES: readonly PromiseName[] = ['answer', 'offer', 'drawdown'];

const OPEN = ['submitted', 'documents', 'review', 'offered', 'accepted'];

/** What becomes of an application whose consent ended: a contract stands, what goes on waits for another consent. */
export const afterConsent = ({ state }: Pick<CreditApplication, 'state'>): 'stands' | 'waits' | 'ended' => {
  if (state === 'accepted' || state === 'drawn') return 'stands';
  return OPEN.includes(state) ? 'waits' : 'ended';
};

/** What stands for a firm whose name the bank is not told (any more), by the key of its words. */
export const namelessKey = ({ consentEndedAt }: Pick<CreditApplication, 'consentEndedAt'>): string =>
  consentEndedAt === null ? 'anonymous' : 'anonymousNow';

/** The promises that say something: those that were seen to, and those that still can be. */
export const shownClocks = ({
  state,
  clocks,
}: Pick<CreditApplication, 'state' | 'clocks'>): { name: PromiseName; clock: ApplicationClock }[] =>
  PROMISE_NAMES.flatMap((name) => {
    const clock = clocks[name];
    return clock && (clock.doneAt || OPEN.includes(state)) ? [{ name, clock }] : [];
  });

/** The promise that runs or stands still now; null where nothing is promised any more. */
export function runningClock({
  state,
  clocks,
}: Pick<CreditApplication, 'state' | 'clocks'>): { name: PromiseName; clock: ApplicationClock } | null {
  if (!OPEN.includes(state)) return null;
  const name = PROMISE_NAMES.find((one) => clocks[one] && !clocks[one].doneAt);
  return name ? { name, clock: clocks[name]! } : null;
}
