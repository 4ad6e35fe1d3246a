import type { billRoutes } from '../../../shared/api/bills.ts';
import { today } from '../../../shared/localTime.ts';
import type { BillDetail } from '../../../shared/schemas/bill.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import type { Wish } from './domain/index.ts';
import { seenBill } from './policy.ts';
import { presentDetail } from './present.ts';
import { listBanks, listBills } from './service.ts';
import { issueBill, takeStep } from './steps.ts';

async function read(actor: MemberActor, id: string): Promise<BillDetail> {
  const day = today();
  const { row, pieces } = await seenBill(actor, id, day);
  return presentDetail(actor, row, pieces, day);
}

async function step(actor: MemberActor, id: string, wish: Wish): Promise<BillDetail> {
  await takeStep(actor, id, wish, today());
  return read(actor, id);
}

export const billHandlers = (): Handlers<typeof billRoutes> => ({
  'POST /bills': {
    make: async ({ actor, body }) => read(actor, await issueBill(actor, body.receivableId, today())),
    made: ({ actor }, id) => read(actor, id),
  },
  'GET /bills': ({ actor, query }) => listBills(actor, query, today()),
  'GET /bills/:id': ({ actor, params }) => read(actor, params.id),
  'GET /bill-banks': ({ actor }) => listBanks(actor),
  'POST /bills/:id/pieces/:pieceId/split': ({ actor, params, body }) =>
    step(actor, params.id, { step: 'split', pieceId: params.pieceId, ...body }),
  'POST /bills/:id/pieces/:pieceId/endorsement': ({ actor, params, body }) =>
    step(actor, params.id, { step: 'endorse', pieceId: params.pieceId, ...body }),
  'POST /bills/:id/pieces/:pieceId/discount': ({ actor, params, body }) =>
    step(actor, params.id, { step: 'discount', pieceId: params.pieceId, ...body }),
  'POST /bills/:id/pieces/:pieceId/quote': ({ actor, params, body }) =>
    step(actor, params.id, { step: 'quote', pieceId: params.pieceId, ...body }),
  'POST /bills/:id/pieces/:pieceId/acceptance': ({ actor, params, body }) =>
    step(actor, params.id, { step: 'accept', pieceId: params.pieceId, ...body }),
  // Whoever refused a piece sees no more of its bill.
  'POST /bills/:id/pieces/:pieceId/refusal': ({ actor, params }) =>
    takeStep(actor, params.id, { step: 'refuse', pieceId: params.pieceId }, today()),
  'POST /bills/:id/pieces/:pieceId/return': ({ actor, params }) =>
    step(actor, params.id, { step: 'takeBack', pieceId: params.pieceId }),
  'POST /bills/:id/settlement': ({ actor, params }) => step(actor, params.id, { step: 'settle' }),
  'POST /bills/:id/cancellation': ({ actor, params }) => step(actor, params.id, { step: 'cancel' }),
  'DELETE /bills/:id/cancellation': ({ actor, params }) => step(actor, params.id, { step: 'keep' }),
});
