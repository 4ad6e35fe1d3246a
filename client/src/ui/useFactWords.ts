import { useQueries } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import {
  COLLATERAL_WORDS,
  PRODUCT_KIND_WORDS,
  PURPOSE_WORDS,
  TAX_GRADE_WORDS,
} from '../../../shared/finance/codes.ts';
import { ANY_ANCHOR, factKind, NO_RANK, type FactKey } from '../../../shared/finance/facts.ts';
import { percentOf } from '../../../shared/finance/figures.ts';
import type { Predicate } from '../../../shared/finance/rules.ts';
import { ANY_ANCHOR_WORDS, NO_RANK_WORDS, OP_WORDS } from '../../../shared/finance/words.ts';
import type { Bilingual } from '../../../shared/locale.ts';
import { SIZE_WORDS } from '../../../shared/words.ts';
import { api } from '../app/api.ts';
import { locale, words } from '../i18n/index.ts';
import { money } from './format.ts';
import { useTaxonomy } from './useTaxonomy.ts';

/** Words of the codes of facts whose codes are a fixed list. */
const FIXED: Partial<Record<FactKey, Record<string, Bilingual>>> = {
  sizeClass: SIZE_WORDS,
  taxGrade: TAX_GRADE_WORDS,
  kind: PRODUCT_KIND_WORDS,
  purpose: PURPOSE_WORDS,
  collateral: COLLATERAL_WORDS,
};

const UNIT_WORDS = {
  years: { zh: ' 年', en: ' years' },
  people: { zh: ' 人', en: ' people' },
  months: { zh: ' 个月', en: ' months' },
} as const;

/** A share in basis points, as a percentage. */
export const percent = (bp: number): string =>
  `${(bp / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 })}%`;

/** A rate a year, always with two places, as what is compared by them must be. */
export const rateText = (bp: number): string => `${percentOf(bp)}%`;

export const rateRange = ({ minBp, maxBp }: { minBp: number; maxBp: number }): string =>
  rateText(minBp) === rateText(maxBp) ? rateText(minBp) : `${rateText(minBp)} – ${rateText(maxBp)}`;

/** Facts and what rules ask of them, in the reader's language. `anchorIds`: anchors whose names are wanted. */
export function useFactWords(anchorIds?: Ref<readonly string[]>) {
  const taxonomy = useTaxonomy();
  const anchors = useQueries({
    queries: computed(() =>
      (anchorIds?.value ?? []).map((id) => ({
        queryKey: ['firm', 'name', id],
        queryFn: () => api('GET /firms/:id', { params: { id } }).then(({ name }) => ({ id, name })),
        staleTime: 600_000,
        retry: false,
      })),
    ),
  });
  const anchorName = (id: string): string =>
    id === ANY_ANCHOR
      ? words(ANY_ANCHOR_WORDS)
      : (anchors.value.find(({ data }) => data?.id === id)?.data?.name ?? id);

  function codeText(fact: FactKey, code: string): string {
    const fixed = FIXED[fact]?.[code];
    if (fixed) return words(fixed);
    if (fact === 'tier') return code === NO_RANK ? words(NO_RANK_WORDS) : taxonomy.tierName(code);
    switch (factKind(fact).from) {
      case 'chains':
        return taxonomy.chainName(code);
      case 'segments':
        return taxonomy.segmentName(code);
      case 'regions':
        return taxonomy.regionName(code);
      case 'certificates':
        return taxonomy.certificateName(code);
      case 'anchors':
        return anchorName(code);
      default:
        return code;
    }
  }

  function numberText(fact: FactKey, value: number): string {
    const { unit } = factKind(fact);
    if (unit === 'fen') return money(value);
    if (unit === 'bp') return percent(value);
    const text = value.toLocaleString('zh-CN');
    return unit ? text + words(UNIT_WORDS[unit]) : text;
  }

  /** The codes a fact can have, to choose from; null where they are searched for or typed. */
  function optionsOf(fact: FactKey): { code: string; name: string }[] | null {
    const { codes, from } = factKind(fact);
    if (codes) return codes.map((code) => ({ code, name: codeText(fact, code) }));
    switch (from) {
      case 'chains':
        return taxonomy.chainOptions.value;
      case 'segments':
        return taxonomy.chains.value.flatMap((chain) =>
          chain.segments.map(({ code, name }) => ({ code, name: `${words(chain.name)} · ${words(name)}` })),
        );
      case 'regions':
        return taxonomy.regions.value;
      case 'certificates':
        return taxonomy.certificates.value;
      default:
        return null;
    }
  }

  const factName = (fact: FactKey): string => words(factKind(fact));
  const separator = computed(() => (locale.value === 'en' ? ', ' : '、'));

  /** What a fact is asked, such as 成立年限 不低于 2 年. */
  function predicateText({ fact, op, value }: Predicate): string {
    const asked =
      typeof value === 'number'
        ? numberText(fact, value)
        : typeof value === 'string'
          ? codeText(fact, value)
          : value.map((code) => codeText(fact, code)).join(separator.value);
    return `${factName(fact)} ${words(OP_WORDS[op])} ${asked}`;
  }

  return { codeText, numberText, optionsOf, factName, predicateText };
}
