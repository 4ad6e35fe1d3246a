import type {
  Introduction,
  IntroductionState,
  OPEN_INTRODUCTION_STATES,
} from '../../../../shared/schemas/introduction.ts';

/** The columns of the board, in the order of an introduction's life. */
export const COLUMNS = ['requested', 'accepted', 'meeting', 'intent', 'signed', 'landed'] as const;
export type Column = (typeof COLUMNS)[number];
export const ENDED = ['declined', 'withdrawn', 'expired', 'closed'] as const satisfies IntroductionState[];

/** The other side; null while the buyer stays unnamed. */
export const otherSide = (one: Pick<Introduction, 'side' | 'buyer' | 'supplier'>) =>
  one.side === 'buyer' ? one.supplier : one.buyer;

/** The amount that says how far it is: landed, contracted, or intended. */
export const amountOf = (one: Pick<Introduction, 'landedFen' | 'contractFen' | 'intentFen'>): number | null =>
  one.landedFen ?? one.contractFen ?? one.intentFen;

const OPEN = [
  'requested',
  'accepted',
  'meeting',
  'intent',
  'signed',
] as const satisfies typeof OPEN_INTRODUCTION_STATES;
export const isOpen = ({ state }: Pick<Introduction, 'state'>): boolean =>
  (OPEN as readonly IntroductionState[]).includes(state);

/** Whether it waits for the reader's own side to answer. */
export const isMineToAnswer = (one: Pick<Introduction, 'can'>): boolean => one.can.includes('accept');

/**
 * What is late: a next step after its day (`today` in Asia/Shanghai), or a meeting whose hour has passed and of which
 * no result is recorded. Null where nothing is.
 */
export function lateness(
  one: Pick<Introduction, 'state' | 'nextStep' | 'meeting'>,
  today: string,
  now: number,
): 'nextStep' | 'meeting' | null {
  if (!isOpen(one)) return null;
  if (one.nextStep && one.nextStep.due < today) return 'nextStep';
  if (one.state === 'meeting' && one.meeting && Date.parse(one.meeting.at) < now) return 'meeting';
  return null;
}

export interface BoardFilter {
  q: string;
  demand: string;
  owner: string;
  late: boolean;
}

/** Whether a card passes the filter: every word of `q` stands in the other side's name, the demand or the next step. */
export function passes(one: Introduction, filter: BoardFilter, today: string, now: number): boolean {
  if (filter.demand && one.demand.id !== filter.demand) return false;
  if (filter.owner && one.nextStep?.owner.id !== filter.owner) return false;
  if (filter.late && lateness(one, today, now) === null) return false;
  const said = `${otherSide(one)?.name ?? ''} ${one.demand.title} ${one.nextStep?.text ?? ''}`
    .normalize('NFKC')
    .toLowerCase();
  const words = filter.q.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => said.includes(word));
}

/** Most pressing first: what is late, then by the day something is due or lapses, then the latest change. */
export function pressing(today: string, now: number): (a: Introduction, b: Introduction) => number {
  const dueOf = (one: Introduction) => one.nextStep?.due ?? one.expiresAt ?? one.meeting?.at ?? '9';
  return (a, b) =>
    Number(lateness(b, today, now) !== null) - Number(lateness(a, today, now) !== null) ||
    dueOf(a).localeCompare(dueOf(b)) ||
    b.updatedAt.localeCompare(a.updatedAt);
}
