import type { creditProductRoutes } from '../../../shared/api/creditProducts.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { listOffered } from './catalogue.ts';
import { enterLpr, lprOn, lprRates } from './lpr.ts';
import { changeProduct, listOwn, prepareProduct, readProduct, takeStep } from './products.ts';
import { changeQuota, listQuotas, openQuota, readQuota } from './quotas.ts';
import { tryRule } from './trial.ts';

export const creditProductHandlers = (): Handlers<typeof creditProductRoutes> => ({
  'GET /credit-products': ({ actor, query }) => listOffered(actor, query),
  'GET /organisation/credit-products': ({ actor, query }) => listOwn(actor, query),
  'POST /credit-products': {
    make: ({ actor, body }) => prepareProduct(actor, body),
    made: ({ actor }, id) => readProduct(actor, id),
  },
  'GET /credit-products/:id': ({ actor, params }) => readProduct(actor, params.id),
  'PUT /credit-products/:id': ({ actor, params, body, ifMatch }) =>
    changeProduct(actor, params.id, body, ifMatch),
  'POST /credit-products/:id/publication': ({ actor, params }) => takeStep(actor, params.id, 'publish'),
  'POST /credit-products/:id/pause': ({ actor, params }) => takeStep(actor, params.id, 'pause'),
  'POST /credit-products/:id/end': ({ actor, params }) => takeStep(actor, params.id, 'end'),
  'POST /credit-products/rule-trial': ({ body }) => tryRule(body.rule),
  'GET /quotas': ({ actor, query }) => listQuotas(actor, query),
  'POST /quotas': {
    make: ({ actor, body }) => openQuota(actor, body),
    made: ({ actor }, id) => readQuota(actor, id),
  },
  'PUT /quotas/:id': ({ actor, params, body, ifMatch }) => changeQuota(actor, params.id, body, ifMatch),
  'GET /finance/lpr': async () => ({ current: await lprOn(), items: await lprRates() }),
  'PUT /finance/lpr/:date': ({ actor, params, body }) => enterLpr(actor, params.date, body),
});
