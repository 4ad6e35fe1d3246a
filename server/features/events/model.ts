import mongoose, { Schema, type Types } from 'mongoose';
import type { Delay } from '../../../shared/eventSlots.ts';
import type { AttendingKind, EventInput, EventStatus } from '../../../shared/schemas/event.ts';
import type {
  Answer,
  Brought,
  RegistrationSide,
  RegistrationStatus,
} from '../../../shared/schemas/eventRegistration.ts';

/** Somebody who prepares or helps on the day, beside the organiser's own managers and members. */
export interface TeamMember {
  personId: Types.ObjectId;
  /** `coOrganiser`: all but ending the event and the team; `helper`: check-in, lists of who comes, the bell. */
  right: 'coOrganiser' | 'helper';
}

/** What an event is, as its organiser wrote it, and by how much its days are later than that. */
export type EventContent = EventInput & { delays?: Delay[] };

/** A session at which organisations meet. */
export interface EventDocument {
  _id: Types.ObjectId;
  organiserId: Types.ObjectId;
  status: EventStatus;
  content: EventContent;
  team: TeamMember[];
  /** Names the public page and the poster's QR code; 10 characters. */
  code: string;
  /** People with a place, in all and by kind: moved by conditional update only, so that no seat is given twice. */
  taken: { all: number } & Record<AttendingKind, number>;
  /** The next number in the waiting list. */
  nextPlace: number;
  /** Counted up with each timetable that was published. */
  timetable: number;
  copiedFrom: Types.ObjectId | null;
  /** When registration opened: from then on anyone may see its public page. */
  openedAt: Date | null;
  cancelReason: string;
  /** Counts what must come one after the other without changing what is shown: see registrations/places.ts. */
  held?: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const { ObjectId, Mixed } = Schema.Types;

const eventSchema = new Schema<EventDocument>(
  {
    organiserId: { type: ObjectId, required: true },
    status: { type: String, required: true },
    content: { type: Mixed, required: true },
    team: { type: [Mixed], default: [] } as never,
    code: { type: String, required: true },
    taken: { type: Mixed, default: () => ({ all: 0, anchor: 0, sme: 0, bank: 0 }) },
    nextPlace: { type: Number, default: 1 },
    timetable: { type: Number, default: 0 },
    copiedFrom: { type: ObjectId, default: null },
    openedAt: { type: Date, default: null },
    cancelReason: { type: String, default: '' },
    held: Number,
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
eventSchema.index({ code: 1 }, { unique: true });
eventSchema.index({ organiserId: 1, updatedAt: -1, _id: -1 });
eventSchema.index({ 'team.personId': 1, updatedAt: -1, _id: -1 });
// Those anyone may join, the next to close first.
eventSchema.index({ status: 1, 'content.invitedOnly': 1, 'content.registrationUntil': 1, _id: 1 });

export const Event = mongoose.model<EventDocument>('Event', eventSchema, 'events');

/** One person who comes for an organisation: what is scheduled, checked in and met. */
export interface Attendee {
  _id: Types.ObjectId;
  /** Its sign-in, where it has one. */
  personId: Types.ObjectId | null;
  name: string;
  title: string;
  phone: string;
  email: string;
  /** Slots it cannot, by index. */
  unavailable: number[];
  minMeetings: number;
  /** Null: the event's `mostMeetings`. */
  maxMeetings: number | null;
  /** The table that is its own, by index. */
  keptTable: number | null;
  /** In the QR code of its badge; 16 characters. */
  code: string;
  checkedInAt: Date | null;
  checkedInBy: Types.ObjectId | null;
}

/** An organisation that comes to an event, with its people. */
export interface RegistrationDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  organisationId: Types.ObjectId;
  /** As it was when it registered. */
  kind: AttendingKind;
  side: RegistrationSide;
  status: RegistrationStatus;
  people: Attendee[];
  brings: Brought;
  answers: Answer[];
  /** Number in the waiting list; null where it never waited. */
  place: number | null;
  walkIn: boolean;
  note: string;
  /** What the organiser said of its decision. */
  decisionNote: string;
  appliedAt: Date;
  decidedAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const registrationSchema = new Schema<RegistrationDocument>(
  {
    eventId: { type: ObjectId, required: true },
    organisationId: { type: ObjectId, required: true },
    kind: { type: String, required: true },
    side: { type: String, required: true },
    status: { type: String, required: true },
    people: { type: [Mixed], default: [] } as never,
    brings: { type: Mixed, required: true },
    answers: { type: [Mixed], default: [] } as never,
    place: { type: Number, default: null },
    walkIn: { type: Boolean, default: false },
    note: { type: String, default: '' },
    decisionNote: { type: String, default: '' },
    appliedAt: { type: Date, required: true },
    decidedAt: { type: Date, default: null },
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
registrationSchema.index({ eventId: 1, organisationId: 1 }, { unique: true });
registrationSchema.index({ eventId: 1, appliedAt: 1, _id: 1 });
registrationSchema.index({ eventId: 1, status: 1, appliedAt: 1, _id: 1 });
// The waiting list, in its order: no two have the same place.
registrationSchema.index(
  { eventId: 1, place: 1 },
  { unique: true, partialFilterExpression: { place: { $type: 'number' } } },
);
registrationSchema.index({ eventId: 1, status: 1, place: 1 });
registrationSchema.index({ organisationId: 1, updatedAt: -1, _id: -1 });
registrationSchema.index({ eventId: 1, 'people.code': 1 });
registrationSchema.index({ eventId: 1, 'people._id': 1 });

export const Registration = mongoose.model<RegistrationDocument>(
  'EventRegistration',
  registrationSchema,
  'eventRegistrations',
);
