import { today } from '../../../shared/localTime.ts';
import { aBill, aConfirmedReceivable, letFallDue, pieceOf, takeBill } from '../bills.ts';
import type { Sample, Samples, World } from './world.ts';

/** A bill the buyer issued to the supplier, with the supplier's one piece. */
async function issued(w: World): Promise<{ id: string; pieceId: string }> {
  const { id } = await aBill(w.buyer, w.supplier);
  return { id, pieceId: await pieceOf(w.supplier, id) };
}
const offer = (how: 'endorsement' | 'discount', to: 'stranger' | 'bank') => async (w: World) => {
  const params = await issued(w);
  await takeBill(w.supplier, params.id, `pieces/${params.pieceId}/${how}`, { toId: w[to].organisationId });
  return params;
};
const endorsed = offer('endorsement', 'stranger');
const ofPiece = (
  make: (w: World) => Promise<{ id: string; pieceId: string }>,
  by: Sample['by'],
  body?: object,
) => ({ by, make: async (w) => ({ params: await make(w), ...(body ? { body } : {}) }) }) as Sample;
const whole = (prepare?: (w: World, id: string) => Promise<unknown>): Sample => ({
  make: async (w) => {
    const { id } = await issued(w);
    await prepare?.(w, id);
    return { params: { id } };
  },
});

export const billSamples: Samples = {
  'POST /bills': {
    make: async (w) => ({ body: { receivableId: await aConfirmedReceivable(w.buyer, w.supplier) } }),
  },
  'GET /bills': { make: () => ({ query: { side: 'held' } }) },
  'GET /bills/:id': whole(),
  'GET /bill-banks': { make: () => ({}) },
  'POST /bills/:id/pieces/:pieceId/split': ofPiece(issued, 'supplier', { amountFen: 1 }),
  'POST /bills/:id/pieces/:pieceId/endorsement': {
    by: 'supplier',
    make: async (w) => ({ params: await issued(w), body: { toId: w.stranger.organisationId } }),
  },
  'POST /bills/:id/pieces/:pieceId/discount': {
    by: 'supplier',
    make: async (w) => ({ params: await issued(w), body: { toId: w.bank.organisationId } }),
  },
  'POST /bills/:id/pieces/:pieceId/quote': {
    by: 'bank',
    make: async (w) => ({
      params: await offer('discount', 'bank')(w),
      body: { annualBp: 180, validUntil: today() },
    }),
  },
  'POST /bills/:id/pieces/:pieceId/acceptance': ofPiece(endorsed, 'stranger', {}),
  'POST /bills/:id/pieces/:pieceId/refusal': ofPiece(endorsed, 'stranger'),
  'POST /bills/:id/pieces/:pieceId/return': ofPiece(endorsed, 'supplier'),
  'POST /bills/:id/settlement': whole((_, id) => letFallDue(id)),
  'POST /bills/:id/cancellation': whole(),
  'DELETE /bills/:id/cancellation': whole((w, id) => takeBill(w.buyer, id, 'cancellation')),
};
