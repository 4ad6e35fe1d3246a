import { creditApplicationRoutes } from '../../../shared/api/creditApplications.ts';
import { feature } from '../../platform/feature.ts';
import { addFileKind } from '../../platform/files/index.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { setConsentFollower, setPromisesKept } from '../creditNeeds/index.ts';
import { endLapsedConsents, followConsent } from './consenting.ts';
import { namedByApplications } from './documents.ts';
import { registerApplicationNotices } from './notices.ts';
import { promisesKept } from './promises.ts';
import { creditApplicationHandlers } from './routes.ts';
import { lapseOffers, watchPromises } from './watching.ts';

export { begun, lived, type Step as LifeStep } from './domain.ts';
export { takeUpAtTable } from './atTable.ts';
export { CreditApplication, type ApplicationDocument } from './model.ts';
export { stateFor } from './present.ts';
export { promisesKept } from './promises.ts';

const MINUTE_MS = 60_000;

export const creditApplicationsFeature = feature({
  table: creditApplicationRoutes,
  handlers: creditApplicationHandlers,
  register() {
    setPromisesKept(promisesKept);
    setConsentFollower(followConsent);
    registerApplicationNotices();
    addFileKind('creditApplication', namedByApplications);
    addJob({ name: 'creditApplications.watchPromises', everyMs: MINUTE_MS, run: () => watchPromises() });
    addJob({
      name: 'creditApplications.lapseOffers',
      everyMs: MINUTE_MS,
      run: async () => void (await lapseOffers()),
    });
    addJob({
      name: 'creditApplications.endLapsedConsents',
      everyMs: MINUTE_MS,
      run: async () => void (await endLapsedConsents()),
    });
  },
});
