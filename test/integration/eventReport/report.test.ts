import ExcelJS from 'exceljs';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { CreditApplication } from '../../../server/features/creditApplications/index.ts';
import { Event, Registration, type EventDocument } from '../../../server/features/events/index.ts';
import type { OwnDay } from '../../../shared/schemas/eventDay.ts';
import type { EventReport, OwnFeedback } from '../../../shared/schemas/eventReport.ts';
import { testApp } from '../../support/app.ts';
import { callForProblem } from '../../support/client.ts';
import { anEvent, dayFromNow, type Attending } from '../../support/events.ts';
import { aGuest, aMeeting, aRunningEvent, type Guest } from '../../support/eventDay.ts';
import { aHeldMeeting, ago, signedAgo } from '../../support/eventReport.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { must, send } from '../../support/samples/world.ts';

const { ObjectId } = mongoose.Types;

/** An application that was accepted twelve days after an event forty days ago, and drawn eight days later or not. */
const aLoan = (applicantId: string, bankId: string, drawn: boolean) =>
  CreditApplication.create({
    ...{ batchId: new ObjectId(), needId: new ObjectId(), productId: new ObjectId(), productVersion: 1 },
    ...{ productName: '链易贷', productKind: 'credit', bankId, applicantId, won: true, open: !drawn },
    ...{ state: drawn ? 'drawn' : 'accepted', amountFen: 100, termMonths: 12, acceptedAt: ago(28) },
    clocks: { answer: null, offer: null, drawdown: null },
    offer: { amountFen: 90, annualBp: 400, termMonths: 12, offeredAt: ago(30), fees: [], quotaId: null },
    drawdown: drawn ? { amountFen: 80, on: dayFromNow(-20) } : null,
    conversationId: new ObjectId(),
  } as object);

const report = (by: Persona, event: string) =>
  must<EventReport>('GET /events/:id/report', by, { params: { id: event } });

