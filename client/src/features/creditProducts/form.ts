import type {
  CreditProduct,
  CreditProductContent,
  ProductFee,
  ProductPromise,
} from '../../../../shared/schemas/creditProduct.ts';
import { today } from '../../ui/format.ts';

/** What the form holds: amounts and numbers may be none yet. */
export interface ProductDraft {
  content: Omit<CreditProductContent, 'amount' | 'term' | 'rate' | 'promise' | 'greenChannel'> & {
    amount: { minFen: number | null; maxFen: number | null };
    term: { minMonths: number | null; maxMonths: number | null };
    rate: { base: CreditProductContent['rate']['base']; minBp: number | null; maxBp: number | null };
    promise: { [K in keyof ProductPromise]: number | null };
    greenChannel: { [K in keyof ProductPromise]: number | null } | null;
  };
  version: number;
}

export const PROMISES = ['answerHours', 'offerHours', 'drawdownHours'] as const;

const empty = (): ProductDraft['content'] => ({
  name: '',
  kind: 'credit',
  summary: '',
  amount: { minFen: null, maxFen: null },
  term: { minMonths: 3, maxMonths: 12 },
  rate: { base: 'lpr1y', minBp: null, maxBp: null },
  methods: ['equalInstalments'],
  fees: [],
  guarantee: [],
  documents: [],
  promise: { answerHours: 8, offerHours: 24, drawdownHours: 16 },
  greenChannel: null,
  validFrom: today(),
  validUntil: null,
  contact: { name: '', phone: '' },
  rule: null,
  appetite: { chains: [], weight: 0 },
});

export const draftOf = (product: CreditProduct | null): ProductDraft => ({
  content: product ? (JSON.parse(JSON.stringify(product.content)) as ProductDraft['content']) : empty(),
  version: product?.version ?? 0,
});

/** What is sent; numbers that are none are left for the server to name. */
export const contentOf = ({ content }: ProductDraft): CreditProductContent => content as CreditProductContent;

export const emptyFee = (): ProductFee => ({ name: '', when: 'drawdown', bp: 0 });
