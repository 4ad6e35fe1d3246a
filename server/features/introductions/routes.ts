import type { introductionRoutes } from '../../../shared/api/introductions.ts';
import type { IntroductionDetail } from '../../../shared/schemas/introduction.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import type { Step } from './domain.ts';
import { ownIntroduction } from './policy.ts';
import { presentDetail } from './present.ts';
import { requestIntroduction } from './request.ts';
import { changeNextStep, listIntroductions, seeContact } from './service.ts';
import { takeStep, type StepContent } from './steps.ts';

const step = async (
  actor: MemberActor,
  id: string,
  which: Exclude<Step, 'expire'>,
  content?: StepContent,
): Promise<IntroductionDetail> => presentDetail(actor, await takeStep(actor, id, which, content));

const read = async (actor: MemberActor, id: string): Promise<IntroductionDetail> =>
  presentDetail(actor, (await ownIntroduction(actor, id)).row);

export const introductionHandlers = (): Handlers<typeof introductionRoutes> => ({
  'POST /introductions': {
    make: async ({ actor, body }) => presentDetail(actor, await requestIntroduction(actor, body)),
    made: ({ actor }, id) => read(actor, id),
  },
  'GET /introductions': ({ actor, query }) => listIntroductions(actor, query),
  'GET /introductions/:id': ({ actor, params }) => read(actor, params.id),
  'GET /introductions/:id/contact': ({ actor, params }) => seeContact(actor, params.id),
  'POST /introductions/:id/acceptance': ({ actor, params }) => step(actor, params.id, 'accept'),
  'POST /introductions/:id/decline': ({ actor, params, body }) =>
    step(actor, params.id, 'decline', { note: body.reason }),
  'POST /introductions/:id/withdrawal': ({ actor, params, body }) =>
    step(actor, params.id, 'withdraw', { note: body.reason }),
  'POST /introductions/:id/meeting': ({ actor, params, body }) =>
    step(actor, params.id, 'meet', { meeting: body }),
  'POST /introductions/:id/intent': ({ actor, params, body }) => step(actor, params.id, 'intend', body),
  'POST /introductions/:id/signing': ({ actor, params, body }) => step(actor, params.id, 'sign', body),
  'POST /introductions/:id/landing': ({ actor, params, body }) => step(actor, params.id, 'land', body),
  'POST /introductions/:id/closing': ({ actor, params, body }) =>
    step(actor, params.id, 'close', { note: body.reason }),
  'PUT /introductions/:id/next-step': async ({ actor, params, body, ifMatch }) =>
    presentDetail(actor, await changeNextStep(actor, params.id, body.nextStep, ifMatch)),
});
