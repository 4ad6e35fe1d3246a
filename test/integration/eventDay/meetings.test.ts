import { expect } from 'chai';
import { Audit } from '../../../server/features/audit/index.ts';
import { Conversation } from '../../../server/features/conversations/index.ts';
import { Demand } from '../../../server/features/demands/index.ts';
import { Event, Registration } from '../../../server/features/events/index.ts';
import { MeetingSide } from '../../../server/features/eventDay/model.ts';
import { Introduction } from '../../../server/features/introductions/index.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import { EventMeeting } from '../../../server/features/timetables/index.ts';
import type { OwnDay, OwnMeeting } from '../../../shared/schemas/eventDay.ts';
import type { IntroductionDetail } from '../../../shared/schemas/introduction.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../support/client.ts';
import { aGuest, aMeeting, aRunningEvent, type Guest, type RunningEvent } from '../../support/eventDay.ts';
import { aMember, fresh, type Persona } from '../../support/factories.ts';
import { anOpenDemand, ask, aStoredDemand } from '../../support/introductions.ts';
import { until } from '../../support/live.ts';
import { must } from '../../support/samples/world.ts';

interface Table {
  event: RunningEvent;
  buyer: Guest;
  supplier: Guest;
  demandId: string;
  meetingId: string;
}

/** An anchor that brought a demand and a firm, at one table now. */
async function aTable(over: { demand?: object; brings?: boolean; here?: boolean } = {}): Promise<Table> {
  const event = await aRunningEvent();
  const persona = await aMember({ kind: 'anchor' });
  const demandId = over.demand ? (await anOpenDemand(persona, over.demand)).id : await aStoredDemand(persona);
  const brings = { demandIds: over.brings === false ? [] : [demandId] };
  const buyer = await aGuest(event, { persona, brings });
  const supplier = await aGuest(event, { kind: 'sme', here: over.here !== false });
  return { event, buyer, supplier, demandId, meetingId: await aMeeting(event, buyer, supplier) };
}

const tap = (table: Table, by: Persona, what: string, body: object, key?: string) =>
  call<OwnMeeting & Problem>(`POST /events/${table.event.id}/meetings/${table.meetingId}/${what}`, {
    token: by.token,
    body,
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  });
const ownDay = (table: Table, by: Persona) =>
  must<OwnDay>('GET /events/:id/own-day', by, { params: { id: table.event.id } });
const introductionsOf = ({ demandId }: Table) => Introduction.find({ demandId }).lean();
const intent = (amountFen: number) => ({ kind: 'intent', amountFen });

