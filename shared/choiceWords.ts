import type { Bilingual } from './locale.ts';
import type { DISMISSAL_REASONS } from './matchParts.ts';
import type { ReportReason } from './reportReasons.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

// Apart from shared/words.ts, which the first pages bring along: these are words of later choices.

export const REPORT_REASON_WORDS: Record<ReportReason, Bilingual> = {
  spam: w('垃圾信息', 'Spam'),
  fraud: w('欺诈', 'Fraud'),
  insult: w('侮辱', 'Insult'),
  illegal: w('违法', 'Illegal'),
  other: w('其他原因', 'Another reason'),
};

export const DISMISSAL_REASON_WORDS: Record<(typeof DISMISSAL_REASONS)[number], Bilingual> = {
  wrongProcess: w('工艺或产品不对', 'Wrong process or product'),
  tooFar: w('太远', 'Too far'),
  tooSmall: w('规模太小', 'Too small'),
  tooLarge: w('规模太大', 'Too large'),
  alreadyPartners: w('已经是合作伙伴', 'Partners already'),
  other: w('其他', 'Something else'),
};

export const VISIBILITY_WORDS: Record<string, Bilingual> = {
  public: w('所有认证企业', 'Every verified firm'),
  chain: w('同产业链企业', 'Firms of the chain'),
  invited: w('仅受邀企业', 'Invited firms only'),
};
