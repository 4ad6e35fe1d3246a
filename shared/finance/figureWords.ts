import type { Bilingual } from '../locale.ts';
import type { FigureDimension } from '../schemas/creditFigures.ts';
import { regionByCode } from '../taxonomy/regions.ts';
import { TIERS } from '../taxonomy/tiers.ts';
import { SIZE_WORDS } from '../words.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of the figures, for page and sheet alike. */
export const FIGURE_WORDS = {
  chain: w('产业链', 'Chain'),
  region: w('地区', 'Region'),
  size: w('企业规模', 'Size'),
  tier: w('专精特新', 'SRDI title'),
  total: w('合计', 'Total'),
  needFirms: w('提出需求的企业数', 'Firms with needs'),
  needs: w('融资需求数', 'Needs'),
  needYuan: w('需求金额（元）', 'Needed (yuan)'),
  offers: w('报价数', 'Offers'),
  offerYuan: w('报价金额（元）', 'Offered (yuan)'),
  offerRate: w('报价年利率（%）', 'Offered rate (%)'),
  drawdowns: w('放款笔数', 'Drawdowns'),
  drawnYuan: w('放款金额（元）', 'Drawn (yuan)'),
  drawnRate: w('放款年利率（%）', 'Drawn rate (%)'),
  aboveLpr: w('较 1 年期 LPR（百分点）', 'Above one-year LPR (points)'),
  promised: w('承诺次数', 'Promises'),
  kept: w('按时兑现次数', 'Kept in time'),
} satisfies Record<string, Bilingual>;

const UNSAID = w('未填写', 'Not said');

/** The name of a group; chains are data, so their names are given. */
export function figureGroupWords(
  by: FigureDimension,
  code: string,
  chains: ReadonlyMap<string, Bilingual>,
): Bilingual {
  if (code === 'none') return by === 'tier' ? w('无称号', 'No title') : UNSAID;
  const named = {
    chain: chains.get(code),
    region: regionByCode(code)?.name,
    size: SIZE_WORDS[code],
    tier: TIERS.find((tier) => tier.code === code)?.name,
  }[by];
  return named ?? w(code, code);
}
