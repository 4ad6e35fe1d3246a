import { dueOf, hoursRun, type Pause } from '../../../shared/finance/workingTime.ts';
import {
  OPEN_APPLICATION_STATES,
  PROMISES,
  type ApplicationSide,
  type ApplicationState,
  type PromiseName,
} from '../../../shared/schemas/creditApplication.ts';
import type { ProductPromise } from '../../../shared/schemas/creditProduct.ts';

export interface StepRule {
  from: readonly ApplicationState[];
  to: ApplicationState;
  by: ApplicationSide | 'platform';
}

const BEFORE_OFFER = ['submitted', 'documents', 'review'] as const;
const BEFORE_ACCEPTANCE = [...BEFORE_OFFER, 'offered'] as const;

/** The life of an application. `resume`: the firm has answered, or has no more; an offer may be bettered. */
export const STEPS = {
  requestDocuments: { from: BEFORE_OFFER, to: 'documents', by: 'bank' },
  resume: { from: ['documents'], to: 'review', by: 'applicant' },
  review: { from: ['submitted', 'documents'], to: 'review', by: 'bank' },
  offer: { from: ['submitted', 'review', 'offered'], to: 'offered', by: 'bank' },
  accept: { from: ['offered'], to: 'accepted', by: 'applicant' },
  decline: { from: OPEN_APPLICATION_STATES, to: 'declined', by: 'bank' },
  withdraw: { from: OPEN_APPLICATION_STATES, to: 'withdrawn', by: 'applicant' },
  release: { from: BEFORE_ACCEPTANCE, to: 'released', by: 'platform' },
  lapse: { from: ['offered'], to: 'expired', by: 'platform' },
  draw: { from: ['accepted'], to: 'drawn', by: 'bank' },
} as const satisfies Record<string, StepRule>;
export type Step = keyof typeof STEPS;
export const RULES: Record<Step, StepRule> = STEPS;
export const STEP_NAMES = Object.keys(STEPS) as Step[];

/** By which a side ends it of its own will. */
export const ENDING: readonly Step[] = ['decline', 'withdraw'];

export const isOpen = (state: ApplicationState): boolean =>
  (OPEN_APPLICATION_STATES as readonly ApplicationState[]).includes(state);

/** Whether a withdrawal of consent ends it: an accepted one is a contract, which goes on without further looks. */
export const endsWithConsent = (state: ApplicationState): boolean =>
  (BEFORE_ACCEPTANCE as readonly ApplicationState[]).includes(state);

/** The state a step leads to, or null where the rules do not have it. */
export const after = (
  state: ApplicationState,
  step: Step,
  by: ApplicationSide | 'platform',
): ApplicationState | null => {
  const rule = RULES[step];
  return rule.by === by && rule.from.includes(state) ? rule.to : null;
};

/** A promise of so many working hours, from when it counts; `doneAt` null where it runs, or was left unfinished. */
export interface Clock {
  hours: number;
  from: Date;
  doneAt: Date | null;
  /** When it was seen to be late, by the job or by the step that came too late. */
  missedAt: Date | null;
}
export type Clocks = Record<PromiseName, Clock | null>;

export interface Life {
  state: ApplicationState;
  clocks: Clocks;
  /** When the firm was waited for; the last without an end while it is. They do not overlap. */
  pauses: Pause[];
}

const started = (hours: number, from: Date): Clock => ({ hours, from, doneAt: null, missedAt: null });

/** Of all pauses those that touch a clock: what was over before it began says nothing of it. */
const pausesOf = ({ from }: Clock, pauses: readonly Pause[]): Pause[] =>
  pauses.filter((pause) => pause.to === null || pause.to > from);

/** When a clock falls due, should it go on from now. */
export const dueAt = (clock: Clock, pauses: readonly Pause[], now: Date, share = 1): Date =>
  dueOf(clock.from, clock.hours * share, pausesOf(clock, pauses), now);

