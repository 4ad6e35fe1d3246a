import type { creditApplicationRoutes } from '../../../shared/api/creditApplications.ts';
import type { CreditApplicationDetail } from '../../../shared/schemas/creditApplication.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { applyTo } from './apply.ts';
import { presentDetail } from './detail.ts';
import { giveDocument, requestDocuments, sendDocument } from './documents.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import { acceptOffer, makeOffer, recordDrawdown } from './offering.ts';
import { ownApplication, ownFilter } from './policy.ts';
import { presentAll } from './present.ts';
import { assign, followUp, listApplications } from './service.ts';
import { takeStep } from './steps.ts';

const shown = async (
  actor: MemberActor,
  taken: Promise<ApplicationDocument>,
): Promise<CreditApplicationDetail> => presentDetail(actor, await taken);

const read = async (actor: MemberActor, id: string): Promise<CreditApplicationDetail> =>
  presentDetail(actor, (await ownApplication(actor, id)).row);

const batch = async (actor: MemberActor, batchId: string) => {
  const rows = await CreditApplication.find({ ...ownFilter(actor), batchId })
    .sort({ _id: 1 })
    .lean<ApplicationDocument[]>();
  return { items: await presentAll(actor, rows) };
};

export const creditApplicationHandlers = (): Handlers<typeof creditApplicationRoutes> => ({
  'POST /credit-applications': {
    make: async ({ actor, body }) => ({ items: await presentAll(actor, await applyTo(actor, body)) }),
    made: ({ actor }, id) => batch(actor, id),
  },
  'GET /credit-applications': ({ actor, query }) => listApplications(actor, query),
  'GET /credit-applications/:id': ({ actor, params }) => read(actor, params.id),
  'POST /credit-applications/:id/assignment': ({ actor, params, body }) =>
    shown(actor, assign(actor, params.id, body.personId)),
  'POST /credit-applications/:id/document-requests': ({ actor, params, body }) =>
    shown(actor, requestDocuments(actor, params.id, body.documents)),
  'POST /credit-applications/:id/documents': ({ actor, params, body, file }) =>
    shown(actor, giveDocument(actor, params.id, body.n, file)),
  'GET /credit-applications/:id/documents/:fileId': ({ actor, params, res }) =>
    sendDocument(actor, params.id, params.fileId, res),
  'POST /credit-applications/:id/review': ({ actor, params, body }) =>
    shown(
      actor,
      takeStep(actor, params.id, actor.kind === 'bank' ? 'review' : 'resume', () => ({ note: body.note })),
    ),
  'POST /credit-applications/:id/offer': ({ actor, params, body }) =>
    shown(actor, makeOffer(actor, params.id, body)),
  'POST /credit-applications/:id/acceptance': ({ actor, params, ifMatch }) =>
    shown(actor, acceptOffer(actor, params.id, ifMatch)),
  'POST /credit-applications/:id/decline': ({ actor, params, body }) =>
    shown(
      actor,
      takeStep(actor, params.id, 'decline', () => ({
        set: { cause: body.cause, reason: body.reason },
        note: body.reason,
      })),
    ),
  'POST /credit-applications/:id/withdrawal': ({ actor, params, body }) =>
    shown(
      actor,
      takeStep(actor, params.id, 'withdraw', () => ({ set: { reason: body.reason }, note: body.reason })),
    ),
  'POST /credit-applications/:id/drawdown': ({ actor, params, body }) =>
    shown(actor, recordDrawdown(actor, params.id, body)),
  'POST /credit-applications/:id/follow-ups': ({ actor, params, body }) =>
    shown(actor, followUp(actor, params.id, body)),
});
