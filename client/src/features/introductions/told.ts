import type { IntroductionDetail } from '../../../../shared/schemas/introduction.ts';

/** The key of the words that say what an entry of the timeline did. */
export const doneKey = ({ step, note }: IntroductionDetail['timeline'][number]): string =>
  step === 'nextStep' && note === '' ? 'done.nextStepCleared' : `done.${step}`;
