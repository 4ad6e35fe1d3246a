import type { Bilingual } from '../locale.ts';

export type TierCode = 'innovative' | 'municipal' | 'srdi' | 'littleGiant';

export interface Tier {
  code: TierCode;
  /** Higher is further up the ladder; `municipal` lists stand beside it, between the first two rungs. */
  rank: number;
  name: Bilingual;
  /** Other ways the title is written, for imports and search. */
  synonyms: readonly string[];
}

/** 专精特新 titles (工信部企业〔2022〕63号 and municipal lists), lowest first. */
export const TIERS: readonly Tier[] = [
  {
    code: 'innovative',
    rank: 1,
    name: { zh: '创新型中小企业', en: 'Innovative SME' },
    synonyms: ['创新型企业', '创新型'],
  },
  {
    code: 'municipal',
    rank: 2,
    name: { zh: '市级专精特新中小企业', en: 'Municipal SRDI SME' },
    synonyms: ['市级专精特新', '市专精特新'],
  },
  {
    code: 'srdi',
    rank: 3,
    name: { zh: '省级专精特新中小企业', en: 'Provincial SRDI SME' },
    synonyms: ['专精特新中小企业', '省级专精特新', '省专精特新', '专精特新企业', '专精特新', 'SRDI'],
  },
  {
    code: 'littleGiant',
    rank: 4,
    name: { zh: '国家级专精特新“小巨人”企业', en: 'National SRDI “Little Giant”' },
    synonyms: [
      '专精特新小巨人',
      '专精特新"小巨人"企业',
      '国家级专精特新小巨人企业',
      '国家级小巨人',
      '小巨人企业',
      '小巨人',
      'little giant',
    ],
  },
];

/** Years after which a title ends unless it is reviewed. */
const TIER_VALIDITY_YEARS = 3;

/** A tier by its code. */
export function tierByCode(code: string): Tier | undefined {
  return TIERS.find((tier) => tier.code === code);
}

/** The last day of a title given on a day (YYYY-MM-DD): the day before its third anniversary. */
export function tierEnds(givenOn: string): string {
  const day = new Date(`${givenOn}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + TIER_VALIDITY_YEARS);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