export const hoursLeft = (clock: Clock, pauses: readonly Pause[], now: Date): number =>
  clock.hours - hoursRun(clock.from, now, pausesOf(clock, pauses));

const stopped = (clock: Clock | null, pauses: readonly Pause[], now: Date): Clock | null => {
  if (!clock || clock.doneAt) return clock;
  const late = now > dueAt(clock, pauses, now);
  return { ...clock, doneAt: now, missedAt: clock.missedAt ?? (late ? now : null) };
};

/** A promise that will not be kept any more; where the bank had to wait it is neither kept nor missed. */
const broken = (clock: Clock | null, life: Life, now: Date): Clock | null =>
  clock && !clock.doneAt && !isPaused(life) ? { ...clock, missedAt: clock.missedAt ?? now } : clock;

/** A life with its first clock. */
export const begun = (promise: ProductPromise, now: Date): Life => ({
  state: 'submitted',
  clocks: { answer: started(promise.answerHours, now), offer: null, drawdown: null },
  pauses: [],
});

export const isPaused = ({ pauses }: Pick<Life, 'pauses'>): boolean => pauses.at(-1)?.to === null;

const paused = (pauses: Pause[], now: Date): Pause[] =>
  pauses.at(-1)?.to === null ? pauses : [...pauses, { from: now, to: null }];
const goneOn = (pauses: Pause[], now: Date): Pause[] => {
  const last = pauses.at(-1);
  return last?.to === null ? [...pauses.slice(0, -1), { ...last, to: now }] : pauses;
};

/** Which clock a step of the bank ends, and which begins with it. */
const ENDS: Partial<Record<Step, readonly PromiseName[]>> = {
  requestDocuments: ['answer'],
  review: ['answer'],
  offer: ['answer', 'offer'],
  decline: ['answer', 'offer'],
  draw: ['drawdown'],
};

/** A life after a step that its state allows. */
export function lived(life: Life, step: Step, promise: ProductPromise, now: Date): Life {
  const clocks = { ...life.clocks };
  for (const name of ENDS[step] ?? []) clocks[name] = stopped(clocks[name], life.pauses, now);
  // The money was promised by an offer that was accepted: to decline then is not to keep it.
  if (step === 'decline') clocks.drawdown = broken(clocks.drawdown, life, now);
  const answered = step === 'requestDocuments' || step === 'review';
  if (answered && !clocks.offer) clocks.offer = started(promise.offerHours, now);
  if (step === 'accept') clocks.drawdown = started(promise.drawdownHours, now);
  const pauses = step === 'requestDocuments' ? paused(life.pauses, now) : goneOn(life.pauses, now);
  return { state: RULES[step].to, clocks, pauses };
}

/** A life whose clocks stand still, or go on, for another reason than a step: consent that is over, or given again. */
export const stood = (life: Life, now: Date): Life => ({ ...life, pauses: paused(life.pauses, now) });
export const goes = (life: Life, now: Date): Life =>
  life.state === 'documents' ? life : { ...life, pauses: goneOn(life.pauses, now) };

/** The clock that runs: of an open life at most one does. Null while none runs, or it stands still. */
export function running(life: Life): { promise: PromiseName; clock: Clock } | null {
  if (!isOpen(life.state) || isPaused(life)) return null;
  const promise = PROMISES.find((name) => life.clocks[name] && !life.clocks[name].doneAt);
  return promise ? { promise, clock: life.clocks[promise]! } : null;
}

/** A promise of which so much has passed is about to be missed. */
const WARN_AT = 0.8;

/** What the jobs wait for: when to warn of the clock that runs, and when it is missed. */
export function watchOf(life: Life, now: Date): { promise: PromiseName; warnAt: Date; dueAt: Date } | null {
  const run = running(life);
  if (!run) return null;
  return {
    promise: run.promise,
    warnAt: dueAt(run.clock, life.pauses, now, WARN_AT),
    dueAt: dueAt(run.clock, life.pauses, now),
  };
}
