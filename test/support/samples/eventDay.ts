import mongoose from 'mongoose';
import type { DayControl } from '../../../shared/schemas/eventDay.ts';
import { Event } from '../../../server/features/events/index.ts';
import type { HallQuestion, OwnDay, OwnMeeting, Poll } from '../../../shared/schemas/eventDay.ts';
import { slotsOf } from '../../../shared/eventSlots.ts';
import {
  aGuest,
  aMeeting,
  aRunningEvent,
  runningContent,
  type Guest,
  type RunningEvent,
} from '../eventDay.ts';
import { aMember, type Persona } from '../factories.ts';
import { ifMatch, must, type Sample, type Samples, type World } from './world.ts';

let organiser: Promise<Persona> | null = null;
const theOrganiser = () => (organiser ??= aMember({ kind: 'organiser' }));

/** A running event of an organiser that has nothing else to do with the world. */
export const anothersEvent = async (wish: Parameters<typeof aRunningEvent>[0] = {}): Promise<RunningEvent> =>
  aRunningEvent({ organiser: await theOrganiser(), ...wish });

/** One on whose team the buyer is, by person: its colleagues are not. */
async function teamEvent(
  w: World,
  right: 'coOrganiser' | 'helper',
  wish: Parameters<typeof aRunningEvent>[0] = {},
): Promise<RunningEvent> {
  const event = await anothersEvent(wish);
  const personId = new mongoose.Types.ObjectId(w.buyer.personId);
  await Event.updateOne({ _id: event.id }, { $push: { team: { personId, right } } });
  return event;
}

const teamed =
  (
    right: 'coOrganiser' | 'helper',
    rest: (event: RunningEvent, guest: Guest) => Promise<object> | object = () => ({}),
  ): Sample['make'] =>
  async (w) => {
    const event = await teamEvent(w, right);
    const { params, ...more } = (await rest(event, await aGuest(event, { here: false }))) as {
      params?: Record<string, string>;
    };
    return { params: { id: event.id, ...params }, ...more };
  };

/** The buyer and the supplier at one table now. */
async function aTable(w: World, here = true) {
  const event = await anothersEvent();
  const buyer = await aGuest(event, { persona: w.buyer });
  const supplier = await aGuest(event, { persona: w.supplier, here });
  const params = { id: event.id, meetingId: await aMeeting(event, buyer, supplier) };
  return { event, buyer, supplier, params };
}
const atTable =
  (body: object): Sample['make'] =>
  async (w) => ({ params: (await aTable(w)).params, body });

/** The buyer’s partner did not come, and the supplier is free. */
async function aFillIn(w: World) {
  const event = await anothersEvent();
  const buyer = await aGuest(event, { persona: w.buyer });
  const missing = await aGuest(event, { here: false });
  const supplier = await aGuest(event, { persona: w.supplier });
  const meetingId = await aMeeting(event, buyer, missing);
  await must('POST /events/:id/meetings/:meetingId/absence', event.organiser, {
    params: { id: event.id, meetingId },
    body: { attendeeId: missing.attendeeId },
  });
  const day = await must<OwnDay>('GET /events/:id/own-day', w.buyer, { params: { id: event.id } });
  return {
    params: { id: event.id, fillInId: day.fillIns[0]!.id },
    body: { attendeeId: supplier.attendeeId },
  };
}

const aPollInput = { title: '最想对接的路演项目', options: ['一号项目', '二号项目'] };
async function aPoll(event: RunningEvent, state: 'draft' | 'open' = 'draft'): Promise<string> {
  const { id: pollId } = await must<Poll>('POST /events/:id/polls', event.organiser, {
    params: { id: event.id },
    body: aPollInput,
  });
  if (state === 'open') {
    await must('POST /events/:id/polls/:pollId/step', event.organiser, {
      params: { id: event.id, pollId },
      body: { to: 'open' },
    });
  }
  return pollId;
}
const aQuestion = async (event: RunningEvent, by: Persona): Promise<string> =>
  (
    await must<HallQuestion>('POST /events/:id/questions', by, {
      params: { id: event.id },
      body: { text: '首批交付要多久？' },
    })
  ).id;

const control = (event: RunningEvent) =>
  must<DayControl>('GET /events/:id/day', event.organiser, { params: { id: event.id } });

/** The last slot of such an event is tomorrow's, and a little room is left after it. */
const aDelay = () => ({ slot: slotsOf(runningContent()).length - 1, minutes: 10 });

