import { expect } from 'chai';
import ExcelJS from 'exceljs';
import mongoose from 'mongoose';
import { Event, Registration, type EventDocument } from '../../../server/features/events/index.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import type { OwnRegistration, RegistrationDetail } from '../../../shared/schemas/eventRegistration.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import { inBatches } from '../../contract/support.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { anEvent, aStoredEvent, eventContent, inDays, register } from '../../support/events.ts';
import { aMember, fresh, manyMembers, type Persona } from '../../support/factories.ts';
import { aStoredDemand } from '../../support/introductions.ts';
import { until } from '../../support/live.ts';
import { ifMatch, must } from '../../support/samples/world.ts';
import { aServerProcess } from '../../support/serverProcess.ts';

const person = (name = '张三', more = {}) => ({ name, phone: '13811112222', ...more });
const people = (count: number) => Array.from({ length: count }, (_, i) => person(`代表${i + 1}`));
const body = (more: object = {}) => ({ people: people(1), brings: {}, ...more });
const signUp = (by: Persona, code: string, more: object = {}) =>
  must<OwnRegistration>('POST /public-events/:code/registration', by, { params: { code }, body: body(more) });
const refusedSignUp = async (by: Persona, code: string, more: object = {}) =>
  (await callForProblem(`POST /public-events/${code}/registration`, { token: by.token, body: body(more) }))
    .body;
const statusOf = async (by: Persona, id: string) =>
  (await must<OwnRegistration>('GET /event-registrations/:id', by, { params: { id } })).status;
const withdraw = (by: Persona, id: string) =>
  must<OwnRegistration>('POST /event-registrations/:id/withdrawal', by, { params: { id } });
const takenOf = async (event: EventDocument) =>
  (await Event.findById(event._id).lean<EventDocument>())!.taken;
const decide = (by: Persona, id: string, ids: string[], decision: string) =>
  must<{ items: { id: string; status: string }[] }>('POST /events/:id/registrations/decisions', by, {
    params: { id },
    body: { ids, decision, note: '名额有限' },
  });

