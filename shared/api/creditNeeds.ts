import { z } from 'zod';
import { id, page, pageQuery } from '../schemas/common.ts';
import {
  consent,
  consentInput,
  creditNeed,
  creditNeedInput,
  creditNeedQuery,
  offeredNeed,
  offeredNeedDetail,
  productMatches,
} from '../schemas/creditNeed.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'creditNeeds';
const byId = z.strictObject({ id });
const read = { role: 'viewer', kinds: FIRM_KINDS } as const;
const prepare = { role: 'member', kinds: FIRM_KINDS } as const;
/** What opens a firm's data to banks is its managers' to decide. */
const decide = { role: 'manager', kinds: FIRM_KINDS, verified: true } as const;
const bank = { role: 'member', kinds: ['bank'], verified: true } as const;
const FILE_LIMIT = 20 * 1024 * 1024;

export const creditNeedRoutes = routes({
  'GET /credit-needs': {
    tag,
    summary: 'One’s own credit needs, latest change first',
    access: read,
    query: creditNeedQuery,
    response: page(creditNeed),
  },
  'POST /credit-needs': {
    tag,
    summary: 'Prepare a credit need; nobody else sees it',
    access: prepare,
    body: creditNeedInput,
    response: creditNeed,
    status: 201,
    idempotent: true,
    errors: ['creditNeed.unknownPart'],
  },
  'GET /credit-needs/:id': {
    tag,
    summary: 'One of one’s own credit needs',
    access: read,
    params: byId,
    response: creditNeed,
  },
  'PUT /credit-needs/:id': {
    tag,
    summary: 'Change a credit need',
    access: prepare,
    params: byId,
    ifMatch: true,
    body: creditNeedInput,
    response: creditNeed,
    errors: ['state.conflict', 'creditNeed.unknownPart', 'creditNeed.notReady'],
  },
  'POST /credit-needs/:id/opening': {
    tag,
    summary: 'Open it: banks see an anonymous outline, and more only by consent',
    access: decide,
    params: byId,
    response: creditNeed,
    errors: ['state.conflict', 'creditNeed.notReady'],
  },
  'POST /credit-needs/:id/closing': {
    tag,
    summary: 'Close it: no bank sees anything of it any more, but where an application is under way',
    access: prepare,
    params: byId,
    response: creditNeed,
    errors: ['state.conflict'],
  },
  'GET /credit-needs/:id/matches': {
    tag,
    summary:
      'Products that fit, by true annual cost, with reasons; and those that nearly do, with what is missing',
    access: read,
    params: byId,
    response: productMatches,
  },
  'GET /credit-needs/:id/consents': {
    tag,
    summary: 'All consents ever given for a need, newest first',
    access: read,
    params: byId,
    response: z.object({ items: z.array(consent) }),
  },
  'POST /credit-needs/:id/consents': {
    tag,
    summary: 'Let one bank, or all whose product fits, see what is named, until a day',
    access: decide,
    params: byId,
    body: consentInput,
    response: consent,
    status: 201,
    errors: ['creditNeed.notOpen', 'consent.badUntil', 'consent.bankMissing'],
  },
  'POST /credit-needs/:id/consents/:consentId/withdrawal': {
    tag,
    summary: 'Withdraw a consent: the bank’s access ends at once',
    access: { role: 'member', kinds: FIRM_KINDS },
    params: z.strictObject({ id, consentId: id }),
    response: consent,
    errors: ['state.conflict'],
  },
  'POST /credit-needs/:id/documents': {
    tag,
    summary: 'Add a document; banks see it by consent alone',
    access: prepare,
    params: byId,
    upload: { maxBytes: FILE_LIMIT },
    response: creditNeed,
    status: 201,
    errors: ['creditNeed.tooManyFiles', 'state.conflict'],
  },
  'DELETE /credit-needs/:id/documents/:fileId': {
    tag,
    summary: 'Remove a document',
    access: prepare,
    params: z.strictObject({ id, fileId: id }),
    response: creditNeed,
    errors: ['state.conflict'],
  },
  'GET /credit-needs/:id/documents/:fileId': {
    tag,
    summary: 'A document: for the firm itself, and for banks while it consents; a bank’s look is audited',
    access: { role: 'viewer', kinds: [...FIRM_KINDS, 'bank'] },
    params: z.strictObject({ id, fileId: id }),
    response: 'file',
  },
  'GET /offered-needs': {
    tag,
    summary: 'Open credit needs that fit the bank’s products, as far as it may know them; newest first',
    access: bank,
    query: pageQuery,
    response: page(offeredNeed),
  },
  'GET /offered-needs/:id': {
    tag,
    summary: 'One open credit need, as far as the firm’s consent goes; a look beyond the outline is audited',
    access: bank,
    params: byId,
    response: offeredNeedDetail,
  },
});
