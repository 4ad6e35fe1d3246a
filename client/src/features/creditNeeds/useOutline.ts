import { useI18n } from 'vue-i18n';
import { PRODUCT_KIND_WORDS } from '../../../../shared/finance/codes.ts';
import type { OfferedNeed } from '../../../../shared/schemas/creditNeed.ts';
import { SIZE_WORDS } from '../../../../shared/words.ts';
import { locale, words } from '../../i18n/index.ts';
import { money } from '../../ui/format.ts';
import { useTaxonomy } from '../../ui/useTaxonomy.ts';
import { bandText } from './format.ts';
import { messages } from './messages.ts';

/** The outline of a need in words; what is left unsaid, so that no firm can be told by it, says so. */
export function useOutline() {
  const { t } = useI18n({ messages });
  const taxonomy = useTaxonomy();
  const title = ({ outline }: OfferedNeed): string => bandText(outline.amountBand, money);
  const rows = ({ outline }: OfferedNeed) => {
    const { kinds, chain, sizeClass, region, termBand } = outline;
    return [
      {
        key: 'kinds',
        text:
          kinds.map((kind) => words(PRODUCT_KIND_WORDS[kind])).join(locale.value === 'en' ? ', ' : '、') ||
          t('anyKind'),
      },
      { key: 'termMonths', text: bandText(termBand, (n) => t('monthsOf', { n })) },
      { key: 'chain', text: chain ? taxonomy.chainName(chain) : t('unsaid') },
      {
        key: 'sizeClass',
        text: sizeClass ? words(SIZE_WORDS[sizeClass as keyof typeof SIZE_WORDS]) : t('unsaid'),
      },
      { key: 'region', text: region ? taxonomy.regionName(region) : t('unsaid') },
    ];
  };
  return { title, rows };
}
