import { z } from 'zod';
import { id, line, page, pageQuery, prose } from '../schemas/common.ts';
import { linkToken, registration } from '../schemas/identity.ts';
import {
  claim,
  claimReceipt,
  contact,
  creditCodeInput,
  invitation,
  member,
  organisation,
  organisationInput,
  organisationStatus,
  role,
} from '../schemas/organisation.ts';
import { email } from '../schemas/common.ts';
import { routes } from './route.ts';

const tag = 'organisations';
const byId = z.strictObject({ id });
const own = { role: 'viewer' } as const;
const manage = { role: 'manager' } as const;
const admin = { role: 'member', kinds: ['admin'] } as const;
const reason = z.strictObject({ note: prose(1000).pipe(z.string().min(2)) });

export const organisationRoutes = routes({
  'POST /organisations': {
    tag,
    summary:
      'Register an organisation and become its owner; needs a confirmed address, and few that are not verified yet',
    access: 'person',
    body: organisationInput,
    response: organisation,
    status: 201,
    idempotent: true,
    errors: ['organisation.codeTaken', 'organisation.emailUnconfirmed', 'organisation.tooManyUnverified'],
  },
  'GET /organisation': { tag, summary: 'The organisation one acts for', access: own, response: organisation },
  'PATCH /organisation': {
    tag,
    summary: 'Change its contact, short name or security; only an owner gives up a second confirmer',
    access: manage,
    ifMatch: true,
    body: z.strictObject({
      shortName: line(20).nullable().optional(),
      contact: contact.optional(),
      requireSecondFactor: z.boolean().optional(),
      requireSecondConfirmer: z.boolean().optional(),
    }),
    response: organisation,
  },
  'POST /organisation/submission': {
    tag,
    summary: 'Submit it for verification',
    access: manage,
    response: organisation,
    errors: ['state.conflict', 'organisation.emailUnconfirmed'],
  },
  'GET /organisation/members': {
    tag,
    summary: 'Its members',
    access: own,
    response: z.object({ items: z.array(member) }),
  },
  'PATCH /organisation/members/:id': {
    tag,
    summary: 'Change a member’s role',
    access: manage,
    params: byId,
    body: z.strictObject({ role }),
    response: null,
    errors: ['organisation.lastOwner'],
  },
  'DELETE /organisation/members/:id': {
    tag,
    summary: 'Remove a member, or leave',
    access: own,
    params: byId,
    response: null,
    errors: ['organisation.lastOwner'],
  },
  'GET /organisation/invitations': {
    tag,
    summary: 'Open invitations',
    access: manage,
    response: z.object({ items: z.array(invitation) }),
  },
  'POST /organisation/invitations': {
    tag,
    summary: 'Invite someone by mail',
    access: manage,
    body: z.strictObject({ email, role }),
    response: invitation,
    status: 201,
    errors: ['organisation.alreadyMember'],
  },
  'DELETE /organisation/invitations/:id': {
    tag,
    summary: 'Take an invitation back',
    access: manage,
    params: byId,
    response: null,
  },
  'POST /invitations/acceptance': {
    tag,
    summary:
      'Join an organisation with the token from the mail, as the person whose confirmed address it went to',
    access: 'person',
    body: z.strictObject({ token: linkToken }),
    response: z.object({ organisationId: id }),
    errors: [
      'auth.tokenUsed',
      'organisation.alreadyMember',
      'organisation.emailUnconfirmed',
      'organisation.invitedOther',
    ],
  },
  'POST /claims': {
    tag,
    summary:
      'Claim an entry as one’s own, or ask to join an organisation, by its credit code or its id; answers alike whatever its status',
    access: 'person',
    body: z.strictObject({ organisationId: id.optional(), creditCode: creditCodeInput, note: prose(1000) }),
    response: claimReceipt,
    status: 201,
    errors: [
      'resource.notFound',
      'organisation.emailUnconfirmed',
      'organisation.alreadyMember',
      'organisation.alreadyClaimed',
      'organisation.codeTaken',
    ],
  },
  'GET /claims': {
    tag,
    summary:
      'Open claims to decide: on one’s own verified organisation; for the administrator, on all that are not verified',
    access: manage,
    query: pageQuery,
    response: page(claim),
  },
  'POST /claims/:id/decision': {
    tag,
    summary:
      'Accept or reject a claim; the administrator may hand an organisation that is not verified over to the claimant',
    access: manage,
    params: byId,
    body: z.strictObject({
      accept: z.boolean(),
      /** Its members go and the claimant becomes its owner; else the claimant becomes a member beside them. */
      handOver: z.boolean().default(false),
      /** Handed over: its right name, where it was registered under a wrong one. */
      name: line(80, 2).optional(),
    }),
    response: null,
    errors: ['state.conflict'],
  },
  'GET /admin/organisations': {
    tag: 'administration',
    summary: 'The queue of organisations, by status',
    access: admin,
    query: z.strictObject({ ...pageQuery.shape, status: organisationStatus.default('submitted') }),
    response: page(organisation),
  },
  'POST /admin/organisations/:id/verification': {
    tag: 'administration',
    summary: 'Verify an organisation',
    access: admin,
    params: byId,
    response: organisation,
    errors: ['state.conflict'],
  },
  'POST /admin/organisations/:id/return': {
    tag: 'administration',
    summary: 'Return it with what to mend',
    access: admin,
    params: byId,
    body: reason,
    response: organisation,
    errors: ['state.conflict'],
  },
  'POST /admin/organisations/:id/suspension': {
    tag: 'administration',
    summary: 'Suspend it',
    access: admin,
    params: byId,
    body: reason,
    response: organisation,
    errors: ['state.conflict'],
  },
  'POST /admin/organisations/:id/reinstatement': {
    tag: 'administration',
    summary: 'Lift its suspension',
    access: admin,
    params: byId,
    response: organisation,
    errors: ['state.conflict'],
  },
  'POST /setup/administrator': {
    tag: 'administration',
    summary: 'Make the first administrator with the one-time token that the server printed',
    access: 'public',
    body: z.strictObject({ token: linkToken, ...registration.shape, platformName: line(80) }),
    response: null,
    errors: ['auth.tokenUsed', 'auth.emailTaken'],
  },
});
