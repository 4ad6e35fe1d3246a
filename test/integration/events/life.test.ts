import { expect } from 'chai';
import { Audit } from '../../../server/features/audit/index.ts';
import { Event, Registration, type RegistrationDocument } from '../../../server/features/events/index.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import type { EventDetail, EventSummary } from '../../../shared/schemas/event.ts';
import { testApp } from '../../support/app.ts';
import { callForProblem } from '../../support/client.ts';
import { anEvent, aStoredEvent, eventContent, inDays, register } from '../../support/events.ts';
import { aMember, aPerson, fresh, type Persona } from '../../support/factories.ts';
import { ifMatch, must } from '../../support/samples/world.ts';

const step = (by: Persona, id: string, to: string) =>
  must<EventDetail>('POST /events/:id/step', by, { params: { id }, body: { to } });
const refused = async (route: string, by: Persona, body?: object, headers = {}) => {
  const { body: problem } = await callForProblem(route, { token: by.token, body, headers });
  return problem;
};

describe('the life of an event', () => {
  it('is removed as a draft, by its own organiser; once it was open it is cancelled', async () => {
    const organiser = await aMember({ kind: 'organiser' });
    const helper = await aMember({ kind: 'organiser' });
    const made = await must<EventDetail>('POST /events', organiser, { body: eventContent() });
    await must('POST /events/:id/team', organiser, {
      params: { id: made.id },
      body: { email: helper.email, right: 'coOrganiser' },
    });
    expect((await refused(`DELETE /events/${made.id}`, helper)).code).to.equal('access.denied');
    const ending = await refused(`POST /events/${made.id}/cancellation`, organiser, { reason: '不办了' });
    expect(ending.code).to.equal('state.conflict');
    await must('DELETE /events/:id', organiser, { params: { id: made.id } });
    expect((await refused(`GET /events/${made.id}`, organiser)).code).to.equal('resource.notFound');
    expect(await Event.exists({ _id: made.id })).to.equal(null);
    const last = await Audit.findOne({ subjectId: made.id }).sort({ _id: -1 }).lean();
    expect(last).to.include({ action: 'event.removed' });

    const open = await must<EventDetail>('POST /events', organiser, { body: eventContent() });
    expect(open.mayCancel).to.equal(false);
    expect((await step(organiser, open.id, 'registration')).mayCancel).to.equal(true);
    expect((await refused(`DELETE /events/${open.id}`, organiser)).code).to.equal('state.conflict');
  });

  it('carries only tags of the 5686 work, each once', async () => {
    const organiser = await aMember({ kind: 'organiser' });
    for (const tags of [['智车'], ['smartCars', 'smartCars']]) {
      const wrong = await refused('POST /events', organiser, eventContent({ tags: tags as never }));
      expect(wrong.code).to.equal('request.invalid');
      expect(wrong.errors![0]!.path).to.match(/^tags/);
    }
    const body = eventContent({ tags: ['mobility', 'smartCars'] });
    const made = await must<EventDetail>('POST /events', organiser, { body });
    expect(made.content.tags).to.deep.equal(['mobility', 'smartCars']);
  });

  it('asks nothing under a name that every object has', async () => {
    const organiser = await aMember({ kind: 'organiser' });
    const question = {
      id: 'constructor',
      kind: 'choices',
      text: '展位',
      required: false,
      options: ['A', 'B'],
    };
    const wrong = await refused('POST /events', organiser, eventContent({ questions: [question as never] }));
    expect(wrong.errors!.map(({ path }) => path)).to.deep.equal(['questions.0.id']);
  });

  it('is on no day whose instants could not be told: nothing is kept of it', async () => {
    const organiser = await aMember({ kind: 'organiser' });
    for (const date of ['0000-01-01', '9999-12-31']) {
      const days = [{ date, blocks: [{ from: '00:00', to: '01:00' }] }];
      const wrong = await refused('POST /events', organiser, eventContent({ days }));
      expect(wrong.errors!.map(({ path }) => path)).to.deep.equal(['days.0.date']);
    }
    expect(await Event.countDocuments({ organiserId: organiser.organisationId })).to.equal(0);
  });

  it('is prepared, opened, and moved on, each step with what it needs; only then has it a public page', async () => {
    const organiser = await aMember({ kind: 'chainOffice' });
    const stale = { registrationUntil: inDays(-1), wishesUntil: inDays(-2), place: '', chains: ['no-such'] };
    const made = await must<EventDetail>('POST /events', organiser, { body: eventContent(stale) });
    expect(made).to.include({ status: 'draft', right: 'own', hallFixed: false, mayCancel: false });
    expect(made.slots).to.have.length(8);
    const hidden = await callForProblem(`GET /public-events/${made.code}`);
    expect(hidden.body.code).to.equal('resource.notFound');
    const early = await refused(`POST /events/${made.id}/step`, organiser, { to: 'registration' });
    expect(early.code).to.equal('event.notReady');
    const paths = early.errors!.map(({ path }) => path);
    expect(paths).to.have.members(['registrationUntil', 'wishesUntil', 'place', 'chains']);
    const mended = await must<EventDetail>('PUT /events/:id', organiser, {
      params: { id: made.id },
      body: eventContent(),
      ...ifMatch(made.version),
    });
    const stranger = await refused(
      `PUT /events/${made.id}`,
      await aMember({ kind: 'organiser' }),
      eventContent(),
      {
        'if-match': `"${mended.version}"`,
      },
    );
    expect(stranger.code).to.equal('resource.notFound');
    expect((await step(organiser, made.id, 'registration')).steps).to.deep.equal(['preferences']);
    expect((await callForProblem(`GET /public-events/${made.code}`)).status).to.equal(200);
    const alone = await refused(`POST /events/${made.id}/step`, organiser, { to: 'preferences' });
    expect(alone.code).to.equal('event.tooFew');
    const event = (await Event.findById(made.id).lean())!;
    await register(event as never, ['anchor', 'sme']);
    expect((await step(organiser, made.id, 'preferences')).status).to.equal('preferences');
    // A timetable comes first, and with it alone does it go on.
    expect((await refused(`POST /events/${made.id}/step`, organiser, { to: 'live' })).code).to.equal(
      'state.conflict',
    );
    await Event.updateOne({ _id: made.id }, { $set: { status: 'published', timetable: 1 } });
    for (const to of ['live', 'closed', 'reported'])
      expect((await step(organiser, made.id, to)).status).to.equal(to);
    const told = (await Audit.find({ subjectId: made.id }).sort({ _id: 1 }).lean()).map(
      ({ action }) => action,
    );
    expect(told).to.deep.equal([
      ...['event.prepared', 'event.changed', 'event.moved', 'event.moved', 'event.moved', 'event.moved'],
      'event.moved',
    ]);
    const copy = await must<EventDetail>('POST /events/:id/copy', organiser, { params: { id: made.id } });
    expect(copy).to.deep.include({ status: 'draft', copiedFrom: made.id, team: [], openedAt: null });
    expect(copy.code).not.to.equal(made.code);
  });

  it('keeps what people said of times and tables as it changes, and changes neither once a timetable stands', async () => {
    const { organiser, event, id, guests } = await anEvent({ hosts: 1, guests: 1 });
    const { registrationId, attendeeId } = guests[0]!;
    await must('PUT /events/:id/attendees/:attendeeId/table', organiser, {
      params: { id, attendeeId },
      body: { table: 2 },
    });
    // 09:25–09:45 and 11:30–11:50.
    await Registration.updateOne({ _id: registrationId }, {
      $set: { 'people.0.unavailable': [1, 6] },
    } as object);
    const { content } = event;
    const change = (more: object, version: number) => ({
      params: { id },
      body: { ...content, ...more },
      ...ifMatch(version),
    });
    const days = [{ date: content.days[0]!.date, blocks: [{ from: '08:00', to: '11:00' }] }];
    const moved = await must<EventDetail>(
      'PUT /events/:id',
      organiser,
      change({ days, slotMinutes: 30, breakMinutes: 0, tables: content.tables.slice(1) }, 0),
    );
    const row = (await Registration.findById(registrationId).lean<RegistrationDocument>())!;
    // 09:00–09:30 and 09:30–10:00 share time with the first; the second falls on nothing. The table moved up by one.
    expect(row.people[0]).to.deep.include({ unavailable: [2, 3], keptTable: 1 });
    const fewer = await refused(
      `PUT /events/${id}`,
      organiser,
      { ...content, quotas: { sme: 0 } },
      { 'if-match': `"${moved.version}"` },
    );
    expect(fewer.code).to.equal('event.seatsTaken');
    await Event.updateOne({ _id: id }, { $set: { status: 'scheduled' } });
    const fixed = await refused(`PUT /events/${id}`, organiser, content, {
      'if-match': `"${moved.version}"`,
    });
    expect(fixed.code).to.equal('event.hallFixed');
    // Further tables may still be put up.
    const tables = [...moved.content.tables, { name: 'C1', zone: 'C' }];
    const words = { ...moved.content, summary: '请携带名片', tables };
    expect(
      (await must<EventDetail>('PUT /events/:id', organiser, { ...change({}, moved.version), body: words }))
        .hallFixed,
    ).to.equal(true);
    const late = await refused(`PUT /events/${id}`, organiser, words, { 'if-match': `"${moved.version}"` });
    expect(late.code).to.equal('resource.changed');
  });

  it('tells an organiser of few addresses that nobody here has them, and a person once that it is on a team', async () => {
    const { organiser, id } = await anEvent();
    const person = await aMember();
    const put = async (email: string) =>
      (await refused(`POST /events/${id}/team`, organiser, { email, right: 'helper' })).code;
    for (let i = 0; i < 20; i += 1)
      expect(await put(`nobody${fresh()}@example.com`)).to.equal('event.personUnknown');
    expect(await put(`nobody${fresh()}@example.com`)).to.equal('request.tooMany');
    expect(await put(person.email)).to.equal('request.tooMany');
    const other = await anEvent();
    for (const _ of [1, 2, 3])
      await must('POST /events/:id/team', other.organiser, {
        params: { id: other.id },
        body: { email: person.email, right: 'helper' },
      });
    await (await testApp()).app.relay.drained();
    expect(await Notification.countDocuments({ personId: person.personId })).to.equal(1);
  });

  it('lets its team do what each may, by person and while its organiser stands', async () => {
    const { organiser, id, guests } = await anEvent({ guests: 1 });
    const waiting = await register((await Event.findById(id).lean())! as never, ['sme'], 'applied');
    const [co, helper, unknown] = [await aMember({ kind: 'bank' }), await aMember(), await aPerson()];
    const put = (email: string, right: string) =>
      must<EventDetail>('POST /events/:id/team', organiser, { params: { id }, body: { email, right } });
    await put(co.email, 'coOrganiser');
    expect((await put(helper.email, 'helper')).team).to.have.length(2);
    expect(
      (await refused(`POST /events/${id}/team`, organiser, { email: 'nobody@example.com', right: 'helper' }))
        .code,
    ).to.equal('event.personUnknown');
    expect((await refused(`GET /events/${id}`, unknown)).code).to.equal('access.organisationRequired');
    const listed = async (by: Persona) =>
      (await must<{ items: EventSummary[] }>('GET /events', by)).items.find((one) => one.id === id);
    const rights = async (by: Persona) => (await listed(by))?.right;
    expect((await listed(organiser))?.applied).to.equal(1);
    expect([await rights(organiser), await rights(co), await rights(helper)]).to.deep.equal([
      'own',
      'organise',
      'help',
    ]);
    const viewer = await aMember({ organisationId: organiser.organisationId, role: 'viewer' });
    expect(await rights(viewer)).to.equal('read');
    const seen = async (by: Persona) =>
      (await must<{ items: unknown[] }>('GET /events/:id/registrations', by, { params: { id } })).items
        .length;
    expect([await seen(co), await seen(helper)]).to.deep.equal([2, 1]);
    const look = (by: Persona, registrationId: string) =>
      refused(`GET /events/${id}/registrations/${registrationId}`, by);
    expect((await look(viewer, guests[0]!.registrationId)).code).to.equal('access.denied');
    expect((await look(helper, waiting[0]!.registrationId)).code).to.equal('resource.notFound');
    for (const by of [co, helper]) {
      const ending = await refused(`POST /events/${id}/cancellation`, by, { reason: '' });
      expect(ending.code).to.equal('access.denied');
    }
    const decide = { ids: [waiting[0]!.registrationId], decision: 'approve' };
    expect((await refused(`POST /events/${id}/registrations/decisions`, helper, decide)).code).to.equal(
      'access.denied',
    );
    await must('DELETE /events/:id/team/:personId', organiser, { params: { id, personId: helper.personId } });
    expect((await refused(`GET /events/${id}`, helper)).code).to.equal('resource.notFound');
    await Organisation.updateOne({ _id: organiser.organisationId }, { $set: { status: 'suspended' } });
    expect((await refused(`GET /events/${id}`, co)).code).to.equal('resource.notFound');
    expect(await rights(co)).to.equal(undefined);
  });

  it('is listed to all while anyone may register, and says nothing of who comes', async () => {
    const { organiser, event, guests } = await anEvent({
      guests: 1,
      content: { online: true, chains: ['nev'] },
    });
    const closed = await aStoredEvent(organiser, 'registration', { invitedOnly: true, chains: ['nev'] });
    const { body } = await callForProblem('GET /public-events', { query: { limit: 100, chain: 'nev' } });
    const codes = (body as unknown as { items: { code: string }[] }).items.map(({ code }) => code);
    expect(codes).to.include(event.code).and.not.to.include(closed.code);
    const page = await callForProblem(`GET /public-events/${event.code}`);
    const text = JSON.stringify(page.body);
    for (const secret of [guests[0]!.persona.name, event.content.place, '"taken"']) {
      expect(text).not.to.include(secret);
    }
    expect(page.body).to.include({ open: true, placesLeft: true });
  });
});
