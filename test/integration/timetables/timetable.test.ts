import { expect } from 'chai';
import ExcelJS from 'exceljs';
import mongoose from 'mongoose';
import { Event, Registration } from '../../../server/features/events/index.ts';
import { EventMeeting, solvingDone } from '../../../server/features/timetables/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { WishList } from '../../../server/features/wishes/model.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import {
  HELD,
  LOCKED,
  MISSED,
  STRANDED,
  type OwnTimetable,
  type Solving,
  type Timetable,
  type TimetableChange,
  type TimetableEffect,
} from '../../../shared/schemas/timetable.ts';
import { testApp } from '../../support/app.ts';
import { anEvent, register, type Attending } from '../../support/events.ts';
import { call } from '../../support/client.ts';
import { aMember, manyMembers, type Persona } from '../../support/factories.ts';
import { until } from '../../support/live.ts';
import { ifMatch, must, send } from '../../support/samples/world.ts';

const wish = (by: Attending, id: string, to: Attending, level: string) =>
  must('PUT /events/:id/wishes/:registrationId', by.persona, {
    params: { id, registrationId: to.registrationId },
    body: { level },
  });
const read = (organiser: Persona, id: string) =>
  must<Timetable>('GET /events/:id/timetable', organiser, { params: { id } });
async function solved(organiser: Persona, id: string, mode = 'anew'): Promise<Timetable> {
  await must<Solving>('POST /events/:id/timetable/solving', organiser, {
    params: { id },
    body: { mode, seconds: 2 },
  });
  await solvingDone(id);
  const now = await must<Solving>('GET /events/:id/timetable/solving', organiser, { params: { id } });
  expect(now.state).to.equal('done');
  return read(organiser, id);
}
const steps = (organiser: Persona, id: string, version: number, ...list: object[]) =>
  send<TimetableEffect & { version: number; code?: string }>(
    'POST /events/:id/timetable/steps',
    organiser.token,
    { params: { id }, body: { steps: list }, ...ifMatch(version) },
  );
const preview = (organiser: Persona, id: string, ...list: object[]) =>
  must<TimetableEffect>('POST /events/:id/timetable/preview', organiser, {
    params: { id },
    body: { steps: list },
  });
const publish = (organiser: Persona, id: string, version: number) =>
  send<{ published: number; changes: number; version: number; code?: string }>(
    'POST /events/:id/timetable/publication',
    organiser.token,
    { params: { id }, ...ifMatch(version) },
  );
const own = (by: Attending, id: string) =>
  must<OwnTimetable>('GET /events/:id/own-timetable', by.persona, { params: { id } });
/** The meetings of a timetable by the names of its people. */
const named = ({ people, meetings }: Timetable) =>
  meetings.map(([a, b, slot, table, bits]) => ({
    pair: [people[a!]!.id, people[b!]!.id].sort().join(),
    ...{ slot: slot!, table: table!, bits: bits! },
  }));
const pairOf = (x: Attending, y: Attending) => [x.attendeeId, y.attendeeId].sort().join();

/** Two hosts whom three guests wish, one each way too. */
async function aHall() {
  const hall = await anEvent({ status: 'preferences', hosts: 2, guests: 3 });
  const { id, hosts, guests } = hall;
  for (const guest of guests) for (const host of hosts) await wish(guest, id, host, 'want');
  await wish(hosts[0]!, id, guests[0]!, 'must');
  return hall;
}

/** Waits until just these people, in the order of their ids, were told that their meetings changed. */
const toldOfChange = (id: string, people: readonly string[], what: string) =>
  until(async () => {
    const rows = await Notification.find({ 'link.id': id, kind: 'timetable.changed' }).lean();
    const told = rows.map(({ personId }) => String(personId)).sort();
    return told.join() === people.join();
  }, what);