async function bookOf(by: Persona, event: string): Promise<ExcelJS.Workbook> {
  const { url } = await testApp();
  const answer = await fetch(`${url}/api/v1/events/${event}/report-sheet`, {
    headers: { authorization: `Bearer ${by.token}`, 'accept-language': 'zh-CN' },
  });
  expect(answer.status).to.equal(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  return book;
}

describe('the report of an event', () => {
  let organiser: Persona;
  let event: EventDocument;
  let eventId: string;
  let host: Attending;
  let guests: Attending[];

  before(async () => {
    organiser = await aMember({ kind: 'organiser' });
    const over = (days: number) => ({
      days: [{ date: dayFromNow(-days), blocks: [{ from: '09:00', to: '12:15' }] }],
    });
    const first = await anEvent({ organiser, status: 'reported', hosts: 1, guests: 1, content: over(200) });
    await anEvent({ organiser, status: 'closed', hosts: 1, content: { ...over(150), kind: 'finance' } });
    await aHeldMeeting(
      first.event,
      [0, first.hosts[0]!, first.guests[0]!],
      { kind: 'intent', amountFen: 5, at: ago(200) },
      null,
    );
    const made = await anEvent({ organiser, status: 'closed', hosts: 1, guests: 5, content: over(70) });
    ({ event, id: eventId, guests } = made);
    host = made.hosts[0]!;
    await Event.updateOne({ _id: event._id }, { $set: { timetable: 1 } });
    await Registration.updateMany(
      { eventId: event._id, organisationId: { $ne: guests[4]!.persona.organisationId } } as object,
      { $set: { 'people.0.checkedInAt': ago(70) } },
    );
    const [a, b, c, d] = guests as [Attending, Attending, Attending, Attending];
    await aHeldMeeting(
      event,
      [0, host, a],
      { kind: 'intent', amountFen: 100, at: ago(70) },
      signedAgo(60, 80),
    );
    await aHeldMeeting(
      event,
      [1, host, b],
      { kind: 'intent', amountFen: 200, at: ago(70) },
      signedAgo(50, 90),
    );
    await aHeldMeeting(
      event,
      [2, host, c],
      { kind: 'intent', amountFen: 300, due: dayFromNow(-10), at: ago(70) },
      signedAgo(45, 70),
    );
    await aHeldMeeting(event, [3, host, d], { kind: 'no', at: ago(70) }, null);
  });

  it('is numbers, and sums of three firms at least, with what became of it by the days that have passed', async () => {
    const told = await report(organiser, eventId);
    expect(told.registered).to.deep.equal({ organisations: 6, people: 6 });
    expect(told.came).to.deep.equal({ organisations: 5, people: 5 });
    expect(told.missed).to.deep.equal({ organisations: 1, people: 1 });
    expect(told.meetings).to.deep.equal({ planned: 4, held: 4, unknown: 0 });
    expect(told.intents).to.deep.equal({ count: 3, fen: 600 });
    expect(told.later.map(({ days, signed: sum }) => [days, sum])).to.deep.equal([
      [30, { count: 3, fen: 240 }],
      [60, { count: 3, fen: 240 }],
      [90, null],
    ]);
    expect(told.followUps).to.deep.include({ promised: 1, kept: 0, open: 0 });
    const [late] = told.followUps!.late;
    expect([late!.organisation.id, late!.with.id, late!.daysLate]).to.deep.equal([
      ...[guests[2]!.persona.organisationId, host.persona.organisationId, 10],
    ]);
    // The one before, of the same kind; its one intent is one firm's.
    expect(told.earlier.map(({ intents, meetings }) => [intents, meetings.held])).to.deep.equal([
      [{ count: 1, fen: null }, 1],
    ]);
    expect(JSON.stringify(told)).not.to.include('"no"');
  });

  it('is for those who organise it: not for those who came, nor for another organiser', async () => {
    for (const by of [host.persona, guests[0]!.persona, await aMember({ kind: 'organiser' })]) {
      const { body } = await callForProblem(`GET /events/${eventId}/report`, { token: by.token });
      expect(body.code).to.equal('resource.notFound');
    }
  });

  it('counts of an online event who met somebody: nobody checks in there', async () => {
    const online = await anEvent({
      ...{ organiser, status: 'closed', hosts: 1, guests: 2 },
      content: { online: true, days: [{ date: dayFromNow(-5), blocks: [{ from: '09:00', to: '12:00' }] }] },
    });
    await aHeldMeeting(
      online.event,
      [0, online.hosts[0]!, online.guests[0]!],
      { kind: 'no', at: ago(5) },
      null,
    );
    const told = await report(organiser, online.id);
    expect(told.came).to.deep.equal({ organisations: 2, people: 2 });
    expect(told.missed).to.deep.equal({ organisations: 1, people: 1 });
  });

  it('says nothing of what came of meetings while tables talk: a meeting held without a count that rises was a no', async () => {
    const running = await aRunningEvent({ organiser });
    const [anchor, first, second] = [
      await aGuest(running, { kind: 'anchor' }),
      await aGuest(running),
      await aGuest(running),
    ];
    const outcome = async (guest: Guest, slot: number, body: object) =>
      must('POST /events/:id/meetings/:meetingId/outcome', guest.persona, {
        params: { id: running.id, meetingId: await aMeeting(running, anchor, guest, { slot }) },
        body,
      });
    const told = async () => {
      const { intents, followUps, groups, meetings } = await report(organiser, running.id);
      return { intents, followUps, groups: Object.values(groups).flat(), held: meetings.held };
    };
    const nextStep = { text: '寄样', due: dayFromNow(3) };
    await outcome(first, running.slot, { kind: 'intent', amountFen: 100, nextStep });
    const before = await told();
    expect(before).to.deep.include({ intents: { count: null, fen: null }, followUps: null, held: 1 });
    await outcome(second, running.slot - 1, { kind: 'no' });
    const after = await told();
    expect(after).to.deep.include({ intents: { count: null, fen: null }, followUps: null, held: 2 });
    expect(after.groups.every(({ intents }) => intents === null)).to.equal(true);
    const { url } = await testApp();
    const sheet = await fetch(`${url}/api/v1/events/${running.id}/report-sheet`, {
      headers: { authorization: `Bearer ${organiser.token}`, 'accept-language': 'en' },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await sheet.arrayBuffer());
    expect(book.worksheets.map(({ name }) => name)).not.to.include('Follow-ups');
    await must('POST /events/:id/step', organiser, { params: { id: running.id }, body: { to: 'closed' } });
    expect(await told()).to.deep.include({ intents: { count: 1, fen: null }, held: 2 });
  });

  it('says no sum until all that was tapped on the day has come in', async () => {
    const today = await anEvent({
      ...{ organiser, status: 'closed', hosts: 1, guests: 3 },
      content: { kind: 'supply', days: [{ date: dayFromNow(0), blocks: [{ from: '00:00', to: '23:00' }] }] },
    });
    for (const [slot, guest] of today.guests.entries())
      await aHeldMeeting(today.event, [slot, today.hosts[0]!, guest], {
        kind: 'intent',
        amountFen: 7,
        at: new Date(),
      });
    const { intents, sumsFrom } = await report(organiser, today.id);
    expect(intents).to.deep.equal({ count: 3, fen: null });
    expect(sumsFrom).to.equal(dayFromNow(3));
  });

  it('tells of nobody by a sum that changes once it was told: what is in it stands', async () => {
    const past = await anEvent({
      ...{ organiser, status: 'closed', hosts: 1, guests: 4 },
      content: { kind: 'supply', days: [{ date: dayFromNow(-5), blocks: [{ from: '09:00', to: '12:00' }] }] },
    });
    await Event.updateOne({ _id: past.id }, { $set: { timetable: 1 } });
    for (const [slot, guest] of past.guests.entries())
      await aHeldMeeting(
        past.event,
        [slot, past.hosts[0]!, guest],
        { kind: 'intent', amountFen: 7, at: ago(5) },
        null,
      );
    const [guest] = past.guests;
    const { meetings } = await must<OwnDay>('GET /events/:id/own-day', guest!.persona, {
      params: { id: past.id },
    });
    const say = async (body: object) =>
      (
        await send<{ code?: string }>('POST /events/:id/meetings/:meetingId/outcome', guest!.persona.token, {
          params: { id: past.id, meetingId: meetings[0]!.id },
          body,
        })
      ).body.code;
    const told = async () => (await report(organiser, past.id)).intents;
    expect(await told()).to.deep.equal({ count: 4, fen: 28 });
    expect(await say({ kind: 'intent', amountFen: 7 })).to.equal(undefined);
    expect(await told()).to.deep.equal({ count: 4, fen: 28 });
    for (const body of [{ kind: 'intent', amountFen: 9 }, { kind: 'no' }, { kind: 'followUp' }])
      expect(await say(body)).to.equal('meeting.outcomeStands');
    expect(await told()).to.deep.equal({ count: 4, fen: 28 });
  });

  it('counts with a bank what the two came to by an application, and sums of five firms only', async () => {
    const loans = await anEvent({
      ...{ organiser, status: 'closed', hosts: 1, guests: 5 },
      content: {
        kind: 'finance',
        days: [{ date: dayFromNow(-40), blocks: [{ from: '09:00', to: '12:15' }] }],
      },
    });
    const bank = loans.hosts[0]!;
    for (const [slot, guest] of loans.guests.entries()) {
      const due = slot === 0 ? { due: dayFromNow(-30) } : {};
      await aHeldMeeting(
        loans.event,
        [slot, bank, guest],
        { kind: 'intent', amountFen: 100, at: ago(40), ...due },
        null,
      );
      await aLoan(guest.persona.organisationId!, bank.persona.organisationId!, slot < 4);
    }
    const told = await report(organiser, loans.id);
    expect([told.least, told.intents]).to.deep.equal([5, { count: 5, fen: 500 }]);
    const [thirty] = told.later;
    expect(thirty!.signed).to.deep.equal({ count: 5, fen: 450 });
    // Four firms: not even how many.
    expect(thirty!.landed).to.deep.equal({ count: null, fen: null });
    // Whoever is late would have applied: nobody but the two knows.
    expect(told.followUps).to.deep.equal({ promised: 1, kept: 0, open: 1, late: [] });
    // Firms are grouped, the bank stands apart: on the page and in the book.
    const apart = { code: 'bank', registered: 1, meetings: { planned: 5, held: 5 } };
    for (const groups of Object.values(told.groups)) {
      expect(groups.at(-1)).to.deep.include({ ...apart, intents: told.intents });
      expect(groups.slice(0, -1).reduce((sum, { registered }) => sum + registered, 0)).to.equal(5);
    }
    const sizes = (await bookOf(organiser, loans.id)).getWorksheet('企业规模')!;
    const cells = sizes.getRow(sizes.rowCount).values as unknown[];
    expect(cells.slice(1)).to.deep.equal([
      '金融机构（单列）',
      1,
      1,
      told.groups.size.at(-1)!.came,
      5,
      5,
      5,
      5,
    ]);
  });

  it('comes as a book of sheets in which what is not told is not written either', async () => {
    const book = await bookOf(organiser, eventId);
    expect(book.worksheets.map(({ name }) => name)).to.deep.equal([
      ...[
        '总览',
        '产业链',
        '地区',
        '企业规模',
        '专精特新',
        '5686 工作',
        '会后进展',
        '跟进',
        '评价',
        '往届对比',
      ],
    ]);
    expect(book.worksheets[9]!.getRow(3).getCell(8).value).to.equal('少于 3 家');
  });

  it('takes one word of feedback from each organisation, until the report is made, and tells no names', async () => {
    const say = (by: Persona, organisation: number, text = '') =>
      must<OwnFeedback>('PUT /events/:id/feedback', by, {
        params: { id: eventId },
        body: { organisation, matches: 4, text },
      });
    const before = await must<OwnFeedback>('GET /events/:id/feedback', host.persona, {
      params: { id: eventId },
    });
    expect([before.given, before.mayGive]).to.deep.equal([null, true]);
    await Promise.all([1, 2, 3, 4].map((n) => say(host.persona, n)));
    expect((await say(host.persona, 5, '对接精准')).given).to.deep.include({
      organisation: 5,
      text: '对接精准',
    });
    for (const { persona } of guests.slice(0, 3)) await say(persona, 4);
    expect((await report(organiser, eventId)).feedback).to.deep.equal({ answers: 4, shown: null });
    await say(guests[3]!.persona, 3, '时间偏紧');
    const { feedback } = await report(organiser, eventId);
    expect(feedback.shown).to.deep.include({
      organisation: 4,
      matches: 4,
      texts: ['对接精准', '时间偏紧'].sort(),
    });
    await must('POST /events/:id/step', organiser, { params: { id: eventId }, body: { to: 'reported' } });
    const late = await callForProblem(`PUT /events/${eventId}/feedback`, {
      token: host.persona.token,
      body: { organisation: 1, matches: 1 },
    });
    expect(late.body.code).to.equal('eventFeedback.notOpen');
  });
});
