import { receivableRoutes } from '../../../shared/api/receivables.ts';
import { feature } from '../../platform/feature.ts';
import { receivableHandlers } from './routes.ts';

export {
  assignReceivables,
  receivableFacts,
  releaseReceivables,
  settleReceivables,
  usableReceivables,
  type AssignedTo,
} from './assigning.ts';
export { Receivable, type ReceivableDocument } from './model.ts';

export const receivablesFeature = feature({
  table: receivableRoutes,
  handlers: receivableHandlers,
});
