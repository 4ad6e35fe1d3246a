import { addMonths } from './businessDay.ts';

/**
 * A bill falls due within so many months of its issue: 付款期限…最长不得超过6个月 (《商业汇票承兑、贴现与再贴现管理办法》,
 * 中国人民银行 中国银行保险监督管理委员会令〔2022〕第4号, in force since 2023-01-01).
 */
const MOST_MONTHS = 6;

/** Why a bill cannot be issued with such a due day, or null. */
export function whyNotIssue(issuedOn: string, dueOn: string): 'alreadyDue' | 'tooLong' | null {
  if (dueOn <= issuedOn) return 'alreadyDue';
  return dueOn > addMonths(issuedOn, MOST_MONTHS) ? 'tooLong' : null;
}