describe('registrations for an event', () => {
  it('are checked against its form and by what is one’s own, and changed until it closes', async () => {
    const questions = [
      { id: 'car', kind: 'choice', text: '是否自驾', required: true, options: ['是', '否'] },
      { id: 'n', kind: 'number', text: '样品件数', required: false, options: [] },
    ] as never;
    const { event } = await anEvent({ content: { questions, peoplePerOrganisation: 2 } });
    const [firm, other] = [await aMember({ kind: 'anchor' }), await aMember({ kind: 'anchor' })];
    const [demandId, foreign] = [await aStoredDemand(firm), await aStoredDemand(other)];
    const wrong = await refusedSignUp(firm, event.code, {
      people: [...people(2), person('王五', { unavailable: [99], minMeetings: 9 })],
      answers: [
        { questionId: 'car', values: ['也许'] },
        { questionId: 'n', values: ['三'] },
        { questionId: 'x', values: [] },
      ],
    });
    expect(wrong.code).to.equal('registration.invalid');
    expect(wrong.errors!.map(({ path, code }) => `${path} ${code}`)).to.have.members([
      'people tooManyPeople',
      'people.2.unavailable slotUnknown',
      'people.2.minMeetings order',
      'answers.2.questionId questionUnknown',
      'answers.car choice',
      'answers.n number',
    ]);
    const answers = [{ questionId: 'car', values: ['否'] }];
    const lent = await refusedSignUp(firm, event.code, { answers, brings: { demandIds: [foreign] } });
    expect(lent.errors!.map(({ path }) => path)).to.deep.equal(['brings.demandIds']);
    const made = await signUp(firm, event.code, {
      answers,
      brings: { demandIds: [demandId] },
      people: [person('张三', { email: firm.email.toUpperCase(), unavailable: [3, 1, 3] }), person('李四')],
    });
    expect(made).to.deep.include({ status: 'applied', side: 'host', ahead: null, mayChange: true });
    expect(made.people[0]).to.deep.include({ personId: firm.personId, unavailable: [1, 3] });
    expect((await refusedSignUp(firm, event.code, { answers })).code).to.equal('registration.alreadyThere');
    expect(
      (await callForProblem(`GET /event-registrations/${made.id}`, { token: other.token })).status,
    ).to.equal(404);
    const [first] = made.people;
    const changed = await must<OwnRegistration>('PUT /event-registrations/:id', firm, {
      params: { id: made.id },
      body: { people: [{ ...person('张三'), id: first!.id }], brings: { capabilities: true }, answers },
      ...ifMatch(made.version),
    });
    expect(changed.people).to.have.length(1);
    expect(changed.people[0]).to.include({ id: first!.id, code: first!.code, personId: null });
    await Event.updateOne({ _id: event._id }, { $set: { status: 'preferences' } });
    const late = await callForProblem(`PUT /event-registrations/${made.id}`, {
      token: firm.token,
      body: body({ answers }),
      ...ifMatch(changed.version),
    });
    expect(late.body.code).to.equal('event.registrationOver');
  });

  it('send somebody else in the place of one of theirs though registration is over, and change nothing else by it', async () => {
    const { event, organiser } = await anEvent({ status: 'published' });
    const [made] = await register(event, ['sme']);
    const { persona: firm, registrationId } = made!;
    const params = { id: registrationId };
    const read = () => must<OwnRegistration>('GET /event-registrations/:id', firm, { params });
    const before = await read();
    expect(before).to.include({ mayChange: false, maySubstitute: true });
    const change = (version: number, people: object[]) =>
      callForProblem(`PUT /event-registrations/${registrationId}`, {
        token: firm.token,
        body: body({ people }),
        ...ifMatch(version),
      });
    const { id, code } = before.people[0]!;
    for (const people of [
      [{ ...person('王五'), id, unavailable: [0] }],
      [{ ...person('王五'), id, maxMeetings: 1 }],
      [{ ...person('王五'), id }, person('赵六')],
      [person('王五')],
    ])
      expect((await change(before.version, people)).body.code).to.equal('event.registrationOver');
    const after = await must<OwnRegistration>('PUT /event-registrations/:id', firm, {
      params,
      body: { people: [{ ...person('王五'), id, phone: '13800138000' }], brings: {}, note: '晚到' },
      ...ifMatch(before.version),
    });
    expect(after.people[0]).to.include({ id, code, name: '王五', phone: '13800138000' });
    expect(after).to.deep.include({ brings: before.brings, note: before.note, status: 'approved' });
    await until(
      async () =>
        (await Notification.findOne({ organisationId: organiser.organisationId, kind: 'event.substituted' }))
          ?.params['people'] === `${firm.name} → 王五`,
      'its organiser is told, who may have printed a badge',
    );
    // Whoever is here stays.
    await Registration.updateOne({ _id: registrationId }, {
      $set: { 'people.0.checkedInAt': new Date() },
    } as object);
    expect((await read()).maySubstitute).to.equal(false);
    expect((await change(after.version, [{ ...person('钱七'), id }])).body.code).to.equal(
      'event.registrationOver',
    );
  });

  it('come by approval, many at once; places that fall free go in order to the first who fits and still stands', async () => {
    const { organiser, event, id } = await anEvent({ content: { seats: 4, quotas: { sme: 3 } } });
    const firms = await Promise.all(Array.from({ length: 6 }, () => aMember()));
    const sizes = [2, 1, 2, 1, 1, 1];
    const made: OwnRegistration[] = [];
    for (const [i, firm] of firms.entries())
      made.push(await signUp(firm, event.code, { people: people(sizes[i]!) }));
    const ids = made.map((one) => one.id);
    const { items } = await decide(organiser, id, ids.slice(0, 5).reverse(), 'approve');
    // In the order they came, whatever the order they were named in; three of theirs at most.
    expect(items.map(({ status }) => status)).to.deep.equal([
      ...['approved', 'approved', 'waitlisted', 'waitlisted', 'waitlisted'],
    ]);
    expect(await takenOf(event)).to.deep.equal({ all: 3, anchor: 0, sme: 3, bank: 0 });
    expect(
      (await must<OwnRegistration>('GET /event-registrations/:id', firms[4]!, { params: { id: ids[4]! } }))
        .ahead,
    ).to.equal(2);
    const again = await decide(organiser, id, ids.slice(0, 2), 'approve');
    expect(again.items.map(({ status }) => status)).to.deep.equal(['approved', 'approved']);
    // The third sends two, so that the fourth is the first who fits; it is suspended, so the fifth.
    await Organisation.updateOne({ _id: firms[3]!.organisationId }, { $set: { status: 'suspended' } });
    await withdraw(firms[1]!, ids[1]!);
    expect(await statusOf(firms[2]!, ids[2]!)).to.equal('waitlisted');
    expect(await statusOf(firms[4]!, ids[4]!)).to.equal('approved');
    expect((await Registration.findById(ids[3]).lean())!.status).to.equal('waitlisted');
    // Two places at once: now the third.
    await decide(organiser, id, [ids[0]!], 'reject');
    expect(await statusOf(firms[2]!, ids[2]!)).to.equal('approved');
    expect(await takenOf(event)).to.deep.equal({ all: 3, anchor: 0, sme: 3, bank: 0 });
    expect((await refusedSignUp(firms[0]!, event.code)).code).to.equal('registration.rejected');
    // Who withdrew may come again, behind the others.
    expect((await signUp(firms[1]!, event.code)).status).to.equal('applied');
    // More places: those who wait are seated with the change.
    await Organisation.updateOne({ _id: firms[3]!.organisationId }, { $set: { status: 'verified' } });
    await must('PUT /events/:id', organiser, {
      params: { id },
      body: eventContent({ ...event.content, seats: 5, quotas: {} }),
      ...ifMatch(0),
    });
    expect(await statusOf(firms[3]!, ids[3]!)).to.equal('approved');
    const strangers = await anEvent({ guests: 1 });
    const foreign = await callForProblem(`POST /events/${id}/registrations/decisions`, {
      token: organiser.token,
      body: { ids: [strangers.guests[0]!.registrationId], decision: 'approve' },
    });
    expect(foreign.body.code).to.equal('resource.notFound');
  });

  it('are taken for no event of an organiser that is suspended, which nobody finds either', async () => {
    const { organiser, event } = await anEvent({ content: { registrationUntil: inDays(0.01) } });
    const firm = await aMember();
    const listed = async () =>
      JSON.stringify((await call('GET /public-events', { query: { limit: 100 } })).body).includes(event.code);
    expect(await listed()).to.equal(true);
    await Organisation.updateOne({ _id: organiser.organisationId }, { $set: { status: 'suspended' } });
    expect(await listed()).to.equal(false);
    expect((await callForProblem(`GET /public-events/${event.code}`)).status).to.equal(404);
    expect((await refusedSignUp(firm, event.code)).code).to.equal('resource.notFound');
  });

  it('say nothing of a credit need that is brought, to no organiser and to no bank on its team', async () => {
    const { organiser, id, guests } = await anEvent({ guests: 1 });
    const needId = String(new mongoose.Types.ObjectId());
    const { registrationId } = guests[0]!;
    await Registration.updateOne({ _id: registrationId }, { $set: { 'brings.needIds': [needId] } } as object);
    const bank = await aMember({ kind: 'bank' });
    await must('POST /events/:id/team', organiser, {
      params: { id },
      body: { email: bank.email, right: 'coOrganiser' },
    });
    for (const by of [organiser, bank]) {
      const told = JSON.stringify([
        await must('GET /events/:id/registrations', by, { params: { id } }),
        await must('GET /events/:id/registrations/:registrationId', by, { params: { id, registrationId } }),
        await must('GET /events/:id', by, { params: { id } }),
      ]);
      expect(told).not.to.match(new RegExp(`${needId}|needIds`));
    }
  });

  it('at the desk: an organisation that is here, by its credit code, while there is room', async () => {
    const { organiser, event, id, guests } = await anEvent({
      guests: 1,
      status: 'live',
      content: { seats: 2 },
    });
    const creditCode = makeCreditCode(fresh());
    await aMember({ creditCode });
    const come = (which: object) =>
      callForProblem(`POST /events/${id}/walk-ins`, {
        token: organiser.token,
        body: { ...which, people: people(1) },
      });
    expect((await come({ organisationId: organiser.organisationId })).body.code).to.equal(
      'registration.organisationUnknown',
    );
    expect((await come({ organisationId: guests[0]!.persona.organisationId })).body.code).to.equal(
      'registration.alreadyThere',
    );
    const { body: walkedIn } = (await come({ creditCode })) as unknown as { body: RegistrationDetail };
    expect(walkedIn).to.include({ status: 'approved', walkIn: true });
    expect(walkedIn.people[0]!.checkedInAt).not.to.equal(null);
    expect((await come({ organisationId: (await aMember()).organisationId })).body.code).to.equal(
      'registration.noRoom',
    );
    expect((await takenOf(event)).all).to.equal(2);
  });

  it('are exported with what could be a formula made harmless, contacts of the unapproved to the organiser alone', async () => {
    const { organiser, event, id } = await anEvent();
    const [coming] = await register(event, ['sme']);
    const [asking] = await register(event, ['sme'], 'applied');
    await Registration.updateOne({ _id: coming!.registrationId }, {
      $set: { 'people.0.title': '=1+1', note: '见\uffff附件' },
    } as object);
    const co = await aMember();
    await must('POST /events/:id/team', organiser, {
      params: { id },
      body: { email: co.email, right: 'coOrganiser' },
    });
    const { url } = await testApp();
    const sheetFor = async (by: Persona) => {
      const answer = await fetch(`${url}/api/v1/events/${id}/registration-sheet`, {
        headers: { authorization: `Bearer ${by.token}` },
      });
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await answer.arrayBuffer());
      return JSON.stringify(book.worksheets[0]!.getSheetValues());
    };
    const [own, others] = [await sheetFor(organiser), await sheetFor(co)];
    expect(own)
      .to.include(`'=1+1`)
      .and.to.include('见\ufffd附件')
      .and.to.include(coming!.persona.email)
      .and.to.include(asking!.persona.email);
    expect(others).to.include(coming!.persona.email).and.to.include(asking!.persona.name);
    expect(others).not.to.include(asking!.persona.email);
  });
});

