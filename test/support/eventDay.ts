import mongoose from 'mongoose';
import {
  Event,
  Registration,
  type Attendee,
  type EventDocument,
} from '../../server/features/events/index.ts';
import { newCode } from '../../server/features/events/codes.ts';
import { EventMeeting } from '../../server/features/timetables/index.ts';
import { Organisation } from '../../server/features/organisations/index.ts';
import { slotsOf } from '../../shared/eventSlots.ts';
import {
  eventInput,
  type AttendingKind,
  type EventKind,
  type EventStatus,
} from '../../shared/schemas/event.ts';
import type { MeetingState } from '../../shared/schemas/eventMeeting.ts';
import type { Brought, RegistrationStatus } from '../../shared/schemas/eventRegistration.ts';
import { testApp } from './app.ts';
import { dayFromNow } from './events.ts';
import { aMember, fresh, type Persona } from './factories.ts';

const { ObjectId } = mongoose.Types;
const codeOf = (letters: string, length: number): string =>
  `${letters}${String(fresh()).padStart(length - letters.length, '0')}`;

/** Slots of 20 minutes without a break, today and tomorrow without an end: one always runs, and some were before. */
const allDay = (date: string, from = '00:00') => ({ date, blocks: [{ from, to: '23:59' }] });

/** The content of an event that runs right now. */
export const runningContent = (over: object = {}) =>
  eventInput.parse({
    title: `对接会${fresh()}`,
    kind: 'supply',
    place: '广州市黄埔区会议中心',
    days: [allDay(dayFromNow(-1), '22:00'), allDay(dayFromNow(0)), allDay(dayFromNow(1))],
    slotMinutes: 20,
    breakMinutes: 0,
    tables: Array.from({ length: 10 }, (_, i) => ({ name: `${i + 1}`, zone: i < 5 ? 'A' : 'B' })),
    seats: 500,
    registrationUntil: '2026-01-01T00:00:00.000Z',
    wishesUntil: '2026-01-01T00:00:00.000Z',
    ...over,
  });

export interface RunningEvent {
  id: string;
  code: string;
  organiser: Persona;
  row: EventDocument;
  /** The slot that runs now. */
  slot: number;
}

/** An event straight into the database, on its day. */
export async function aRunningEvent(
  wish: { organiser?: Persona; status?: EventStatus; kind?: EventKind; content?: object } = {},
): Promise<RunningEvent> {
  await testApp();
  const organiser = wish.organiser ?? (await aMember({ kind: 'organiser' }));
  const content = runningContent({ kind: wish.kind ?? 'supply', ...wish.content });
  const row = await Event.create({
    organiserId: new ObjectId(organiser.organisationId),
    status: wish.status ?? 'live',
    content,
    code: newCode(10),
    timetable: 1,
    openedAt: new Date(),
  });
  const now = new Date();
  const slot = slotsOf(content).findIndex(({ endsAt }) => endsAt > now);
  return { id: String(row._id), code: row.code, organiser, row: row.toObject() as EventDocument, slot };
}

export interface Guest {
  persona: Persona;
  registrationId: string;
  attendeeId: string;
  code: string;
}

/** An organisation with one person at an event, checked in unless said otherwise. */
export async function aGuest(
  event: RunningEvent,
  wish: {
    persona?: Persona;
    kind?: AttendingKind;
    here?: boolean;
    brings?: Partial<Brought>;
    status?: RegistrationStatus;
    title?: string;
    /** False: the person has no sign-in of its own, so that colleagues act for it. */
    alone?: boolean;
  } = {},
): Promise<Guest> {
  const persona = wish.persona ?? (await aMember({ kind: wish.kind ?? 'sme' }));
  const organisation = await Organisation.findById(persona.organisationId, { kind: 1 }).lean();
  const kind = (organisation?.kind ?? 'sme') as AttendingKind;
  const here = wish.here !== false;
  const person: Attendee = {
    _id: new ObjectId(),
    personId: wish.alone === false ? null : new ObjectId(persona.personId),
    name: persona.name,
    title: wish.title ?? '经理',
    phone: '13800000000',
    email: persona.email,
    unavailable: [],
    minMeetings: 0,
    maxMeetings: null,
    keptTable: null,
    code: codeOf('AT', 16),
    checkedInAt: here ? new Date() : null,
    checkedInBy: here ? new ObjectId(event.organiser.personId) : null,
  };
  const row = await Registration.create({
    eventId: new ObjectId(event.id),
    organisationId: new ObjectId(persona.organisationId),
    kind,
    side: kind === (event.row.content.kind === 'finance' ? 'bank' : 'anchor') ? 'host' : 'guest',
    status: wish.status ?? 'approved',
    people: [person],
    brings: { demandIds: [], capabilities: true, productIds: [], needIds: [], ...wish.brings },
    appliedAt: new Date(),
    decidedAt: new Date(),
  });
  return {
    persona,
    registrationId: String(row._id),
    attendeeId: String(person._id),
    code: person.code,
  };
}

/** A meeting of two, in the slot that runs unless said otherwise; its id. */
export async function aMeeting(
  event: RunningEvent,
  a: Guest,
  b: Guest,
  wish: { slot?: number; table?: number; state?: MeetingState } = {},
): Promise<string> {
  const state = wish.state ?? 'planned';
  const id = (text: string) => new ObjectId(text);
  const row = await EventMeeting.create({
    eventId: id(event.id),
    timetable: 1,
    slot: wish.slot ?? event.slot,
    table: wish.table ?? 0,
    a: id(a.attendeeId),
    b: id(b.attendeeId),
    people: [id(a.attendeeId), id(b.attendeeId)],
    registrations: [id(a.registrationId), id(b.registrationId)],
    organisations: [id(a.persona.organisationId), id(b.persona.organisationId)],
    state,
    standing: state !== 'missed' && state !== 'cancelled',
  });
  return String(row._id);
}
