import { creditProductRoutes } from '../../../shared/api/creditProducts.ts';
import { today } from '../../../shared/localTime.ts';
import { feature } from '../../platform/feature.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { watchLpr } from './lpr.ts';
import { registerCreditNotices, remindOfEnds } from './notices.ts';
import { watchOpenProducts } from './open.ts';
import { creditProductHandlers } from './routes.ts';

export { publicFacts, FACT_FIELDS } from './firmFacts.ts';
export { lprOn } from './lpr.ts';
export {
  CreditProduct,
  CreditProductVersion,
  type CreditProductDocument,
  type ProductVersionDocument,
} from './model.ts';
export { openProducts, productAt, type OpenProduct } from './open.ts';
export { Quota, QuotaMove, type QuotaDocument } from './quotaModel.ts';
export {
  quotaFor,
  quotasFor,
  releaseQuota,
  reserveQuota,
  useQuota,
  type FittingQuota,
} from './quotaMoves.ts';

export const creditProductsFeature = feature({
  table: creditProductRoutes,
  handlers: creditProductHandlers,
  register({ logger }) {
    watchOpenProducts(logger);
    watchLpr(logger);
    registerCreditNotices();
    addJob({
      name: 'creditProducts.remindOfEnds',
      everyMs: 10 * 60_000,
      run: () => remindOfEnds(today()),
    });
  },
});
