import mongoose, { Schema, type Types } from 'mongoose';
import type { MeetingState } from '../../../shared/schemas/eventMeeting.ts';

/** A meeting of a published timetable, or one that was put in on the day for somebody whose partner did not come. */
export interface EventMeetingDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  /** Number of the timetable in which it was published first. */
  timetable: number;
  /** Both by index, as the event counts them. */
  slot: number;
  table: number;
  /** The two who meet: attendees (`Registration.people._id`). */
  a: Types.ObjectId;
  b: Types.ObjectId;
  /** `a` and `b`, for asking who is where. */
  people: Types.ObjectId[];
  /** Of `a` and of `b`, in this order. */
  registrations: Types.ObjectId[];
  organisations: Types.ObjectId[];
  /** It was put in on the day. */
  filled: boolean;
  state: MeetingState;
  /** Whether it takes its people's and its table's time: not once missed or cancelled. */
  standing: boolean;
  startedAt: Date | null;
  heldAt: Date | null;
  /** Those of the two who were not here. */
  absent: Types.ObjectId[];
  /** Whether it took place is the organiser's word alone, given once the event was closed. */
  settled: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const { ObjectId } = Schema.Types;

const schema = new Schema<EventMeetingDocument>(
  {
    eventId: { type: ObjectId, required: true },
    timetable: { type: Number, required: true },
    slot: { type: Number, required: true },
    table: { type: Number, required: true },
    a: { type: ObjectId, required: true },
    b: { type: ObjectId, required: true },
    people: { type: [ObjectId], required: true },
    registrations: { type: [ObjectId], required: true },
    organisations: { type: [ObjectId], required: true },
    filled: { type: Boolean, default: false },
    state: { type: String, required: true },
    standing: { type: Boolean, required: true },
    startedAt: { type: Date, default: null },
    heldAt: { type: Date, default: null },
    absent: { type: [ObjectId], default: [] },
    settled: { type: Boolean, default: false },
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
// Nobody in two places, and no two meetings at one table: whatever is written at the same moment.
const standing = { unique: true, partialFilterExpression: { standing: true } };
schema.index({ eventId: 1, slot: 1, people: 1 }, { ...standing, name: 'onePlace' });
schema.index({ eventId: 1, slot: 1, table: 1 }, { ...standing, name: 'oneMeeting' });
schema.index({ eventId: 1, slot: 1, state: 1 });
schema.index({ eventId: 1, organisations: 1, slot: 1 });
schema.index({ eventId: 1, people: 1 });
schema.index({ eventId: 1, updatedAt: -1 }, { partialFilterExpression: { settled: true } });
// Who met at earlier events.
schema.index({ organisations: 1, state: 1 });

export const EventMeeting = mongoose.model<EventMeetingDocument>('EventMeeting', schema, 'eventMeetings');
