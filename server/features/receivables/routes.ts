import type { receivableRoutes } from '../../../shared/api/receivables.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { confirmMany, confirmReceivable } from './confirming.ts';
import { ownReceivable } from './policy.ts';
import { presentDetail } from './present.ts';
import { listReceivables } from './service.ts';
import { takeStep } from './steps.ts';
import { uploadReceivable } from './upload.ts';

export const receivableHandlers = (): Handlers<typeof receivableRoutes> => ({
  'POST /receivables': {
    make: async ({ actor, body }) => presentDetail(actor, await uploadReceivable(actor, body)),
    made: async ({ actor }, id) => presentDetail(actor, (await ownReceivable(actor, id)).row),
  },
  'GET /receivables': ({ actor, query }) => listReceivables(actor, query),
  'GET /receivables/:id': async ({ actor, params }) =>
    presentDetail(actor, (await ownReceivable(actor, params.id)).row),
  'POST /receivables/:id/confirmation': async ({ actor, params }) =>
    presentDetail(actor, await confirmReceivable(actor, params.id)),
  'POST /receivables/confirmations': ({ actor, body }) => confirmMany(actor, body.ids),
  'POST /receivables/:id/dispute': async ({ actor, params, body }) =>
    presentDetail(actor, await takeStep(actor, params.id, 'dispute', body.reason)),
  'POST /receivables/:id/withdrawal': async ({ actor, params }) =>
    presentDetail(actor, await takeStep(actor, params.id, 'withdraw')),
  'POST /receivables/:id/settlement': async ({ actor, params, body }) =>
    presentDetail(actor, await takeStep(actor, params.id, 'settle', body.note)),
});
