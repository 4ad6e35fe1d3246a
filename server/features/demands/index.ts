import { demandRoutes } from '../../../shared/api/demands.ts';
import type { Deps } from '../../platform/deps.ts';
import { feature } from '../../platform/feature.ts';
import { addFileKind } from '../../platform/files/index.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { addJob, wakeJob } from '../../platform/jobs/index.ts';
import { ensure, openEngine, type Engine } from '../../platform/search/index.ts';
import { addImportKind } from '../imports/index.ts';
import { DEMAND_IMPORT } from './importing.ts';
import { DEMAND_INDEX, RECONCILE_DEMANDS, registerDemandIndexing } from './indexing.ts';
import { searchDemands } from './search.ts';
import * as attachments from './attachments.ts';
import * as reading from './reading.ts';
import * as demands from './service.ts';

export { rebuildDemandIndex, reconcileDemands } from './indexing.ts';
export { Demand, type DemandDocument } from './model.ts';
export {
  isOffered,
  isOwn,
  maySee as maySeeDemand,
  maySeeBuyer,
  setDemandTies,
  type DemandTie,
  type DemandTies,
  type Viewer as DemandViewer,
} from './policy.ts';
export {
  presentDemandSummary,
  presentSummaries as presentDemandSummaries,
  surroundingsOf,
} from './present.ts';
export { newestOffered, offeredByIds, verifiedBuyers } from './offered.ts';
export { findDemandIds, searchDemandIds } from './search.ts';
export { demandSeenBy, ownDemand, viewerOf } from './reading.ts';
export { expireDemands, holdOpen, takeStep as takeDemandStep } from './service.ts';

/** Makes the index of demands ready, where there is an engine. A new one is filled soon after. */
export async function prepareDemandIndex({ config }: Deps): Promise<void> {
  if (!config.meili) return;
  const { made } = await ensure(openEngine(config.meili), DEMAND_INDEX);
  if (made) await wakeJob(RECONCILE_DEMANDS);
}

const handlersWith = (engine: Engine): Handlers<typeof demandRoutes> => ({
  'GET /organisation/demands': ({ actor, query }) => reading.listOwn(actor, query),
  'GET /demands': ({ actor, query }) => searchDemands(engine, actor, query),
  'POST /demands': {
    make: ({ actor, body }) => demands.prepareDemand(actor, body),
    made: ({ actor }, id) => reading.readDemand(actor, id),
  },
  'GET /demands/:id': ({ actor, params }) => reading.readDemand(actor, params.id),
  'PUT /demands/:id': ({ actor, params, body, ifMatch }) =>
    demands.changeDemand(actor, params.id, body, ifMatch),
  'DELETE /demands/:id': ({ actor, params }) => demands.removeDraft(actor, params.id),
  'POST /demands/:id/copy': {
    make: ({ actor, params }) => demands.copyDemand(actor, params.id),
    made: ({ actor }, id) => reading.readDemand(actor, id),
  },
  'POST /demands/:id/opening': ({ actor, params }) => demands.takeStep(actor, params.id, 'open'),
  'POST /demands/:id/pause': ({ actor, params }) => demands.takeStep(actor, params.id, 'pause'),
  'POST /demands/:id/resumption': ({ actor, params }) => demands.takeStep(actor, params.id, 'resume'),
  'POST /demands/:id/closure': ({ actor, params, body }) =>
    demands.takeStep(actor, params.id, 'close', body.note),
  'POST /demands/:id/fulfilment': ({ actor, params, body }) =>
    demands.takeStep(actor, params.id, 'fulfil', body.note),
  'POST /demands/:id/attachments': ({ actor, params, file }) => attachments.attach(actor, params.id, file),
  'GET /demands/:id/attachments/:fileId': ({ actor, params, res }) =>
    attachments.sendAttachment(actor, params.id, params.fileId, res),
  'DELETE /demands/:id/attachments/:fileId': ({ actor, params }) =>
    attachments.detach(actor, params.id, params.fileId),
});

export const demandsFeature = feature({
  table: demandRoutes,
  handlers: ({ config }) => handlersWith(openEngine(config.meili)),
  register(deps) {
    addImportKind(DEMAND_IMPORT);
    addFileKind('demand', attachments.namedByDemands);
    registerDemandIndexing(openEngine(deps.config.meili), deps);
    addJob({
      name: 'expire-demands',
      everyMs: 60_000,
      async run() {
        const expired = await demands.expireDemands();
        if (expired > 0) deps.logger.info({ expired }, 'demands expired');
      },
    });
  },
});
