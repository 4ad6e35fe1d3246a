import { expect } from 'chai';
import mongoose from 'mongoose';
import { Event, type EventDocument } from '../../../server/features/events/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { EventMeeting } from '../../../server/features/timetables/index.ts';
import type { EventPrints } from '../../../shared/schemas/eventReport.ts';
import { call, callForProblem } from '../../support/client.ts';
import { anEvent, register, type Attending } from '../../support/events.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { must } from '../../support/samples/world.ts';

const id = (text: string | null) => new mongoose.Types.ObjectId(text!);

const aMeeting = (event: EventDocument, a: Attending, b: Attending, slot: number, table: number) =>
  EventMeeting.create({
    ...{ eventId: event._id, timetable: 1, slot, table, state: 'planned', standing: true },
    ...{ a: id(a.attendeeId), b: id(b.attendeeId), people: [id(a.attendeeId), id(b.attendeeId)] },
    registrations: [id(a.registrationId), id(b.registrationId)],
    organisations: [id(a.persona.organisationId), id(b.persona.organisationId)],
  });

/** The lines of a calendar file, those that were folded whole again. */
const linesOf = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('what is printed for an event, and the calendar of each', () => {
  let organiser: Persona;
  let event: EventDocument;
  let hosts: Attending[];
  let guests: Attending[];
  const at = () => ({ params: { id: String(event._id) } });

  before(async () => {
    ({ organiser, event, hosts, guests } = await anEvent({ status: 'scheduled', hosts: 1, guests: 2 }));
    await register(event, ['sme'], 'applied');
    await aMeeting(event, hosts[0]!, guests[0]!, 0, 1);
    await aMeeting(event, hosts[0]!, guests[1]!, 1, 2);
  });

  it('are badges of those with a place, and who meets whom once that is published', async () => {
    const prints = () => must<EventPrints>('GET /events/:id/prints', organiser, at());
    const before = await prints();
    expect(before.people.map(({ code }) => code)).to.have.members(
      [...hosts, ...guests].map(({ code }) => code),
    );
    expect([before.event.timetable, before.meetings]).to.deep.equal([0, []]);
    await Event.updateOne({ _id: event._id }, { $set: { status: 'published', timetable: 1 } });
    const told = await prints();
    const people = told.people.map((one) => one.id);
    const [host, one, other] = [hosts[0]!, ...guests].map(({ attendeeId }) => people.indexOf(attendeeId));
    expect(told.meetings).to.deep.equal([
      [host, one, 0, 1],
      [host, other, 1, 2],
    ]);
    for (const by of [hosts[0]!.persona, await aMember({ kind: 'organiser' })]) {
      const { body } = await callForProblem(`GET /events/${String(event._id)}/prints`, { token: by.token });
      expect(body.code).to.equal('resource.notFound');
    }
  });

  it('is one’s own meetings alone, and what was moved is the same entry with a higher number', async () => {
    const calendarOf = async (by: Persona) => {
      const { body, headers } = await call<string>(`GET /events/${String(event._id)}/own-timetable.ics`, {
        token: by.token,
      });
      expect(headers.get('content-type')).to.include('text/calendar');
      const values = (name: string) =>
        linesOf(body).flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : []));
      return {
        uids: values('UID'),
        numbers: values('SEQUENCE').map(Number),
        starts: values('DTSTART'),
        titles: values('SUMMARY'),
      };
    };
    // A name that looks like a pattern, or like another line, is a name.
    const name = "甲$&乙$'\r\nATTENDEE:丙";
    await Organisation.updateOne({ _id: hosts[0]!.persona.organisationId }, { $set: { name } });
    const before = await calendarOf(guests[0]!.persona);
    expect(before.titles).to.deep.equal(["洽谈：甲$&乙$'\\nATTENDEE:丙"]);
    expect(before.uids).to.have.length(1);
    expect((await calendarOf(hosts[0]!.persona)).uids)
      .to.include(before.uids[0])
      .and.to.have.length(2);
    // As publishing does: the same meeting in another slot, and the timetable has its next number.
    await EventMeeting.updateOne(
      { eventId: event._id, slot: 0 },
      { $set: { slot: 3 }, $inc: { version: 1 } },
    );
    await Event.updateOne({ _id: event._id }, { $inc: { timetable: 1 } });
    const after = await calendarOf(guests[0]!.persona);
    expect(after.uids).to.deep.equal(before.uids);
    expect(after.numbers[0]).to.be.above(before.numbers[0]!);
    expect(after.starts).not.to.deep.equal(before.starts);
    const stranger = await callForProblem(`GET /events/${String(event._id)}/own-timetable.ics`, {
      token: (await aMember({ kind: 'sme' })).token,
    });
    expect(stranger.body.code).to.equal('resource.notFound');
  });
});
