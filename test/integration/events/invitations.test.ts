import { expect } from 'chai';
import mongoose from 'mongoose';
import { Notification } from '../../../server/features/notifications/index.ts';
import { Person } from '../../../server/features/identity/index.ts';
import { Registration } from '../../../server/features/events/index.ts';
import { EventInvitation } from '../../../server/features/events/invitations/model.ts';
import {
  MOST_SEATS,
  type EventInvitation as Invited,
  type InvitationsSent,
} from '../../../shared/schemas/event.ts';
import type { OwnRegistration } from '../../../shared/schemas/eventRegistration.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { emit } from '../../../server/platform/outbox/index.ts';
import { testApp } from '../../support/app.ts';
import { callForProblem } from '../../support/client.ts';
import { anEvent, register } from '../../support/events.ts';
import { aMember, aPerson, fresh, type Persona } from '../../support/factories.ts';
import { anOpenDemand } from '../../support/introductions.ts';
import { aForm, must } from '../../support/samples/world.ts';
import { lyingZipBomb } from '../../support/zipBomb.ts';

const drained = async () => (await testApp()).app.relay.drained();
const told = async (by: Persona) =>
  (await Notification.find({ personId: by.personId }).sort({ _id: 1 }).lean()).map(({ kind }) => kind);
const mailsTo = async (email: string) =>
  (await (await testApp()).deps.mailer.recent()).filter(({ to }) => to === email);

