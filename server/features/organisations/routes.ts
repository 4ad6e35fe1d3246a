import type { organisationRoutes } from '../../../shared/api/organisations.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { throttle } from '../identity/index.ts';
import * as claims from './claims.ts';
import * as members from './members.ts';
import * as organisations from './service.ts';
import { setUpAdministrator } from './setup.ts';

export const organisationHandlers = (deps: Deps): Handlers<typeof organisationRoutes> => ({
  'POST /organisations': {
    make: ({ actor, body }) => organisations.registerOrganisation(actor, body),
    made: (_call, id) => organisations.readRegistered(id),
  },
  'GET /organisation': ({ actor }) => organisations.readOrganisation(actor),
  'PATCH /organisation': ({ actor, body, ifMatch }) => organisations.changeOrganisation(actor, body, ifMatch),
  'POST /organisation/submission': ({ actor }) => organisations.submitOrganisation(actor),
  'GET /organisation/members': ({ actor }) => members.listMembers(actor),
  'PATCH /organisation/members/:id': ({ actor, params, body }) =>
    members.changeRole(actor, params.id, body.role),
  'DELETE /organisation/members/:id': ({ actor, params }) => members.removeMember(actor, params.id),
  'GET /organisation/invitations': ({ actor }) => members.listInvitations(actor),
  'POST /organisation/invitations': ({ actor, body }) =>
    members.inviteMember(deps, actor, body.email, body.role),
  'DELETE /organisation/invitations/:id': ({ actor, params }) => members.withdrawInvitation(actor, params.id),
  'POST /invitations/acceptance': ({ actor, body }) => members.acceptInvitation(actor, body.token),
  'POST /claims': ({ actor, body }) => claims.openClaim(actor, body),
  'GET /claims': ({ actor, query }) => claims.listClaims(actor, query.limit, query.cursor),
  'POST /claims/:id/decision': ({ actor, params, body }) => claims.decideClaim(actor, params.id, body),
  'GET /admin/organisations': ({ query }) =>
    organisations.listByStatus(query.status, query.limit, query.cursor),
  'POST /admin/organisations/:id/verification': ({ actor, params }) =>
    organisations.takeStep(actor, params.id, 'verify'),
  'POST /admin/organisations/:id/return': ({ actor, params, body }) =>
    organisations.takeStep(actor, params.id, 'return', body.note),
  'POST /admin/organisations/:id/suspension': ({ actor, params, body }) =>
    organisations.takeStep(actor, params.id, 'suspend', body.note),
  'POST /admin/organisations/:id/reinstatement': ({ actor, params }) =>
    organisations.reinstateOrganisation(actor, params.id),
  'POST /setup/administrator': async ({ body, req }) => {
    await throttle('setup', null, req.ip ?? '');
    await setUpAdministrator(body);
  },
});
