import { z } from 'zod';
import { id, page } from '../schemas/common.ts';
import {
  amountInput,
  introduction,
  introductionContact,
  introductionCounts,
  introductionDetail,
  introductionInput,
  introductionQuery,
  meetingInput,
  nextStepInput,
  reasonInput,
} from '../schemas/introduction.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'introductions';
const byId = z.strictObject({ id });
const read = { role: 'viewer', kinds: FIRM_KINDS } as const;
const act = { role: 'member', kinds: FIRM_KINDS, verified: true } as const;
/** What any step can meet: it was taken already, or the introduction has ended meanwhile. */
const stepErrors = ['introduction.alreadyAccepted', 'introduction.ended', 'state.conflict'] as const;
const stepOf = { tag, access: act, params: byId, response: introductionDetail } as const;

export const introductionRoutes = routes({
  'POST /introductions': {
    tag,
    summary: 'Ask for an introduction, from either side; meets the other side’s request by accepting it',
    access: act,
    body: introductionInput,
    response: introductionDetail,
    status: 201,
    idempotent: true,
    errors: [
      'resource.notFound',
      'introduction.alreadyOpen',
      'introduction.alreadyAccepted',
      'introduction.otherAway',
      'introduction.unclaimed',
      'introduction.notInvited',
      'introduction.demandNotOpen',
      'introduction.ownDemand',
      'introduction.firmMissing',
    ],
  },
  'GET /introductions': {
    tag,
    summary: 'One’s introductions, latest change first, with how many stand in each state',
    access: read,
    query: introductionQuery,
    response: z.object({ ...page(introduction).shape, counts: introductionCounts }),
  },
  'GET /introductions/:id': {
    tag,
    summary: 'One introduction with all that happened',
    access: read,
    params: byId,
    response: introductionDetail,
  },
  'GET /introductions/:id/contact': {
    tag,
    summary: 'How to reach the other side, once accepted; the look is audited',
    access: { role: 'member', kinds: FIRM_KINDS, verified: true },
    params: byId,
    response: introductionContact,
    errors: ['introduction.contactHidden'],
  },
  'POST /introductions/:id/acceptance': {
    ...stepOf,
    summary: 'Accept the other side’s request; a conversation opens',
    errors: [...stepErrors, 'introduction.notYours', 'introduction.otherAway'],
  },
  'POST /introductions/:id/decline': {
    ...stepOf,
    summary: 'Decline the other side’s request',
    body: reasonInput,
    errors: [...stepErrors, 'introduction.notYours'],
  },
  'POST /introductions/:id/withdrawal': {
    ...stepOf,
    summary: 'Take one’s own request back',
    body: reasonInput,
    errors: [...stepErrors, 'introduction.notYours'],
  },
  'POST /introductions/:id/meeting': {
    ...stepOf,
    summary: 'Say when and where the two meet, or move it',
    body: meetingInput,
    errors: [...stepErrors, 'introduction.meetingPast'],
  },
  'POST /introductions/:id/intent': {
    ...stepOf,
    summary: 'Record the amount intended (意向金额)',
    body: amountInput,
    errors: stepErrors,
  },
  'POST /introductions/:id/signing': {
    ...stepOf,
    summary: 'Record the contract’s amount (合同金额)',
    body: amountInput,
    errors: stepErrors,
  },
  'POST /introductions/:id/landing': {
    ...stepOf,
    summary: 'Record the amount landed (落地金额)',
    body: amountInput,
    errors: stepErrors,
  },
  'POST /introductions/:id/closing': {
    ...stepOf,
    summary: 'End it without result, with the reason',
    body: reasonInput,
    errors: stepErrors,
  },
  'PUT /introductions/:id/next-step': {
    ...stepOf,
    summary: 'Say what is to be done next, by when, by whom; null clears it',
    ifMatch: true,
    body: z.strictObject({ nextStep: nextStepInput.nullable() }),
    errors: ['introduction.ended', 'introduction.ownerUnknown', 'state.conflict'],
  },
});
