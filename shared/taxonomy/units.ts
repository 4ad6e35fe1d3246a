import type { Bilingual } from '../locale.ts';
import { normalizeText } from './trie.ts';

/** Units of one dimension convert into one another; a unit of a `count` like 件 or 套 only into itself. */
export type Dimension =
  'mass' | 'length' | 'area' | 'volume' | 'time' | 'energy' | 'power' | 'count' | 'work';

export interface Unit {
  code: string;
  name: Bilingual;
  dimension: Dimension;
  /** How many of the group's base unit one is; `group` is set where units of a dimension convert. */
  factor: number;
  /** Units of the same group convert; every other unit is its own group. */
  group: string;
  /** Other ways it is written. */
  synonyms: readonly string[];
}

function unit(
  code: string,
  zh: string,
  en: string,
  dimension: Dimension,
  group: string,
  factor: number,
  synonyms = '',
): Unit {
  return { code, name: { zh, en }, dimension, group, factor, synonyms: synonyms.split(' ').filter(Boolean) };
}

/** Units of quantity for capacities and demands. */
export const UNITS: readonly Unit[] = [
  unit('piece', '件', 'piece', 'count', 'piece', 1, 'pcs pc 个 只 支 颗 粒 枚 根 条 pieces'),
  unit('tenThousandPieces', '万件', '10,000 pieces', 'count', 'piece', 10_000, '万个 万只 万支 万颗 万条'),
  unit('set', '套', 'set', 'count', 'set', 1, '组 sets'),
  unit('tenThousandSets', '万套', '10,000 sets', 'count', 'set', 10_000, '万组'),
  unit('machine', '台', 'unit', 'count', 'machine', 1, '台套 units'),
  unit('tenThousandMachines', '万台', '10,000 units', 'count', 'machine', 10_000),
  unit('vehicle', '辆', 'vehicle', 'count', 'vehicle', 1, '部 vehicles'),
  unit('sheet', '片', 'sheet', 'count', 'sheet', 1, '张 块 sheets wafer wafers'),
  unit('tenThousandSheets', '万片', '10,000 sheets', 'count', 'sheet', 10_000, '万张 万块'),
  unit('pair', '双', 'pair', 'count', 'pair', 1, '对 副 pairs'),
  unit('tenThousandPairs', '万双', '10,000 pairs', 'count', 'pair', 10_000, '万对'),
  unit('roll', '卷', 'roll', 'count', 'roll', 1, '筒 rolls'),
  unit('bag', '袋', 'bag', 'count', 'bag', 1, '包 bags'),
  unit('bottle', '瓶', 'bottle', 'count', 'bottle', 1, 'bottles'),
  unit('tenThousandBottles', '万瓶', '10,000 bottles', 'count', 'bottle', 10_000),
  unit('box', '箱', 'box', 'count', 'box', 1, '盒 boxes'),
  unit('barrel', '桶', 'drum', 'count', 'barrel', 1, 'drums'),
  unit('batch', '批', 'batch', 'count', 'batch', 1, '批次 batches lot'),
  unit('order', '单', 'order', 'count', 'order', 1, '票 orders'),
  unit('container', '标准箱', 'TEU', 'count', 'container', 1, 'teu 标箱'),
  unit('gram', '克', 'gram', 'mass', 'mass', 0.001, 'g'),
  unit('kilogram', '千克', 'kilogram', 'mass', 'mass', 1, '公斤 kg'),
  unit('jin', '斤', 'jin (500 g)', 'mass', 'mass', 0.5, '市斤'),
  unit('ton', '吨', 'tonne', 'mass', 'mass', 1000, 't 公吨 tons mt'),
  unit('tenThousandTons', '万吨', '10,000 tonnes', 'mass', 'mass', 10_000_000),
  unit('millimetre', '毫米', 'millimetre', 'length', 'length', 0.001, 'mm'),
  unit('centimetre', '厘米', 'centimetre', 'length', 'length', 0.01, 'cm 公分'),
  unit('metre', '米', 'metre', 'length', 'length', 1, 'm 延米'),
  unit('tenThousandMetres', '万米', '10,000 metres', 'length', 'length', 10_000),
  unit('kilometre', '千米', 'kilometre', 'length', 'length', 1000, 'km 公里'),
  unit('squareCentimetre', '平方厘米', 'square centimetre', 'area', 'area', 0.0001, 'cm² cm2'),
  unit('squareMetre', '平方米', 'square metre', 'area', 'area', 1, 'm² m2 平米 平方 ㎡'),
  unit('tenThousandSqm', '万平方米', '10,000 square metres', 'area', 'area', 10_000, '万平米'),
  unit('mu', '亩', 'mu', 'area', 'area', 2000 / 3, '市亩'),
  unit('hectare', '公顷', 'hectare', 'area', 'area', 10_000, 'ha'),
  unit('millilitre', '毫升', 'millilitre', 'volume', 'volume', 0.001, 'ml'),
  unit('litre', '升', 'litre', 'volume', 'volume', 1, 'l 公升'),
  unit('cubicMetre', '立方米', 'cubic metre', 'volume', 'volume', 1000, 'm³ m3 立方 方'),
  unit('minute', '分钟', 'minute', 'time', 'time', 1, 'min'),
  unit('hour', '小时', 'hour', 'time', 'time', 60, 'h 工时 hours'),
  unit('day', '天', 'day', 'time', 'calendar', 1, '日 days'),
  unit('week', '周', 'week', 'time', 'calendar', 7, '星期 weeks'),
  unit('month', '月', 'month', 'time', 'month', 1, '个月 months'),
  unit('year', '年', 'year', 'time', 'month', 12, 'years'),
  unit('personDay', '人天', 'person-day', 'work', 'work', 1, '人日 工日'),
  unit('time', '次', 'time', 'count', 'time', 1, '趟 人次 times'),
  unit('person', '人', 'person', 'count', 'person', 1, '名 位 people'),
  unit('project', '项', 'project', 'count', 'project', 1, '项目 projects'),
  unit('sample', '样', 'sample', 'count', 'sample', 1, '样品 样本 samples'),
  unit('kilowattHour', '千瓦时', 'kWh', 'energy', 'energy', 1, 'kwh 度'),
  unit('megawattHour', '兆瓦时', 'MWh', 'energy', 'energy', 1000, 'mwh'),
  unit('gigawattHour', '吉瓦时', 'GWh', 'energy', 'energy', 1_000_000, 'gwh'),
  unit('kilowatt', '千瓦', 'kW', 'power', 'power', 1, 'kw'),
  unit('megawatt', '兆瓦', 'MW', 'power', 'power', 1000, 'mw'),
  unit('gigawatt', '吉瓦', 'GW', 'power', 'power', 1_000_000, 'gw'),
];

const BY_CODE = new Map(UNITS.map((each) => [each.code, each]));
const BY_NAME = new Map(
  UNITS.flatMap((each) =>
    [each.name.zh, each.name.en, ...each.synonyms].map((name): [string, Unit] => [normalizeText(name), each]),
  ),
);

/** A unit by its code. */
export function unitByCode(code: string): Unit | undefined {
  return BY_CODE.get(code);
}

/** The unit a text names, as imports write it (`公斤`, `KG`, `PCS`), or undefined. */
export function unitNamed(name: string): Unit | undefined {
  return BY_NAME.get(normalizeText(name));
}

/** An amount in another unit; null when either unit is unknown or they do not convert into one another. */
export function convertQuantity(amount: number, from: string, to: string): number | null {
  const source = BY_CODE.get(from);
  const target = BY_CODE.get(to);
  if (source === undefined || target === undefined || source.group !== target.group) return null;
  return source === target ? amount : (amount * source.factor) / target.factor;
}
