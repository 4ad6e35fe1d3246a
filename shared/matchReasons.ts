import type { Bilingual, Locale } from './locale.ts';
import { fill, inLocale } from './locale.ts';
import { certificateName as nameOfCertificate } from './taxonomy/certificateNames.ts';
import { regionByCode } from './taxonomy/regions.ts';
import { tierByCode } from './taxonomy/tiers.ts';
import { unitByCode } from './taxonomy/units.ts';

/** What a sentence about a match is: speaks for it, against it, tells a missed condition, and so on. */
export type PhraseKind = 'reason' | 'against' | 'miss' | 'improvement' | 'excluded' | 'learned';

const phrase = <const K extends PhraseKind, const Z extends string, const E extends string>(
  kind: K,
  zh: Z,
  en: E,
) => ({ kind, zh, en });

/**
 * Every sentence a match can say, written so that it reads the same to both sides. `{name}` places take
 * parameters; what kind of thing a parameter is follows from its name (see PARAM_WORDS).
 */
export const MATCH_PHRASES = {
  // Speaks for it
  capabilitySame: phrase(
    'reason',
    '能力“{capability}”正是所需的“{concept}”',
    'Its capability “{capability}” is the “{concept}” that is wanted',
  ),
  capabilityNear: phrase(
    'reason',
    '能力“{capability}”与所需的“{concept}”同属“{segment}”环节',
    'Its capability “{capability}” is of the same segment ({segment}) as the “{concept}” that is wanted',
  ),
  textNear: phrase(
    'reason',
    '“{capability}”的介绍与需求内容相近',
    'What it writes of “{capability}” is close to what is asked',
  ),
  materialsHeld: phrase('reason', '做过所需材料：{materials}', 'Works the materials asked for: {materials}'),
  segmentSame: phrase(
    'reason',
    '正处在需求所在的“{segment}”环节',
    'Stands in the segment asked for: {segment}',
  ),
  chainSame: phrase('reason', '同在“{chain}”产业链', 'Stands in the same chain: {chain}'),
  certificatesHeld: phrase(
    'reason',
    '所需证书在交付时有效：{certificates}',
    'Holds the certificates asked for, valid on delivery: {certificates}',
  ),
  capacityEnough: phrase(
    'reason',
    '月产能 {amount} {unit}，满足每月 {needed} {neededUnit}',
    'Makes {amount} {unit} a month; {needed} {neededUnit} are needed',
  ),
  minimumOrderMet: phrase(
    'reason',
    '需求数量达到起订量 {amount} {unit}',
    'The quantity reaches its minimum order of {amount} {unit}',
  ),
  leadTimeFits: phrase(
    'reason',
    '交期 {days} 天，赶得上 {date} 交付',
    'Its lead time of {days} days is in time for delivery by {date}',
  ),
  regionWithin: phrase('reason', '在所需地区：{region}', 'Is in a region asked for: {region}'),
  near: phrase('reason', '距交付地约 {km} 公里', 'About {km} km from where it is to be delivered'),
  tierHeld: phrase('reason', '有效称号：{tier}', 'Holds a valid title: {tier}'),
  respondsWell: phrase(
    'reason',
    '以往的对接请求大多有回应（约 {percent}%）',
    'Answers most requests for introductions (about {percent} %)',
  ),
  outcomesGood: phrase(
    'reason',
    '已有 {count} 次对接走到签约',
    '{count} of its introductions led to a contract',
  ),
  seeksThis: phrase('reason', '正在寻找“{concept}”方面的合作', 'Is looking for work in “{concept}”'),
  orderComfortable: phrase(
    'reason',
    '订单约占其月产能的 {percent}%，体量合适',
    'The order would take about {percent} % of its monthly capacity: a good size for it',
  ),

  // Speaks against it, or is not stated
  capabilityFar: phrase(
    'against',
    '未写明能做“{concept}”，只有相近的能力',
    'It does not say that it does “{concept}”; only something near it',
  ),
  materialsMissing: phrase(
    'against',
    '未列出所需材料：{materials}',
    'Does not name materials asked for: {materials}',
  ),
  chainOther: phrase(
    'against',
    '不在需求所在的“{segment}”环节',
    'Stands elsewhere than in the segment asked for: {segment}',
  ),
  certificateUndated: phrase(
    'against',
    '未写明 {certificate} 的有效期',
    'Does not say until when its {certificate} is valid',
  ),
  capacityUnstated: phrase('against', '未写明月产能', 'Does not state its monthly capacity'),
  capacityIncomparable: phrase(
    'against',
    '月产能以{unit}计，无法与需求的{neededUnit}比较',
    'States its capacity in {unit}, which cannot be compared with {neededUnit}',
  ),
  minimumOrderIncomparable: phrase(
    'against',
    '起订量以{unit}计，无法与需求的{neededUnit}比较',
    'States its minimum order in {unit}, which cannot be compared with {neededUnit}',
  ),
  leadTimeUnstated: phrase('against', '未写明交期', 'Does not state its lead time'),
  leadTimeLong: phrase(
    'against',
    '交期 {days} 天，可能赶不上 {date} 交付',
    'Its lead time of {days} days may be too long for delivery by {date}',
  ),
  regionUnstated: phrase('against', '未写明所在地区', 'Does not state its region'),
  far: phrase('against', '距交付地约 {km} 公里', 'About {km} km from where it is to be delivered'),
  tierEnded: phrase('against', '{tier}已于 {until} 到期', 'Its title {tier} ended on {until}'),
  respondsSeldom: phrase(
    'against',
    '以往的对接请求较少回应（约 {percent}%）',
    'Answers few requests for introductions (about {percent} %)',
  ),
  busy: phrase(
    'against',
    '目前对接较多，回应可能较慢',
    'Has many introductions under way; may answer slowly',
  ),
  orderSmall: phrase(
    'against',
    '订单不到其月产能的 {percent}%，对它可能偏小',
    'The order would take less than {percent} % of its monthly capacity: perhaps too small for it',
  ),
  orderLarge: phrase(
    'against',
    '订单将占其月产能的 {percent}%，余量不多',
    'The order would take {percent} % of its monthly capacity: little room is left',
  ),
  budgetSmall: phrase(
    'against',
    '预算不到其年营收的万分之一，对它可能偏小',
    'The budget is less than 0.01 % of its yearly revenue: perhaps too small for it',
  ),
  budgetLarge: phrase(
    'against',
    '预算约为其年营收的 {percent}%，对它可能偏大',
    'The budget is about {percent} % of its yearly revenue: perhaps too large for it',
  ),
  notOnPlatform: phrase(
    'against',
    '尚未入驻平台，暂时不能发起对接',
    'Is not on the platform yet, so it cannot be introduced for now',
  ),

  // Conditions that are missed
  certificateMissing: phrase(
    'miss',
    '缺少所需证书 {certificate}',
    'Lacks a required certificate: {certificate}',
  ),
  certificateEnds: phrase(
    'miss',
    '{certificate} 有效期至 {until}，早于 {date}',
    'Its {certificate} ends on {until}, before {date}',
  ),
  capacityShort: phrase(
    'miss',
    '月产能 {amount} {unit}，少于每月 {needed} {neededUnit}',
    'Makes {amount} {unit} a month, less than the {needed} {neededUnit} needed',
  ),
  minimumOrderAbove: phrase(
    'miss',
    '起订量 {amount} {unit}，多于需求的 {needed} {neededUnit}',
    'Its minimum order of {amount} {unit} is above the {needed} {neededUnit} wanted',
  ),
  regionOutside: phrase(
    'miss',
    '在{region}，不在需求限定的地区',
    'Is in {region}, outside the regions required',
  ),

  // What the firm could add or mend
  addCapacity: phrase(
    'improvement',
    '补充“{capability}”的月产能（需求为每月 {needed} {neededUnit}）',
    'Add the monthly capacity of “{capability}” ({needed} {neededUnit} are needed)',
  ),
  updateCapacity: phrase(
    'improvement',
    '若“{capability}”的月产能已达 {needed} {neededUnit}，请更新',
    'If “{capability}” can now make {needed} {neededUnit} a month, update its capacity',
  ),
  convertCapacity: phrase(
    'improvement',
    '用{neededUnit}写明“{capability}”的月产能',
    'State the monthly capacity of “{capability}” in {neededUnit}',
  ),
  updateMinimumOrder: phrase(
    'improvement',
    '若“{capability}”可接 {needed} {neededUnit}的订单，请更新起订量',
    'If “{capability}” can take an order of {needed} {neededUnit}, update its minimum order',
  ),
  convertMinimumOrder: phrase(
    'improvement',
    '用{neededUnit}写明“{capability}”的起订量',
    'State the minimum order of “{capability}” in {neededUnit}',
  ),
  addLeadTime: phrase('improvement', '补充“{capability}”的交期', 'Add the lead time of “{capability}”'),
  getCertificate: phrase(
    'improvement',
    '取得 {certificate}，或若已持有请补充',
    'Obtain {certificate}, or add it if it is held',
  ),
  renewCertificate: phrase(
    'improvement',
    '续期 {certificate}（现有效期至 {until}）',
    'Renew {certificate}, which ends on {until}',
  ),
  dateCertificate: phrase(
    'improvement',
    '补充 {certificate} 的有效期',
    'Add until when {certificate} is valid',
  ),
  addRegion: phrase('improvement', '补充所在地区', 'Add its region'),
  addChainPosition: phrase(
    'improvement',
    '若从事“{segment}”环节，请补充产业链位置',
    'If it works in the segment {segment}, add that chain position',
  ),
  addMaterials: phrase(
    'improvement',
    '若能加工 {materials}，请补充到能力的材料中',
    'If it works {materials}, add them to the materials of a capability',
  ),
  addCapability: phrase(
    'improvement',
    '若能做“{concept}”，请补充为一项能力',
    'If it can do “{concept}”, add that as a capability',
  ),
  renewTier: phrase('improvement', '复核并续期{tier}', 'Have its title {tier} renewed'),
  addSeeks: phrase(
    'improvement',
    '写明在寻找什么样的客户与合作',
    'Say what customers and partners it looks for',
  ),

  // Why some are taken out
  excludedRegion: phrase('excluded', '不在需求限定的地区', 'Outside the regions required'),
  excludedDismissed: phrase('excluded', '已标记“不适合”', 'Marked “not for me”'),
  excludedUnrelated: phrase('excluded', '能力与需求无关', 'Capabilities have nothing to do with it'),
  excludedIneligible: phrase('excluded', '未满足硬性条件', 'Misses a hard requirement'),
  excludedUnreachable: phrase('excluded', '尚未入驻平台', 'Not on the platform yet'),

  // What earlier answers changed
  learnedFar: phrase(
    'learned',
    '您说过 {count} 次“太远”，距离现在更要紧',
    '“Too far” was said {count} times: distance counts more now',
  ),
  learnedConcept: phrase(
    'learned',
    '您说过“{concept}”不合适，此类排后',
    '“{concept}” was said to be the wrong process: it counts less now',
  ),
  learnedSmall: phrase(
    'learned',
    '您说过 {count} 次“规模太小”，体量小的排后',
    '“Too small” was said {count} times: small ones count less now',
  ),
  learnedLarge: phrase(
    'learned',
    '您说过 {count} 次“规模太大”，体量大的排后',
    '“Too large” was said {count} times: large ones count less now',
  ),
} as const satisfies Record<string, Bilingual & { kind: PhraseKind }>;

