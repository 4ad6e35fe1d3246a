import type { Rule } from '../../../shared/finance/rules.ts';
import type { CreditProduct } from '../../../shared/schemas/creditProduct.ts';
import type { QuotaInfo } from '../../../shared/schemas/quota.ts';
import { fresh, type Persona } from '../factories.ts';
import { ifMatch, must, type Sample, type Samples, type World } from './world.ts';

export const aRule: Rule = {
  all: [
    { fact: 'region', op: 'oneOf', value: ['440100'] },
    {
      any: [
        { fact: 'years', op: 'atLeast', value: 2 },
        { fact: 'tier', op: 'atLeast', value: 'srdi' },
      ],
    },
  ],
};

/** A product's content as a bank types it. */
export const productContent = (over: object = {}) => ({
  name: `链易贷${fresh()}`,
  kind: 'credit',
  summary: '面向产业链企业的信用贷款',
  amount: { minFen: 10_000_000, maxFen: 500_000_000 },
  term: { minMonths: 3, maxMonths: 24 },
  rate: { base: 'lpr1y', minBp: 50, maxBp: 150 },
  methods: ['equalInstalments', 'interestFirst'],
  fees: [{ name: '手续费', when: 'drawdown', bp: 20 }],
  guarantee: [],
  documents: [{ name: '近两年财务报表', note: '' }],
  promise: { answerHours: 8, offerHours: 24, drawdownHours: 16 },
  greenChannel: { answerHours: 4, offerHours: 16, drawdownHours: 8 },
  validFrom: '2026-01-01',
  validUntil: null,
  contact: { name: '王经理', phone: '020-81234567' },
  rule: aRule,
  appetite: { chains: ['nev'], weight: 1 },
  ...over,
});

export const aProduct = (bank: Persona, over: object = {}): Promise<CreditProduct> =>
  must<CreditProduct>('POST /credit-products', bank, { body: productContent(over) });

export const stepProduct = (
  bank: Persona,
  id: string,
  step: 'publication' | 'pause' | 'end',
): Promise<CreditProduct> =>
  must<CreditProduct>(`POST /credit-products/:id/${step}`, bank, { params: { id } });

/** A product on offer. */
export const aPublished = async (bank: Persona, over: object = {}): Promise<CreditProduct> =>
  stepProduct(bank, (await aProduct(bank, over)).id, 'publication');

export const quotaContent = (productIds: string[], over: object = {}) => ({
  name: `新能源汽车链专项授信${fresh()}`,
  scope: { chain: 'nev' },
  productIds,
  totalFen: 1_000_000_000,
  greenChannel: true,
  validFrom: '2026-01-01',
  validUntil: '2099-12-31',
  ...over,
});

export const aQuota = async (bank: Persona, over: object = {}): Promise<QuotaInfo> =>
  must<QuotaInfo>('POST /quotas', bank, { body: quotaContent([(await aPublished(bank)).id], over) });

const ofPublished = (make = (w: World) => aPublished(w.bank)): Sample => ({
  by: 'bank',
  make: async (w) => ({ params: { id: (await make(w)).id } }),
});

export const creditSamples: Samples = {
  'GET /credit-products': { make: () => ({ query: { kind: 'credit', amountFen: 20_000_000 } }) },
  'GET /organisation/credit-products': { by: 'bank', make: () => ({ query: { status: 'draft' } }) },
  'POST /credit-products': { by: 'bank', make: () => ({ body: productContent() }) },
  'GET /credit-products/:id': ofPublished(),
  'PUT /credit-products/:id': {
    by: 'bank',
    make: async (w) => {
      const { id, version } = await aPublished(w.bank);
      return { params: { id }, body: productContent(), ...ifMatch(version) };
    },
  },
  'POST /credit-products/:id/publication': ofPublished((w) => aProduct(w.bank)),
  'POST /credit-products/:id/pause': ofPublished(),
  'POST /credit-products/:id/end': ofPublished(),
  'POST /credit-products/rule-trial': { by: 'bank', make: () => ({ body: { rule: aRule } }) },
  'GET /quotas': { by: 'bank', make: () => ({}) },
  'POST /quotas': {
    by: 'bank',
    make: async (w) => ({ body: quotaContent([(await aPublished(w.bank)).id]) }),
  },
  'PUT /quotas/:id': {
    by: 'bank',
    make: async (w) => {
      const { id, version, products } = await aQuota(w.bank);
      return {
        params: { id },
        body: quotaContent(products.map((product) => product.id)),
        ...ifMatch(version),
      };
    },
  },
  'GET /finance/lpr': { by: null, make: () => ({}) },
  'PUT /finance/lpr/:date': {
    by: 'admin',
    make: () => ({ params: { date: '2018-01-20' }, body: { oneYearBp: 430, fiveYearBp: 490 } }),
  },
};