export const eventDaySamples: Samples = {
  'GET /event-boards/:code': {
    by: null,
    make: async () => {
      const event = await anothersEvent();
      return { params: { code: event.code }, query: { key: (await control(event)).boardKey } };
    },
  },
  'GET /events/:id/board': {
    make: async (w) => {
      const event = await anothersEvent();
      await aGuest(event, { persona: w.buyer });
      return { params: { id: event.id } };
    },
  },
  'GET /events/:id/day': { make: teamed('coOrganiser') },
  'PUT /events/:id/day': {
    make: teamed('coOrganiser', async (event) => ({
      body: { names: true, bellByClock: false },
      ...ifMatch((await control(event)).version),
    })),
  },
  'POST /events/:id/board-key': { make: teamed('coOrganiser') },
  'POST /events/:id/bell': { make: teamed('helper', () => ({ body: { what: 'end' } })) },
  'POST /events/:id/announcements': { make: teamed('coOrganiser', () => ({ body: { text: '请入座' } })) },
  'DELETE /events/:id/announcement': { make: teamed('coOrganiser') },
  'POST /events/:id/delays/preview': { make: teamed('coOrganiser', () => ({ body: aDelay() })) },
  'POST /events/:id/delays': {
    make: teamed('coOrganiser', (event) => ({ body: aDelay(), ...ifMatch(event.row.version) })),
  },
  'GET /events/:id/desk': { make: teamed('helper') },
  'POST /events/:id/check-ins': { make: teamed('helper', (_, guest) => ({ body: { code: guest.code } })) },
  'POST /events/:id/check-ins/:attendeeId/undo': {
    make: teamed('helper', async (event) => ({
      params: { attendeeId: (await aGuest(event)).attendeeId },
    })),
  },
  'GET /events/:id/meetings': { make: teamed('helper', () => ({ query: { slot: 0 } })) },
  'GET /events/:id/own-day': {
    make: async (w) => ({ params: { id: (await aTable(w)).event.id } }),
  },
  'POST /events/:id/meetings/:meetingId/start': { make: atTable({}) },
  'POST /events/:id/meetings/:meetingId/notes': { make: atTable({ text: '对方要求先送样' }) },
  'DELETE /events/:id/meetings/:meetingId/notes/:noteId': {
    make: async (w) => {
      const { params } = await aTable(w);
      const { notes } = await must<OwnMeeting>('POST /events/:id/meetings/:meetingId/notes', w.buyer, {
        params,
        body: { text: '写错了' },
      });
      return { params: { ...params, noteId: notes[0]!.id } };
    },
  },
  'POST /events/:id/meetings/:meetingId/outcome': { make: atTable({ kind: 'no' }) },
  'POST /events/:id/meetings/:meetingId/absence': {
    make: async (w) => {
      const { params, supplier } = await aTable(w, false);
      return { params, body: { attendeeId: supplier.attendeeId } };
    },
  },
  'POST /events/:id/meetings/:meetingId/settlement': {
    make: async (w) => {
      const event = await teamEvent(w, 'coOrganiser', { status: 'closed' });
      const meetingId = await aMeeting(event, await aGuest(event), await aGuest(event), { state: 'unknown' });
      return { params: { id: event.id, meetingId }, body: { held: true } };
    },
  },
  'POST /events/:id/fill-ins/:fillInId/acceptance': { make: aFillIn },
  'GET /events/:id/questions': { make: teamed('coOrganiser') },
  'POST /events/:id/questions': {
    make: async (w) => ({
      params: { id: (await aTable(w)).event.id },
      body: { text: '首批交付要多久？' },
    }),
  },
  'POST /events/:id/questions/:questionId/decision': {
    make: teamed('coOrganiser', async (event, { persona }) => ({
      params: { questionId: await aQuestion(event, persona) },
      body: { state: 'shown' },
    })),
  },
  'GET /events/:id/polls': { make: teamed('coOrganiser') },
  'POST /events/:id/polls': { make: teamed('coOrganiser', () => ({ body: aPollInput })) },
  'POST /events/:id/polls/:pollId/step': {
    make: teamed('coOrganiser', async (event) => ({
      params: { pollId: await aPoll(event) },
      body: { to: 'open' },
    })),
  },
  'PUT /events/:id/board-poll': { make: teamed('coOrganiser', () => ({ body: { pollId: null } })) },
  'PUT /events/:id/polls/:pollId/ballot': {
    make: async (w) => {
      const event = await anothersEvent();
      const buyer = await aGuest(event, { persona: w.buyer, alone: false });
      const pollId = await aPoll(event, 'open');
      return { params: { id: event.id, pollId }, body: { attendeeId: buyer.attendeeId, option: 1 } };
    },
  },
};
