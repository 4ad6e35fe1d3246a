import { z } from 'zod';
import { id, page } from '../schemas/common.ts';
import {
  applicationInput,
  applicationQuery,
  applicationState,
  applicationWithdrawalInput,
  assignmentInput,
  creditApplication,
  creditApplicationDetail,
  declineInput,
  documentAnswer,
  documentRequestInput,
  drawdownInput,
  followUpInput,
  offerInput,
  reviewInput,
} from '../schemas/creditApplication.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'creditApplications';
const byId = z.strictObject({ id });
const read = { role: 'viewer', kinds: [...FIRM_KINDS, 'bank'] } as const;
/** What opens the firm's data or binds it is its managers' to decide. */
const decide = { role: 'manager', kinds: FIRM_KINDS, verified: true } as const;
const firm = { role: 'member', kinds: FIRM_KINDS, verified: true } as const;
const bank = { role: 'member', kinds: ['bank'], verified: true } as const;
/** What binds the bank. */
const bind = { role: 'manager', kinds: ['bank'], verified: true } as const;
const ended = ['application.ended', 'state.conflict'] as const;
const closed = ['application.consentEnded', ...ended] as const;
const FILE_LIMIT = 20 * 1024 * 1024;

export const creditApplicationRoutes = routes({
  'POST /credit-applications': {
    tag,
    summary:
      'Put one need to several products at once; each bank may see what is named, and no other learns of it',
    access: decide,
    body: applicationInput,
    response: z.object({ items: z.array(creditApplication) }),
    status: 201,
    idempotent: true,
    errors: [
      'resource.notFound',
      'creditNeed.notOpen',
      'application.productNotOpen',
      'application.notEligible',
      'application.alreadyOpen',
      'application.alreadyWon',
      'application.otherAway',
      'consent.badUntil',
      'consent.bankMissing',
    ],
  },
  'GET /credit-applications': {
    tag,
    summary: 'The firm’s own applications, or the bank’s board; latest change first',
    access: read,
    query: applicationQuery,
    response: z.object({ ...page(creditApplication).shape, counts: z.record(applicationState, z.int()) }),
  },
  'GET /credit-applications/:id': {
    tag,
    summary: 'One application: all of it to the firm; to its bank as far as the firm’s consent goes, audited',
    access: read,
    params: byId,
    response: creditApplicationDetail,
  },
  'POST /credit-applications/:id/assignment': {
    tag,
    summary: 'Give it to a colleague of the bank',
    access: bank,
    params: byId,
    body: assignmentInput,
    response: creditApplicationDetail,
    errors: ['application.assigneeUnknown', ...ended],
  },
  'POST /credit-applications/:id/document-requests': {
    tag,
    summary: 'Ask the firm for documents; the clocks stand still until they are there',
    access: bank,
    params: byId,
    body: documentRequestInput,
    response: creditApplicationDetail,
    errors: ['application.tooManyDocuments', ...closed],
  },
  'POST /credit-applications/:id/documents': {
    tag,
    summary: 'Answer a request with a file; with the last one the bank’s clock goes on',
    access: firm,
    params: byId,
    upload: { maxBytes: FILE_LIMIT },
    body: documentAnswer,
    response: creditApplicationDetail,
    status: 201,
    errors: ['application.notRequested', ...closed],
  },
  'GET /credit-applications/:id/documents/:fileId': {
    tag,
    summary: 'A document that was given: for the firm, and for its bank while the firm’s consent stands',
    access: read,
    params: z.strictObject({ id, fileId: id }),
    response: 'file',
  },
  'POST /credit-applications/:id/review': {
    tag,
    summary: 'The bank takes it up, or goes on without what it asked for; the firm says that it has no more',
    access: { role: 'member', kinds: [...FIRM_KINDS, 'bank'], verified: true },
    params: byId,
    body: reviewInput,
    response: creditApplicationDetail,
    errors: [...closed],
  },
  'POST /credit-applications/:id/offer': {
    tag,
    summary:
      'Offer a loan within the product’s published terms, or another in its place; a special quota is held for it',
    access: bind,
    params: byId,
    body: offerInput,
    response: creditApplicationDetail,
    errors: [
      'application.offerOutside',
      'application.noQuota',
      'application.otherAway',
      'quota.exceeded',
      'quota.notOpen',
      ...closed,
    ],
  },
  'POST /credit-applications/:id/acceptance': {
    tag,
    summary: 'Accept this offer, as it was read; every other application for the need is released',
    access: decide,
    params: byId,
    ifMatch: true,
    response: creditApplicationDetail,
    errors: [
      'application.alreadyWon',
      'application.offerLapsed',
      'application.otherAway',
      'receivable.notAvailable',
      ...closed,
    ],
  },
  'POST /credit-applications/:id/decline': {
    tag,
    summary: 'Decline it, with a reason that helps; once accepted, by a manager',
    access: bank,
    params: byId,
    body: declineInput,
    response: creditApplicationDetail,
    errors: ['access.denied', ...ended],
  },
  'POST /credit-applications/:id/withdrawal': {
    tag,
    summary: 'Withdraw it; what was held for it is free again; once accepted, by a manager',
    access: { role: 'member', kinds: FIRM_KINDS },
    params: byId,
    body: applicationWithdrawalInput,
    response: creditApplicationDetail,
    errors: ['access.denied', ...ended],
  },
  'POST /credit-applications/:id/drawdown': {
    tag,
    summary: 'Record what was paid out and when',
    access: bank,
    params: byId,
    body: drawdownInput,
    response: creditApplicationDetail,
    errors: ['application.tooMuch', 'application.badDay', ...ended],
  },
  'POST /credit-applications/:id/follow-ups': {
    tag,
    summary: 'Note how the loan goes on, after it was paid out',
    access: bank,
    params: byId,
    body: followUpInput,
    response: creditApplicationDetail,
    status: 201,
    errors: ['application.tooManyFollowUps', 'state.conflict'],
  },
});
