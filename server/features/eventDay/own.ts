import mongoose, { type Types } from 'mongoose';
import { groupBy } from '../../../shared/groupBy.ts';
import type { OwnDay, OwnMeeting } from '../../../shared/schemas/eventDay.ts';
import { namesIn } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { CreditApplication } from '../creditApplications/index.ts';
import { attendedEvent, type EventDocument, type RegistrationDocument } from '../events/index.ts';
import { Person } from '../identity/index.ts';
import { Introduction } from '../introductions/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { presentAnnouncement, slotTimes } from './board.ts';
import { dayOf } from './day.ts';
import { demandsFor } from './demandsMet.ts';
import { fillInsFor } from './fillIns/shown.ts';
import { attendeeRef, guestsOf, personAt, sideIn } from './guests.ts';
import { MeetingSide, type MeetingSideDocument } from './model.ts';

const { ObjectId } = mongoose.Types;

/** A meeting of the actor’s own organisation at an event it has a place at; any other is not there. */
export async function ownMeetingRow(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
): Promise<{ event: EventDocument; registration: RegistrationDocument; meeting: EventMeetingDocument }> {
  const { event, registration } = await attendedEvent(actor, eventId);
  const meeting = await EventMeeting.findOne({
    _id: meetingId,
    eventId: event._id,
    organisations: registration.organisationId,
    state: { $ne: 'cancelled' },
  }).lean<EventMeetingDocument>();
  if (!meeting) throw notFound();
  return { event, registration, meeting };
}

/** The applications of firms to banks that meet here, for the firms alone: whose own act they are. */
async function applicationsOf(actor: MemberActor, others: readonly Types.ObjectId[]) {
  if (actor.kind === 'bank' || others.length === 0) return new Map<string, string>();
  const rows = await CreditApplication.find(
    { applicantId: new ObjectId(actor.organisationId), bankId: { $in: others }, open: true },
    { bankId: 1 },
  ).lean();
  return new Map(rows.map(({ _id, bankId }) => [String(bankId), String(_id)]));
}

/** Meetings as one of their two sides sees them. */
async function presentMeetings(
  actor: MemberActor,
  event: EventDocument,
  meetings: readonly EventMeetingDocument[],
): Promise<OwnMeeting[]> {
  const { organisationId } = actor;
  const guests = await guestsOf(meetings.flatMap(({ registrations }) => registrations));
  const otherOrganisations = meetings.map(
    (meeting) => meeting.organisations[1 - sideIn(meeting, organisationId)]!,
  );
  const [sides, demands, applications] = await Promise.all([
    MeetingSide.find({
      eventId: event._id,
      organisationId: new ObjectId(organisationId),
      meetingId: { $in: meetings.map(({ _id }) => _id) },
    }).lean<MeetingSideDocument[]>(),
    demandsFor(actor, guests, meetings),
    applicationsOf(actor, otherOrganisations),
  ]);
  const sideOf = new Map(sides.map((side) => [String(side.meetingId), side]));
  const [writers, introductions] = await Promise.all([
    namesIn(
      Person,
      sides.flatMap(({ notes }) => notes.map(({ personId }) => personId)),
    ),
    Introduction.find(
      { _id: { $in: sides.flatMap(({ introductionId }) => introductionId ?? []) } },
      { conversationId: 1 },
    ).lean(),
  ]);
  const talks = new Map(introductions.map((row) => [String(row._id), row.conversationId]));
  return meetings.map((meeting): OwnMeeting => {
    const own = sideIn(meeting, organisationId);
    const otherId = personAt(meeting, own === 0 ? 1 : 0);
    const across = guests.people.get(String(otherId));
    const mine = guests.registrations.get(String(meeting.registrations[own]));
    const side = sideOf.get(String(meeting._id));
    const talk = side?.introductionId ? talks.get(String(side.introductionId)) : null;
    const withBank = across?.registration.kind === 'bank' && actor.kind !== 'bank';
    return {
      id: String(meeting._id),
      slot: meeting.slot,
      table: meeting.table,
      tableName: event.content.tables[meeting.table]?.name ?? '',
      state: meeting.state,
      own: {
        id: String(personAt(meeting, own)),
        name: guests.people.get(String(personAt(meeting, own)))?.person.name ?? '',
      },
      other: { ...attendeeRef(guests, otherId), here: (across?.person.checkedInAt ?? null) !== null },
      notes: (side?.notes ?? []).map(({ _id, text, at, personId }) => ({
        id: String(_id),
        text,
        at: at.toISOString(),
        by: writers.get(String(personId)) ?? '',
      })),
      outcome: side?.outcome
        ? {
            kind: side.outcome.kind,
            amountFen: side.outcome.amountFen,
            nextStep: side.outcome.nextStep,
            at: side.outcome.at.toISOString(),
          }
        : null,
      demands: (demands.get(String(meeting._id)) ?? []).map(({ demand }) => ({
        id: String(demand._id),
        title: demand.content.title,
      })),
      introductionId: side?.introductionId ? String(side.introductionId) : null,
      conversationId: talk ? String(talk) : null,
      withBank: withBank || actor.kind === 'bank',
      needIds: withBank ? (mine?.brings.needIds ?? []) : [],
      applicationId: withBank ? (applications.get(String(across.registration.organisationId)) ?? null) : null,
      absent: meeting.absent.map(String),
    };
  });
}

export async function readOwnMeeting(
  actor: MemberActor,
  eventId: string,
  meetingId: string,
): Promise<OwnMeeting> {
  const { event, meeting } = await ownMeetingRow(actor, eventId, meetingId);
  return (await presentMeetings(actor, event, [meeting]))[0]!;
}

/** The day of an event as an organisation that is there lives it: its meetings, what is announced, who is free. */
export async function readOwnDay(actor: MemberActor, eventId: string): Promise<OwnDay> {
  const { event, registration } = await attendedEvent(actor, eventId);
  const told = event.timetable > 0;
  const [rows, day, offers] = await Promise.all([
    told
      ? EventMeeting.find({
          eventId: event._id,
          organisations: registration.organisationId,
          state: { $ne: 'cancelled' },
        })
          .sort({ slot: 1 })
          .lean<EventMeetingDocument[]>()
      : [],
    dayOf(event._id),
    fillInsFor(event, registration),
  ]);
  const bySlot = groupBy(rows, ({ slot }) => slot);
  // What was put in for a missed meeting stands before it.
  const meetings = [...bySlot.values()].flatMap((same) =>
    [...same].sort((x, y) => Number(y.standing) - Number(x.standing)),
  );
  return {
    eventId: String(event._id),
    registrationId: String(registration._id),
    title: event.content.title,
    place: event.content.place,
    online: event.content.online,
    status: event.status,
    now: new Date().toISOString(),
    slots: slotTimes(event),
    people: registration.people.map(({ _id, personId, name, code, checkedInAt }) => ({
      id: String(_id),
      name,
      self: String(personId) === actor.personId,
      code,
      checkedInAt: checkedInAt?.toISOString() ?? null,
    })),
    meetings: await presentMeetings(actor, event, meetings),
    ...offers,
    announcements: day.announcements.map(presentAnnouncement).reverse(),
  };
}
