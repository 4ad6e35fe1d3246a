import {
  COLLATERAL_WORDS,
  PRODUCT_KIND_WORDS,
  PURPOSE_WORDS,
  TAX_GRADE_WORDS,
} from '../../../../shared/finance/codes.ts';
import type { CreditNeedInput } from '../../../../shared/schemas/creditNeed.ts';
import { locale, words } from '../../i18n/index.ts';
import { money } from '../../ui/format.ts';
import type { NeedContent } from './form.ts';
import { rateText } from '../../ui/useFactWords.ts';

type Say = (key: string, named?: Record<string, unknown>) => string;

/** Figures in words, those that are stated. */
export function figuresText(figures: NeedContent['figures'] | CreditNeedInput['figures'], t: Say): string {
  if (!figures) return '';
  const { year, revenueFen, profitFen, taxPaidFen, taxGrade } = figures;
  const said = [
    ...(
      [
        ['revenueFen', revenueFen],
        ['profitFen', profitFen],
        ['taxPaidFen', taxPaidFen],
      ] as const
    )
      .filter(([, fen]) => fen !== null)
      .map(([field, fen]) => `${t(field)} ${money(fen)}`),
    ...(taxGrade ? [`${t('taxGrade')} ${words(TAX_GRADE_WORDS[taxGrade])}`] : []),
  ];
  return said.length > 0 ? [t('ofYear', { year }), ...said].join(' · ') : '';
}

/** What a field of a need says, in words; empty where it says nothing. */
export function fieldText(field: keyof NeedContent, need: NeedContent | CreditNeedInput, t: Say): string {
  const list = (texts: string[]) => texts.join(locale.value === 'en' ? ', ' : '、');
  switch (field) {
    case 'amountFen':
      return need.amountFen === null ? '' : money(need.amountFen);
    case 'termMonths':
      return need.termMonths === null ? '' : t('monthsOf', { n: need.termMonths });
    case 'purpose':
      return words(PURPOSE_WORDS[need.purpose]);
    case 'highestAnnualBp':
      return need.highestAnnualBp === null ? '' : rateText(need.highestAnnualBp);
    case 'kinds':
      return list(need.kinds.map((kind) => words(PRODUCT_KIND_WORDS[kind])));
    case 'collateral':
      return list(need.collateral.map((code) => words(COLLATERAL_WORDS[code])));
    case 'receivableIds':
      return need.receivableIds.length > 0 ? t('countOf', { n: need.receivableIds.length }) : '';
    case 'figures':
      return figuresText(need.figures, t);
    default:
      return need[field] ?? '';
  }
}
