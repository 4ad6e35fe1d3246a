import { matchingRoutes } from '../../../shared/api/matching.ts';
import { feature } from '../../platform/feature.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { openEngine, type Engine } from '../../platform/search/index.ts';
import { ownDemand } from '../demands/index.ts';
import * as dismissals from './dismissals.ts';
import * as forDemand from './forDemand.ts';
import * as forFirm from './forFirm.ts';
import { registerNotices } from './notices.ts';
import { registerFirmFacts } from './profiles.ts';
import { changeSettings, readSettings } from './settings.ts';

export { setIntroductionKnowledge, type IntroductionKnowledge, type Pair } from './knowledge.ts';
export { NO_RECORD, type TrackRecord } from './domain/facts.ts';
export { prepareAllFirms, prepareFirms, reconcileFirmFacts } from './profiles.ts';
export { firmsFitting, matchesForDemand } from './forDemand.ts';
export { matchesForFirm } from './forFirm.ts';
export { matchPairs, type PairMatch } from './pairs.ts';

const handlersWith = (engine: Engine): Handlers<typeof matchingRoutes> => ({
  'GET /demands/:id/matches': ({ actor, params, query, locale }) =>
    forDemand.matchesForDemand(engine, actor, params.id, query, locale),
  'GET /demands/:id/comparison': ({ actor, params, query, locale }) =>
    forDemand.compareFirms(actor, params.id, query.firm, locale),
  'GET /demands/:id/matches/:firmId': ({ actor, params, locale }) =>
    forDemand.firmMatchOf(actor, params.id, params.firmId, locale),
  'PUT /demands/:id/matches/:firmId/dismissal': ({ actor, params, body }) =>
    forDemand.dismissFirm(actor, params.id, params.firmId, body),
  'DELETE /demands/:id/matches/:firmId/dismissal': ({ actor, params }) =>
    dismissals.undismiss(actor, { side: 'buyer', demandId: params.id, firmId: params.firmId }),
  'GET /demands/:id/dismissals': async ({ actor, params }) => {
    await ownDemand(actor, params.id);
    return dismissals.dismissalsOfDemand(params.id);
  },
  'GET /matches': ({ actor, query, locale }) => forFirm.matchesForFirm(engine, actor, query, locale),
  'GET /matches/:id': ({ actor, params, locale }) => forFirm.demandMatchOf(actor, params.id, locale),
  'PUT /matches/:id/dismissal': ({ actor, params, body }) => forFirm.dismissDemand(actor, params.id, body),
  'DELETE /matches/:id/dismissal': ({ actor, params }) =>
    dismissals.undismiss(actor, { side: 'supplier', demandId: params.id, firmId: actor.organisationId }),
  'GET /match-dismissals': ({ actor }) => dismissals.dismissalsOfFirm(actor),
  'GET /match-settings': ({ actor }) => readSettings(actor.organisationId),
  'PUT /match-settings': ({ actor, body, ifMatch }) => changeSettings(actor, body, ifMatch),
});

export const matchingFeature = feature({
  table: matchingRoutes,
  handlers: ({ config }) => handlersWith(openEngine(config.meili)),
  register(deps) {
    registerFirmFacts(deps);
    registerNotices(openEngine(deps.config.meili));
  },
});
