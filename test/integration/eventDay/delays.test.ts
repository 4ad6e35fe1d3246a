import { expect } from 'chai';
import { Event, Registration } from '../../../server/features/events/index.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import { slotsOf } from '../../../shared/eventSlots.ts';
import type { EventDetail, PublicEvent } from '../../../shared/schemas/event.ts';
import type { Board, DayControl, DelayEffect, OwnDay } from '../../../shared/schemas/eventDay.ts';
import type { EventPrints } from '../../../shared/schemas/eventReport.ts';
import type { OwnTimetable } from '../../../shared/schemas/timetable.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../support/client.ts';
import {
  aGuest,
  aMeeting,
  aRunningEvent,
  runningContent,
  type Guest,
  type RunningEvent,
} from '../../support/eventDay.ts';
import { connected, heard, until } from '../../support/live.ts';
import { ifMatch, must, send } from '../../support/samples/world.ts';

/** Runs today, and tomorrow from nine: four slots of twenty minutes with ten between, a word after the first, and lunch. */
async function aTwoDayEvent() {
  const [, today, tomorrow] = runningContent().days;
  const event = await aRunningEvent({
    content: {
      days: [today!, { date: tomorrow!.date, blocks: [{ from: '09:00', to: '10:50' }] }],
      breakMinutes: 10,
      agenda: [
        { date: tomorrow!.date, from: '09:20', to: '09:30', kind: 'speech', title: '致辞', speaker: '' },
        { date: tomorrow!.date, from: '11:00', to: '12:00', kind: 'break', title: '午餐', speaker: '' },
      ],
    },
  });
  const slots = slotsOf(event.row.content);
  return { event, first: slots.findIndex(({ date }) => date === tomorrow!.date), date: tomorrow!.date };
}
const delay = (event: RunningEvent, slot: number, minutes: number, version: number) =>
  send<DelayEffect & Problem>('POST /events/:id/delays', event.organiser.token, {
    params: { id: event.id },
    body: { slot, minutes },
    ...ifMatch(version),
  });
const preview = (event: RunningEvent, slot: number, minutes: number) =>
  send<DelayEffect & Problem>('POST /events/:id/delays/preview', event.organiser.token, {
    params: { id: event.id },
    body: { slot, minutes },
  });