export type PhraseCode = keyof typeof MATCH_PHRASES;
export type PhraseCodeOf<K extends PhraseKind> = {
  [C in PhraseCode]: (typeof MATCH_PHRASES)[C]['kind'] extends K ? C : never;
}[PhraseCode];

type PlacesOf<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never;
type Amount = 'amount' | 'needed' | 'days' | 'km' | 'percent' | 'count';
/** The parameters a sentence takes, read off its Chinese text. */
export type PhraseParams<C extends PhraseCode> = {
  [Name in PlacesOf<(typeof MATCH_PHRASES)[C]['zh']>]: Name extends Amount ? number : string;
};

/** A sentence with its parameters, in no language yet. */
export interface Phrase {
  code: PhraseCode;
  params: Record<string, string | number>;
}

/** Makes a sentence; its parameters are checked against its text by the compiler. */
export const say = <C extends PhraseCode>(code: C, params: PhraseParams<C>): Phrase => ({
  code,
  params: params as Record<string, string | number>,
});

/** Names of what an editor may change at run time: given by whoever has the taxonomy at hand. */
export interface TaxonomyNames {
  chain: (code: string) => Bilingual | undefined;
  segment: (code: string) => Bilingual | undefined;
}

type Wording = (value: string, locale: Locale, names: TaxonomyNames) => string;
const named =
  (find: (code: string, names: TaxonomyNames) => Bilingual | undefined): Wording =>
  (code, locale, names) => {
    const name = find(code, names);
    return name ? inLocale(name, locale) : code;
  };
