import { creditProductInput, type CreditProductContent } from '../../shared/schemas/creditProduct.ts';
import type { Rule } from '../../shared/finance/rules.ts';
import type {
  CreditProductDocument,
  ProductVersionDocument,
  QuotaDocument,
} from '../features/creditProducts/index.ts';
import { idFor, type Calendar } from './calendar.ts';
import type { City } from './organisations.ts';

interface ProductSketch {
  key: string;
  bank: 'bank' | 'bank2' | 'bank3';
  status?: 'draft' | 'published' | 'paused';
  /** 万元. */
  amount: [number, number];
  months: [number, number];
  rate: CreditProductContent['rate'];
  /** Working hours: answer, offer, drawdown; and the same by the green channel. */
  hours: [number, number, number];
  green?: [number, number, number];
  rule?: Rule;
  content: Partial<CreditProductContent> & Pick<CreditProductContent, 'name' | 'kind' | 'summary'>;
}

const promised = ([answerHours, offerHours, drawdownHours]: [number, number, number]) => ({
  ...{ answerHours, offerHours, drawdownHours },
});
const wan = (amount: number): number => amount * 1_000_000;
const city: Rule = { fact: 'region', op: 'oneOf', value: ['440100'] };
const STATEMENTS = { name: '近两年财务报表', note: '加盖公章' };
const LICENCE = { name: '营业执照、公司章程', note: '' };

