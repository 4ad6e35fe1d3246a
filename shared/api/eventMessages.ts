import { z } from 'zod';
import { id } from '../schemas/common.ts';
import { eventMessage, eventMessageInput, eventMessages } from '../schemas/eventMessage.ts';
import { routes } from './route.ts';

const tag = 'events';
const byId = z.strictObject({ id });
/** By the person, as with all of an event's team. */
const anyone = { role: 'viewer' } as const;

export const eventMessageRoutes = routes({
  'GET /events/:id/messages': {
    tag,
    summary: 'What was written to those who registered, the latest first',
    access: anyone,
    params: byId,
    response: eventMessages,
  },
  'POST /events/:id/messages': {
    tag,
    summary: 'Write to those who registered, by a notice and by mail; to how many it goes is not told',
    access: anyone,
    params: byId,
    body: eventMessageInput,
    response: eventMessage,
    status: 201,
    idempotent: true,
    errors: ['eventMessage.notNow', 'eventMessage.tooMany'],
  },
});
