import type { FileReference } from '../../shared/schemas/firm.ts';
import { anOpenDemand, ask } from '../support/introductions.ts';
import { aClaim } from '../support/samples/organisations.ts';
import { aProduct, aPublished, stepProduct } from '../support/samples/credit.ts';
import { aDraft, anInvitation, aTalk } from '../support/samples/pairs.ts';
import { aForm, must, type Sample, type World } from '../support/samples/world.ts';
import { fresh } from '../support/factories.ts';
import { BOTH_SIDES, OWN_ONLY, type Sees } from './sees.ts';

interface Variant {
  key: string;
  what: string;
  make: Sample['make'];
  sees: Sees;
}

const withId =
  (make: (w: World) => Promise<{ id: string }>): Sample['make'] =>
  async (w) => ({ params: { id: (await make(w)).id } });

async function fileOfTalk(w: World): Promise<{ talk: string; file: string }> {
  const talk = await aTalk(w);
  const file = await must<FileReference>('POST /conversations/:id/files', w.buyer, {
    params: { id: talk },
    form: aForm('报价', '报价.txt'),
  });
  return { talk, file: file.id };
}

const requestId = async (w: World) => (await ask(w.supplier, (await anInvitation(w)).id)).body;

/** Things of other kinds than the samples', where that changes who may see them; and things named beside the path. */
export const VARIANTS: Variant[] = [
  {
    key: 'POST /claims/:id/decision',
    what: 'on an organisation that is not verified, by the platform alone',
    make: async (w) => ({ params: { id: (await aClaim(w, w.newcomer)).id }, body: { accept: false } }),
    sees: { admin: 'ok', others: 'hidden' },
  },
  { key: 'GET /demands/:id', what: 'a draft', make: withId(aDraft), sees: OWN_ONLY },
  {
    key: 'GET /demands/:id',
    what: 'a public one, by verified firms',
    make: withId((w) => anOpenDemand(w.buyer)),
    sees: { newcomer: 'hidden', others: 'ok' },
  },
  {
    key: 'GET /demands/:id',
    what: 'one for its chain',
    make: withId((w) =>
      anOpenDemand(w.buyer, { visibility: 'chain', position: { chain: 'nev', segment: 'nev.battery' } }),
    ),
    sees: OWN_ONLY,
  },
  {
    key: 'GET /demands/:id/matches',
    what: 'of a public demand, by its buyer alone',
    make: withId((w) => anOpenDemand(w.buyer)),
    sees: OWN_ONLY,
  },
  {
    key: 'GET /firms/:id',
    what: 'one that is not verified',
    make: (w) => ({ params: { id: w.newcomer.organisationId } }),
    sees: { newcomer: 'ok', admin: 'ok', others: 'hidden' },
  },
  {
    key: 'GET /firms/:id',
    what: 'one that is suspended',
    make: (w) => ({ params: { id: w.suspended.organisationId } }),
    sees: { admin: 'ok', others: 'hidden' },
  },
  {
    key: 'GET /firms/:id',
    what: 'an organisation that is no firm',
    make: (w) => ({ params: { id: w.admin.organisationId } }),
    sees: { others: 'hidden' },
  },
  {
    key: 'GET /firms/:id/files/:fileId',
    what: 'of a firm that is not verified',
    make: async (w) => {
      const form = aForm('介绍', '介绍.txt');
      const { id } = await must<FileReference>('POST /organisation/profile/files', w.newcomer, { form });
      return { params: { id: w.newcomer.organisationId, fileId: id } };
    },
    sees: { newcomer: 'ok', admin: 'ok', others: 'hidden' },
  },
  {
    key: 'GET /firms/:id/files/:fileId',
    what: 'a file of a conversation under a firm’s name',
    make: async (w) => ({ params: { id: w.buyer.organisationId, fileId: (await fileOfTalk(w)).file } }),
    sees: { others: 'hidden' },
  },
  {
    key: 'GET /demands/:id/attachments/:fileId',
    what: 'a file of a conversation under a demand’s name',
    make: async (w) => ({
      params: { id: (await anInvitation(w)).id, fileId: (await fileOfTalk(w)).file },
    }),
    sees: { others: 'hidden' },
  },
  {
    key: 'GET /conversations/:id/files/:fileId',
    what: 'a file of another conversation',
    make: async (w) => ({ params: { id: await aTalk(w), fileId: (await fileOfTalk(w)).file } }),
    sees: { others: 'hidden' },
  },
  {
    key: 'POST /conversations/:id/messages',
    what: 'with a file of another conversation',
    make: async (w) => ({
      params: { id: await aTalk(w) },
      body: { clientId: `variant-${fresh()}`, text: '', fileId: (await fileOfTalk(w)).file },
    }),
    sees: {
      ...{ buyer: 'conversation.fileMissing', manager: 'conversation.fileMissing' },
      ...{ member: 'conversation.fileMissing', supplier: 'conversation.fileMissing' },
      others: 'hidden',
    },
  },
  {
    key: 'GET /messages',
    what: 'in one conversation',
    make: async (w) => ({ query: { q: '报价', conversationId: await aTalk(w) } }),
    sees: BOTH_SIDES,
  },
  {
    key: 'GET /introductions/:id/contact',
    what: 'before it is accepted',
    make: withId(requestId),
    sees: {
      ...{ buyer: 'introduction.contactHidden', manager: 'introduction.contactHidden' },
      ...{ member: 'introduction.contactHidden', supplier: 'introduction.contactHidden' },
      others: 'hidden',
    },
  },
  {
    key: 'GET /demands/:id/comparison',
    what: 'with a firm that is not verified',
    make: async (w) => ({
      params: { id: (await anInvitation(w)).id },
      query: { firm: [w.supplier.organisationId, w.newcomer.organisationId] },
    }),
    sees: { others: 'hidden' },
  },
  {
    key: 'GET /demands/:id/matches/:firmId',
    what: 'a firm that is suspended',
    make: async (w) => ({
      params: { id: (await anInvitation(w)).id, firmId: w.suspended.organisationId },
    }),
    sees: { others: 'hidden' },
  },
  {
    key: 'GET /credit-products/:id',
    what: 'a draft, by its bank alone',
    make: withId((w) => aProduct(w.bank)),
    sees: { bank: 'ok', others: 'hidden' },
  },
  {
    key: 'GET /credit-products/:id',
    what: 'one that is paused, by its bank alone',
    make: withId(async (w) => stepProduct(w.bank, (await aPublished(w.bank)).id, 'pause')),
    sees: { bank: 'ok', others: 'hidden' },
  },
  {
    key: 'POST /introductions',
    what: 'for a firm that is not verified',
    make: async (w) => ({
      body: { demandId: (await anInvitation(w)).id, firmId: w.newcomer.organisationId },
    }),
    sees: { others: 'hidden' },
  },
];