/** Products of the demo city's banks, such as are on offer at a counter. */
const PRODUCTS: readonly ProductSketch[] = [
  {
    ...{ key: 'titles', bank: 'bank', amount: [50, 1000], months: [6, 36], hours: [4, 16, 8] },
    rate: { base: 'lpr1y', minBp: 20, maxBp: 120 },
    green: [2, 8, 4],
    rule: {
      all: [
        city,
        { fact: 'tier', op: 'atLeast', value: 'innovative' },
        { fact: 'years', op: 'atLeast', value: 2 },
        { not: { fact: 'taxGrade', op: 'oneOf', value: ['C', 'D'] } },
      ],
    },
    content: {
      name: '专精特新信用贷',
      kind: 'credit',
      summary: '面向有专精特新称号的制造企业，纯信用，随借随还。称号越高，额度越高。',
      methods: ['interestFirst', 'equalInstalments'],
      documents: [LICENCE, STATEMENTS, { name: '称号认定文件', note: '平台已核验的无需重复提供' }],
    },
  },
  {
    ...{ key: 'receivables', bank: 'bank', amount: [20, 3000], months: [1, 12], hours: [4, 8, 4] },
    rate: { base: 'lpr1y', minBp: -10, maxBp: 80 },
    green: [2, 4, 4],
    rule: {
      all: [
        { fact: 'confirmedBy', op: 'hasAny', value: ['*'] },
        { fact: 'receivableCoverBp', op: 'atLeast', value: 11_000 },
      ],
    },
    content: {
      name: '链主确权应收账款融资',
      kind: 'factoring',
      summary: '凭链主企业在平台确权的应收账款融资，不占用企业抵押物，到期由应收账款回款归还。',
      methods: ['bullet', 'interestFirst'],
      fees: [{ name: '保理手续费', when: 'drawdown', bp: 20 }],
      guarantee: ['receivables'],
      documents: [LICENCE, { name: '贸易合同与发票', note: '平台已确权的自动附上' }],
      appetite: { chains: ['nev', 'display'], weight: 2 },
    },
  },
  {
    ...{ key: 'order', bank: 'bank', amount: [30, 800], months: [1, 9], hours: [8, 24, 8] },
    rate: { base: 'lpr1y', minBp: 60, maxBp: 160 },
    rule: {
      all: [
        city,
        { fact: 'orderFrom', op: 'hasAny', value: ['*'] },
        { fact: 'signedFen', op: 'atLeast', value: wan(50) },
        { fact: 'years', op: 'atLeast', value: 1 },
      ],
    },
    content: {
      name: '链上订单贷',
      kind: 'orderFinancing',
      summary: '与链主在平台签约后即可按合同金额的一定比例提款，用于备料与生产。',
      methods: ['bullet'],
      fees: [{ name: '账户管理费', when: 'payment', fen: 5000 }],
      documents: [LICENCE, { name: '采购合同', note: '平台签约记录可替代' }],
    },
  },
  {
    ...{ key: 'factory', bank: 'bank', amount: [200, 5000], months: [12, 120], hours: [16, 40, 24] },
    rate: { base: 'lpr5y', minBp: -20, maxBp: 60 },
    rule: {
      all: [
        { fact: 'collateral', op: 'hasAny', value: ['realEstate'] },
        { fact: 'years', op: 'atLeast', value: 3 },
      ],
    },
    content: {
      name: '厂房抵押经营贷',
      kind: 'mortgage',
      summary: '以自有厂房、土地抵押，期限长、利率低，可用于扩产和设备更新。',
      methods: ['equalInstalments', 'equalPrincipal'],
      fees: [{ name: '抵押登记代办费', when: 'drawdown', fen: 80_000 }],
      guarantee: ['realEstate'],
      documents: [LICENCE, STATEMENTS, { name: '不动产权证', note: '' }],
    },
  },
  {
    ...{ key: 'patent', bank: 'bank2', amount: [30, 500], months: [6, 24], hours: [8, 32, 16] },
    rate: { base: 'lpr1y', minBp: 40, maxBp: 130 },
    green: [4, 16, 8],
    rule: {
      all: [
        city,
        { fact: 'collateral', op: 'hasAny', value: ['intellectualProperty'] },
        {
          any: [
            { fact: 'tier', op: 'atLeast', value: 'innovative' },
            { fact: 'revenueFen', op: 'atLeast', value: wan(1000) },
          ],
        },
      ],
    },
    content: {
      name: '知产质押贷',
      kind: 'ipPledge',
      summary: '以发明专利、软件著作权质押，评估费由本行承担，可叠加市知识产权局贴息。',
      methods: ['interestFirst'],
      guarantee: ['intellectualProperty'],
      documents: [LICENCE, { name: '专利证书', note: '发明专利优先' }],
    },
  },
  {
    ...{ key: 'micro', bank: 'bank2', amount: [5, 100], months: [3, 12], hours: [4, 8, 4] },
    rate: { base: 'fixed', minBp: 385, maxBp: 520 },
    rule: {
      all: [
        { fact: 'region', op: 'oneOf', value: ['440113', '440115'] },
        { fact: 'sizeClass', op: 'oneOf', value: ['micro', 'small'] },
        { fact: 'years', op: 'atLeast', value: 1 },
      ],
    },
    content: {
      name: '番禺南沙小微周转贷',
      kind: 'credit',
      summary: '服务本地小微企业的短期周转，线上申请，次日放款。',
      methods: ['equalInstalments', 'interestFirst'],
      documents: [LICENCE],
    },
  },
  {
    ...{ key: 'bills', bank: 'bank2', amount: [10, 2000], months: [1, 6], hours: [2, 4, 2] },
    rate: { base: 'fixed', minBp: 165, maxBp: 260 },
    content: {
      name: '供应链票据极速贴现',
      kind: 'chainBill',
      summary: '持有平台供应链票据即可申请贴现，资金两小时到账。',
      methods: ['bullet'],
      documents: [],
    },
  },
  {
    ...{ key: 'lease', bank: 'bank3', amount: [50, 2000], months: [12, 60], hours: [8, 24, 24] },
    rate: { base: 'fixed', minBp: 430, maxBp: 650 },
    rule: {
      all: [
        { fact: 'purpose', op: 'oneOf', value: ['equipment', 'expansion'] },
        { fact: 'years', op: 'atLeast', value: 2 },
        { fact: 'staff', op: 'atLeast', value: 20 },
      ],
    },
    content: {
      name: '智能产线设备租赁',
      kind: 'equipmentLease',
      summary: '数控机床、压铸岛、机器人等设备的直租与回租，租金按月支付，期满设备归企业。',
      methods: ['equalInstalments'],
      fees: [{ name: '服务费', when: 'drawdown', bp: 100 }],
      guarantee: ['equipment'],
      documents: [LICENCE, STATEMENTS, { name: '设备采购合同或清单', note: '' }],
    },
  },
  {
    ...{
      key: 'green',
      bank: 'bank3',
      status: 'draft',
      amount: [100, 1500],
      months: [6, 36],
      hours: [8, 24, 16],
    },
    rate: { base: 'lpr1y', minBp: 10, maxBp: 90 },
    rule: { all: [city, { fact: 'certificates', op: 'hasAny', value: ['ISO14001', 'ISO50001'] }] },
    content: {
      name: '绿色制造改造贷',
      kind: 'credit',
      summary: '节能改造、清洁生产项目专用，利率与减排量挂钩。',
      methods: ['interestFirst', 'equalPrincipal'],
      documents: [LICENCE, { name: '改造方案', note: '' }],
    },
  },
];

