import { expect } from 'chai';
import mongoose from 'mongoose';
import { Audit } from '../../../server/features/audit/index.ts';
import { Event } from '../../../server/features/events/index.ts';
import type { CheckInAnswer, deskPage } from '../../../shared/schemas/eventDay.ts';
import type { z } from 'zod';
import { call, callForProblem } from '../../support/client.ts';
import { aGuest, aRunningEvent } from '../../support/eventDay.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { connected, heard, sendOk } from '../../support/live.ts';
import { must } from '../../support/samples/world.ts';

const checkIn = (eventId: string, by: Persona, body: object, key?: string) =>
  call<CheckInAnswer>(`POST /events/${eventId}/check-ins`, {
    token: by.token,
    body,
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  });

async function withHelper() {
  const event = await aRunningEvent();
  const helper = await aMember({ kind: 'sme', role: 'viewer' });
  await Event.updateOne(
    { _id: event.id },
    { $push: { team: { personId: new mongoose.Types.ObjectId(helper.personId), right: 'helper' } } },
  );
  return { event, helper };
}

describe('checking in', () => {
  it('lets 50 helpers at the same moment check one person in once; the others are told when and by whom', async () => {
    const { event, helper } = await withHelper();
    const guest = await aGuest(event, { here: false });
    const desk = await connected(event.organiser);
    await sendOk(desk, 'event:follow', { eventId: event.id });
    const arrived = heard(desk, 'desk', ({ attendeeId }) => attendeeId === guest.attendeeId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        checkIn(
          event.id,
          i % 2 ? helper : event.organiser,
          i % 3 ? { code: guest.code } : { attendeeId: guest.attendeeId },
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(50).fill(200));
    const results = answers.map(({ body }) => body.result);
    expect(results.filter((result) => result === 'checkedIn')).to.have.lengthOf(1);
    expect(results.filter((result) => result === 'already')).to.have.lengthOf(49);
    const first = answers.find(({ body }) => body.result === 'checkedIn')!.body.person;
    for (const { body } of answers) expect(body.person).to.deep.equal(first);
    expect([helper.name, event.organiser.name]).to.include(first.checkedInBy);
    expect((await arrived).checkedInAt).to.equal(first.checkedInAt);
    const trail = { subjectId: guest.registrationId, action: 'event.checkedIn' } as const;
    expect(await Audit.countDocuments(trail)).to.equal(1);
    desk.disconnect();
  });

  it('keeps when it was tapped, within reason, and does not do again what a phone sends again', async () => {
    const { event, helper } = await withHelper();
    const guest = await aGuest(event, { here: false });
    const at = new Date(Date.now() - 90_000).toISOString();
    const key = `tap-${guest.attendeeId}`;
    const sent = { attendeeId: guest.attendeeId, at };
    const first = await checkIn(event.id, helper, sent, key);
    expect(first.body).to.have.nested.property('person.checkedInAt', at);
    const undone = await call<CheckInAnswer>(`POST /events/${event.id}/check-ins/${guest.attendeeId}/undo`, {
      token: event.organiser.token,
    });
    expect(undone.body).to.have.property('result', 'undone');
    expect(undone.body.person.checkedInAt).to.equal(null);
    // The phone never heard the answer and sends the same tap again: it was taken back meanwhile, and stays so.
    const again = await checkIn(event.id, helper, sent, key);
    expect(again.body).to.deep.equal(first.body);
    const nothing = await call<CheckInAnswer>(`POST /events/${event.id}/check-ins/${guest.attendeeId}/undo`, {
      token: helper.token,
    });
    expect(nothing.body.result).to.equal('notIn');
    const future = { attendeeId: guest.attendeeId, at: '2099-01-01T00:00:00.000Z' };
    const late = await checkIn(event.id, helper, future);
    expect(new Date(late.body.person.checkedInAt!).getTime()).to.be.at.most(Date.now());
  });

  it('is not done online, where nobody stands at a door', async () => {
    const event = await aRunningEvent({ content: { online: true } });
    const guest = await aGuest(event, { here: false });
    const { token } = event.organiser;
    for (const [path, body] of [
      ['check-ins', { attendeeId: guest.attendeeId }],
      [`check-ins/${guest.attendeeId}/undo`, undefined],
    ] as const) {
      const refused = await callForProblem(`POST /events/${event.id}/${path}`, { token, body });
      expect(refused.body.code).to.equal('checkIn.online');
    }
  });

  it('finds people by name, organisation and badge; says why somebody cannot come in', async () => {
    const { event, helper } = await withHelper();
    const [guest, waiting] = [
      await aGuest(event, { here: false }),
      await aGuest(event, { here: false, status: 'waitlisted' }),
    ];
    const list = (query: Record<string, string>) =>
      must<z.infer<typeof deskPage>>('GET /events/:id/desk', helper, { params: { id: event.id }, query });
    const everyone = await list({});
    expect(everyone.items.map(({ id }) => id)).to.have.members([guest.attendeeId, waiting.attendeeId]);
    expect(JSON.stringify(everyone)).not.to.contain('13800000000').and.not.to.contain(guest.persona.email);
    const one = everyone.items.find(({ id }) => id === guest.attendeeId)!;
    for (const q of [guest.persona.name, one.organisation.slice(2, 12), guest.code.toLowerCase()])
      expect((await list({ q })).items.map(({ id }) => id)).to.include(guest.attendeeId);
    const paged = await list({ limit: '1' });
    const next = await list({ limit: '1', cursor: paged.nextCursor! });
    expect([...paged.items, ...next.items]).to.have.lengthOf(2);

    const refused = await checkIn(event.id, helper, { code: waiting.code });
    expect(refused.body).to.have.property('code', 'checkIn.notApproved');
    const unknown = await checkIn(event.id, helper, { code: 'AT00000000000000' });
    expect(unknown.body).to.have.property('code', 'checkIn.unknownCode');
    await Event.updateOne({ _id: event.id }, { $set: { status: 'closed' } });
    const closed = await checkIn(event.id, helper, { code: guest.code });
    expect(closed.body).to.have.property('code', 'checkIn.notOpen');
  });

  it('lets helpers do no more than that, and nobody else anything', async () => {
    const { event, helper } = await withHelper();
    const guest = await aGuest(event, { here: false });
    for (const [route, body] of [
      [`GET /events/${event.id}/day`],
      [`POST /events/${event.id}/announcements`, { text: '各位来宾' }],
      [`POST /events/${event.id}/board-key`],
    ] as const) {
      const answer = await callForProblem(route, { token: helper.token, body });
      expect(answer.body.code, route).to.equal('access.denied');
    }
    for (const persona of [guest.persona, await aMember({ kind: 'organiser' })]) {
      const answer = await checkIn(event.id, persona, { code: guest.code });
      expect(answer.body).to.have.property('code', 'resource.notFound');
    }
  });
});