const calendarOf = async (event: RunningEvent, { persona }: Guest) => {
  const { body } = await call<string>(`GET /events/${event.id}/own-timetable.ics`, { token: persona.token });
  const text = String(body);
  const all = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}[^:\r\n]*:(.+?)\r?$`, 'gm'))].map(([, v]) => v!);
  return { uids: all('UID'), sequences: all('SEQUENCE').map(Number), starts: all('DTSTART') };
};

describe('a day that runs late', () => {
  it('moves what has not begun, wherever its times are read, and tells those who meet then, once', async () => {
    const { event, first, date } = await aTwoDayEvent();
    const params = { id: event.id };
    const host = await aGuest(event, { kind: 'anchor' });
    const [early, late, leaves] = [await aGuest(event), await aGuest(event), await aGuest(event)];
    await aMeeting(event, host, early, { slot: first });
    await aMeeting(event, host, late, { slot: first + 1, table: 1 });
    await aMeeting(event, host, leaves, { slot: first + 2, table: 2 });
    // Cannot from half past ten on, as the times were planned.
    await Registration.updateOne(
      { _id: leaves.registrationId },
      { $set: { 'people.0.unavailable': [first + 3] } },
    );
    const before = await calendarOf(event, host);

    const shown = await preview(event, first + 1, 10);
    expect(shown.status).to.equal(200);
    expect(shown.body).to.deep.include({
      meetings: 2,
      organisations: 3,
      unable: 0,
      stays: [],
      endsAfter: '12:00',
    });
    expect(shown.body.agenda, 'what comes after moves along').to.deep.equal([
      { title: '午餐', was: { from: '11:00', to: '12:00' }, becomes: { from: '11:10', to: '12:10' } },
    ]);
    expect(shown.body.slots.map(({ was, becomes }) => [was.from, becomes.from])).to.deep.equal([
      ['09:30', '09:40'],
      ['10:00', '10:10'],
      ['10:30', '10:40'],
    ]);
    const more = (await preview(event, first + 1, 35)).body;
    expect(more.people.map(({ id, slot }) => ({ id, slot }))).to.deep.equal([
      { id: leaves.attendeeId, slot: first + 2 },
    ]);
    const less = (await preview(event, first + 1, -5)).body;
    expect(less.stays).to.deep.equal([{ title: '致辞', from: '09:20', to: '09:30' }]);
    expect(less.endsAfter).to.equal(null);
    expect((await Event.findById(event.id).lean())!.content.delays, 'a look moves nothing').to.equal(
      undefined,
    );

    const phone = await connected(late.persona);
    const told = heard(phone, 'changed', ({ what, id }) => what === 'eventDay' && id === event.id);
    const { version } = shown.body;
    const tries = await Promise.all([1, 2, 3].map(() => delay(event, first + 1, 10, version)));
    expect(tries.map(({ status }) => status).sort()).to.deep.equal([200, 412, 412], 'of many at once one');
    await told;
    phone.disconnect();

    const clock = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16);
    const wanted = ['09:00', '09:40', '10:10', '10:40'];
    const control = await must<DayControl>('GET /events/:id/day', event.organiser, { params });
    const board = await must<Board>('GET /event-boards/:code', host.persona, {
      params: { code: event.code },
      query: { key: control.boardKey },
    });
    const day = await must<OwnDay>('GET /events/:id/own-day', late.persona, { params });
    for (const { slots } of [control, board, day])
      expect(slots.slice(first).map(({ startsAt }) => clock(startsAt))).to.deep.equal(wanted);
    const detail = await must<EventDetail>('GET /events/:id', event.organiser, { params });
    const page = await must<PublicEvent>('GET /public-events/:code', host.persona, {
      params: { code: event.code },
    });
    for (const { agenda } of [board, page, detail])
      expect(agenda.map(({ from, to }) => [from, to])).to.deep.equal([
        ['09:20', '09:30'],
        ['11:10', '12:10'],
      ]);
    const own = await must<OwnTimetable>('GET /events/:id/own-timetable', host.persona, { params });
    expect(own.people[0]!.meetings.map(({ from }) => from)).to.deep.equal(wanted.slice(0, 3));
    const prints = await must<EventPrints>('GET /events/:id/prints', event.organiser, { params });
    expect(prints.slots.slice(first).map(({ from }) => from)).to.deep.equal(wanted);
    const after = await calendarOf(event, host);
    expect(after.uids).to.deep.equal(before.uids);
    after.sequences.forEach((n, i) => expect(n).to.be.above(before.sequences[i]!));
    const compact = (at: string) => `${date.replaceAll('-', '')}T${at}00`;
    const utc = (at: string) => new Date(`${date}T${at}:00+08:00`).toISOString().replace(/[-:]|\.000/g, '');
    expect(after.starts[1]).to.be.oneOf([compact(wanted[1]!), utc(wanted[1]!)]);

    const concerned = [host, late, leaves].map(({ persona }) => persona.personId).sort();
    const notices = () => Notification.find({ kind: 'timetable.delayed', 'link.id': event.id }).lean();
    await until(async () => (await notices()).length >= 3, 'those who meet then are told');
    expect((await notices()).map(({ personId }) => String(personId)).sort()).to.deep.equal(concerned);
    expect((await notices())[0]!.params).to.include({ was: '09:30', becomes: '09:40' });

    // Whoever changes the event keeps it, and cannot write it.
    expect(detail.content.agenda[1]!.from, 'as it was planned').to.equal('11:00');
    expect(detail.content).to.not.have.property('delays');
    const kept = await send<EventDetail>('PUT /events/:id', event.organiser.token, {
      params,
      body: {
        ...detail.content,
        summary: '签到请走东门',
        ...{ registrationUntil: detail.content.registrationUntil, wishesUntil: detail.content.wishesUntil },
      },
      ...ifMatch(detail.version),
    });
    expect(kept.status, JSON.stringify(kept.body)).to.equal(200);
    expect(kept.body.slots.slice(first).map(({ from }) => from)).to.deep.equal(wanted);
    expect(kept.body.agenda[1]!.from).to.equal('11:10');
  });

  it('takes some of it back, and moves nothing that has begun, nor into what was before, nor out of its day', async () => {
    const { event, first } = await aTwoDayEvent();
    const { version } = (await preview(event, first, 20)).body;
    expect((await delay(event, first, 20, version)).status).to.equal(200);
    const less = await delay(event, first, -15, version + 1);
    expect(less.body.slots[0]!.becomes).to.deep.equal({ from: '09:05', to: '09:25' });
    expect((await preview(event, first + 1, -15)).body.code).to.equal('delay.noRoom');
    expect((await preview(event, 0, 10)).body.code).to.equal('delay.begun');
    await Event.updateOne({ _id: event.id }, { $set: { 'content.agenda.1.to': '23:45' } });
    expect((await preview(event, first + 1, 10)).body.code, 'lunch would end tomorrow').to.equal(
      'delay.noRoom',
    );
    await Event.updateOne(
      { _id: event.id },
      { $set: { 'content.days.1.blocks.0': { from: '22:00', to: '23:50' } } },
    );
    expect((await preview(event, first, 60)).body.code).to.equal('delay.noRoom');
    await Event.updateOne({ _id: event.id }, { $set: { status: 'closed' } });
    expect((await preview(event, first, 10)).body.code).to.equal('eventDay.notRunning');
  });
});
