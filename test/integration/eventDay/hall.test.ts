import { expect } from 'chai';
import mongoose from 'mongoose';
import { Event } from '../../../server/features/events/index.ts';
import { Ballot, EventPoll } from '../../../server/features/eventDay/voteModel.ts';
import type { Board, DayControl, HallQuestion, Poll } from '../../../shared/schemas/eventDay.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../support/client.ts';
import { aGuest, aMeeting, aRunningEvent, type Guest, type RunningEvent } from '../../support/eventDay.ts';
import type { Persona } from '../../support/factories.ts';
import { connected, heard, sendOk } from '../../support/live.ts';
import { must } from '../../support/samples/world.ts';

const at = ({ id }: RunningEvent) => ({ params: { id } });
const polls = (event: RunningEvent, by: Persona) =>
  must<{ items: Poll[] }>('GET /events/:id/polls', by, at(event)).then(({ items }) => items);
const prepare = (event: RunningEvent, live: boolean) =>
  must<Poll>('POST /events/:id/polls', event.organiser, {
    ...at(event),
    body: { title: '最佳路演', options: ['甲', '乙', '丙'], live },
  });
const move = (event: RunningEvent, pollId: string, to: 'open' | 'closed') =>
  must<Poll>('POST /events/:id/polls/:pollId/step', event.organiser, {
    params: { id: event.id, pollId },
    body: { to },
  });
const vote = (event: RunningEvent, pollId: string, { persona, attendeeId }: Guest, option: number) =>
  call<Poll & Problem>(`PUT /events/${event.id}/polls/${pollId}/ballot`, {
    token: persona.token,
    body: { attendeeId, option },
  });

describe('votes of a hall', () => {
  it('count each person once, whoever often it taps, and tell the result once it is closed', async () => {
    const event = await aRunningEvent();
    const [a, b, away] = [await aGuest(event), await aGuest(event), await aGuest(event, { here: false })];
    const { id } = await prepare(event, false);
    expect(await polls(event, a.persona)).to.deep.equal([]);
    expect((await vote(event, id, a, 0)).body.code).to.equal('resource.notFound');
    await move(event, id, 'open');
    const taps = await Promise.all(Array.from({ length: 10 }, (_, i) => vote(event, id, a, i % 3)));
    expect(taps.map(({ status }) => status)).to.deep.equal(Array(10).fill(200));
    expect(await Ballot.countDocuments({ pollId: id })).to.equal(1);
    await vote(event, id, a, 2);
    await vote(event, id, b, 2);
    expect((await vote(event, id, away, 1)).body.code).to.equal('poll.notHere');
    expect((await vote(event, id, { ...a, attendeeId: b.attendeeId }, 1)).body.code).to.equal(
      'resource.notFound',
    );
    // While it runs, only the organiser sees how it stands.
    expect((await polls(event, a.persona))[0]).to.deep.include({ counts: null });
    expect((await polls(event, event.organiser))[0]).to.deep.include({ counts: [0, 0, 2] });
    const board = () => must<Board>('GET /events/:id/board', a.persona, at(event));
    expect((await board()).poll).to.deep.include({ id, open: true, counts: null });
    const screen = await connected(b.persona);
    await sendOk(screen, 'event:follow', { eventId: event.id });
    const told = heard(screen, 'board', ({ change }) => change.kind === 'poll');
    await move(event, id, 'closed');
    expect((await told).change).to.have.deep.nested.property('poll.counts', [0, 0, 2]);
    screen.disconnect();
    expect((await polls(event, a.persona))[0]).to.deep.include({
      counts: [0, 0, 2],
      own: [{ attendeeId: a.attendeeId, option: 2 }],
    });
    expect((await vote(event, id, a, 0)).body.code).to.equal('poll.closed');
    expect((await board()).poll).to.deep.include({ open: false, counts: [0, 0, 2] });
    // Had the process that closed it died before it counted, the next who looks does.
    await EventPoll.updateOne({ _id: id }, { $set: { counts: null } });
    expect((await board()).poll).to.deep.include({ open: false, counts: [0, 0, 2] });
    expect((await EventPoll.findById(id).lean())!.counts).to.deep.equal([0, 0, 2]);
  });

  it('show counts as they come where the organiser wants it', async () => {
    const event = await aRunningEvent();
    const guests = await Promise.all(Array.from({ length: 5 }, () => aGuest(event)));
    const { id } = await prepare(event, true);
    await move(event, id, 'open');
    const screen = await connected(guests[0]!.persona);
    await sendOk(screen, 'event:follow', { eventId: event.id });
    const counted = heard(
      screen,
      'board',
      ({ change }) => change.kind === 'poll' && change.poll?.counts?.[1] === 5,
    );
    await Promise.all(guests.map((guest) => vote(event, id, guest, 1)));
    await counted;
    screen.disconnect();
  });
});

