import { expect } from 'chai';
import mongoose from 'mongoose';
import { Event } from '../../../server/features/events/index.ts';
import { FillIn } from '../../../server/features/eventDay/model.ts';
import { Notification } from '../../../server/features/notifications/model.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { EventMeeting } from '../../../server/features/timetables/index.ts';
import type { OwnDay } from '../../../shared/schemas/eventDay.ts';
import type { Problem } from '../../../shared/problems.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aGuest, aMeeting, aRunningEvent, type Guest, type RunningEvent } from '../../support/eventDay.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { connected, heard, until } from '../../support/live.ts';
import { must } from '../../support/samples/world.ts';

const ownDay = (event: RunningEvent, { persona }: Guest) =>
  must<OwnDay>('GET /events/:id/own-day', persona, { params: { id: event.id } });
const sayAbsent = (event: RunningEvent, by: Persona, meetingId: string, missing: Guest) =>
  call<Problem>(`POST /events/${event.id}/meetings/${meetingId}/absence`, {
    token: by.token,
    body: { attendeeId: missing.attendeeId },
  });
const take = (event: RunningEvent, by: Guest, fillInId: string, attendeeId: string) =>
  call<Problem>(`POST /events/${event.id}/fill-ins/${fillInId}/acceptance`, {
    token: by.persona.token,
    body: { attendeeId },
  });

const wish = (event: RunningEvent, from: Guest, to: Guest, level: 'must' | 'want' | 'no') =>
  mongoose.connection.collection('eventWishLists').updateOne(
    { _id: new mongoose.Types.ObjectId(from.registrationId) },
    {
      $set: { eventId: new mongoose.Types.ObjectId(event.id) },
      $push: {
        wishes: {
          to: new mongoose.Types.ObjectId(to.registrationId),
          toPerson: null,
          fromPerson: null,
          level,
        },
      },
    } as object,
    { upsert: true },
  );

/** Transactions that met another, so far. */
const conflicts = async (): Promise<number> => {
  const { transactions } = await mongoose.connection.db!.admin().serverStatus();
  return Number((transactions as { totalAborted: unknown }).totalAborted);
};

/** A host whose guest did not come, and others in the hall. */
async function aHall() {
  const event = await aRunningEvent();
  const host = await aGuest(event, { kind: 'anchor' });
  const missing = await aGuest(event, { here: false });
  const meetingId = await aMeeting(event, host, missing, { table: 4 });
  return { event, host, missing, meetingId };
}

