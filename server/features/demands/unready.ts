import type { Bilingual, Locale } from '../../../shared/locale.ts';
import { wrongFields, type ProblemError } from '../../platform/http/problem.ts';
import type { Unready } from './domain.ts';

const WORDS: Record<Unready['code'], Bilingual> = {
  past: { zh: '日期已过，请改为今天或以后。', en: 'This date is past. Choose today or later.' },
  order: { zh: '先后或大小顺序不对，请检查。', en: 'These are the wrong way round. Check them.' },
  missing: { zh: '按当前选择，此项必须填写。', en: 'With what is chosen, this must be filled in.' },
  unknown: {
    zh: '有未收录的证书，请从列表中选择。',
    en: 'A certificate here is not in the list. Choose from it.',
  },
};

/** Says what to mend before a demand can be open, field by field. */
export const unreadyProblem = (unready: readonly Unready[], locale: Locale): ProblemError =>
  wrongFields('demand.notReady', WORDS, unready, locale);
