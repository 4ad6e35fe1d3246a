import { Event, type EventDocument } from '../../../server/features/events/index.ts';
import type { EventDetail } from '../../../shared/schemas/event.ts';
import { aStoredEvent, eventContent, register, type Attending } from '../events.ts';
import { aMember, fresh, type Persona } from '../factories.ts';
import type { Sample, Samples, World } from './world.ts';
import { aForm, ifMatch, must } from './world.ts';

let organiser: Promise<Persona> | null = null;
/** An organiser with whom nobody of the world has to do but by what is made for one call. */
export const theOrganiser = () => (organiser ??= aMember({ kind: 'organiser' }));

/** An event on whose team the buyer is: nobody else of its organisation. */
async function eventWith(
  w: World,
  right: 'coOrganiser' | 'helper',
  status: EventDocument['status'] = 'registration',
): Promise<{ id: string; event: EventDocument }> {
  const event = await aStoredEvent(await theOrganiser(), status);
  await must('POST /events/:id/team', await theOrganiser(), {
    params: { id: String(event._id) },
    body: { email: w.buyer.email, right },
  });
  return { id: String(event._id), event: (await Event.findById(event._id).lean<EventDocument>())! };
}

/** The organiser's own, or one whose team the buyer is on. */
export const organised =
  (
    right: 'coOrganiser' | 'helper',
    rest: (id: string, event: EventDocument) => Promise<object> | object = () => ({}),
    status?: EventDocument['status'],
  ): Sample['make'] =>
  async (w) => {
    const { id, event } = await eventWith(w, right, status);
    const { params, ...more } = (await rest(id, event)) as { params?: Record<string, string> };
    return { params: { id, ...params }, ...more };
  };
/** What only the organiser's own members may: each call is theirs. */
const owned =
  (
    status: EventDocument['status'],
    rest: (event: EventDocument) => Promise<object> | object = () => ({}),
  ): Sample['make'] =>
  async () => {
    const by = await theOrganiser();
    const event = await aStoredEvent(by, status);
    const { params, ...more } = (await rest(event)) as { params?: Record<string, string> };
    return { by, params: { id: String(event._id), ...params }, ...more };
  };
const sme = async (event: EventDocument, status: 'approved' | 'applied'): Promise<Attending> =>
  (await register(event, ['sme'], status))[0]!;

const registrationBody = (persona: Persona) => ({
  people: [{ name: persona.name, title: '采购经理', phone: '13800000000', email: persona.email }],
  brings: { capabilities: true },
});

/** The buyer's registration for an event. */
const registered = async (w: World) => {
  const event = await aStoredEvent(await theOrganiser());
  const [mine] = await register(event, [{ persona: w.buyer, kind: 'anchor' }]);
  return { id: mine!.registrationId };
};

export const eventSamples: Samples = {
  'GET /events': { make: () => ({}) },
  'POST /events': { make: async () => ({ by: await theOrganiser(), body: eventContent() }) },
  'GET /events/:id': { make: organised('helper') },
  'PUT /events/:id': {
    make: organised('coOrganiser', (_, e) => ({ body: e.content, ...ifMatch(e.version) })),
  },
  'DELETE /events/:id': { make: owned('draft') },
  'POST /events/:id/copy': { make: owned('registration') },
  'POST /events/:id/step': {
    make: organised('coOrganiser', () => ({ body: { to: 'registration' } }), 'draft'),
  },
  'POST /events/:id/cancellation': {
    make: owned('registration', () => ({ body: { reason: '场地不可用' } })),
  },
  'POST /events/:id/team': {
    make: owned('registration', async () => ({ body: { email: (await aMember()).email, right: 'helper' } })),
  },
  'DELETE /events/:id/team/:personId': {
    make: owned('registration', async (event) => {
      const { email, personId } = await aMember();
      await must<EventDetail>('POST /events/:id/team', await theOrganiser(), {
        params: { id: String(event._id) },
        body: { email, right: 'helper' },
      });
      return { params: { personId } };
    }),
  },
  'GET /events/:id/registrations': { make: organised('helper') },
  'GET /events/:id/registrations/:registrationId': {
    make: organised('helper', async (_, event) => ({
      params: { registrationId: (await sme(event, 'approved')).registrationId },
    })),
  },
  'POST /events/:id/registrations/decisions': {
    make: organised('coOrganiser', async (_, event) => ({
      body: { ids: [(await sme(event, 'applied')).registrationId], decision: 'approve' },
    })),
  },
  'POST /events/:id/walk-ins': {
    make: organised('helper', async () => {
      const persona = await aMember({ kind: 'sme' });
      return { body: { organisationId: persona.organisationId, people: [{ name: persona.name }] } };
    }),
  },
  'PUT /events/:id/attendees/:attendeeId/table': {
    make: organised('coOrganiser', async (_, event) => ({
      params: { attendeeId: (await sme(event, 'approved')).attendeeId },
      body: { table: 1 },
    })),
  },
  'GET /events/:id/registration-sheet': { make: organised('coOrganiser') },
  'GET /events/:id/invitations': { make: organised('coOrganiser') },
  'POST /events/:id/invitations': {
    make: organised('coOrganiser', () => ({ body: { by: 'chain', chain: 'nev' } })),
  },
  'GET /events/:id/messages': { make: organised('coOrganiser') },
  'POST /events/:id/messages': {
    make: organised('coOrganiser', async (_, event) => {
      await sme(event, 'approved');
      return { body: { to: 'placed', text: '停车请走东门。' } };
    }),
  },
  'POST /events/:id/invitations/sheet': {
    make: organised('coOrganiser', () => ({ form: aForm(`guest${fresh()}@example.com`, '名单.csv') })),
  },
  'GET /public-events': { make: () => ({}) },
  'GET /public-events/:code': {
    make: async () => ({ params: { code: (await aStoredEvent(await theOrganiser())).code } }),
  },
  'POST /public-events/:code/registration': {
    make: async (w) => ({
      params: { code: (await aStoredEvent(await theOrganiser())).code },
      body: registrationBody(w.buyer),
    }),
  },
  'GET /event-registrations': { make: () => ({}) },
  'GET /event-registrations/:id': { make: async (w) => ({ params: await registered(w) }) },
  'PUT /event-registrations/:id': {
    make: async (w) => ({ params: await registered(w), body: registrationBody(w.buyer), ...ifMatch(0) }),
  },
  'POST /event-registrations/:id/withdrawal': { make: async (w) => ({ params: await registered(w) }) },
};
