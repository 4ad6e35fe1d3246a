import { expect } from 'chai';
import mongoose from 'mongoose';
import { Event } from '../../../server/features/events/index.ts';
import { EventTimetable } from '../../../server/features/timetables/draftModel.ts';
import { EventMeeting, solvingDone } from '../../../server/features/timetables/index.ts';
import type { Timetable } from '../../../shared/schemas/timetable.ts';
import { testApp } from '../../support/app.ts';
import { anEvent, type Attending } from '../../support/events.ts';
import { type Persona } from '../../support/factories.ts';
import { ifMatch, must, send } from '../../support/samples/world.ts';

const { ObjectId } = mongoose.Types;
type Hall = Awaited<ReturnType<typeof anEvent>>;

const say = (by: Attending, id: string, to: Attending, level: string) =>
  must('PUT /events/:id/wishes/:registrationId', by.persona, {
    params: { id, registrationId: to.registrationId },
    body: { level },
  });
const takeBack = (by: Attending, id: string, to: Attending) =>
  must('DELETE /events/:id/wishes/:registrationId', by.persona, {
    params: { id, registrationId: to.registrationId },
  });

/** All that a persona can read of an event, and what it is answered on trying every pair; instants apart. */
async function everything({ id, hosts, guests, organiser }: Hall, by: Persona): Promise<string> {
  const people = [...hosts, ...guests];
  const read = async (key: string, more: object = {}) => {
    const { status, body } = await send<object>(key, by.token, { params: { id }, ...more });
    if (key === 'GET /notifications') {
      // Several of one moment stand in either order.
      const { items } = body as { items: { kind: string; params: object }[] };
      return `${key} ${items.map(({ kind, params }) => kind + JSON.stringify(params)).sort()}`;
    }
    return `${key} ${JSON.stringify(more)} ${status} ${JSON.stringify(body)}`;
  };
  const keys = [
    ...['GET /events', 'GET /events/:id', 'GET /events/:id/registrations', 'GET /notifications'],
    ...['GET /events/:id/participants', 'GET /events/:id/suggestions', 'GET /events/:id/wishes'],
    ...['GET /events/:id/timetable', 'GET /events/:id/timetable/changes', 'GET /events/:id/own-timetable'],
  ];
  const readings = [
    ...keys.map((key) => read(key)),
    read('GET /events/:id/participants', { query: { level: 'no' } }),
  ];
  if (by === organiser) {
    const tried = people.flatMap((one, i) => people.slice(i + 1).map((other) => [one, other] as const));
    readings.push(
      ...people.map((one) =>
        read('GET /events/:id/timetable/partners', { query: { personId: one.attendeeId, slot: '7' } }),
      ),
      ...tried.map(([one, other]) => {
        const steps = [{ kind: 'add', a: one.attendeeId, b: other.attendeeId, slot: 7, table: null }];
        return read('POST /events/:id/timetable/preview', { body: { steps } });
      }),
    );
  }
  const answers = await Promise.all(readings);
  return answers
    .join('\n')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '⏱')
    .replace(/"instance":"[^"]+"/g, '"instance":""')
    .replace(/"id":"[^"]+","slot"/g, '"id":"","slot"');
}

/** What everybody but one reads, before the timetable and, of a fresh one with the same seed, after each step of it. */
async function told(hall: Hall, but: Attending): Promise<string[]> {
  const { id, organiser, hosts, guests } = hall;
  const readers = [
    organiser,
    ...[...hosts, ...guests].filter((one) => one !== but).map(({ persona }) => persona),
  ];
  const { relay } = (await testApp()).app;
  const all = async () => {
    await relay.drained();
    return (await Promise.all(readers.map((by) => everything(hall, by)))).join('\n');
  };
  const before = (await Event.findById(id).lean())!;
  const gathered = await all();
  await must('POST /events/:id/timetable/solving', organiser, {
    params: { id },
    body: { mode: 'anew', seed: 7, seconds: 2 },
  });
  await solvingDone(id);
  const { version } = await must<Timetable>('GET /events/:id/timetable', organiser, { params: { id } });
  const made = await all();
  await must('POST /events/:id/timetable/publication', organiser, { params: { id }, ...ifMatch(version) });
  const published = await all();
  // As if there had been no timetable, for the other world.
  await Promise.all([
    EventMeeting.deleteMany({ eventId: id }),
    EventTimetable.deleteOne({ _id: id }),
    Event.replaceOne({ _id: before._id }, before),
  ]);
  const organisations = [...hosts, ...guests].map(({ persona }) => new ObjectId(persona.organisationId));
  await mongoose.connection
    .collection('notifications')
    .deleteMany({ organisationId: { $in: [...organisations, new ObjectId(organiser.organisationId)] } });
  return [gathered, made, published];
}

/** Fails with the first answer that differs, not with all of them. */
function expectSame(one: readonly string[], other: readonly string[]): void {
  one.forEach((answers, i) => {
    const lines = other[i]!.split('\n');
    const differs = answers.split('\n').findIndex((line, n) => line !== lines[n]);
    expect(answers.split('\n')[differs], `answer ${differs} of step ${i}`).to.equal(lines[differs]);
    expect(answers === other[i]).to.equal(true);
  });
}

describe('a refusal', function () {
  this.timeout(60_000);

  it('changes nothing for anybody else where nobody wished that pair', async () => {
    const hall = await anEvent({ status: 'preferences', hosts: 2, guests: 2 });
    const { id, hosts, guests } = hall;
    for (const guest of guests) await say(guest, id, hosts[0]!, 'want');
    const without = await told(hall, guests[1]!);
    await say(guests[1]!, id, hosts[1]!, 'no');
    const withIt = await told(hall, guests[1]!);
    expectSame(withIt, without);
    expect(without[2], 'what is compared has meetings in it').to.contain('"state":"planned"');
  });

  it('reads as an earlier meeting does where the other side wished it, even to whom it refuses', async () => {
    const hall = await anEvent({
      ...{ status: 'preferences', hosts: 2, guests: 2 },
      content: { excludeMet: true },
    });
    const { id, hosts, guests } = hall;
    const [refusing, refused] = [hosts[0]!, guests[0]!];
    for (const guest of guests) for (const host of hosts) await say(guest, id, host, 'must');
    await say(refusing, id, guests[1]!, 'want');

    await say(refusing, id, refused, 'no');
    const byRefusal = await told(hall, refusing);
    await takeBack(refusing, id, refused);
    await EventMeeting.create({
      ...{ eventId: new ObjectId(), timetable: 1, slot: 0, table: 0, state: 'held', standing: true },
      ...{ a: new ObjectId(), b: new ObjectId(), people: [], registrations: [] },
      organisations: [refusing, refused].map(({ persona }) => new ObjectId(persona.organisationId)),
    });
    const byMeeting = await told(hall, refusing);
    expectSame(byRefusal, byMeeting);
    expect(byRefusal[1]).to.contain('"notPossible":1');
  });

  it('leaves nothing of it in the audit trail, the administrator’s included', async () => {
    const { id, hosts, guests } = await anEvent({ status: 'preferences', hosts: 1, guests: 1 });
    await say(guests[0]!, id, hosts[0]!, 'no');
    const rows = await mongoose.connection.collection('audit').find({ subjectId: id }).toArray();
    const [row] = rows.filter(({ action }) => action === 'wish.changed');
    expect(row).to.include({ ownerId: null, before: null, after: null });
    expect(JSON.stringify(row)).to.not.contain(hosts[0]!.registrationId);
  });
});
