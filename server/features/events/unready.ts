import type { Bilingual, Locale } from '../../../shared/locale.ts';
import { MOST_SLOTS } from '../../../shared/schemas/event.ts';
import { wrongFields, type ProblemError } from '../../platform/http/problem.ts';
import type { Unready } from './domain.ts';

const WORDS: Record<Unready['code'], Bilingual> = {
  past: { zh: '时间已过，请改为以后的时间。', en: 'This time is past. Choose a later one.' },
  order: { zh: '先后顺序不对或有重复，请检查。', en: 'Out of order, or there twice. Check it.' },
  afterwards: { zh: '不能晚于活动结束。', en: 'This cannot be after the end of the event.' },
  noSlots: {
    zh: '时段不够一场洽谈，请延长时段或缩短每场时长。',
    en: 'No meeting fits into these times. Make them longer, or the meetings shorter.',
  },
  tooManySlots: {
    zh: `洽谈场次最多 ${MOST_SLOTS} 场，请减少时段或延长每场时长。`,
    en: `There can be ${MOST_SLOTS} slots at most. Have fewer times, or longer meetings.`,
  },
  missing: { zh: '开放报名前必须填写。', en: 'This is needed before registration opens.' },
  unknown: {
    zh: '有未收录的产业链，请从列表中选择。',
    en: 'A chain here is not in the list. Choose from it.',
  },
};

/** Says what to mend before registration can be open, field by field. */
export const unreadyProblem = (unready: readonly Unready[], locale: Locale): ProblemError =>
  wrongFields('event.notReady', WORDS, unready, locale);
