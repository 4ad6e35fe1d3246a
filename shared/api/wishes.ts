import { z } from 'zod';
import { id } from '../schemas/common.ts';
import { ATTENDING_KINDS } from '../eventSides.ts';
import {
  ownWishes,
  participantPage,
  participantQuery,
  suggestion,
  wishEnds,
  wishInput,
} from '../schemas/wish.ts';
import { routes } from './route.ts';

const tag = 'wishes';
const byId = z.strictObject({ id });
const ofParticipant = z.strictObject({ id, registrationId: id });
const read = { role: 'viewer', kinds: ATTENDING_KINDS, verified: true } as const;
const act = { role: 'member', kinds: ATTENDING_KINDS, verified: true } as const;

export const wishRoutes = routes({
  'GET /events/:id/participants': {
    tag,
    summary: 'Who else comes to an event one comes to: those with a place only',
    access: read,
    params: byId,
    query: participantQuery,
    response: participantPage,
  },
  'GET /events/:id/suggestions': {
    tag,
    summary: 'Whom one might meet there, with reasons, of those one said nothing about yet',
    access: read,
    params: byId,
    response: z.object({ items: z.array(suggestion) }),
  },
  'GET /events/:id/wishes': {
    tag,
    summary: 'Whom one’s organisation wishes to meet; nobody else reads it',
    access: read,
    params: byId,
    response: ownWishes,
  },
  'PUT /events/:id/wishes/:registrationId': {
    tag,
    summary:
      'Say that one must or wants to meet a participant, or never; takes the place of what one said before',
    access: act,
    params: ofParticipant,
    body: wishInput,
    response: ownWishes,
    errors: ['wish.closed', 'wish.tooManyMusts', 'wish.tooMany'],
  },
  'DELETE /events/:id/wishes/:registrationId': {
    tag,
    summary: 'Take back what one said of a participant',
    access: act,
    params: ofParticipant,
    query: wishEnds,
    response: ownWishes,
    errors: ['wish.closed'],
  },
});
