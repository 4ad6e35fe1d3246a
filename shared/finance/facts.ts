import type { Bilingual } from '../locale.ts';
import { FIRM_SIZES } from '../taxonomy/firmSize.ts';
import { TIERS } from '../taxonomy/tiers.ts';
import { COLLATERALS, PRODUCT_KINDS, PURPOSES, TAX_GRADES } from './codes.ts';

/**
 * What a predicate can ask, by what the fact is: a number (whole), a place in an ordered list (`none` below its first),
 * one code of several, or a set of codes.
 */
export const OPS = {
  number: ['atLeast', 'atMost'],
  rank: ['atLeast', 'atMost'],
  choice: ['oneOf'],
  set: ['hasAny', 'hasAll'],
} as const;
export type FactType = keyof typeof OPS;
export type Op = (typeof OPS)[FactType][number];

/** How a number is counted and shown. */
export type FactUnit = 'fen' | 'years' | 'people' | 'months' | 'bp';

export interface FactKind extends Bilingual {
  /** Whose fact it is. */
  of: 'firm' | 'need' | 'receivables' | 'introductions';
  type: FactType;
  unit?: FactUnit;
  /** The codes there are, where they are a fixed list (in order, for a rank). */
  codes?: readonly string[];
  /** Where the codes are data: the taxonomy's lists, or verified anchors (by id; `*` is any of them). */
  from?: 'chains' | 'segments' | 'regions' | 'certificates' | 'anchors';
  /** What a firm can do something about before it asks for credit. */
  changeable: boolean;
}

/** Any verified anchor, among the anchors of a fact. */
export const ANY_ANCHOR = '*';

const fact = <const K extends Omit<FactKind, 'zh' | 'en'>>(zh: string, en: string, kind: K) => ({
  zh,
  en,
  ...kind,
});

/** Everything a rule can ask about; a fact's value is null where it is not known. */
export const FACTS = {
  chain: fact('所属产业链', 'Industrial chain', {
    ...{ of: 'firm', type: 'set', from: 'chains', changeable: false },
  }),
  segment: fact('所属环节', 'Segment of the chain', {
    ...{ of: 'firm', type: 'set', from: 'segments', changeable: false },
  }),
  region: fact('所在地区', 'Region', { of: 'firm', type: 'choice', from: 'regions', changeable: false }),
  tier: fact('专精特新称号', 'SRDI title', {
    ...{ of: 'firm', type: 'rank', codes: TIERS.map((tier) => tier.code), changeable: true },
  }),
  sizeClass: fact('企业规模', 'Size class', {
    ...{ of: 'firm', type: 'choice', codes: FIRM_SIZES, changeable: false },
  }),
  years: fact('成立年限', 'Years since founding', {
    ...{ of: 'firm', type: 'number', unit: 'years', changeable: false },
  }),
  revenueFen: fact('年营业收入', 'Revenue of the year', {
    ...{ of: 'firm', type: 'number', unit: 'fen', changeable: false },
  }),
  staff: fact('从业人数', 'Staff', { of: 'firm', type: 'number', unit: 'people', changeable: false }),
  taxGrade: fact('纳税信用级别', 'Tax credit grade', {
    ...{ of: 'firm', type: 'choice', codes: TAX_GRADES, changeable: false },
  }),
  certificates: fact('有效资质证书', 'Valid certificates', {
    ...{ of: 'firm', type: 'set', from: 'certificates', changeable: true },
  }),
  kind: fact('融资方式', 'Kind of financing', {
    ...{ of: 'need', type: 'set', codes: PRODUCT_KINDS, changeable: true },
  }),
  amountFen: fact('融资金额', 'Amount', { of: 'need', type: 'number', unit: 'fen', changeable: true }),
  termMonths: fact('融资期限', 'Term', { of: 'need', type: 'number', unit: 'months', changeable: true }),
  purpose: fact('资金用途', 'Purpose', { of: 'need', type: 'choice', codes: PURPOSES, changeable: false }),
  collateral: fact('可提供的担保', 'Collateral on offer', {
    ...{ of: 'need', type: 'set', codes: COLLATERALS, changeable: true },
  }),
  confirmedFen: fact('已确权应收账款', 'Confirmed receivables', {
    ...{ of: 'receivables', type: 'number', unit: 'fen', changeable: true },
  }),
  receivableCoverBp: fact('应收账款对融资额的覆盖', 'Receivables against the amount', {
    ...{ of: 'receivables', type: 'number', unit: 'bp', changeable: true },
  }),
  confirmedBy: fact('确权链主', 'Confirmed by', {
    ...{ of: 'receivables', type: 'set', from: 'anchors', changeable: true },
  }),
  signedFen: fact('平台签约金额', 'Contracts signed here', {
    ...{ of: 'introductions', type: 'number', unit: 'fen', changeable: true },
  }),
  orderFrom: fact('签约链主', 'Contract with', {
    ...{ of: 'introductions', type: 'set', from: 'anchors', changeable: true },
  }),
} satisfies Record<string, FactKind>;

export type FactKey = keyof typeof FACTS;
export const FACT_KEYS = Object.keys(FACTS) as [FactKey, ...FactKey[]];
export const factKind = (key: FactKey): FactKind => FACTS[key];

/** A rank's value where a firm has none of its codes. */
export const NO_RANK = 'none';
export type FactValue = number | string | readonly string[] | null;
/** What is known; what is missing or null is not. */
export type Facts = { readonly [K in FactKey]?: FactValue };

/** The place of a code in its list, counted from 1; 0 for `none`. */
export const rankOf = (key: FactKey, code: string): number => (factKind(key).codes?.indexOf(code) ?? -1) + 1;