describe('a meeting at the table', () => {
  it('starts once, keeps notes for one’s own side alone, and makes an introduction of what came of it', async () => {
    const table = await aTable();
    const { buyer, supplier } = table;
    const starts = await Promise.all(
      Array.from({ length: 10 }, (_, i) => tap(table, (i % 2 ? buyer : supplier).persona, 'start', {})),
    );
    expect(starts.map(({ status, body }) => [status, body.state])).to.deep.equal(
      Array(10).fill([200, 'started']),
    );
    const trail = { subjectId: table.meetingId, action: 'eventMeeting.started' } as const;
    expect(await Audit.countDocuments(trail)).to.equal(1);

    const secret = `只给自己看的${fresh()}`;
    const key = `note-${fresh()}`;
    for (let i = 0; i < 2; i += 1) {
      const noted = await tap(table, buyer.persona, 'notes', { text: secret }, key);
      expect(noted.status).to.equal(201);
      expect(noted.body.notes.map(({ text }) => text)).to.deep.equal([secret]);
    }
    expect(JSON.stringify(await ownDay(table, supplier.persona))).not.to.contain(secret);

    const due = '2099-03-01';
    const said = await tap(table, supplier.persona, 'outcome', {
      kind: 'followUp',
      nextStep: { text: '寄送样件', due },
    });
    expect(said.body).to.have.property('state', 'held');
    const introduction = await must<IntroductionDetail>('GET /introductions/:id', buyer.persona, {
      params: { id: said.body.introductionId! },
    });
    expect(introduction).to.include({ state: 'meeting', conversationId: said.body.conversationId });
    expect(introduction.meeting?.place).to.contain(table.event.row.content.title);
    expect(introduction.nextStep).to.deep.include({ text: '寄送样件', due });
    expect(introduction.timeline.map(({ step }) => step)).to.deep.equal([
      'request',
      'accept',
      'meet',
      'nextStep',
    ]);
    // Both sit in its talk; the other side is told, and reads of the outcome no more than that.
    const talk = await Conversation.findById(said.body.conversationId).lean();
    expect(talk?.parties.map(String)).to.have.members([
      buyer.persona.organisationId,
      supplier.persona.organisationId,
    ]);
    await must('POST /conversations/:id/messages', buyer.persona, {
      params: { id: said.body.conversationId! },
      body: { clientId: `day-${fresh()}`, text: '很高兴认识' },
    });
    await until(
      async () =>
        (await Notification.countDocuments({
          organisationId: buyer.persona.organisationId,
          kind: 'introduction.accepted',
        })) === 1,
      'the other side is told',
    );
    const theirs = (await ownDay(table, buyer.persona)).meetings[0]!;
    expect(theirs.outcome).to.equal(null);

    const meant = await tap(table, buyer.persona, 'outcome', intent(88_000_000));
    expect(meant.body.introductionId).to.equal(introduction.id);
    const [row] = await introductionsOf(table);
    expect(row).to.include({ state: 'intent', intentFen: 88_000_000 });
    // An intent stands here; what becomes of it is said in the introduction.
    const back = await tap(table, buyer.persona, 'outcome', { kind: 'no' });
    expect(back.body.code).to.equal('meeting.outcomeStands');
  });

  it('comes to one introduction and one intent, whoever taps it at the same moment and however often', async () => {
    for (let round = 0; round < 4; round += 1) {
      const table = await aTable();
      const { buyer, supplier } = table;
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          tap(
            table,
            (i % 2 ? buyer : supplier).persona,
            'outcome',
            intent(1_000_000),
            `k-${round}-${i >> 1}-${table.meetingId}`,
          ),
        ),
      );
      expect(
        answers.map(({ status }) => status),
        JSON.stringify(answers.map(({ body }) => body.code)),
      ).to.deep.equal(Array(8).fill(200));
      const rows = await introductionsOf(table);
      expect(rows).to.have.length(1);
      expect(rows[0]).to.include({ state: 'intent', intentFen: 1_000_000 });
      const steps = rows[0]!.timeline.map(({ step }) => step);
      expect(steps).to.deep.equal(['request', 'accept', 'meet', 'intend']);
      expect(await Conversation.countDocuments({ 'subject.id': rows[0]!._id })).to.equal(1);
      const sides = await MeetingSide.find({ meetingId: table.meetingId }).lean();
      expect(sides.map(({ outcome }) => outcome?.kind)).to.deep.equal(['intent', 'intent']);
      for (const side of sides) expect(side.introductionId?.equals(rows[0]!._id)).to.equal(true);
    }
  });

  it('moves the introduction that is under way, whichever side had asked', async () => {
    for (const asks of ['buyer', 'supplier'] as const) {
      for (const taps of ['buyer', 'supplier'] as const) {
        const table = await aTable();
        const firm = asks === 'buyer' ? table.supplier.persona.organisationId : undefined;
        const { body: asked } = await ask(table[asks].persona, table.demandId, firm);
        const said = await tap(table, table[taps].persona, 'outcome', intent(5_000_000));
        expect(said.body.introductionId, `${asks} asks, ${taps} taps`).to.equal(asked.id);
        const rows = await introductionsOf(table);
        expect(rows).to.have.length(1);
        expect(rows[0]).to.include({ state: 'intent', intentFen: 5_000_000 });
        expect(said.body.conversationId).to.equal(String(rows[0]!.conversationId));
      }
    }
  });

  it('writes all that belongs to an outcome, or nothing of it', async () => {
    const table = await aTable();
    // Between the look at the demand and the writing it ends, as where two come at once: here it is closed in the database.
    const day = await ownDay(table, table.buyer.persona);
    expect(day.meetings[0]!.demands).to.have.length(1);
    const answers = await Promise.all([
      tap(table, table.buyer.persona, 'outcome', intent(7)),
      Demand.updateOne({ _id: table.demandId }, { $set: { status: 'closed' }, $inc: { held: 1 } } as object),
    ]);
    const [row] = await EventMeeting.find({ _id: table.meetingId }).lean();
    const rows = await introductionsOf(table);
    const side = await MeetingSide.findOne({ meetingId: table.meetingId }).lean();
    if (answers[0].status === 200) {
      expect(row!.state).to.equal('held');
      expect(side?.outcome?.kind).to.equal('intent');
      expect(String(side?.introductionId ?? null)).to.equal(String(rows[0]?._id ?? null));
    } else {
      expect(answers[0].body.code).to.equal('introduction.demandNotOpen');
      expect([row!.state, rows.length, side]).to.deep.equal(['planned', 0, null]);
    }
  });

  it('asks which demand where there are several, keeps an unnamed buyer’s own to it, and begins nothing without one', async () => {
    const table = await aTable({ demand: { anonymous: true } });
    const [supplierDay, buyerDay] = [
      await ownDay(table, table.supplier.persona),
      await ownDay(table, table.buyer.persona),
    ];
    expect(supplierDay.meetings[0]!.demands).to.deep.equal([]);
    expect(buyerDay.meetings[0]!.demands).to.have.length(1);
    const kept = await tap(table, table.supplier.persona, 'outcome', { kind: 'followUp' });
    expect(kept.body).to.include({ introductionId: null, state: 'held' });
    const hidden = await tap(table, table.supplier.persona, 'outcome', {
      kind: 'followUp',
      demandId: table.demandId,
    });
    expect(hidden.body.code).to.equal('meeting.demandUnknown');

    const two = await aTable();
    const other = await aStoredDemand(two.supplier.persona);
    await Registration.updateOne({ _id: two.supplier.registrationId }, {
      $set: { 'brings.demandIds': [other] },
    } as object);
    const which = await tap(two, two.buyer.persona, 'outcome', { kind: 'followUp' });
    expect(which.body.code).to.equal('meeting.demandMissing');
    const named = await tap(two, two.buyer.persona, 'outcome', { kind: 'followUp', demandId: other });
    expect(named.status).to.equal(200);
    const [row] = await Introduction.find({ demandId: other }).lean();
    expect(String(row!.supplierId)).to.equal(two.buyer.persona.organisationId);
  });

  it('is for the two alone, and not before they are here', async () => {
    const table = await aTable({ here: false });
    const early = await tap(table, table.buyer.persona, 'start', {});
    expect(early.body.code).to.equal('meeting.notHere');
    const none = await tap(table, table.buyer.persona, 'outcome', intent(1));
    expect(none.body.code).to.equal('meeting.notHere');
    const stranger = await aGuest(table.event);
    for (const what of ['start', 'notes', 'outcome', 'absence']) {
      const body = {
        notes: { text: '你好' },
        outcome: { kind: 'no' },
        absence: { attendeeId: table.supplier.attendeeId },
      };
      const answer = await tap(table, stranger.persona, what, (body as Record<string, object>)[what] ?? {});
      expect(answer.body.code, what).to.equal('resource.notFound');
    }
    const later = await aTable();
    // Before the day one writes down what one means to ask, and no more.
    await Event.updateOne({ _id: later.event.id }, { $set: { status: 'published' } });
    const asks = await tap(later, later.buyer.persona, 'notes', { text: '问清交期' });
    expect(asks.body.notes.map(({ text }) => text)).to.deep.equal(['问清交期']);
    for (const [what, body] of [['start', {}] as const, ['outcome', { kind: 'no' }] as const])
      expect((await tap(later, later.buyer.persona, what, body)).body.code).to.equal('eventDay.notRunning');
    await Event.updateOne({ _id: later.event.id }, { $set: { status: 'live' } });
    await EventMeeting.updateOne({ _id: later.meetingId }, { $set: { slot: later.event.slot + 3 } });
    expect((await tap(later, later.buyer.persona, 'start', {})).body.code).to.equal('meeting.tooEarly');
  });
});
