import { z } from 'zod';
import { id } from '../schemas/common.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import {
  confirmationInput,
  confirmationResults,
  confirmationsInput,
  disputeInput,
  receivableDetail,
  receivableInput,
  receivableList,
  receivableQuery,
  settlementInput,
} from '../schemas/receivable.ts';
import { routes } from './route.ts';

const tag = 'receivables';
const params = z.strictObject({ id });
const read = { role: 'viewer', kinds: FIRM_KINDS } as const;
const act = { role: 'member', kinds: FIRM_KINDS, verified: true } as const;
/** What binds the anchor is for those who answer for it. */
const bind = { role: 'manager', kinds: ['anchor'], verified: true } as const;
const stepErrors = ['receivable.notYours', 'state.conflict'] as const;
const confirmErrors = [
  ...stepErrors,
  'receivable.alreadyConfirmed',
  'receivable.secondPersonNeeded',
  'receivable.otherAway',
] as const;

export const receivableRoutes = routes({
  'POST /receivables': {
    tag,
    summary:
      'Upload a receivable: a supplier’s awaits the anchor, an anchor’s own (by a manager) is confirmed',
    access: act,
    body: receivableInput,
    response: receivableDetail,
    status: 201,
    idempotent: true,
    errors: [
      ...confirmErrors,
      'access.denied',
      'receivable.alreadyHere',
      'receivable.invoiceTaken',
      'receivable.anchorUnknown',
      'receivable.supplierUnknown',
    ],
  },
  'GET /receivables': {
    tag,
    summary: 'One’s receivables on either side, latest change first, with counts and sums by state',
    access: read,
    query: receivableQuery,
    response: receivableList,
  },
  'GET /receivables/:id': {
    tag,
    summary: 'One receivable with all that happened',
    access: read,
    params,
    response: receivableDetail,
  },
  'POST /receivables/:id/confirmation': {
    tag,
    summary:
      'Confirm that one owes it (确权), signed; the first of two where the organisation asks for a second person',
    access: bind,
    params,
    body: confirmationInput,
    response: receivableDetail,
    errors: confirmErrors,
  },
  'POST /receivables/confirmations': {
    tag,
    summary: 'Confirm many at once, each on its own',
    access: bind,
    body: confirmationsInput,
    response: confirmationResults,
    errors: ['resource.notFound'],
  },
  'POST /receivables/:id/dispute': {
    tag,
    summary: 'Say that one does not owe it so, with the reason',
    access: { ...act, kinds: ['anchor'] },
    params,
    body: disputeInput,
    response: receivableDetail,
    errors: [...stepErrors, 'receivable.alreadyConfirmed'],
  },
  'POST /receivables/:id/withdrawal': {
    tag,
    summary: 'Take one’s own upload back, before it is confirmed',
    access: act,
    params,
    response: receivableDetail,
    errors: [...stepErrors, 'receivable.alreadyConfirmed'],
  },
  'POST /receivables/:id/settlement': {
    tag,
    summary: 'Record that it was paid',
    access: bind,
    params,
    body: settlementInput,
    response: receivableDetail,
    errors: [...stepErrors, 'receivable.onBill'],
  },
});
