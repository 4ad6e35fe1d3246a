import type { ConsentInfo, CreditNeed } from '../../../shared/schemas/creditNeed.ts';
import type { Persona } from '../factories.ts';
import { aPublished } from './credit.ts';
import { aForm, ifMatch, must, type Sample, type Samples, type World } from './world.ts';

/** A need as a firm types it. */
export const needContent = (over: object = {}) => ({
  kinds: ['credit'],
  amountFen: 50_000_000,
  purpose: 'materials',
  purposeNote: '采购铝锭',
  termMonths: 12,
  neededBy: '2099-12-31',
  collateral: ['receivables'],
  figures: { year: 2025, revenueFen: 5_000_000_000, taxGrade: 'A' },
  ...over,
});

export const aNeed = (firm: Persona, over: object = {}): Promise<CreditNeed> =>
  must<CreditNeed>('POST /credit-needs', firm, { body: needContent(over) });

export const openNeed = (firm: Persona, { id }: { id: string }): Promise<CreditNeed> =>
  must<CreditNeed>('POST /credit-needs/:id/opening', firm, { params: { id } });

/** A need that is open to banks. */
export const anOpenNeed = async (firm: Persona, over: object = {}): Promise<CreditNeed> =>
  openNeed(firm, await aNeed(firm, over));

export const ALL_SCOPES = [
  'identity',
  'contact',
  'profile',
  'figures',
  'receivables',
  'introductions',
  'documents',
];
export const consentContent = (bankId: string | null, over: object = {}) => ({
  bankId,
  scopes: ALL_SCOPES,
  until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  ...over,
});

export const consentTo = (firm: Persona, needId: string, bankId: string | null, over: object = {}) =>
  must<ConsentInfo>('POST /credit-needs/:id/consents', firm, {
    params: { id: needId },
    body: consentContent(bankId, over),
  });

/** A document of a need; its file's id. */
export async function aDocument(firm: Persona, needId: string): Promise<string> {
  const form = aForm('报表', '财务报表.txt');
  const need = await must<CreditNeed>('POST /credit-needs/:id/documents', firm, {
    params: { id: needId },
    form,
  });
  return need.documents.at(-1)!.id;
}

/** An open need of the buyer's, which consents to the bank, whose product fits it. */
async function aConsented(w: World): Promise<{ id: string; consentId: string }> {
  const [need] = await Promise.all([anOpenNeed(w.buyer), aPublished(w.bank, { rule: null })]);
  const consent = await consentTo(w.buyer, need.id, w.bank.organisationId!);
  return { id: need.id, consentId: consent.id };
}

const ofNeed = (make: (w: World) => Promise<{ id: string }>, more: object = {}): Sample => ({
  make: async (w) => ({ params: { id: (await make(w)).id }, ...more }),
});
const aDraft = (w: World) => aNeed(w.buyer);
const anOpen = (w: World) => anOpenNeed(w.buyer);

export const creditNeedSamples: Samples = {
  'GET /credit-needs': { make: () => ({ query: { status: 'open' } }) },
  'POST /credit-needs': { make: () => ({ body: needContent() }) },
  'GET /credit-needs/:id': ofNeed(aDraft),
  'PUT /credit-needs/:id': {
    make: async (w) => {
      const { id, version } = await aDraft(w);
      return { params: { id }, body: needContent(), ...ifMatch(version) };
    },
  },
  'POST /credit-needs/:id/opening': ofNeed(aDraft),
  'POST /credit-needs/:id/closing': ofNeed(anOpen),
  'GET /credit-needs/:id/matches': ofNeed(async (w) => {
    await aPublished(w.bank, { rule: null });
    return anOpen(w);
  }),
  'GET /credit-needs/:id/consents': ofNeed(aConsented),
  'POST /credit-needs/:id/consents': {
    make: async (w) => ({
      params: { id: (await anOpen(w)).id },
      body: consentContent(w.bank.organisationId!),
    }),
  },
  'POST /credit-needs/:id/consents/:consentId/withdrawal': {
    make: async (w) => ({ params: { ...(await aConsented(w)) } }),
  },
  'POST /credit-needs/:id/documents': {
    make: async (w) => ({ params: { id: (await aDraft(w)).id }, form: aForm('报表', '报表.txt') }),
  },
  'DELETE /credit-needs/:id/documents/:fileId': {
    make: async (w) => {
      const { id } = await aDraft(w);
      return { params: { id, fileId: await aDocument(w.buyer, id) } };
    },
  },
  'GET /credit-needs/:id/documents/:fileId': {
    make: async (w) => {
      const { id } = await aConsented(w);
      return { params: { id, fileId: await aDocument(w.buyer, id) } };
    },
  },
  'GET /offered-needs': { by: 'bank', make: () => ({}) },
  'GET /finance/figures': { by: 'admin', make: () => ({ query: { by: 'region', period: 'all' } }) },
  'GET /finance/figures/sheet': { by: 'admin', make: () => ({ query: { by: 'chain' } }) },
  'GET /finance/own-figures': { make: () => ({}) },
  'GET /offered-needs/:id': {
    by: 'bank',
    make: async (w) => ({ params: { id: (await aConsented(w)).id } }),
  },
};
