import type { DayControl, Poll } from '../../../shared/schemas/eventDay.ts';
import { aGuest, aMeeting, aRunningEvent, type Guest, type RunningEvent } from '../../support/eventDay.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aStoredDemand } from '../../support/introductions.ts';
import { must } from '../../support/samples/world.ts';
import { named } from './named.ts';

interface Cast {
  organiser: Persona;
  anchor: Persona;
  sme: Persona;
  quiet: Persona;
  bank: Persona;
}

const boardOf = async (event: RunningEvent): Promise<string> => {
  const { boardKey } = await must<DayControl>('GET /events/:id/day', event.organiser, {
    params: { id: event.id },
  });
  return `/board/${event.code}#${boardKey}`;
};

async function aVote(event: RunningEvent, guests: readonly Guest[]): Promise<void> {
  const { id: pollId } = await must<Poll>('POST /events/:id/polls', event.organiser, {
    params: { id: event.id },
    body: {
      title: 'Which roadshow do you want to meet?',
      options: ['Bright Bolts', 'Clear Coatings'],
      live: true,
    },
  });
  const params = { id: event.id, pollId };
  await must('POST /events/:id/polls/:pollId/step', event.organiser, { params, body: { to: 'open' } });
  for (const [i, { persona, attendeeId }] of guests.entries()) {
    await must('PUT /events/:id/polls/:pollId/ballot', persona, {
      params,
      body: { attendeeId, option: i % 3 ? 1 : 0 },
    });
  }
}

/** An event that runs right now, with all that a day brings; and one more, with a vote on its board. */
export async function aLiveEvent({ organiser, anchor, sme, quiet }: Cast) {
  const content = {
    title: 'Castings meet car makers, the day',
    place: 'Hall 3, Guangzhou Expo Centre',
    tables: ['A', 'B'].flatMap((zone) => [1, 2, 3, 4, 5].map((n) => ({ name: `${zone}0${n}`, zone }))),
  };
  const event = await aRunningEvent({ organiser, content });
  const demandId = await aStoredDemand(anchor, { title: 'Motor housings for next year' });
  const host = await aGuest(event, { persona: anchor, brings: { demandIds: [demandId] }, title: 'Buyer' });
  const guest = await aGuest(event, { persona: sme, title: 'Sales' });
  await aGuest(event, { persona: quiet, here: false, title: 'Sales' });
  const firms = ['Even Edges', 'Fine Forgings', 'Good Gears'];
  const [edges, forgings, gears] = (await Promise.all(
    firms.map(async (firm, i) => {
      const persona = await aMember({ kind: i === 1 ? 'anchor' : 'sme', name: firm });
      const name = ['Eve Edge', 'Finn Forge', 'Gale Gear'][i]!;
      return aGuest(event, { persona: await named(persona, name), title: 'Sales' });
    }),
  )) as [Guest, Guest, Guest];
  const late = await aMember({ kind: 'sme', name: 'Late Lathes' });
  const missing = await aGuest(event, {
    persona: await named(late, 'Lee Late'),
    here: false,
    title: 'Sales',
  });
  const { slot } = event;
  const tap = (by: Persona, meetingId: string, what: string, body: object) =>
    must(`POST /events/:id/meetings/:meetingId/${what}`, by, { params: { id: event.id, meetingId }, body });

  // Now: the buyer’s guest did not come; the small firm is at a table.
  const missed = await aMeeting(event, host, missing, { table: 0 });
  await tap(organiser, missed, 'absence', { attendeeId: missing.attendeeId });
  const now = await aMeeting(event, forgings, guest, { table: 1 });
  await tap(sme, now, 'start', {});
  await tap(sme, now, 'notes', { text: 'They need samples by the end of the month.' });
  // Later today, and one that is over.
  await aMeeting(event, host, gears, { slot: slot + 2, table: 3 });
  const done = await aMeeting(event, host, guest, { slot: slot - 1, table: 2 });
  await tap(sme, done, 'outcome', {
    ...{ kind: 'intent', amountFen: 250_000_000, demandId },
    nextStep: { text: 'Send samples', due: '2099-03-01' },
  });
  await must('POST /events/:id/announcements', organiser, {
    params: { id: event.id },
    body: { text: 'Lunch is served on the second floor from noon.' },
  });
  await must('POST /events/:id/questions', sme, {
    params: { id: event.id },
    body: { text: 'How long does the first delivery take?' },
  });

  const voting = await aRunningEvent({
    organiser,
    content: { ...content, title: 'Roadshows of the motor chain' },
  });
  await aVote(
    voting,
    await Promise.all([edges, forgings, gears].map(({ persona }) => aGuest(voting, { persona }))),
  );
  return {
    liveId: event.id,
    boardAt: await boardOf(event),
    voteBoardAt: await boardOf(voting),
  };
}
