import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import type { Board, BoardChange, DayControl } from '../../../shared/schemas/eventDay.ts';
import type { Carried, ServerToClient } from '../../../shared/events.ts';
import type { Problem } from '../../../shared/problems.ts';
import { createApp } from '../../../server/app.ts';
import { meetingMoved } from '../../../server/features/eventDay/index.ts';
import { Registration } from '../../../server/features/events/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { EventMeeting } from '../../../server/features/timetables/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { emit } from '../../../server/platform/outbox/index.ts';
import { peopleIn, room } from '../../../server/platform/realtime/index.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aGuest, aMeeting, aRunningEvent, type RunningEvent } from '../../support/eventDay.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { connected, heard, refusal, sendOk, until } from '../../support/live.ts';
import { must } from '../../support/samples/world.ts';

type Screen = Socket<ServerToClient>;

const control = (event: RunningEvent, by: Persona = event.organiser) =>
  must<DayControl>('GET /events/:id/day', by, { params: { id: event.id } });

/** A screen in the hall; rejects where it is not let in. */
async function aScreen(ticket: object, url?: string): Promise<Screen> {
  const at = url ?? (await testApp()).url;
  const socket: Screen = io(`${at}/board`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: ticket as Record<string, unknown>,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return socket;
}

/** The next change of a kind that a screen or phone is told. */
const told = <K extends BoardChange['kind']>(socket: Screen, kind: K) =>
  heard(socket as never, 'board', ({ change }: Carried<'board'>) => change.kind === kind);

describe('the board of an event', () => {
  it('tells screens by its key, and phones of those who are there, the same changes', async () => {
    const event = await aRunningEvent();
    const [a, b] = [await aGuest(event, { kind: 'anchor' }), await aGuest(event)];
    const meetingId = await aMeeting(event, a, b, { table: 3 });
    const { boardKey, version } = await control(event);
    const board = await call<Board>(`GET /event-boards/${event.code}`, { query: { key: boardKey } });
    expect(board.status).to.equal(200);
    expect(board.body.meetings).to.deep.equal([
      { slot: event.slot, table: 3, state: 'planned', sides: null },
    ]);
    expect(Math.abs(new Date(board.body.now).getTime() - Date.now())).to.be.below(5000);

    const screen = await aScreen({ code: event.code, key: boardKey });
    const phone = await connected(a.persona);
    await sendOk(phone, 'event:follow', { eventId: event.id });
    const everywhere = (kind: BoardChange['kind']) =>
      Promise.all([told(screen, kind), told(phone as never, kind)]);

    const announced = everywhere('announcement');
    await must('POST /events/:id/announcements', event.organiser, {
      params: { id: event.id },
      body: { text: '下午场在二楼举行' },
    });
    for (const { change } of await announced)
      expect(change).to.have.nested.property('announcement.text', '下午场在二楼举行');

    const rung = everywhere('bell');
    await must('POST /events/:id/bell', event.organiser, {
      params: { id: event.id },
      body: { what: 'start' },
    });
    for (const { change } of await rung) expect(change).to.have.nested.property('bell.what', 'start');

    // Names only where the organiser shows them.
    const reread = everywhere('reread');
    await must('PUT /events/:id/day', event.organiser, {
      params: { id: event.id },
      headers: { 'if-match': `"${version + 2}"` },
      body: { names: true, bellByClock: false },
    });
    await reread;
    const tables = everywhere('tables');
    meetingMoved(event.id, meetingId);
    for (const { change } of await tables)
      expect(change).to.have.nested.property('tables[0].sides').that.is.an('array').with.lengthOf(2);

    const taken = told(screen, 'announcement');
    await must('DELETE /events/:id/announcement', event.organiser, { params: { id: event.id } });
    expect((await taken).change).to.have.property('announcement', null);

    // A new key sends screens with the old one away; phones stay.
    await must('POST /events/:id/board-key', event.organiser, { params: { id: event.id } });
    await until(() => screen.disconnected, 'the screen is sent away');
    expect(phone.connected).to.equal(true);
    const again = await callForProblem(`GET /event-boards/${event.code}`, { query: { key: boardKey } });
    expect(again.body.code).to.equal('resource.notFound');
    const refused = await aScreen({ code: event.code, key: boardKey }).catch((error: Error) => error);
    expect(refused).to.be.an('error').with.nested.property('data.code', 'resource.notFound');
    phone.disconnect();
  });

  it('does not show the link of an online event', async () => {
    const content = { online: true, place: 'https://meeting.example.com/abc' };
    const event = await aRunningEvent({ content });
    const key = (await control(event)).boardKey;
    const { body } = await call<Board>(`GET /event-boards/${event.code}`, { query: { key } });
    expect(body).to.deep.include({ online: true, place: '' });
    expect(JSON.stringify(body)).not.to.include('meeting.example.com');
  });

  it('tells the desk nothing to who is taken off the team or may only look, nor to a team or a screen whose organiser is suspended', async () => {
    const [left, suspended] = [await aRunningEvent(), await aRunningEvent()];
    const [helper, coming] = [await aMember(), await aGuest(left)];
    const team = { email: helper.email, right: 'helper' };
    for (const event of [left, suspended])
      await must('POST /events/:id/team', event.organiser, { params: { id: event.id }, body: team });
    await must('POST /events/:id/team', left.organiser, {
      params: { id: left.id },
      body: { ...team, email: coming.persona.email },
    });
    const { organisationId } = left.organiser;
    const member = await aMember({ organisationId: organisationId!, role: 'member' });
    const sockets = [await connected(helper), await connected(coming.persona), await connected(member)];
    await sendOk(sockets[2]!, 'event:follow', { eventId: left.id });
    const { boardKey: key } = await control(suspended);
    const screen = await aScreen({ code: suspended.code, key });
    const dark = new Promise((resolve) => screen.once('disconnect', resolve));
    await sendOk(sockets[0]!, 'event:follow', { eventId: left.id });
    await sendOk(sockets[0]!, 'event:follow', { eventId: suspended.id });
    await sendOk(sockets[1]!, 'event:follow', { eventId: left.id });
    const listening = (kind: 'event' | 'desk', event: RunningEvent) => peopleIn(room(kind, event.id));
    expect(await listening('desk', left)).to.have.members([
      ...[helper.personId, coming.persona.personId, member.personId],
    ]);
    await must('PATCH /organisation/members/:id', left.organiser, {
      params: { id: member.personId },
      body: { role: 'viewer' },
    });
    await until(
      async () => !(await listening('desk', left)).includes(member.personId),
      'who may only look from now on hears nothing of the desk',
    );
    for (const { personId } of [helper, coming.persona])
      await must('DELETE /events/:id/team/:personId', left.organiser, { params: { id: left.id, personId } });
    await transact(async (session) => {
      const { organisationId: of } = suspended.organiser;
      await Organisation.updateOne({ _id: of }, { $set: { status: 'suspended' } }, { session });
      await emit(session, 'organisation.suspended', of);
    });
    await (await testApp()).app.relay.drained();
    expect(await listening('desk', left)).to.deep.equal([]);
    // Whose organisation has a place follows the hall as before.
    expect(await listening('event', left)).to.deep.equal([coming.persona.personId]);
    expect(await listening('desk', suspended)).to.deep.equal([]);
    await dark;
    const again = await callForProblem(`GET /event-boards/${suspended.code}?key=${key}`);
    expect(again.body.code).to.equal('resource.notFound');
    expect(await listening('event', suspended)).to.deep.equal([]);
    for (const socket of sockets) socket.disconnect();
  });

  it('lets nobody else follow it, on a phone or a screen', async () => {
    const event = await aRunningEvent();
    const waiting = await aGuest(event, { status: 'waitlisted' });
    const stranger = await aMember();
    for (const persona of [waiting.persona, stranger]) {
      const socket = await connected(persona);
      expect(await refusal(socket, 'event:follow', { eventId: event.id })).to.equal('resource.notFound');
      socket.disconnect();
      const board = await callForProblem(`GET /events/${event.id}/board`, { token: persona.token });
      expect(board.body.code).to.equal('resource.notFound');
    }
    for (const ticket of [
      {},
      { code: event.code },
      { code: { $ne: 1 }, key: 'x' },
      { code: event.code, key: 'y'.repeat(24) },
    ]) {
      const refused = await aScreen(ticket).catch((error: Error) => error);
      expect(refused).to.be.an('error');
    }
  });

  it('does not look at keys that one line guesses on and on', async () => {
    const event = await aRunningEvent();
    const { boardKey: key } = await control(event);
    const { http, close } = createApp((await testApp()).deps);
    await once(http.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const code = async (tried: string): Promise<string | undefined> => {
      const answer = await aScreen({ code: event.code, key: tried }, url).catch((error: Error) => error);
      if (answer instanceof Error) return (answer as Error & { data: Problem }).data.code;
      answer.disconnect();
      return undefined;
    };
    expect(await code(key)).to.equal(undefined);
    for (let i = 0; i < 15; i += 1)
      expect(
        new Set(await Promise.all(Array.from({ length: 20 }, () => code('x'.repeat(24))))),
      ).to.deep.equal(new Set(['resource.notFound']));
    expect(await code('x'.repeat(24))).to.equal('request.tooMany');
    await close();
  });

  it('follows what becomes of the event and of those who have a place there', async () => {
    const event = await aRunningEvent();
    const [a, b] = [await aGuest(event, { kind: 'anchor' }), await aGuest(event)];
    const meetingId = await aMeeting(event, a, b, { state: 'started' });
    const phones = await Promise.all([connected(a.persona), connected(b.persona)]);
    for (const phone of phones) await sendOk(phone, 'event:follow', { eventId: event.id });
    // One gives its place back: its phone hears no more of the hall.
    await Registration.updateOne({ _id: b.registrationId }, { $set: { status: 'withdrawn' } });
    const left = heard(phones[1]!, 'changed', ({ what }) => what === 'eventDay');
    await transact((session) => emit(session, 'eventRegistration.withdrawn', b.registrationId));
    await left;
    let overheard = 0;
    phones[1]!.on('board', () => (overheard += 1));
    const reread = told(phones[0] as never, 'reread');
    await must('POST /events/:id/step', event.organiser, {
      params: { id: event.id },
      body: { to: 'closed' },
    });
    await reread;
    await until(
      async () => (await EventMeeting.findById(meetingId).lean())?.state === 'held',
      'whoever began to meet has met',
    );
    // Whatever was told before this answer has come by now.
    await sendOk(phones[1]!, 'event:unfollow', { eventId: event.id });
    expect(overheard).to.equal(0);
    for (const phone of phones) phone.disconnect();
  });
});
