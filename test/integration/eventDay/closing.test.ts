import { expect } from 'chai';
import mongoose from 'mongoose';
import { Audit } from '../../../server/features/audit/index.ts';
import { Event } from '../../../server/features/events/index.ts';
import { EventMeeting } from '../../../server/features/timetables/index.ts';
import type { DayControl, HallMeeting, OwnDay } from '../../../shared/schemas/eventDay.ts';
import type { EventReport } from '../../../shared/schemas/eventReport.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../support/client.ts';
import { aGuest, aMeeting, aRunningEvent, type RunningEvent } from '../../support/eventDay.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { until } from '../../support/live.ts';
import { must } from '../../support/samples/world.ts';

const settle = (event: RunningEvent, by: Persona, meetingId: string, held: boolean | null) =>
  call<Problem | null>(`POST /events/${event.id}/meetings/${meetingId}/settlement`, {
    token: by.token,
    body: { held },
  });
const stateOf = async (id: string) => (await EventMeeting.findById(id).lean())!;

describe('the closing of an event', () => {
  it('leaves no meeting planned: who was not here missed it; the rest is said by the two or the organiser', async () => {
    const event = await aRunningEvent();
    const host = await aGuest(event, { kind: 'anchor' });
    const [here, second, third, away] = [
      await aGuest(event),
      await aGuest(event),
      await aGuest(event),
      await aGuest(event, { here: false }),
    ];
    const ids = {
      untapped: await aMeeting(event, host, here, { slot: event.slot - 1 }),
      noted: await aMeeting(event, host, second, { slot: event.slot - 2 }),
      left: await aMeeting(event, host, third, { slot: event.slot - 3 }),
      missing: await aMeeting(event, host, away),
      started: await aMeeting(event, here, second, { state: 'started', table: 3 }),
      later: await aMeeting(event, host, second, { slot: event.slot + 5 }),
    };
    await must('POST /events/:id/step', event.organiser, {
      params: { id: event.id },
      body: { to: 'closed' },
    });
    await until(
      async () => (await EventMeeting.countDocuments({ eventId: event.id, state: 'planned' })) === 0,
      'no meeting is left planned',
    );
    expect(await stateOf(ids.started)).to.include({ state: 'held', standing: true });
    expect(await stateOf(ids.missing)).to.include({ state: 'missed', standing: false });
    expect((await stateOf(ids.missing)).absent.map(String)).to.deep.equal([away.attendeeId]);
    expect(await stateOf(ids.later)).to.include({ state: 'missed', standing: false });
    expect((await stateOf(ids.later)).absent).to.deep.equal([]);
    for (const id of [ids.untapped, ids.noted, ids.left])
      expect(await stateOf(id)).to.include({ state: 'unknown', standing: true });

    const report = () =>
      must<EventReport>('GET /events/:id/report', event.organiser, { params: { id: event.id } });
    expect((await report()).meetings).to.deep.equal({ planned: 6, held: 1, unknown: 3 });
    // One of the two says it late, the organiser the other; whoever else may not.
    await must('POST /events/:id/meetings/:meetingId/outcome', second.persona, {
      params: { id: event.id, meetingId: ids.noted },
      body: { kind: 'no' },
    });
    const helper = await aMember({ kind: 'sme' });
    const personId = new mongoose.Types.ObjectId(helper.personId);
    await Event.updateOne({ _id: event.id }, { $push: { team: { personId, right: 'helper' } } });
    for (const by of [helper, host.persona])
      expect((await settle(event, by, ids.untapped, true)).status).to.be.oneOf([403, 404]);
    const unsaid = await must<{ items: HallMeeting[] }>('GET /events/:id/meetings', event.organiser, {
      params: { id: event.id },
      query: { state: 'unknown' },
    });
    expect(unsaid.items.map(({ id }) => id)).to.have.members([ids.untapped, ids.left]);
    const said = await Promise.all([1, 2, 3].map(() => settle(event, event.organiser, ids.untapped, true)));
    expect(said.map(({ status }) => status)).to.deep.equal([204, 204, 204]);
    expect((await stateOf(ids.untapped)).version).to.equal(2, 'said thrice it is said once');
    expect((await settle(event, event.organiser, ids.left, false)).status).to.equal(204);
    expect((await settle(event, event.organiser, ids.noted, false)).body).to.include({
      code: 'meeting.notToSettle',
    });
    expect((await report()).meetings).to.deep.equal({ planned: 6, held: 3, unknown: 0 });

    // Said by mistake: it is said otherwise or taken back, and the trail keeps it all.
    const listed = async (state: 'unknown' | 'settled') => {
      const params = { id: event.id };
      const query = { state };
      const { items } = await must<{ items: HallMeeting[] }>('GET /events/:id/meetings', event.organiser, {
        ...{ params, query },
      });
      return items.map(({ id }) => id);
    };
    expect(await listed('settled')).to.deep.equal([ids.left, ids.untapped]);
    expect((await settle(event, event.organiser, ids.left, null)).status).to.equal(204);
    expect(await stateOf(ids.left)).to.include({ state: 'unknown', standing: true, settled: false });
    expect([await listed('unknown'), await listed('settled')]).to.deep.equal([[ids.left], [ids.untapped]]);
    for (const held of [true, false])
      expect((await settle(event, event.organiser, ids.left, held)).status).to.equal(204);
    expect(await stateOf(ids.left)).to.include({ state: 'missed', standing: false, heldAt: null });
    const trail = await Audit.find({ subjectId: ids.left }).sort({ _id: 1 }).lean();
    expect(trail.map(({ action }) => action)).to.deep.equal(
      ['missed', 'unknown', 'held', 'missed'].map((state) => `eventMeeting.${state}`),
    );
    // Once one of the two says what came of it, it is not the organiser's word alone.
    await must('POST /events/:id/meetings/:meetingId/outcome', here.persona, {
      params: { id: event.id, meetingId: ids.untapped },
      body: { kind: 'no' },
    });
    for (const held of [null, false])
      expect((await settle(event, event.organiser, ids.untapped, held)).body).to.include({
        code: 'meeting.notToSettle',
      });
    expect(await listed('settled')).to.deep.equal([ids.left]);
    const control = await must<DayControl>('GET /events/:id/day', event.organiser, {
      params: { id: event.id },
    });
    expect(control.meetings).to.include({ unknown: 0, settled: 1 });
    const day = await must<OwnDay>('GET /events/:id/own-day', here.persona, { params: { id: event.id } });
    expect(day.meetings.find(({ id }) => id === ids.untapped)).to.include({ state: 'held' });

    await Event.updateOne({ _id: event.id }, { $set: { status: 'reported' } });
    expect((await settle(event, event.organiser, ids.left, true)).body).to.include({
      code: 'meeting.notToSettle',
    });
  });
});