interface QuotaSketch {
  key: string;
  bank: ProductSketch['bank'];
  name: string;
  scope: { chain: string } | { anchor: string };
  products: string[];
  /** 万元. */
  total: number;
  green: boolean;
}

const QUOTAS: readonly QuotaSketch[] = [
  {
    ...{ key: 'nev', bank: 'bank', name: '智能网联与新能源汽车链专项授信', total: 50_000, green: true },
    scope: { chain: 'nev' },
    products: ['titles', 'receivables', 'order'],
  },
  {
    ...{ key: 'anchor', bank: 'bank', name: '云澜汽车供应商专项授信', total: 12_000, green: true },
    scope: { anchor: 'anchor' },
    products: ['receivables', 'order'],
  },
  {
    ...{ key: 'equipment', bank: 'bank2', name: '岭擎重装供应商专项授信', total: 5_000, green: false },
    scope: { anchor: 'equipment' },
    products: ['patent', 'bills'],
  },
];

/** The banks' products with what was published of them, and their special quotas, nothing of which is drawn yet. */
export function buildCredit(calendar: Calendar, { parties }: City) {
  const products: CreditProductDocument[] = [];
  const versions: ProductVersionDocument[] = [];
  const idOf = (key: string) => idFor(`credit product ${key}`, calendar.at(60));
  PRODUCTS.forEach(
    ({ key, bank, status = 'published', amount, months, rate, hours, green, rule, content }, i) => {
      const party = parties.get(bank)!;
      const at = calendar.at(60 - i, 10, i);
      const whole = creditProductInput.parse({
        ...content,
        amount: { minFen: wan(amount[0]), maxFen: wan(amount[1]) },
        term: { minMonths: months[0], maxMonths: months[1] },
        ...{ rate, rule: rule ?? null, promise: promised(hours) },
        greenChannel: green ? promised(green) : null,
        validFrom: calendar.day(-60),
        validUntil: calendar.day(key === 'order' ? 5 : 300),
        contact: { name: party.person, phone: '020-55500000' },
      });
      const isPublished = status !== 'draft';
      products.push({
        _id: idOf(key),
        bankId: party.id,
        ...{ status, content: whole, unpublished: !isPublished },
        publishedVersion: isPublished ? 1 : 0,
        publishedUntil: isPublished ? whole.validUntil : null,
        toldUntil: null,
        version: isPublished ? 1 : 0,
        ...{ createdAt: at, updatedAt: at },
      });
      if (!isPublished) return;
      versions.push({
        _id: idFor(`credit product version ${key}`, at),
        productId: idOf(key),
        bankId: party.id,
        ...{ version: 1, content: whole, publishedAt: at, publishedBy: party.personId },
      });
    },
  );
  const quotas = QUOTAS.map(({ key, bank, name, scope, products: keys, total, green }): QuotaDocument => {
    const at = calendar.at(40, 9);
    return {
      _id: idFor(`quota ${key}`, at),
      bankId: parties.get(bank)!.id,
      name,
      chain: 'chain' in scope ? scope.chain : null,
      anchorId: 'anchor' in scope ? parties.get(scope.anchor)!.id : null,
      productIds: keys.map(idOf),
      ...{ totalFen: wan(total), reservedFen: 0, usedFen: 0, greenChannel: green },
      ...{ validFrom: calendar.day(-40), validUntil: calendar.day(325), version: 0 },
      ...{ createdAt: at, updatedAt: at },
    };
  });
  return { products, versions, quotas };
}
