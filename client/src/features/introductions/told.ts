import type { IntroductionDetail } from '../../../../shared/schemas/introduction.ts';

/** What the platform did by itself. */
export const byPlatform = ({ step }: IntroductionDetail['timeline'][number]): boolean =>
  step === 'expire' || step === 'demandEnded';

/** The key of the words that say what an entry of the timeline did. */
export const doneKey = ({ step, note }: IntroductionDetail['timeline'][number]): string =>
  step === 'nextStep' && note === '' ? 'done.nextStepCleared' : `done.${step}`;
