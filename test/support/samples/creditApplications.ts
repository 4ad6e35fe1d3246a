import { forgetOpenProducts } from '../../../server/features/creditProducts/open.ts';
import { addDays } from '../../../shared/finance/businessDay.ts';
import { today } from '../../../shared/localTime.ts';
import type {
  CreditApplication,
  CreditApplicationDetail,
} from '../../../shared/schemas/creditApplication.ts';
import type { Persona } from '../factories.ts';
import { aPublished } from './credit.ts';
import { ALL_SCOPES, anOpenNeed } from './creditNeeds.ts';
import { aForm, ifMatch, must, type Sample, type Samples, type World } from './world.ts';

export const consentWords = (over: object = {}) => ({
  scopes: ALL_SCOPES,
  until: addDays(today(), 30),
  ...over,
});

export const apply = async (
  firm: Persona,
  needId: string,
  productIds: string[],
  consent: object = {},
): Promise<CreditApplication[]> =>
  (
    await must<{ items: CreditApplication[] }>('POST /credit-applications', firm, {
      body: { needId, productIds, consent: consentWords(consent) },
    })
  ).items;

/** A product on offer to everybody, which this process knows of. */
export async function anOpenProduct(bank: Persona, over: object = {}): Promise<string> {
  const { id } = await aPublished(bank, { rule: null, ...over });
  forgetOpenProducts();
  return id;
}

/** An application of a firm to a bank, for a need of its own. */
export async function anApplication(
  firm: Persona,
  bank: Persona,
  need: object = {},
): Promise<CreditApplication> {
  const [productId, { id }] = await Promise.all([anOpenProduct(bank), anOpenNeed(firm, need)]);
  return (await apply(firm, id, [productId]))[0]!;
}

/** A step that must take effect. */
export const step = (by: Persona, id: string, what: string, body?: object, more: object = {}) =>
  must<CreditApplicationDetail>(`POST /credit-applications/:id/${what}`, by, {
    params: { id },
    ...(body ? { body } : {}),
    ...more,
  });

export const offerContent = (over: object = {}) => ({
  amountFen: 40_000_000,
  annualBp: 380,
  termMonths: 12,
  method: 'equalInstalments',
  fees: [],
  conditions: '须在我行开立结算账户',
  validUntil: addDays(today(), 10),
  ...over,
});

export async function anOffered(firm: Persona, bank: Persona): Promise<CreditApplicationDetail> {
  const { id } = await anApplication(firm, bank);
  return step(bank, id, 'offer', offerContent());
}

export const accept = (firm: Persona, { id, version }: { id: string; version: number }) =>
  step(firm, id, 'acceptance', undefined, ifMatch(version));

export async function anAccepted(firm: Persona, bank: Persona): Promise<CreditApplicationDetail> {
  return accept(firm, await anOffered(firm, bank));
}

export const aDrawdown = (over: object = {}) => ({ amountFen: 40_000_000, on: today(), ...over });
export async function aDrawn(firm: Persona, bank: Persona): Promise<CreditApplicationDetail> {
  return step(bank, (await anAccepted(firm, bank)).id, 'drawdown', aDrawdown());
}

export const wanted = { documents: [{ name: '近六个月流水', note: '加盖公章' }] };
/** One that waits for the firm's document. */
export async function aWaiting(firm: Persona, bank: Persona): Promise<CreditApplicationDetail> {
  return step(bank, (await anApplication(firm, bank)).id, 'document-requests', wanted);
}

export const give = (firm: Persona, id: string, n = 0) =>
  must<CreditApplicationDetail>('POST /credit-applications/:id/documents', firm, {
    params: { id },
    form: aForm('流水', '流水.txt', { n: String(n) }),
  });

const on = (
  by: 'bank' | undefined,
  make: (firm: Persona, bank: Persona) => Promise<{ id: string; version: number }>,
  more: (made: { id: string; version: number }, w: World) => object = () => ({}),
): Sample => ({
  ...(by ? { by } : {}),
  make: async (w) => {
    const made = await make(w.buyer, w.bank);
    return { params: { id: made.id }, ...more(made, w) };
  },
});

export const creditApplicationSamples: Samples = {
  'POST /credit-applications': {
    make: async (w) => {
      const [productId, need] = await Promise.all([anOpenProduct(w.bank), anOpenNeed(w.buyer)]);
      return { body: { needId: need.id, productIds: [productId], consent: consentWords() } };
    },
  },
  'GET /credit-applications': { make: () => ({ query: { state: 'submitted' } }) },
  'GET /credit-applications/:id': on(undefined, anApplication),
  'POST /credit-applications/:id/assignment': on('bank', anApplication, (_, w) => ({
    body: { personId: w.bank.personId },
  })),
  'POST /credit-applications/:id/document-requests': on('bank', anApplication, () => ({ body: wanted })),
  'POST /credit-applications/:id/documents': on(undefined, aWaiting, () => ({
    form: aForm('流水', '流水.txt', { n: '0' }),
  })),
  'GET /credit-applications/:id/documents/:fileId': {
    make: async (w) => {
      const { id } = await aWaiting(w.buyer, w.bank);
      const { requestedDocuments } = await give(w.buyer, id);
      return { params: { id, fileId: requestedDocuments[0]!.file!.id } };
    },
  },
  'POST /credit-applications/:id/review': on('bank', anApplication, () => ({ body: { note: '' } })),
  'POST /credit-applications/:id/offer': on('bank', anApplication, () => ({ body: offerContent() })),
  'POST /credit-applications/:id/acceptance': on(undefined, anOffered, ({ version }) => ifMatch(version)),
  'POST /credit-applications/:id/decline': on('bank', anApplication, () => ({
    body: { cause: 'figures', reason: '请补充上年度审计报告后再申请' },
  })),
  'POST /credit-applications/:id/withdrawal': on(undefined, anApplication, () => ({ body: { reason: '' } })),
  'POST /credit-applications/:id/drawdown': on('bank', anAccepted, () => ({ body: aDrawdown() })),
  'POST /credit-applications/:id/follow-ups': on('bank', aDrawn, () => ({
    body: { on: today(), note: '首期按时还款' },
  })),
};
