import { EventTimetable } from '../../../server/features/timetables/draftModel.ts';
import type { EventDocument } from '../../../server/features/events/index.ts';
import { aStoredEvent, register } from '../events.ts';
import { organised, theOrganiser } from './events.ts';
import { ifMatch, must, type Samples, type World } from './world.ts';

/** An event at which the buyer has a place, with a firm it can wish to meet. */
async function attended(w: World) {
  const event = await aStoredEvent(await theOrganiser(), 'preferences');
  const [, other] = await register(event, [{ persona: w.buyer, kind: 'anchor' }, 'sme']);
  return { id: String(event._id), registrationId: other!.registrationId };
}
const ofEvent = async (w: World) => ({ params: { id: (await attended(w)).id } });

/** A host and a guest that wishes it, at an event whose team the buyer is on. */
async function wished(event: EventDocument) {
  const [host, guest] = await register(event, ['anchor', 'sme']);
  await must('PUT /events/:id/wishes/:registrationId', guest!.persona, {
    params: { id: String(event._id), registrationId: host!.registrationId },
    body: { level: 'want' },
  });
  return { a: host!.attendeeId, b: guest!.attendeeId };
}
const solve = { mode: 'anew', seconds: 1 };

/** The same with a timetable that was made. */
async function scheduled(event: EventDocument) {
  const { a, b } = await wished(event);
  const now = new Date();
  await EventTimetable.create({
    ...{ _id: event._id, meetings: [{ a, b, slot: 0, table: 0, locked: false }], version: 1 },
    job: {
      ...{ id: 'made', state: 'done', phase: 'seating', objective: 3, bound: 3 },
      ...{ startedAt: now, seenAt: now, limitMs: 1000 },
    },
  });
  return { a, b, version: 1 };
}
const withTimetable =
  (rest: (made: Awaited<ReturnType<typeof scheduled>>) => object = () => ({})) =>
  (w: World) =>
    organised('coOrganiser', async (_, event) => rest(await scheduled(event)), 'scheduled')(w);

export const timetableSamples: Samples = {
  'GET /events/:id/participants': { make: ofEvent },
  'GET /events/:id/suggestions': { make: ofEvent },
  'GET /events/:id/wishes': { make: ofEvent },
  'PUT /events/:id/wishes/:registrationId': {
    make: async (w) => ({ params: await attended(w), body: { level: 'must' } }),
  },
  'DELETE /events/:id/wishes/:registrationId': { make: async (w) => ({ params: await attended(w) }) },
  'GET /events/:id/own-timetable': { make: ofEvent },
  'GET /events/:id/timetable': { make: organised('coOrganiser', () => ({}), 'preferences') },
  'GET /events/:id/timetable-sheet': { make: withTimetable() },
  'POST /events/:id/timetable/solving': {
    make: organised('coOrganiser', () => ({ body: solve }), 'preferences'),
  },
  'GET /events/:id/timetable/solving': { make: withTimetable() },
  'DELETE /events/:id/timetable/solving': { make: withTimetable() },
  'POST /events/:id/timetable/preview': {
    make: withTimetable(({ a, b }) => ({ body: { steps: [{ kind: 'remove', a, b }] } })),
  },
  'POST /events/:id/timetable/steps': {
    make: withTimetable(({ a, b, version }) => ({
      body: { steps: [{ kind: 'lock', a, b }] },
      ...ifMatch(version),
    })),
  },
  'GET /events/:id/timetable/partners': {
    make: organised(
      'coOrganiser',
      async (_, event) => ({ query: { personId: (await wished(event)).a, slot: '0' } }),
      'preferences',
    ),
  },
  'GET /events/:id/timetable/changes': { make: withTimetable() },
  'POST /events/:id/timetable/publication': { make: withTimetable(({ version }) => ifMatch(version)) },
};