describe('invitations to an event', function () {
  this.timeout(60_000);

  it('go out by list, each once: a notice to whoever is here, a mail in the addressee’s language to others', async () => {
    const { organiser, event, id } = await anEvent({ content: { invitedOnly: true } });
    const creditCode = makeCreditCode(fresh());
    const [firm, stranger] = [await aMember({ creditCode }), await aMember()];
    const english = await aPerson();
    await Person.updateOne({ _id: english.personId }, { $set: { locale: 'en' } });
    const unknown = `guest${fresh()}@example.com`;
    const list = [
      '单位,联系方式',
      `甲公司,${creditCode}`,
      `乙,${english.email}`,
      `丙,${unknown}`,
      `丁,${unknown}`,
      '戊,无',
    ];
    const send = () =>
      must<InvitationsSent>('POST /events/:id/invitations/sheet', organiser, {
        params: { id },
        form: aForm(list.join('\n'), '名单.csv'),
      });
    expect(await send()).to.deep.equal({ invited: 3, already: 0, unknown: [{ row: 6, text: '戊' }] });
    expect(await send()).to.include({ invited: 0, already: 3 });
    await drained();
    expect(await told(firm)).to.deep.equal(['event.invited']);
    expect((await mailsTo(english.email)).map(({ subject }) => subject)).to.match(/invites you to/);
    const [mail] = await mailsTo(unknown);
    expect(mail!.subject).to.include('邀请您参加');
    expect(mail!.text).to.include(`/e/${event.code}`);
    const body = { people: [{ name: '张三' }], brings: {} };
    const refused = await callForProblem(`POST /public-events/${event.code}/registration`, {
      ...{ token: stranger.token, body },
    });
    expect(refused.body.code).to.equal('registration.invitedOnly');
    await must<OwnRegistration>('POST /public-events/:code/registration', firm, {
      ...{ params: { code: event.code }, body },
    });
    await drained();
    const { items } = await must<{ items: Invited[] }>('GET /events/:id/invitations', organiser, {
      params: { id },
    });
    const statuses = items.map(({ organisation, email, status }) => [organisation?.id ?? email, status]);
    expect(statuses).to.have.deep.members([
      [firm.organisationId, 'registered'],
      [english.email, 'invited'],
      [unknown, 'invited'],
    ]);
  });

  it('go by mail to as many as an event can seat, in a day, over all events of an organiser', async () => {
    const { organiser, event, id } = await anEvent();
    await EventInvitation.insertMany(
      Array.from({ length: MOST_SEATS - 1 }, (_, i) => ({
        ...{ eventId: event._id, email: `seat${i}@example.com`, by: 'list', invitedAt: new Date() },
      })),
    );
    const send = (rows: string[]) =>
      callForProblem(`POST /events/${id}/invitations/sheet`, {
        ...{ token: organiser.token, form: aForm(rows.join('\n'), '名单.csv') },
      });
    const [last, further] = [`last${fresh()}@example.com`, `further${fresh()}@example.com`];
    const { body } = await send(['邮箱', last, further]);
    expect(body).to.include({ code: 'event.tooManyMailed' });
    expect(body.title).to.include('1');
    // Whoever was mailed before counts once.
    expect((await send(['邮箱', last, 'seat0@example.com'])).status).to.equal(200);
    expect((await send(['邮箱', further])).body.code).to.equal('event.tooManyMailed');
    // Another of its events, and lists that come at the same moment.
    const other = await anEvent({ organiser });
    const longAgo = mongoose.Types.ObjectId.createFromTime(Date.now() / 1000 - 2 * 86_400);
    await EventInvitation.deleteOne({ eventId: event._id, email: 'seat1@example.com' });
    await EventInvitation.create({
      ...{ _id: longAgo, eventId: event._id, email: 'seat1@example.com', by: 'list', invitedAt: new Date() },
    });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        callForProblem(`POST /events/${other.id}/invitations/sheet`, {
          ...{ token: organiser.token, form: aForm(`邮箱\nx${fresh()}@example.com`, '名单.csv') },
        }),
      ),
    );
    // Some are not read at all while others are.
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
    expect(await EventInvitation.countDocuments({ eventId: other.event._id })).to.equal(1);
  });

  it('are read from few lists at once, whatever hides in them, while others are served', async () => {
    const { organiser, id } = await anEvent();
    const bomb = await lyingZipBomb();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        callForProblem(`POST /events/${id}/invitations/sheet`, {
          ...{ token: organiser.token, form: aForm(bomb, '名单.xlsx') },
        }),
      ),
    );
    expect(answers.map(({ body }) => body.code).sort()).to.deep.equal([
      ...Array<string>(2).fill('event.listUnreadable'),
      ...Array<string>(4).fill('request.tooMany'),
    ]);
    const list = aForm(`邮箱\nok${fresh()}@example.com`, '名单.csv');
    expect(
      await must<InvitationsSent>('POST /events/:id/invitations/sheet', organiser, {
        ...{ params: { id }, form: list },
      }),
    ).to.include({ invited: 1 });
  });

  it('go out by chain and by match; what becomes of a registration and of the event is told to its organisation', async () => {
    const { organiser, event, id } = await anEvent();
    const capabilities = [
      {
        ...{
          name: '镁合金半固态注射',
          kind: 'process' as const,
          description: '镁合金半固态注射成型',
          materials: [],
        },
        ...{ equipment: [], monthlyCapacity: null, minimumOrder: null, leadTimeDays: null },
      },
    ];
    const chainPositions = [{ chain: 'nev', segment: 'nev.battery' }] as never;
    const [inChain, fitting, host] = [
      await aMember({ profile: { chainPositions } }),
      await aMember({ profile: { capabilities, chainPositions } }),
      await aMember({ kind: 'anchor' }),
    ];
    const demand = await anOpenDemand(host, {
      title: '镁合金半固态注射',
      specification: '镁合金半固态注射成型件',
      position: { chain: 'nev', segment: 'nev.battery' },
    });
    const [hosting] = await register(event, [{ persona: host, kind: 'anchor' }]);
    await Registration.updateOne({ _id: hosting!.registrationId }, {
      $set: { 'brings.demandIds': [demand.id] },
    } as object);
    await transact((session) => emit(session, 'firm.changed', fitting.organisationId));
    await drained();
    const invite = (body: object) =>
      must<InvitationsSent>('POST /events/:id/invitations', organiser, { params: { id }, body });
    await invite({ by: 'match' });
    await invite({ by: 'chain', chain: 'nev' });
    const { items } = await must<{ items: Invited[] }>('GET /events/:id/invitations', organiser, {
      ...{ params: { id }, query: { limit: 100 } },
    });
    const byOf = (one: Persona) =>
      items.find(({ organisation }) => organisation?.id === one.organisationId)?.by;
    expect([byOf(inChain), byOf(fitting), byOf(host)]).to.deep.equal(['chain', 'match', undefined]);
    const [asking] = await register(event, ['sme'], 'applied');
    await must('POST /events/:id/registrations/decisions', organiser, {
      params: { id },
      body: { ids: [asking!.registrationId], decision: 'approve' },
    });
    await must('POST /events/:id/step', organiser, { params: { id }, body: { to: 'preferences' } });
    await must('POST /events/:id/cancellation', organiser, { params: { id }, body: { reason: '台风' } });
    await drained();
    expect(await told(asking!.persona)).to.deep.equal([
      'event.approved',
      'event.wishesOpen',
      'event.cancelled',
    ]);
    expect((await told(host)).filter((kind) => kind.startsWith('event.'))).to.deep.equal([
      'event.wishesOpen',
      'event.cancelled',
    ]);
    const late = await callForProblem(`POST /events/${id}/invitations`, {
      ...{ token: organiser.token, body: { by: 'match' } },
    });
    expect(late.body.code).to.equal('event.registrationOver');
  });
});
