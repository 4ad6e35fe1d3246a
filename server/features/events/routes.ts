import type { eventRoutes } from '../../../shared/api/events.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { inviteChain, inviteListed, inviteMatching } from './invitations/inviting.ts';
import { listInvitations } from './invitations/list.ts';
import { cancelEvent, takeStep } from './life.ts';
import { listPublic, readPublic } from './publicPage.ts';
import { decideRegistrations, keepTable, walkIn } from './registrations/deciding.ts';
import { listRegistrations, readRegistration } from './registrations/list.ts';
import * as own from './registrations/own.ts';
import { register } from './registrations/register.ts';
import { sendRegistrations } from './registrations/sheet.ts';
import * as events from './service.ts';
import { putOnTeam, takeOffTeam } from './team.ts';

export const eventHandlers = (deps: Deps): Handlers<typeof eventRoutes> => ({
  'GET /events': ({ actor, query }) => events.listEvents(actor, query),
  'POST /events': {
    make: ({ actor, body }) => events.prepareEvent(actor, body),
    made: ({ actor }, id) => events.readEvent(actor, id),
  },
  'GET /events/:id': ({ actor, params }) => events.readEvent(actor, params.id),
  'PUT /events/:id': ({ actor, params, body, ifMatch }) =>
    events.changeEvent(actor, params.id, body, ifMatch),
  'DELETE /events/:id': ({ actor, params }) => events.removeDraft(actor, params.id),
  'POST /events/:id/copy': {
    make: ({ actor, params }) => events.copyEvent(actor, params.id),
    made: ({ actor }, id) => events.readEvent(actor, id),
  },
  'POST /events/:id/step': ({ actor, params, body }) => takeStep(actor, params.id, body.to),
  'POST /events/:id/cancellation': ({ actor, params, body }) => cancelEvent(actor, params.id, body.reason),
  'POST /events/:id/team': ({ actor, params, body }) => putOnTeam(actor, params.id, body),
  'DELETE /events/:id/team/:personId': ({ actor, params }) => takeOffTeam(actor, params.id, params.personId),
  'GET /events/:id/registrations': ({ actor, params, query }) => listRegistrations(actor, params.id, query),
  'GET /events/:id/registrations/:registrationId': ({ actor, params }) =>
    readRegistration(actor, params.id, params.registrationId),
  'POST /events/:id/registrations/decisions': ({ actor, params, body }) =>
    decideRegistrations(actor, params.id, body),
  'POST /events/:id/walk-ins': {
    make: ({ actor, params, body }) => walkIn(actor, params.id, body),
    made: ({ actor, params }, id) => readRegistration(actor, params.id, id),
  },
  'PUT /events/:id/attendees/:attendeeId/table': ({ actor, params, body }) =>
    keepTable(actor, params.id, params.attendeeId, body.table),
  'GET /events/:id/registration-sheet': ({ actor, params, locale, res }) =>
    sendRegistrations(actor, params.id, locale, res),
  'GET /events/:id/invitations': ({ actor, params, query }) => listInvitations(actor, params.id, query),
  'POST /events/:id/invitations': ({ actor, params, body }) =>
    body.by === 'chain'
      ? inviteChain(deps, actor, params.id, body.chain)
      : inviteMatching(deps, actor, params.id),
  'POST /events/:id/invitations/sheet': ({ actor, params, file }) =>
    inviteListed(deps, actor, params.id, file.path),
  'GET /public-events': ({ query }) => listPublic(query),
  'GET /public-events/:code': ({ params }) => readPublic(params.code),
  'POST /public-events/:code/registration': {
    make: ({ actor, params, body }) => register(actor, params.code, body),
    made: ({ actor }, id) => own.readOwn(actor, id),
  },
  'GET /event-registrations': ({ actor, query }) => own.listOwn(actor, query),
  'GET /event-registrations/:id': ({ actor, params }) => own.readOwn(actor, params.id),
  'PUT /event-registrations/:id': ({ actor, params, body, ifMatch }) =>
    own.changeOwn(actor, params.id, body, ifMatch),
  'POST /event-registrations/:id/withdrawal': ({ actor, params }) => own.withdrawOwn(actor, params.id),
});