describe('the timetable of an event', () => {
  it('takes no more threads than two, however many are asked for at the same moment', async () => {
    const halls = await Promise.all(
      Array.from({ length: 6 }, () => anEvent({ status: 'preferences', hosts: 1, guests: 1 })),
    );
    const asked = await Promise.all(
      halls.map(({ id, organiser }) =>
        send<{ code?: string }>('POST /events/:id/timetable/solving', organiser.token, {
          params: { id },
          body: { mode: 'anew', seconds: 1 },
        }),
      ),
    );
    expect(asked.filter(({ status }) => status === 202)).to.have.length(2);
    expect(asked.filter(({ body }) => body.code === 'timetable.busy')).to.have.length(4);
    await Promise.all(halls.map(({ id }) => solvingDone(id)));
  });

  it('is changed by hand in as many steps as may be while others are served', async () => {
    const { id, organiser, event } = await anEvent({ status: 'preferences' });
    const there = await register(
      event,
      (await manyMembers(120)).map((persona, i) => ({ persona, kind: i < 40 ? 'anchor' : 'sme' })),
    );
    const [hosts, guests] = [there.slice(0, 40), there.slice(40)];
    const to = hosts.map(({ registrationId }) => new mongoose.Types.ObjectId(registrationId));
    await WishList.insertMany(
      guests.map(({ registrationId }) => ({
        ...{ _id: registrationId, eventId: id },
        wishes: to.map((one) => ({ to: one, toPerson: null, fromPerson: null, level: 'want' })),
      })),
    );
    const list = Array.from({ length: 100 }, (_, i) => ({
      ...{ kind: 'add', a: hosts[i % 40]!.attendeeId, b: guests[i % 80]!.attendeeId },
      ...{ slot: i % 8, table: null },
    }));
    let over = false;
    const tried = preview(organiser, id, ...list).finally(() => (over = true));
    let served = 0;
    for (; !over; served += 1) await call('GET /public-events', { query: { limit: 1 } });
    await tried;
    // Done at one stroke, it leaves room for some five.
    expect(served).to.be.above(10);
  });

  it('is made in the background, published at one stroke, read by its people and nobody else', async () => {
    const { id, organiser, hosts, guests } = await aHall();
    expect((await own(guests[0]!, id)).published).to.equal(0);
    const made = await solved(organiser, id);
    expect(made.event.status).to.equal('scheduled');
    expect(made.meetings).to.have.length(6);
    expect(made.wishes).to.deep.equal({
      ...{ total: 7, met: 7 },
      unmet: { full: 0, noSlot: 0, noTable: 0, notPossible: 0 },
    });
    expect(made.objective)
      .to.equal(made.bound)
      .and.to.equal(5 * 3 + 13 + 4);
    expect((await own(guests[0]!, id)).people[0]!.meetings, 'not before it is published').to.deep.equal([]);

    const [one, two] = await Promise.all([
      publish(organiser, id, made.version),
      publish(organiser, id, made.version),
    ]);
    expect([one.status, two.status].sort()).to.deep.equal([200, 412], 'of two at once one');
    expect((await Event.findById(id).lean())!.status).to.equal('published');
    const mine = await own(guests[0]!, id);
    expect(mine.people[0]!.meetings.map(({ partner }) => partner.id)).to.have.members(
      hosts.map(({ attendeeId }) => attendeeId),
    );
    expect(mine.people[0]!.meetings[0]).to.include({ state: 'planned' });
    for (const by of [guests[0]!.persona, await aMember({ kind: 'organiser' })]) {
      const { status } = await send('GET /events/:id/timetable', by.token, { params: { id } });
      expect(status).to.equal(404);
    }
    await until(
      async () => (await Notification.countDocuments({ 'link.id': id, kind: 'timetable.published' })) === 5,
      'all are told',
    );

    // The organiser takes it along, by time and by person.
    const { url } = await testApp();
    const answer = await fetch(`${url}/api/v1/events/${id}/timetable-sheet`, {
      headers: { authorization: `Bearer ${organiser.token}`, 'accept-language': 'zh-CN' },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const rowsOf = (sheet: number) =>
      book.worksheets[sheet]!.getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1));
    const [head, ...byTime] = rowsOf(0);
    expect(head!.slice(0, 7)).to.deep.equal([
      '日期',
      '开始',
      '结束',
      '桌位',
      '分区',
      '接待方单位',
      '接待方参会人',
    ]);
    expect(byTime).to.have.length(6);
    const hostNames = hosts.map(({ persona }) => persona.name);
    expect(byTime.every((row) => hostNames.includes(row[6] as string))).to.equal(true);
    const [, ...byPerson] = rowsOf(1);
    expect(byPerson.map((row) => row[3]).sort()).to.deep.equal([2, 2, 2, 3, 3]);
  });

  it('shows what steps by hand conflict with and gain before they are saved, and saves all or none', async () => {
    const { id, organiser, hosts, guests } = await aHall();
    const { version, ...made } = await solved(organiser, id);
    const [first] = named({ version, ...made });
    const [a, b] = first!.pair.split(',');
    const removal = await preview(organiser, id, { kind: 'remove', a, b });
    expect(removal.conflicts).to.deep.equal([]);
    expect(removal.difference).to.be.below(0);

    const busy = named({ version, ...made }).find(({ pair }) => pair !== first!.pair && pair.includes(a!))!;
    const clash = { kind: 'move', a, b, slot: busy.slot, table: null };
    const shown = await preview(organiser, id, clash);
    expect(shown.conflicts.map(({ rule }) => rule)).to.include('busy');
    const refused = await steps(organiser, id, version, { kind: 'lock', a, b }, clash);
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'timetable.conflict']);
    expect((await read(organiser, id)).version).to.equal(version, 'nothing was saved');

    const kept = await steps(organiser, id, version, { kind: 'lock', a, b });
    expect(kept.status).to.equal(200);
    expect((await steps(organiser, id, version, { kind: 'unlock', a, b })).status).to.equal(412);
    expect((await preview(organiser, id, { kind: 'remove', a, b })).conflicts[0]!.rule).to.equal('locked');
    const again = named(await solved(organiser, id)).find(({ pair }) => pair === first!.pair)!;
    expect(again).to.include({ slot: first!.slot, table: first!.table, bits: LOCKED });

    const { version: now } = await read(organiser, id);
    const [x, y] = [guests[2]!.attendeeId, hosts[1]!.attendeeId];
    await steps(organiser, id, now, { kind: 'remove', a: x, b: y });
    const partners = await must<{ items: { id: string }[] }>(
      'GET /events/:id/timetable/partners',
      organiser,
      {
        params: { id },
        query: { personId: x, slot: '7' },
      },
    );
    expect(partners.items.map((one) => one.id)).to.deep.equal([y]);
    const added = await steps(organiser, id, now + 1, { kind: 'add', a: x, b: y, slot: 7, table: null });
    expect([added.status, added.body.difference]).to.deep.equal([200, 3]);
  });

  it('says whom a closed slot or table strands, moves them by repair, and tells only those concerned', async () => {
    const { id, event, organiser, hosts, guests } = await aHall();
    const made = await solved(organiser, id);
    await publish(organiser, id, made.version);
    const [late] = await register(event, ['sme']);
    await Registration.updateOne({ _id: late!.registrationId }, { $set: { walkIn: true } });
    await wish(late!, id, hosts[0]!, 'want');

    const slot = named(made)[0]!.slot;
    const lost = named(made).filter((one) => one.slot === slot);
    const gone = guests[2]!;
    const change = [
      { kind: 'closeSlot', slot },
      { kind: 'leave', personId: gone.attendeeId },
    ];
    const shown = await preview(organiser, id, ...change);
    const off = named(made).filter((one) => one.slot === slot || one.pair.includes(gone.attendeeId));
    expect(shown.stranded).to.have.length(off.length);
    expect(shown.people.length).to.be.at.least(2);

    const { version } = await read(organiser, id);
    const closed = await steps(organiser, id, version, ...change);
    expect((await read(organiser, id)).meetings.filter(([, , , , bits]) => bits === STRANDED)).to.have.length(
      off.length,
    );
    const early = await publish(organiser, id, closed.body.version);
    expect(early.body.code).to.equal('timetable.stranded');

    const repaired = await solved(organiser, id, 'repair');
    const before = new Map(named(made).map((one) => [one.pair, one]));
    const after = named(repaired);
    expect(after.some((one) => one.slot === slot || one.pair.includes(gone.attendeeId))).to.equal(false);
    expect(after.map(({ pair }) => pair)).to.include(pairOf(late!, hosts[0]!), 'who walked in meets too');
    for (const one of after) {
      const old = before.get(one.pair);
      if (old && old.slot !== slot) expect(one.slot, 'what can stay stays').to.equal(old.slot);
    }
    expect(after).to.have.length(5, 'those of the lost slot have another');
    const { items } = await must<{ items: TimetableChange[] }>(
      'GET /events/:id/timetable/changes',
      organiser,
      {
        params: { id },
      },
    );
    expect(items.filter(({ kind }) => kind === 'notPossible')).to.have.length(2, 'of whom comes no more');
    expect(items.filter(({ kind }) => kind === 'added')).to.have.length(1);
    expect(repaired.changes).to.equal(items.length);

    const ids = new Map(
      (await EventMeeting.find({ eventId: id }).lean()).map((row) => [
        row.people.map(String).sort().join(),
        String(row._id),
      ]),
    );
    expect((await publish(organiser, id, repaired.version)).body).to.include({
      published: 2,
      changes: items.length,
    });
    const now = await EventMeeting.find({ eventId: id }).lean();
    expect(now).to.have.length(5);
    for (const row of now) {
      const pair = row.people.map(String).sort().join();
      if (ids.has(pair)) expect(String(row._id), 'a moved meeting stays the same').to.equal(ids.get(pair));
    }
    const concerned = new Set(items.flatMap(({ people }) => people.map((one) => one.id)));
    const everybody = [...hosts, ...guests, late!];
    const told = everybody.filter(({ attendeeId }) => concerned.has(attendeeId));
    expect(lost).to.not.deep.equal([]);
    const people = told.map(({ persona }) => persona.personId).sort();
    await toldOfChange(id, people, 'those concerned are told, and only they');
  });

  it('tells of an event that is over all that people were told, what was held and what was not', async () => {
    const { id, organiser } = await aHall();
    await publish(organiser, id, (await solved(organiser, id)).version);
    const [held, missed] = await EventMeeting.find({ eventId: id }).sort({ _id: 1 }).lean();
    await EventMeeting.updateOne({ _id: held!._id }, { $set: { state: 'held' } });
    await EventMeeting.updateOne({ _id: missed!._id }, { $set: { state: 'missed', standing: false } });
    const during = await read(organiser, id);
    expect(named(during).filter(({ bits }) => bits & HELD)).to.have.length(1);
    expect(during.meetings).to.have.length(5);
    await Event.updateOne({ _id: id }, { $set: { status: 'closed' } });
    const over = await read(organiser, id);
    expect(over.meetings).to.have.length(6);
    expect(over.changes).to.equal(0);
    const pair = ({ people }: { people: unknown[] }) => people.map(String).sort().join();
    const bitsOf = new Map(named(over).map((one) => [one.pair, one.bits]));
    expect(bitsOf.get(pair(held!))! & (HELD | MISSED)).to.equal(HELD);
    expect(bitsOf.get(pair(missed!))! & (HELD | MISSED)).to.equal(MISSED);
  });

  it('says of what is not possible any more that it falls away, by one word, and tells the two once it is published', async () => {
    const { id, event, organiser, hosts, guests } = await aHall();
    // Whoever got a place late may still choose.
    const [late] = await register(event, ['sme']);
    await Registration.updateOne({ _id: late!.registrationId }, { $set: { walkIn: true } });
    for (const host of hosts) await wish(late!, id, host, 'want');
    const made = await solved(organiser, id);
    await publish(organiser, id, made.version);
    // A refusal, a wish taken back, a registration withdrawn, an organisation that is suspended.
    await Organisation.updateOne(
      { _id: guests[1]!.persona.organisationId },
      { $set: { status: 'suspended' } },
    );
    await wish(late!, id, hosts[0]!, 'no');
    await must('DELETE /events/:id/wishes/:registrationId', late!.persona, {
      params: { id, registrationId: hosts[1]!.registrationId },
    });
    await must('POST /event-registrations/:id/withdrawal', guests[2]!.persona, {
      params: { id: guests[2]!.registrationId },
    });
    const now = await read(organiser, id);
    const falls = [late!, guests[2]!, guests[1]!].flatMap((one) => hosts.map((host) => pairOf(one, host)));
    const shown = await must<{ items: TimetableChange[] }>('GET /events/:id/timetable/changes', organiser, {
      params: { id },
    });
    expect(now.changes).to.equal(6);
    expect(named(now).filter(({ pair, bits }) => falls.includes(pair) || bits === STRANDED)).to.deep.equal(
      [],
    );
    expect(shown.items.map(({ kind }) => kind)).to.deep.equal(Array(6).fill('notPossible'));
    const pairs = shown.items.map(({ people }) =>
      people
        .map((one) => one.id)
        .sort()
        .join(),
    );
    expect(pairs).to.have.members(falls);
    expect(shown.items.every(({ people }) => people.every(({ name }) => name !== ''))).to.equal(true);
    expect((await own(late!, id)).people[0]!.meetings, 'nobody is told before').to.have.length(2);
    expect(await Notification.countDocuments({ 'link.id': id, kind: 'timetable.changed' })).to.equal(0);

    expect((await publish(organiser, id, now.version)).body).to.include({ changes: 6 });
    expect((await own(late!, id)).people[0]!.meetings).to.deep.equal([]);
    const told = [...hosts, late!].map(({ persona }) => persona.personId).sort();
    await toldOfChange(id, told, 'those who have a place and lose a meeting are told');
  });

  it('keeps what was put in on the day, though a draft from before is published and one of the two refuses since', async () => {
    const { id, organiser, guests } = await aHall();
    const [x, y] = [guests[0]!, guests[1]!];
    await Registration.updateOne({ _id: x.registrationId }, { $set: { walkIn: true } });
    const made = await solved(organiser, id);
    await publish(organiser, id, made.version);
    const drafted = await steps(organiser, id, made.version + 1, {
      kind: 'leave',
      personId: guests[2]!.attendeeId,
    });
    const all = await EventMeeting.find({ eventId: id }).lean();
    const isBusy = (slot: number) =>
      all.some(
        (one) =>
          one.slot === slot && one.people.some((who) => [x, y].some((g) => g.attendeeId === String(who))),
      );
    const slot = [...Array(8).keys()].find((one) => !isBusy(one))!;
    const table = [0, 1, 2, 3].find((one) => !all.some((row) => row.slot === slot && row.table === one))!;
    const ids = (...list: string[]) => list.map((one) => new mongoose.Types.ObjectId(one));
    const people = ids(x.attendeeId, y.attendeeId);
    const filled = await EventMeeting.create({
      ...{ eventId: id, timetable: 1, slot, table, a: people[0]!, b: people[1]!, people, filled: true },
      registrations: ids(x.registrationId, y.registrationId),
      organisations: ids(x.persona.organisationId, y.persona.organisationId),
      ...{ state: 'planned', standing: true },
    });
    const shown = () => must('GET /events/:id/timetable', organiser, { params: { id } });
    const before = await shown();
    await wish(x, id, y, 'no');
    expect(await shown()).to.deep.equal(before);
    const repaired = await solved(organiser, id, 'repair');
    expect(named(repaired).map(({ pair }) => pair)).to.include(pairOf(x, y));
    expect(repaired.version).to.be.above(drafted.body.version);
    expect((await publish(organiser, id, repaired.version)).status).to.equal(200);
    expect(await EventMeeting.findById(filled._id).lean()).to.include({ slot, table, standing: true });
    expect((await own(x, id)).people[0]!.meetings.map((one) => one.id)).to.include(String(filled._id));
  });

  it('is changed and published once the process that made it anew has died, as if it had never begun', async () => {
    const { organiser, id } = await aHall();
    const { version, people } = await solved(organiser, id);
    const died = (ago: number) =>
      mongoose.connection
        .collection('eventTimetables')
        .updateOne(
          { _id: new mongoose.Types.ObjectId(id) },
          { $set: { 'job.state': 'running', 'job.seenAt': new Date(Date.now() - ago) } },
        );
    await died(0);
    const leave = { kind: 'leave', personId: people[0]!.id };
    expect((await steps(organiser, id, version, leave)).body.code).to.equal('timetable.inTheMaking');
    expect((await publish(organiser, id, version)).body.code).to.equal('timetable.inTheMaking');
    await died(60_000);
    const changed = await steps(organiser, id, version, leave, { ...leave, kind: 'return' });
    expect(changed.status, JSON.stringify(changed.body)).to.equal(200);
    await died(60_000);
    const published = await publish(organiser, id, changed.body.version);
    expect(published.status, JSON.stringify(published.body)).to.equal(200);
  });

  it('keeps two apart of whom one refused, though the other registers anew: its person is a new one then', async () => {
    const { organiser, event, id, hosts, guests } = await anEvent({ hosts: 1, guests: 1 });
    const [host, guest] = [hosts[0]!, guests[0]!];
    const meets = async () => {
      const { items } = await must<{ items: object[] }>('GET /events/:id/timetable/partners', organiser, {
        ...{ params: { id }, query: { personId: host.attendeeId, slot: '0' } },
      });
      return items.length;
    };
    const say = (level: string, toPerson: string | null) =>
      must('PUT /events/:id/wishes/:registrationId', host.persona, {
        params: { id, registrationId: guest.registrationId },
        body: { level, toPerson },
      });
    await say('want', null);
    await say('no', guest.attendeeId);
    const own = { params: { id: guest.registrationId } };
    await must('POST /event-registrations/:id/withdrawal', guest.persona, own);
    await must('POST /public-events/:code/registration', guest.persona, {
      params: { code: event.code },
      body: { people: [{ name: guest.persona.name }], brings: {} },
    });
    await must('POST /events/:id/registrations/decisions', organiser, {
      params: { id },
      body: { ids: [guest.registrationId], decision: 'approve' },
    });
    await Event.updateOne({ _id: id }, { $set: { status: 'preferences' } });
    expect(await meets()).to.equal(0);
    // Taken back, it is as it would have been.
    await must('DELETE /events/:id/wishes/:registrationId', host.persona, {
      ...{ params: { id, registrationId: guest.registrationId } },
      query: { toPerson: guest.attendeeId },
    });
    expect(await meets()).to.equal(1);
  });

  it('keeps what has begun, and can be cancelled while it is made', async () => {
    const { id, organiser } = await aHall();
    const made = await solved(organiser, id);
    await publish(organiser, id, made.version);
    const begun = (await EventMeeting.findOneAndUpdate(
      { eventId: id },
      { $set: { state: 'started' } },
    ).lean())!;
    const pair = begun.people.map(String).sort().join();
    const [a, b] = begun.people.map(String);
    expect((await preview(organiser, id, { kind: 'remove', a, b })).conflicts[0]!.rule).to.equal('fixed');
    const again = await solved(organiser, id, 'anew');
    expect(named(again).find((one) => one.pair === pair)).to.include({
      slot: begun.slot,
      table: begun.table,
    });

    const [first, second] = await Promise.all(
      [1, 2].map(() =>
        send<Solving>('POST /events/:id/timetable/solving', organiser.token, {
          params: { id },
          body: { mode: 'anew', seconds: 60 },
        }),
      ),
    );
    expect([first!.status, second!.status].sort()).to.deep.equal([202, 409]);
    await must('DELETE /events/:id/timetable/solving', organiser, { params: { id } });
    await solvingDone(id);
    expect((await read(organiser, id)).solving!.state).to.be.oneOf(['cancelled', 'done']);
  });
});
