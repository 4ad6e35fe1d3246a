import { receivableRoutes } from '../../../shared/api/receivables.ts';
import { today } from '../../../shared/localTime.ts';
import { feature } from '../../platform/feature.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { addImportKind } from '../imports/index.ts';
import { RECEIVABLE_IMPORT } from './importing.ts';
import { registerReceivableNotices, remindOfDue } from './notices.ts';
import { registerRegistering } from './registering.ts';
import { receivableHandlers } from './routes.ts';

export {
  assignReceivables,
  receivableFacts,
  releaseReceivables,
  settleReceivables,
  usableReceivables,
  type AssignedTo,
} from './assigning.ts';
export { signed } from './confirming.ts';
export { identityOf, invoiceKeyOf } from './domain.ts';
export { Receivable, type ReceivableDocument } from './model.ts';

export const receivablesFeature = feature({
  table: receivableRoutes,
  handlers: receivableHandlers,
  register() {
    addImportKind(RECEIVABLE_IMPORT);
    registerReceivableNotices();
    registerRegistering();
    addJob({ name: 'receivables.due', everyMs: 600_000, run: () => remindOfDue(today()) });
  },
});
