import { emptyProfile, type OrganisationDocument } from '../../server/features/organisations/index.ts';
import { CHAINS } from '../../shared/taxonomy/chains/index.ts';
import { CERTIFICATES } from '../../shared/taxonomy/certificates.ts';
import { makeCreditCode } from '../../shared/taxonomy/creditCode.ts';
import { REGIONS } from '../../shared/taxonomy/regions.ts';
import type { ChainSeed, SegmentSeed, TermSeed } from '../../shared/taxonomy/types.ts';
import type { FirmProfileInput } from '../../shared/schemas/firm.ts';

/** A firm as it would be written to the database. */
export type GeneratedFirm = Pick<
  OrganisationDocument,
  'kind' | 'name' | 'shortName' | 'creditCode' | 'status' | 'profile'
>;

type Random = () => number;

/** Mulberry32: the same seed gives the same firms on every machine. */
function randomBy(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const oneOf = <T>(random: Random, among: readonly T[]): T => among[Math.floor(random() * among.length)]!;

/** As many different ones as asked for, or all there are. */
function some<T>(random: Random, among: readonly T[], count: number): T[] {
  const left = [...among];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) {
    taken.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return taken;
}

/** Few firms are large and many are small: most of an exponential lies near its beginning. */
const skewed = (random: Random, mean: number): number => Math.round(-mean * Math.log(1 - random()));

const COINED = [
  ...'华新恒瑞宏泰鑫盛达丰隆腾飞凯越兴业正源科创联合海天金诚信德美佳安康永固卓群立远博润嘉诺迪曼光耀',
];
const FORMS = ['有限公司', '有限公司', '有限公司', '股份有限公司', '科技有限公司', '实业有限公司', '厂'];
const TRADES: Record<TermSeed['kind'], readonly string[]> = {
  product: ['制造', '电子', '科技', '工业', '产品'],
  process: ['精密', '加工', '制造', '工艺'],
  material: ['材料', '新材料', '贸易'],
  equipment: ['装备', '机械', '设备', '自动化'],
  service: ['服务', '技术', '咨询'],
};
const GRADES = [
  'SUS304',
  'SUS316L',
  'ADC12',
  '6061-T6',
  'PA66+GF30',
  'PC/ABS',
  'POM',
  '45#',
  'Q235B',
  '20CrMnTi',
];
const SIZES = ['M6×20', 'M8×30', 'Φ12×1.5', '0402', '1200×600', 'DN50'];
const OPENINGS = [
  (name: string, place: string) => `${name}位于${place}，`,
  (name: string) => `${name}是一家专业从事`,
  (_: string, place: string) => `公司坐落于${place}，主要从事`,
  () => '公司主营',
  (name: string) => `${name}成立以来一直专注于`,
];
const CLOSINGS = [
  '产品广泛应用于下游整机厂，',
  '拥有完善的质量管理体系，',
  '与多家龙头企业建立了长期合作关系，',
  '具备从设计、打样到批量交付的能力，',
  '产品远销海内外，',
  '拥有多项发明专利和实用新型专利，',
];
const TIERS = ['innovative', 'municipal', 'srdi', 'littleGiant'] as const;
const UNITS = ['piece', 'set', 'kg', 't'] as const;

/** What a firm calls a thing: mostly its usual name, now and then another of its names. */
const wordFor = (random: Random, { term, synonyms }: TermSeed): string =>
  synonyms.length > 0 && random() < 0.4 ? oneOf(random, synonyms) : term;

const places = REGIONS.filter(({ code }) => !code.endsWith('0000'));
const districts = places.filter(({ code }) => code.startsWith('4401'));

function capabilitiesOf(random: Random, terms: readonly TermSeed[]): FirmProfileInput['capabilities'] {
  return terms
    .filter(({ kind }) => kind !== 'material')
    .map((term) => ({
      name: wordFor(random, term),
      kind: term.kind === 'process' || term.kind === 'service' ? term.kind : ('product' as const),
      description: random() < 0.3 ? `可按图纸定制${term.term}，规格${oneOf(random, SIZES)}等。` : '',
      materials: random() < 0.5 ? some(random, GRADES, 1 + Math.floor(random() * 2)) : [],
      equipment: [],
      monthlyCapacity:
        random() < 0.6 ? { amount: 100 + skewed(random, 20_000), unit: oneOf(random, UNITS) } : null,
      minimumOrder: random() < 0.3 ? { amount: 1 + skewed(random, 500), unit: 'piece' } : null,
      leadTimeDays: random() < 0.6 ? 3 + skewed(random, 15) : null,
    }));
}

function introductionOf(random: Random, name: string, place: string, terms: readonly TermSeed[]): string {
  const opening = oneOf(random, OPENINGS)(name, place);
  const things = terms.map((term) => wordFor(random, term)).join('、');
  const tail = some(random, CLOSINGS, 1 + Math.floor(random() * 3)).join('');
  return `${opening}${things}的研发、生产与销售。${tail}为客户提供优质的产品与服务。`;
}

function firmFrom(random: Random, at: number, chain: ChainSeed, segment: SegmentSeed): GeneratedFirm {
  const terms = some(random, segment.terms, 2 + Math.floor(random() * 4));
  const region = random() < 0.4 ? oneOf(random, districts) : oneOf(random, places);
  const coined = some(random, COINED, 2 + Math.floor(random() * 2)).join('');
  const place = region.name.zh.replace(/[市区县]$/, '');
  const name = `${place}${coined}${oneOf(random, TRADES[terms[0]!.kind])}${oneOf(random, FORMS)}`;
  const staff = 5 + skewed(random, 120);
  const tiered = random() < 0.08;
  return {
    kind: random() < 0.02 ? 'anchor' : 'sme',
    name,
    shortName: random() < 0.3 ? coined : null,
    creditCode: makeCreditCode(at),
    status: 'verified',
    profile: {
      ...emptyProfile(),
      introduction: introductionOf(random, name, region.name.zh, terms),
      staff,
      revenueFen: staff * (20_000_000 + skewed(random, 60_000_000)),
      region: region.code,
      chainPositions: [{ chain: chain.code, segment: segment.code }],
      capabilities: capabilitiesOf(random, terms),
      certificates: some(random, CERTIFICATES, Math.floor(random() * 4)).map(({ code }) => ({
        code,
        name: null,
        number: null,
        validUntil: random() < 0.8 ? '2099-12-31' : '2020-12-31',
      })),
      tier: tiered ? { code: oneOf(random, TIERS), validUntil: '2099-12-31' } : null,
      seeks: random() < 0.2 ? `寻求${wordFor(random, oneOf(random, segment.terms))}方面的合作` : '',
    },
  };
}

/**
 * Firms as a manufacturing city has them, each in one segment of a chain and speaking of its things by one of their
 * names: for measuring and for tests of many. Deterministic by seed; credit codes are distinct within one run.
 */
export function* generateFirms(count: number, seed = 1): Generator<GeneratedFirm> {
  const random = randomBy(seed);
  for (let at = 0; at < count; at += 1) {
    const chain = oneOf(random, CHAINS);
    yield firmFrom(random, at, chain, oneOf(random, chain.segments));
  }
}