describe('a partner who did not come', () => {
  it('frees the other online too, where nobody checks in', async () => {
    const event = await aRunningEvent({ content: { online: true } });
    const [host, missing, free] = [
      await aGuest(event, { kind: 'anchor', here: false }),
      await aGuest(event, { here: false }),
      await aGuest(event, { here: false }),
    ];
    const meetingId = await aMeeting(event, host, missing);
    await sayAbsent(event, host.persona, meetingId, missing);
    const { fillIns } = await ownDay(event, host);
    expect(fillIns.flatMap(({ others }) => others.map(({ id }) => id))).to.deep.equal([free.attendeeId]);
  });

  it('frees the other, who is offered the best who are free: wished before not, and never who refused', async () => {
    const { event, host, missing, meetingId } = await aHall();
    const [plain, wanted, both, refused, refuses, away, busy, met, suspended, peer] = [
      await aGuest(event),
      await aGuest(event),
      await aGuest(event),
      await aGuest(event),
      await aGuest(event),
      await aGuest(event, { here: false }),
      await aGuest(event),
      await aGuest(event),
      await aGuest(event),
      // Of its own side, and nobody wished it.
      await aGuest(event, { kind: 'anchor' }),
    ];
    await wish(event, host, wanted, 'want');
    await wish(event, both, host, 'want');
    await wish(event, host, both, 'want');
    await wish(event, host, refused, 'no');
    await wish(event, refuses, host, 'no');
    await wish(event, host, refuses, 'must');
    await wish(event, host, away, 'must');
    await wish(event, host, suspended, 'must');
    await Organisation.updateOne(
      { _id: suspended.persona.organisationId },
      { $set: { status: 'suspended' } },
    );
    await wish(event, host, met, 'must');
    await wish(event, host, busy, 'must');
    await aMeeting(event, peer, busy, { table: 5 });
    await aMeeting(event, host, met, { slot: event.slot + 1, table: 4 });
    const page = await connected(wanted.persona);
    const told = heard(page, 'changed', ({ what, id }) => what === 'eventDay' && id === event.id);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => sayAbsent(event, host.persona, meetingId, missing)),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(6).fill(204));
    await told;
    page.disconnect();
    expect(await FillIn.countDocuments({ meetingId })).to.equal(1);
    const day = await ownDay(event, host);
    expect(day.meetings.find(({ id }) => id === meetingId)).to.deep.include({
      state: 'missed',
      absent: [missing.attendeeId],
    });
    const [offer] = day.fillIns;
    expect(offer).to.include({ role: 'freed', slot: event.slot });
    expect(offer!.others.map(({ id }) => id)).to.deep.equal([
      both.attendeeId,
      wanted.attendeeId,
      plain.attendeeId,
    ]);
    // They are told wherever they are; who said so itself has it before it.
    const notices = () => Notification.find({ kind: 'event.meetingFreed', 'link.id': event.id }).lean();
    await until(async () => (await notices()).length === 3, 'those asked are told');
    expect((await notices()).map(({ personId }) => String(personId))).to.have.members(
      [both, wanted, plain].map(({ persona }) => persona.personId),
    );
    // Those not offered are told nothing, and none is told why.
    for (const guest of [refused, refuses, busy, met, peer])
      expect((await ownDay(event, guest)).fillIns).to.deep.equal([]);
    const [asked] = (await ownDay(event, wanted)).fillIns;
    expect(asked).to.include({ role: 'asked', id: offer!.id });
    expect(asked!.others.map(({ id }) => id)).to.deep.equal([host.attendeeId]);
    expect(JSON.stringify(day)).not.to.match(/must|want|"no"|level|worth/);

    // All tap at once: one has it, at the table that fell free; nobody is in two places.
    const taken = await Promise.all([
      take(event, both, offer!.id, both.attendeeId),
      take(event, wanted, offer!.id, wanted.attendeeId),
      take(event, plain, offer!.id, plain.attendeeId),
      take(event, host, offer!.id, plain.attendeeId),
    ]);
    const rows = await EventMeeting.find({ eventId: event.id, slot: event.slot, standing: true }).lean();
    const [made] = rows.filter(({ people }) => people.some((id) => String(id) === host.attendeeId));
    expect(rows).to.have.length(2);
    expect(made).to.include({ table: 4, state: 'planned' });
    const winner = String(made!.b);
    for (const [i, who] of [both, wanted, plain, plain].entries()) {
      const { status, body } = taken[i]!;
      if (who.attendeeId === winner) expect(status, JSON.stringify(body)).to.equal(200);
      else expect(body.code).to.equal('fillIn.gone');
    }
    expect((await ownDay(event, host)).fillIns).to.deep.equal([]);

    // Who slept through it finds on its day that the offer is over; who has it finds the meeting.
    for (const who of [host, both, wanted, plain]) {
      const { endedFillIns, fillIns } = await ownDay(event, who);
      expect(fillIns).to.deep.equal([]);
      const has = who === host || who.attendeeId === winner;
      expect(endedFillIns.map(({ id }) => id)).to.deep.equal(has ? [] : [offer!.id]);
    }
    expect((await ownDay(event, refused)).endedFillIns).to.deep.equal([]);
  });

  it('puts nobody in once the event is closed, though it was tapped before', async () => {
    const { event, host, missing, meetingId } = await aHall();
    const free = await aGuest(event);
    await sayAbsent(event, host.persona, meetingId, missing);
    const [offer] = (await ownDay(event, host)).fillIns;
    const session = await mongoose.startSession();
    session.startTransaction();
    // Whoever takes it comes to where it is written, and has to begin anew there.
    await FillIn.updateOne({ _id: offer!.id }, { $set: { createdAt: new Date() } }, { session });
    const before = await conflicts();
    const taking = take(event, host, offer!.id, free.attendeeId);
    await until(async () => (await conflicts()) > before, 'it was tapped while the event was live');
    await must('POST /events/:id/step', event.organiser, {
      params: { id: event.id },
      body: { to: 'closed' },
    });
    await (await testApp()).app.relay.drained();
    await session.abortTransaction();
    await session.endSession();
    expect((await taking).body.code).to.equal('eventDay.notRunning');
    expect(await EventMeeting.countDocuments({ eventId: event.id, state: 'planned' })).to.equal(0);
  });

  it('lets one who was asked by two at once fill in for one', async () => {
    const event = await aRunningEvent();
    const only = await aGuest(event);
    const offers = await Promise.all(
      [0, 1].map(async (table) => {
        const host = await aGuest(event, { kind: 'anchor' });
        const missing = await aGuest(event, { here: false });
        const meetingId = await aMeeting(event, host, missing, { table });
        await sayAbsent(event, event.organiser, meetingId, missing);
        return { host, offer: (await ownDay(event, host)).fillIns[0]! };
      }),
    );
    const answers = await Promise.all(
      offers.map(({ host, offer }) => take(event, host, offer.id, only.attendeeId)),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    const meets = { eventId: event.id, people: new mongoose.Types.ObjectId(only.attendeeId), standing: true };
    expect(await EventMeeting.countDocuments(meets as object)).to.equal(1);
    const left = offers[answers.findIndex(({ status }) => status === 409)]!;
    // Nobody is left who is free, so nothing is offered any more.
    expect((await ownDay(event, left.host)).fillIns).to.deep.equal([]);
  });

  it('is said by the desk or the partner alone, and not once they sat down', async () => {
    const { event, host, missing, meetingId } = await aHall();
    expect((await sayAbsent(event, missing.persona, meetingId, missing)).body.code).to.equal(
      'resource.notFound',
    );
    const helper = await aMember({ kind: 'sme' });
    expect((await sayAbsent(event, helper, meetingId, missing)).body.code).to.equal('resource.notFound');
    const personId = new mongoose.Types.ObjectId(helper.personId);
    await Event.updateOne({ _id: event.id }, { $push: { team: { personId, right: 'helper' } } });
    await EventMeeting.updateOne({ _id: meetingId }, { $set: { state: 'started' } });
    expect((await sayAbsent(event, helper, meetingId, missing)).body.code).to.equal('meeting.begun');
    await EventMeeting.updateOne({ _id: meetingId }, { $set: { state: 'planned', slot: event.slot + 2 } });
    expect((await sayAbsent(event, host.persona, meetingId, missing)).body.code).to.equal('meeting.tooEarly');
    expect((await sayAbsent(event, helper, meetingId, missing)).status).to.equal(204);
  });
});
