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

const PROFILE = 'system.profile';
/** What an event is kept in. Elsewhere jobs look of their own accord. */
const LOOKED_AT = /\.event/;

/**
 * What the database did for an answer: which commands, by which fields, how much they looked through and gave. An
 * answer that took longer for a refusal would have had more of it.
 */
async function commandsOf<T>(work: () => Promise<T>): Promise<{ answer: T; commands: string[] }> {
  const db = mongoose.connection.db!;
  await db.createCollection(PROFILE, { capped: true, size: 32 * 1024 * 1024 }).catch(() => undefined);
  const from = new Date();
  await db.command({ profile: 2 });
  const answer = await work();
  await db.command({ profile: 0 });
  const rows = await db
    .collection(PROFILE)
    .find({ ts: { $gte: from }, ns: LOOKED_AT })
    .toArray();
  const commands = rows.map(({ op, ns, command, docsExamined, keysExamined, nreturned }) => {
    const { filter, pipeline } = command as { filter?: object; pipeline?: object[] };
    const by = [filter ?? {}, ...(pipeline ?? [])].flatMap(Object.keys).join();
    return `${op} ${String(ns).split('.')[1]} ${by} ${docsExamined} ${keysExamined} ${nreturned}`;
  });
  return { answer, commands: commands.sort() };
}

/** What the organiser reads as it takes the people out of the hall one by one, and back. */
async function probed({ id, organiser, hosts, guests }: Hall): Promise<string> {
  const read: string[] = [];
  let { version } = await must<Timetable>('GET /events/:id/timetable', organiser, { params: { id } });
  for (const { attendeeId: personId } of [...hosts, ...guests])
    for (const kind of ['leave', 'return']) {
      const taken = await must<{ version: number }>('POST /events/:id/timetable/steps', organiser, {
        params: { id },
        body: { steps: [{ kind, personId }] },
        ...ifMatch(version),
      });
      version = taken.version;
      const { objective, bound, wishes, changes } = await must<Timetable>(
        'GET /events/:id/timetable',
        organiser,
        { params: { id } },
      );
      read.push(JSON.stringify({ kind, personId, taken, objective, bound, wishes, changes }));
    }
  return read.join('\n');
}

/**
 * What everybody but some reads, before the timetable and, of a fresh one with the same seed, after each step of it;
 * and, where it is asked for, what the database did for each.
 */
async function told(hall: Hall, but: Attending[], also?: 'commands'): Promise<string[]> {
  const { id, organiser, hosts, guests } = hall;
  const readers = [
    organiser,
    ...[...hosts, ...guests].filter((one) => !but.includes(one)).map(({ persona }) => persona),
  ];
  const { relay } = (await testApp()).app;
  const all = async () => {
    await relay.drained();
    const { answer, commands } = await commandsOf(() =>
      Promise.all(readers.map((by) => everything(hall, by))),
    );
    expect(commands.length, 'what the database did is seen').to.be.above(50);
    return [...answer, ...(also === 'commands' ? commands : [])].join('\n');
  };
  const before = (await Event.findById(id).lean())!;
  const gathered = await all();
  await must('POST /events/:id/timetable/solving', organiser, {
    params: { id },
    body: { mode: 'anew', seed: 7, seconds: 1 },
  });
  await solvingDone(id);
  const { version } = await must<Timetable>('GET /events/:id/timetable', organiser, { params: { id } });
  const made = await all();
  await must('POST /events/:id/timetable/publication', organiser, { params: { id }, ...ifMatch(version) });
  const published = await all();
  const probes = await probed(hall);
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
  return [gathered, made, published, probes];
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
    const without = await told(hall, [guests[1]!], 'commands');
    await say(guests[1]!, id, hosts[1]!, 'no');
    const withIt = await told(hall, [guests[1]!], 'commands');
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
    const byRefusal = await told(hall, [refusing]);
    await takeBack(refusing, id, refused);
    await EventMeeting.create({
      ...{ eventId: new ObjectId(), timetable: 1, slot: 0, table: 0, state: 'held', standing: true },
      ...{ a: new ObjectId(), b: new ObjectId(), people: [], registrations: [] },
      organisations: [refusing, refused].map(({ persona }) => new ObjectId(persona.organisationId)),
    });
    const byMeeting = await told(hall, [refusing]);
    expectSame(byRefusal, byMeeting);
    // Neither counts among the wishes that can be met.
    expect(byRefusal[1]).to.contain('"wishes":{"total":4,"met":4,');
  });

  it('reads to everybody but the two as if neither had said a word, however the organiser tries', async () => {
    const hall = await anEvent({ status: 'preferences', hosts: 2, guests: 2 });
    const { id, hosts, guests } = hall;
    const [refusing, refused] = [hosts[0]!, guests[0]!];
    await say(guests[1]!, id, refusing, 'want');
    await say(guests[1]!, id, hosts[1]!, 'must');

    await say(refused, id, refusing, 'must');
    await say(refusing, id, refused, 'no');
    const refusal = await told(hall, [refusing, refused], 'commands');
    await takeBack(refused, id, refusing);
    await takeBack(refusing, id, refused);
    const silence = await told(hall, [refusing, refused], 'commands');
    expectSame(refusal, silence);
    expect(refusal[3]).to.contain('"wishes":{"total":2,"met":2,');
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