const certificateName = named(nameOfCertificate);

/** A unit after an amount: `3 × 10,000 pieces`, `20,000 boxes`, `5 kWh`. */
const unitName: Wording = (code, locale) => {
  const name = unitByCode(code)?.name;
  if (!name) return code;
  if (locale !== 'en') return name.zh;
  if (/^\d/.test(name.en)) return `× ${name.en}`;
  if (/[A-Z()]/.test(name.en)) return name.en;
  if (name.en === 'person') return 'people';
  return `${name.en}${/(x|s|ch)$/.test(name.en) ? 'es' : 's'}`;
};

/** How a parameter is put into words, by its name; one that is not here is shown as it is. */
const PARAM_WORDS: Readonly<Record<string, Wording>> = {
  certificate: certificateName,
  /** Several codes with commas between. */
  certificates: (codes, locale, names) =>
    codes
      .split(',')
      .map((code) => certificateName(code, locale, names))
      .join(locale === 'en' ? ', ' : '、'),
  region: named((code) => regionByCode(code)?.name),
  tier: named((code) => tierByCode(code)?.name),
  unit: unitName,
  neededUnit: unitName,
  chain: named((code, names) => names.chain(code)),
  segment: named((code, names) => names.segment(code)),
};

const NUMBERS: Record<Locale, Intl.NumberFormat> = {
  'zh-CN': new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
};

/** A sentence in the reader's language. */
export function phraseText(phrase: Phrase, locale: Locale, names: TaxonomyNames): string {
  const words = Object.entries(phrase.params).map(([name, value]) => [
    name,
    typeof value === 'number'
      ? NUMBERS[locale].format(value)
      : (PARAM_WORDS[name]?.(value, locale, names) ?? value),
  ]);
  return fill(
    inLocale(MATCH_PHRASES[phrase.code], locale),
    Object.fromEntries(words) as Record<string, string>,
  );
}
