import type { Bilingual } from './locale.ts';
import { BANKS, UNSTATED, type ReportDimension } from './schemas/eventReport.ts';
import { regionByCode } from './taxonomy/regions.ts';
import { TIERS } from './taxonomy/tiers.ts';
import { workTagByCode } from './taxonomy/work5686.ts';
import { SIZE_WORDS } from './words.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of an event's report, for page and sheet alike. */
export const REPORT_WORDS = {
  summary: w('总览', 'Overview'),
  figure: w('指标', 'Figure'),
  value: w('数值', 'Value'),
  chain: w('产业链', 'Chain'),
  region: w('地区', 'Region'),
  size: w('企业规模', 'Size'),
  tier: w('专精特新', 'SRDI title'),
  work: w('5686 工作', '5686 work'),
  registered: w('报名单位', 'Registered organisations'),
  registeredPeople: w('报名人数', 'People registered'),
  approved: w('通过审核单位', 'Approved organisations'),
  approvedPeople: w('通过审核人数', 'People approved'),
  came: w('到场单位', 'Organisations that came'),
  camePeople: w('到场人数', 'People who came'),
  missed: w('未到场单位', 'Organisations that did not come'),
  missedPeople: w('未到场人数', 'People who did not come'),
  planned: w('安排洽谈场次', 'Meetings planned'),
  held: w('完成洽谈场次', 'Meetings held'),
  unknown: w('未记录是否洽谈的场次', 'Meetings of which nothing was said'),
  titled: w('到场专精特新企业', 'SRDI firms that came'),
  titledShare: w('专精特新占比（%）', 'Share of SRDI firms (%)'),
  intents: w('意向数', 'Intents'),
  intentYuan: w('意向金额（元）', 'Intents (yuan)'),
  later: w('会后进展', 'What came of it'),
  days: w('会后天数', 'Days after'),
  on: w('截至', 'By'),
  signed: w('签约数', 'Signed'),
  signedYuan: w('签约金额（元）', 'Signed (yuan)'),
  landed: w('落地数', 'Landed'),
  landedYuan: w('落地金额（元）', 'Landed (yuan)'),
  followUps: w('跟进', 'Follow-ups'),
  promised: w('约定跟进', 'Follow-ups promised'),
  kept: w('已跟进', 'Followed up'),
  open: w('待跟进', 'Still to come'),
  late: w('逾期', 'Late'),
  organisation: w('单位', 'Organisation'),
  with: w('对接方', 'With'),
  due: w('约定日期', 'Due'),
  daysLate: w('逾期天数', 'Days late'),
  feedback: w('评价', 'Feedback'),
  answers: w('评价单位数', 'Answers'),
  rateOrganisation: w('组织评分', 'Organisation'),
  rateMatches: w('对接评分', 'Meetings'),
  text: w('意见', 'In their words'),
  earlier: w('往届对比', 'Earlier events'),
  event: w('活动', 'Event'),
  date: w('日期', 'Date'),
  notYet: w('未到时间', 'not yet'),
  few: w('少于 {n} 家', 'fewer than {n}'),
} satisfies Record<string, Bilingual>;

type Key = keyof typeof REPORT_WORDS;
/** Online nobody arrives: who met somebody took part. */
const ONLINE: Partial<Record<Key, Bilingual>> = {
  came: w('参加洽谈单位', 'Organisations that took part'),
  camePeople: w('参加洽谈人数', 'People who took part'),
  missed: w('未参加洽谈单位', 'Organisations that took no part'),
  missedPeople: w('未参加洽谈人数', 'People who took no part'),
  titled: w('参加洽谈的专精特新企业', 'SRDI firms that took part'),
};
export const reportWord = (key: Key, online: boolean): Bilingual =>
  (online ? ONLINE[key] : undefined) ?? REPORT_WORDS[key];

const UNSAID = w('未填写', 'Not said');
const APART = w('金融机构（单列）', 'Banks (apart)');

/** The name of a group; chains are data, so their names are given. */
export function reportGroupWords(
  by: ReportDimension,
  code: string,
  chains: ReadonlyMap<string, Bilingual>,
): Bilingual {
  if (code === BANKS) return APART;
  if (code === UNSTATED) {
    if (by === 'tier') return w('无称号', 'No title');
    return by === 'work' ? w('其他', 'Others') : UNSAID;
  }
  const named = {
    chain: chains.get(code),
    region: regionByCode(code)?.name,
    size: SIZE_WORDS[code],
    tier: TIERS.find((tier) => tier.code === code)?.name,
    work: workTagByCode(code)?.name,
  }[by];
  return named ?? w(code, code);
}