describe('a thousand registrations at once for the last hundred places', function () {
  this.timeout(300_000);

  it('seats a hundred, numbers the rest in order, and gives a place that falls free to the first of them', async () => {
    const organiser = await aMember({ kind: 'organiser' });
    const event = await aStoredEvent(organiser, 'registration', { seats: 150, approval: false });
    await Event.updateOne({ _id: event._id }, { $set: { taken: { all: 50, anchor: 50, sme: 0, bank: 0 } } });
    const firms = await manyMembers(1000);
    // Two processes over one database, each with half of them: within one they take turns, here the database decides.
    const beside = await aServerProcess();
    after(() => beside.stop());
    const signUpThere = async ({ token }: Persona): Promise<OwnRegistration> => {
      const answer = await fetch(`${beside.url}/api/v1/public-events/${event.code}/registration`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body()),
      });
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as OwnRegistration;
    };
    // As many connections as a listening socket keeps waiting; the next request goes as soon as one is answered.
    const made: OwnRegistration[] = new Array(firms.length);
    await inBatches([...firms.keys()], 400, async (i) => {
      made[i] = await (i % 2 === 0 ? signUp(firms[i]!, event.code) : signUpThere(firms[i]!));
      return null;
    });
    const seated = made.filter(({ status }) => status === 'approved');
    expect(seated).to.have.length(100);
    expect(made.filter(({ status }) => status === 'waitlisted')).to.have.length(900);
    expect(await takenOf(event)).to.deep.equal({ all: 150, anchor: 50, sme: 100, bank: 0 });
    const rows = await Registration.find({ eventId: event._id }).sort({ appliedAt: 1, place: 1 }).lean();
    expect(rows).to.have.length(1000);
    const places = rows.flatMap(({ place }) => place ?? []);
    expect(places).to.deep.equal(Array.from({ length: 900 }, (_, i) => i + 1));
    expect(new Set(rows.map(({ organisationId }) => String(organisationId))).size).to.equal(1000);
    const waited = [0, 1].map((from) =>
      made.filter((one, i) => i % 2 === from && one.status === 'waitlisted'),
    );
    for (const one of waited) expect(one.length, 'both took part in it').to.be.above(100);
    // Three leave at once: exactly the first three of the list come in.
    const leaving = seated.slice(0, 3).map(({ id }) => made.findIndex((one) => one.id === id));
    await Promise.all(leaving.map((i) => withdraw(firms[i]!, made[i]!.id)));
    const first = await Registration.find({ eventId: event._id, place: { $lte: 4 } })
      .sort({ place: 1 })
      .lean();
    expect(first.map(({ status }) => status)).to.deep.equal([
      'approved',
      'approved',
      'approved',
      'waitlisted',
    ]);
    expect((await takenOf(event)).all).to.equal(150);
  });
});
