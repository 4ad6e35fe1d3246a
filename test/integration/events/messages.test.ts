import { expect } from 'chai';
import mongoose from 'mongoose';
import { Event } from '../../../server/features/events/index.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import type { EventMessage } from '../../../shared/schemas/eventMessage.ts';
import { anEvent, inDays, register, type Attending } from '../../support/events.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { until } from '../../support/live.ts';
import { must, send } from '../../support/samples/world.ts';

const write = (by: Persona, id: string, to: string, text = '停车请走东门。') =>
  send<EventMessage & { code?: string }>('POST /events/:id/messages', by.token, {
    params: { id },
    body: { to, text },
  });
/** Who was told of a message, once that was done. */
async function told({ id }: EventMessage, count: number): Promise<string[]> {
  const notices = () => Notification.find({ key: `event.message:${id}` }).lean();
  await until(async () => (await notices()).length >= count, 'they are told');
  return (await notices()).map(({ organisationId }) => String(organisationId)).sort();
}
const organisationsOf = (list: readonly Attending[]) =>
  list.map(({ persona }) => persona.organisationId).sort();

describe('a word to those who registered', () => {
  it('reaches those with a place, those who wait, or those who chose nobody yet, and says of nobody which it is', async () => {
    const { organiser, event, id, hosts, guests } = await anEvent({
      ...{ status: 'preferences', hosts: 1, guests: 3, content: { wishesUntil: inDays(2) } },
    });
    const waiting = await register(event, ['sme'], 'waitlisted');
    const wish = (by: Attending, level: string) =>
      must('PUT /events/:id/wishes/:registrationId', by.persona, {
        params: { id, registrationId: hosts[0]!.registrationId },
        body: { level },
      });
    await wish(guests[0]!, 'want');
    // Who only refuses has chosen nobody.
    await wish(guests[1]!, 'no');

    const placed = await write(organiser, id, 'placed');
    expect(placed.status).to.equal(201);
    expect(await told(placed.body, 4)).to.deep.equal(organisationsOf([...hosts, ...guests]));
    const waits = await write(organiser, id, 'waiting');
    expect(await told(waits.body, 1)).to.deep.equal(organisationsOf(waiting));
    const reminder = await write(organiser, id, 'unchosen', '请选择想见的单位。');
    expect(await told(reminder.body, 3)).to.deep.equal(organisationsOf([hosts[0]!, guests[1]!, guests[2]!]));
    expect(Object.keys(reminder.body).sort()).to.deep.equal(['at', 'by', 'id', 'text', 'to']);
    const [notice] = await Notification.find({ key: `event.message:${reminder.body.id}` }).lean();
    expect(notice).to.deep.include({ kind: 'event.message' });
    expect(notice!.params).to.include({ event: event.content.title, text: '请选择想见的单位。' });
    expect(notice!.mail.state).to.not.equal('none');

    const { items } = await must<{ items: EventMessage[] }>('GET /events/:id/messages', organiser, {
      params: { id },
    });
    expect(items.map(({ to, by }) => [to, by])).to.deep.equal(
      ['unchosen', 'waiting', 'placed'].map((to) => [to, organiser.name]),
    );
  });

  it('is its organiser’s to write, while there is somebody to be told, and not too often', async () => {
    const { organiser, id, guests } = await anEvent({ status: 'registration', guests: 1 });
    const other = await aMember({ kind: 'organiser' });
    const helper = await aMember({ kind: 'sme' });
    await Event.updateOne(
      { _id: id },
      { $push: { team: { personId: new mongoose.Types.ObjectId(helper.personId), right: 'helper' } } },
    );
    expect((await write(other, id, 'placed')).status).to.equal(404);
    expect((await write(guests[0]!.persona, id, 'placed')).status).to.equal(404);
    expect((await write(helper, id, 'placed')).body.code).to.equal('access.denied');
    expect((await write(organiser, id, 'unchosen')).body.code).to.equal('eventMessage.notNow');
    const sent = await Promise.all(Array.from({ length: 12 }, () => write(organiser, id, 'placed')));
    expect(sent.map(({ status }) => status).sort()).to.deep.equal([...Array(10).fill(201), 409, 409]);
    for (const status of ['draft', 'closed', 'cancelled']) {
      await Event.updateOne({ _id: id }, { $set: { status } });
      expect((await write(organiser, id, 'placed')).body.code).to.equal('eventMessage.notNow');
    }
  });
});
