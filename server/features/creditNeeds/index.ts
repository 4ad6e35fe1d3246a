import { creditNeedRoutes } from '../../../shared/api/creditNeeds.ts';
import { feature } from '../../platform/feature.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { addJob } from '../../platform/jobs/index.ts';
import * as consents from './consents.ts';
import * as documents from './documents.ts';
import { matchesOf } from './matches.ts';
import { listOffered, readOffered } from './offered.ts';
import { registerNeedNotices } from './notices.ts';
import * as needs from './service.ts';

export { grant, setConsentFollower, standingConsents } from './consents.ts';
export { loanOf, termMisses } from './domain/terms.ts';
export { factsOfNeed } from './facts.ts';
export { matchesOf as matchesOfNeed, setPromisesKept, type PromisesKept } from './matches.ts';
export { Consent, CreditNeed, type ConsentDocument, type CreditNeedDocument } from './model.ts';
export { bankScopes, disclose, offeredTo } from './offered.ts';
export { ownNeed } from './policy.ts';
export { expireNeeds, writeStep as writeNeedStep } from './service.ts';

const handlers = (): Handlers<typeof creditNeedRoutes> => ({
  'GET /credit-needs': ({ actor, query }) => needs.listNeeds(actor, query),
  'POST /credit-needs': {
    make: ({ actor, body }) => needs.prepareNeed(actor, body),
    made: ({ actor }, id) => needs.readNeed(actor, id),
  },
  'GET /credit-needs/:id': ({ actor, params }) => needs.readNeed(actor, params.id),
  'PUT /credit-needs/:id': ({ actor, params, body, ifMatch }) =>
    needs.changeNeed(actor, params.id, body, ifMatch),
  'POST /credit-needs/:id/opening': ({ actor, params }) => needs.takeStep(actor, params.id, 'open'),
  'POST /credit-needs/:id/closing': ({ actor, params }) => needs.takeStep(actor, params.id, 'close'),
  'GET /credit-needs/:id/matches': ({ actor, params }) => matchesOf(actor, params.id),
  'GET /credit-needs/:id/consents': async ({ actor, params }) => ({
    items: await consents.listConsents(actor, params.id),
  }),
  'POST /credit-needs/:id/consents': ({ actor, params, body }) =>
    consents.giveConsent(actor, params.id, body),
  'POST /credit-needs/:id/consents/:consentId/withdrawal': ({ actor, params }) =>
    consents.withdrawConsent(actor, params.id, params.consentId),
  'POST /credit-needs/:id/documents': ({ actor, params, file }) =>
    documents.addDocument(actor, params.id, file),
  'DELETE /credit-needs/:id/documents/:fileId': ({ actor, params }) =>
    documents.removeDocument(actor, params.id, params.fileId),
  'GET /credit-needs/:id/documents/:fileId': ({ actor, params, res }) =>
    documents.sendDocument(actor, params.id, params.fileId, res),
  'GET /offered-needs': ({ actor, query }) => listOffered(actor, query),
  'GET /offered-needs/:id': ({ actor, params }) => readOffered(actor, params.id),
});

export const creditNeedsFeature = feature({
  table: creditNeedRoutes,
  handlers,
  register({ logger }) {
    registerNeedNotices();
    addJob({
      name: 'creditNeeds.expire',
      everyMs: 60_000,
      async run() {
        const expired = await needs.expireNeeds();
        if (expired > 0) logger.info({ expired }, 'credit needs expired');
      },
    });
  },
});
