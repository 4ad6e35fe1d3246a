import {
  OPEN_INTRODUCTION_STATES,
  type IntroductionSide,
  type IntroductionState,
  type IntroductionStep,
} from '../../../shared/schemas/introduction.ts';

/** Who may take a step: the side that asked, the side that was asked, either, or the platform alone. */
export type Mover = 'asking' | 'asked' | 'either' | 'platform';

export interface StepRule {
  from: readonly IntroductionState[];
  to: IntroductionState;
  by: Mover;
}

/** The life of an introduction. A meeting may be moved, so it can follow itself. */
export const STEPS = {
  accept: { from: ['requested'], to: 'accepted', by: 'asked' },
  decline: { from: ['requested'], to: 'declined', by: 'asked' },
  withdraw: { from: ['requested'], to: 'withdrawn', by: 'asking' },
  expire: { from: ['requested'], to: 'expired', by: 'platform' },
  meet: { from: ['accepted', 'meeting'], to: 'meeting', by: 'either' },
  intend: { from: ['meeting'], to: 'intent', by: 'either' },
  sign: { from: ['intent'], to: 'signed', by: 'either' },
  land: { from: ['signed'], to: 'landed', by: 'either' },
  close: { from: OPEN_INTRODUCTION_STATES, to: 'closed', by: 'either' },
} as const satisfies Record<Exclude<IntroductionStep, 'request'>, StepRule>;
export type Step = keyof typeof STEPS;

const RULES: Record<Step, StepRule> = STEPS;

/** Days a request stands, and days before its end when the asked side is reminded. */
const REQUEST_DAYS = 14;
const REMIND_DAYS = 3;
const DAY_MS = 86_400_000;

export const expiryOf = (requestedAt: Date): Date => new Date(requestedAt.getTime() + REQUEST_DAYS * DAY_MS);
export const reminderOf = (requestedAt: Date): Date =>
  new Date(requestedAt.getTime() + (REQUEST_DAYS - REMIND_DAYS) * DAY_MS);

export const isOpen = (state: IntroductionState): boolean =>
  (OPEN_INTRODUCTION_STATES as readonly IntroductionState[]).includes(state);

/** Whether a side is one that may take a step at all, whatever the state. */
export function mayMove(
  step: Step,
  side: IntroductionSide | 'platform',
  startedBy: IntroductionSide,
): boolean {
  const { by } = RULES[step];
  if (side === 'platform' || by === 'platform') return side === 'platform' && by === 'platform';
  if (by === 'either') return true;
  return (by === 'asking') === (side === startedBy);
}

/** The state a step leads to, or null where the rules do not have it. */
export function after(
  state: IntroductionState,
  step: Step,
  side: IntroductionSide | 'platform',
  startedBy: IntroductionSide,
): IntroductionState | null {
  const rule = RULES[step];
  return rule.from.includes(state) && mayMove(step, side, startedBy) ? rule.to : null;
}

/** The steps a side may take now, in the order of the life. */
export function stepsFor(
  state: IntroductionState,
  side: IntroductionSide,
  startedBy: IntroductionSide,
): Step[] {
  return (Object.keys(STEPS) as Step[]).filter((step) => after(state, step, side, startedBy) !== null);
}

/** Why a step did not take effect, for the one who tried it. */
export type Refusal = 'notYours' | 'alreadyAccepted' | 'ended' | 'conflict';

export function whyRefused(
  state: IntroductionState,
  step: Step,
  side: IntroductionSide,
  startedBy: IntroductionSide,
): Refusal {
  if (!mayMove(step, side, startedBy)) return 'notYours';
  if (!isOpen(state)) return state === 'landed' ? 'conflict' : 'ended';
  if (RULES[step].from.every((from) => from === 'requested')) return 'alreadyAccepted';
  return 'conflict';
}

/**
 * Whether the buyer's name is kept from the supplier: an anonymous demand's buyer stays unnamed until the
 * introduction is accepted, by whichever side.
 */
export const buyerIsUnnamed = (anonymous: boolean, acceptedAt: Date | null): boolean =>
  anonymous && acceptedAt === null;