describe('questions from a hall', () => {
  it('are shown as the organiser chooses, without who asked', async () => {
    const event = await aRunningEvent();
    const [asker, other] = [await aGuest(event), await aGuest(event)];
    const ask = (text: string) =>
      call<HallQuestion & Problem>(`POST /events/${event.id}/questions`, {
        token: asker.persona.token,
        body: { text },
      });
    const list = (by: Persona) =>
      must<{ items: HallQuestion[] }>('GET /events/:id/questions', by, at(event)).then(({ items }) => items);
    const { body: question } = await ask('首批交付要多久？');
    // However many it asks at the same moment, five wait.
    const asked = await Promise.all(Array.from({ length: 8 }, (_, i) => ask(`问题${i}`)));
    expect(asked.filter(({ status }) => status === 201)).to.have.length(4);
    expect(asked.find(({ status }) => status !== 201)!.body.code).to.equal('question.tooMany');
    expect(await list(other.persona)).to.deep.equal([]);
    expect((await list(event.organiser))[0]!.by).to.deep.include({ name: asker.persona.name });
    const decide = (state: string) =>
      must('POST /events/:id/questions/:questionId/decision', event.organiser, {
        params: { id: event.id, questionId: question.id },
        body: { state },
      });
    const board = () => must<Board>('GET /events/:id/board', other.persona, at(event));
    await decide('shown');
    expect((await board()).question).to.deep.equal({ id: question.id, text: question.text });
    const [seen] = await list(other.persona);
    expect(seen).to.deep.include({ state: 'shown', own: false, by: null });
    await decide('answered');
    expect((await board()).question).to.equal(null);
  });
});

describe('the hall as those who run the day see it', () => {
  it('counts people and meetings and says who sits where, and nothing of what came of it', async () => {
    const event = await aRunningEvent();
    const [a, b, c] = [
      await aGuest(event, { kind: 'anchor' }),
      await aGuest(event),
      await aGuest(event, { here: false }),
    ];
    const meetingId = await aMeeting(event, a, b, { table: 2 });
    await aMeeting(event, a, c, { slot: event.slot + 1 });
    for (const [guest, amountFen] of [
      [a, 700],
      [b, 900],
    ] as const) {
      await must('POST /events/:id/meetings/:meetingId/outcome', guest.persona, {
        params: { id: event.id, meetingId },
        body: { kind: 'intent', amountFen },
      });
    }
    const control = await must<DayControl>('GET /events/:id/day', event.organiser, at(event));
    expect(control).to.deep.include({
      people: { expected: 3, here: 2 },
      meetings: { planned: 1, started: 0, held: 1, missed: 0, unknown: 0, settled: 0 },
    });
    expect(JSON.stringify(control)).not.to.match(/intent|outcome|700|900/);
    const { items } = await must<{ items: { table: number; sides: { here: boolean }[] }[] }>(
      'GET /events/:id/meetings',
      event.organiser,
      { ...at(event), query: { slot: event.slot + 1 } },
    );
    expect(items.map(({ sides }) => sides.map(({ here }) => here))).to.deep.equal([[true, false]]);
    // Nobody looks at the hall who does not run it, nor at an event that is cancelled on a screen.
    await Event.updateOne({ _id: new mongoose.Types.ObjectId(event.id) }, { $set: { status: 'cancelled' } });
    const dark = await call<Problem>(`GET /event-boards/${event.code}`, { query: { key: control.boardKey } });
    expect(dark.body.code).to.equal('resource.notFound');
  });
});
