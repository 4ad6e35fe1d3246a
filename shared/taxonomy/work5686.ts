import type { Bilingual } from '../locale.ts';

/** One tag of the “5686” work: five pillars, six actions, eight projects, six goals. */
export interface WorkTag {
  code: string;
  kind: 'pillar' | 'action' | 'project' | 'goal';
  name: Bilingual;
  /** Chains that stand for it: a firm of one of them counts to it. Projects and goals are not of any chain. */
  chains: readonly string[];
}

const tag = (
  kind: WorkTag['kind'],
  code: string,
  zh: string,
  en: string,
  chains: readonly string[] = [],
): WorkTag => ({ code, kind, name: { zh, en }, chains });

export const WORK_TAGS: readonly WorkTag[] = [
  tag('pillar', 'digital', '数字经济核心产业', 'Digital core industries', [
    'software',
    'ai',
    'ic',
    'display',
  ]),
  tag('pillar', 'mobility', '智能网联和新能源汽车', 'Connected and new-energy vehicles', ['nev']),
  tag('pillar', 'materials', '绿色石化和新材料', 'Green petrochemicals and new materials', ['petrochem']),
  tag('pillar', 'biomedicine', '生物医药与健康', 'Biomedicine and health', ['biomed', 'health']),
  tag('pillar', 'machinery', '现代高端装备', 'Advanced equipment', ['equipment', 'rail']),
  tag('action', 'smartCars', '智车', 'Smart cars', ['nev']),
  tag('action', 'strongChips', '强芯', 'Strong chips', ['ic']),
  tag('action', 'brightScreens', '亮屏', 'Bright screens', ['display']),
  tag('action', 'oneNetwork', '融网', 'One network', ['software']),
  tag('action', 'goodMedicine', '健药', 'Good medicine', ['biomed']),
  tag('action', 'fineGoods', '尚品', 'Fine goods', ['fashion']),
  tag('project', 'digitalFusion', '深度融合的数字经济', 'A digital economy that reaches everywhere'),
  tag('project', 'chainClusters', '产业链群', 'Clusters of chains'),
  tag('project', 'innovation', '技术创新', 'Innovation'),
  tag('project', 'strongFirms', '主体壮大', 'Firms that grow'),
  tag('project', 'bayArea', '湾区协同', 'Together in the Bay Area'),
  tag('project', 'threeProducts', '三品战略', 'Variety, quality, brands'),
  tag('project', 'lowCarbon', '绿色低碳', 'Green and low in carbon'),
  tag('project', 'goodGround', '营商环境', 'Good ground for business'),
  tag('goal', 'carCity', '智车之城', 'City of smart cars'),
  tag('goal', 'softwareCity', '软件名城', 'City of software'),
  tag('goal', 'displayCapital', '显示之都', 'Capital of displays'),
  tag('goal', 'customCapital', '定制之都', 'Capital of made-to-order'),
  tag('goal', 'materialHighland', '新材高地', 'Highland of new materials'),
  tag('goal', 'medicineHighland', '生物医药与健康产业高地', 'Highland of biomedicine and health'),
];

/** The code of each tag, for what is written down to name. */
export const WORK_TAG_CODES = WORK_TAGS.map(({ code }) => code);

export const workTagByCode = (code: string): WorkTag | undefined =>
  WORK_TAGS.find((one) => one.code === code);

/** The tags a firm counts to by the chains it is in. */
export const workTagsOf = (chains: readonly string[]): string[] =>
  WORK_TAGS.filter((one) => one.chains.some((chain) => chains.includes(chain))).map(({ code }) => code);
