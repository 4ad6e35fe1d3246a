import mongoose, { Schema, type Types } from 'mongoose';
import type { BELLS, OutcomeKind } from '../../../shared/schemas/eventDay.ts';

/** How one event's day is run, and what its board shows beside the timetable. Made with the event's first use of it. */
export interface EventDayDocument {
  /** The event's. */
  _id: Types.ObjectId;
  boardKey: string;
  names: boolean;
  bellByClock: boolean;
  bell: { what: (typeof BELLS)[number]; at: Date } | null;
  /** Latest last; the last one is on the board unless it was taken down. */
  announcements: { _id: Types.ObjectId; text: string; at: Date; personId: Types.ObjectId }[];
  /** What is on the board. */
  announcementId: Types.ObjectId | null;
  questionId: Types.ObjectId | null;
  pollId: Types.ObjectId | null;
  version: number;
}

const { ObjectId, Mixed } = Schema.Types;

const schema = new Schema<EventDayDocument>(
  {
    _id: { type: ObjectId, required: true },
    boardKey: { type: String, required: true },
    names: { type: Boolean, default: false },
    bellByClock: { type: Boolean, default: true },
    bell: { type: Mixed, default: null },
    announcements: { type: [Mixed], default: [] } as never,
    announcementId: { type: ObjectId, default: null },
    questionId: { type: ObjectId, default: null },
    pollId: { type: ObjectId, default: null },
    version: { type: Number, default: 0 },
  },
  { minimize: false },
);

export const EventDay = mongoose.model<EventDayDocument>('EventDay', schema, 'eventDays');

export interface MeetingNote {
  _id: Types.ObjectId;
  text: string;
  at: Date;
  personId: Types.ObjectId;
}

export interface MeetingOutcome {
  kind: OutcomeKind;
  amountFen: number | null;
  nextStep: { text: string; due: string } | null;
  at: Date;
  personId: Types.ObjectId;
}

/** What one side of a meeting keeps of it: nobody else reads its note or what it said came of it. */
export interface MeetingSideDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  meetingId: Types.ObjectId;
  organisationId: Types.ObjectId;
  notes: MeetingNote[];
  outcome: MeetingOutcome | null;
  introductionId: Types.ObjectId | null;
  version: number;
}

const sideSchema = new Schema<MeetingSideDocument>(
  {
    eventId: { type: ObjectId, required: true },
    meetingId: { type: ObjectId, required: true },
    organisationId: { type: ObjectId, required: true },
    notes: { type: [Mixed], default: [] } as never,
    outcome: { type: Mixed, default: null },
    introductionId: { type: ObjectId, default: null },
    version: { type: Number, default: 0 },
  },
  { minimize: false },
);
sideSchema.index({ meetingId: 1, organisationId: 1 }, { unique: true });
sideSchema.index({ eventId: 1, organisationId: 1 });

export const MeetingSide = mongoose.model<MeetingSideDocument>(
  'EventMeetingSide',
  sideSchema,
  'eventMeetingSides',
);

/** An offer to meet somebody else, made when a partner did not come. */
export interface FillInDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  /** The meeting that was missed: one offer for each. */
  meetingId: Types.ObjectId;
  slot: number;
  until: Date;
  /** Who is free because of it, and of which registration and organisation. */
  freed: Seated;
  /** The best others who were free then, best first. */
  others: Seated[];
  /** The meeting that came of it. */
  takenAs: Types.ObjectId | null;
  createdAt: Date;
}

/** A person at an event with where it belongs. */
export interface Seated {
  attendeeId: Types.ObjectId;
  registrationId: Types.ObjectId;
  organisationId: Types.ObjectId;
}

const fillInSchema = new Schema<FillInDocument>(
  {
    eventId: { type: ObjectId, required: true },
    meetingId: { type: ObjectId, required: true },
    slot: { type: Number, required: true },
    until: { type: Date, required: true },
    freed: { type: Mixed, required: true },
    others: { type: [Mixed], default: [] } as never,
    takenAs: { type: ObjectId, default: null },
    createdAt: { type: Date, required: true },
  },
  { minimize: false },
);
fillInSchema.index({ meetingId: 1 }, { unique: true });
fillInSchema.index({ eventId: 1, slot: 1 });

export const FillIn = mongoose.model<FillInDocument>('EventFillIn', fillInSchema, 'eventFillIns');
