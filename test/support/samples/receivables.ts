import { aConfirmed, content, upload } from '../receivables.ts';
import type { Sample, Samples, World } from './world.ts';

const owing = (w: World) => ({ supplier: w.supplier, anchor: w.buyer });
/** One the supplier uploaded, which the buyer owes. */
const uploaded = (body?: object): Sample => ({
  make: async (w) => ({
    params: { id: (await upload(owing(w))).body.id },
    ...(body ? { body } : {}),
  }),
});

export const receivableSamples: Samples = {
  'POST /receivables': {
    by: 'supplier',
    make: (w) => ({ body: content({ anchorId: w.buyer.organisationId }) }),
  },
  'GET /receivables': { make: () => ({}) },
  'GET /receivables/:id': uploaded(),
  'POST /receivables/:id/confirmation': uploaded({ agreed: true }),
  'POST /receivables/confirmations': {
    make: async (w) => ({ body: { ids: [(await upload(owing(w))).body.id], agreed: true } }),
  },
  'POST /receivables/:id/dispute': uploaded({ reason: '金额与对账单不符' }),
  'POST /receivables/:id/withdrawal': { ...uploaded(), by: 'supplier' },
  'POST /receivables/:id/settlement': {
    make: async (w) => ({ params: { id: (await aConfirmed(owing(w))).id }, body: { note: '' } }),
  },
};
