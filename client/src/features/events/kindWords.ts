import type { Bilingual } from '../../../../shared/locale.ts';
import type { EventInput } from '../../../../shared/schemas/event.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

export const AGENDA_KIND_WORDS: Record<EventInput['agenda'][number]['kind'], Bilingual> = {
  speech: w('致辞与演讲', 'Speech'),
  roadshow: w('路演', 'Roadshow'),
  meetings: w('一对一洽谈', 'Meetings'),
  break: w('休息', 'Break'),
  other: w('其他', 'Other'),
};

export const QUESTION_KIND_WORDS: Record<EventInput['questions'][number]['kind'], Bilingual> = {
  text: w('文字', 'Text'),
  choice: w('单选', 'One choice'),
  choices: w('多选', 'Several choices'),
  number: w('数字', 'Number'),
  yes: w('勾选确认', 'A box to tick'),
};
