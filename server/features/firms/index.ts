import { firmRoutes } from '../../../shared/api/firms.ts';
import type { Deps } from '../../platform/deps.ts';
import { feature } from '../../platform/feature.ts';
import { addFileKind } from '../../platform/files/index.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { addImportKind } from '../imports/index.ts';
import { wakeJob } from '../../platform/jobs/index.ts';
import { ensure, openEngine, type Engine } from '../../platform/search/index.ts';
import { FIRM_IMPORT } from './importing.ts';
import { FIRM_INDEX, RECONCILE_FIRMS, registerFirmIndexing } from './indexing.ts';
import { registerLearning } from './learning.ts';
import {
  changeSavedSearch,
  forgetSearch,
  listSavedSearches,
  readSavedSearch,
  registerSavedSearches,
  saveSearch,
} from './savedSearches.ts';
import { searchFirms } from './search.ts';
import * as firms from './service.ts';

export { firmDocument, firmWords, type FirmDocument } from './document.ts';
export { certificatesOn, completeness, sizeOf, tierOn } from './domain.ts';
export {
  FIRM_INDEX,
  firmKnowledge,
  firmsOf,
  indexFirms,
  rebuildFirmIndex,
  reconcileFirms,
} from './indexing.ts';
export { learnFromFirms } from './learning.ts';
export { FOUND as FOUND_STATUSES, maySeeFirm } from './policy.ts';
export { presentSummary } from './present.ts';
export type { FirmFilters } from './filters.ts';
export { searchIds } from './search.ts';

/** Makes the firm index ready, where there is an engine. A new one is filled soon after. */
export async function prepareFirmIndex({ config }: Deps): Promise<void> {
  if (!config.meili) return;
  const { made } = await ensure(openEngine(config.meili), FIRM_INDEX);
  if (made) await wakeJob(RECONCILE_FIRMS);
}

const handlersWith = (engine: Engine): Handlers<typeof firmRoutes> => ({
  'GET /firms': ({ query }) => searchFirms(engine, query),
  'GET /firms/:id': ({ actor, params }) => firms.readFirm(actor, params.id),
  'GET /organisation/profile': ({ actor }) => firms.readFirm(actor, actor.organisationId),
  'PUT /organisation/profile': ({ actor, body, ifMatch }) => firms.changeProfile(actor, body, ifMatch),
  'POST /organisation/profile/logo': ({ actor, file }) => firms.addFile(actor, file, 'logo'),
  'POST /organisation/profile/files': ({ actor, file }) => firms.addFile(actor, file, 'file'),
  'DELETE /organisation/profile/files/:id': ({ actor, params }) => firms.dropFile(actor, params.id),
  'GET /firms/:id/files/:fileId': ({ actor, params, res }) =>
    firms.sendFirmFile(actor, params.id, params.fileId, res),
  'GET /saved-searches': ({ actor }) => listSavedSearches(actor),
  'POST /saved-searches': {
    make: ({ actor, body }) => saveSearch(actor, body),
    made: ({ actor }, id) => readSavedSearch(actor, id),
  },
  'PATCH /saved-searches/:id': ({ actor, params, body }) => changeSavedSearch(actor, params.id, body),
  'DELETE /saved-searches/:id': ({ actor, params }) => forgetSearch(actor, params.id),
});

export const firmsFeature = feature({
  table: firmRoutes,
  handlers: ({ config }) => handlersWith(openEngine(config.meili)),
  register(deps) {
    addImportKind(FIRM_IMPORT);
    addFileKind('firm', firms.namedByFirms);
    const engine = openEngine(deps.config.meili);
    registerFirmIndexing(engine, deps);
    registerLearning(deps);
    if (deps.config.meili) registerSavedSearches(engine);
  },
});
