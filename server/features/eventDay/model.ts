import mongoose, { Schema, type Types } from 'mongoose';
import type { BELLS } from '../../../shared/schemas/eventDay.ts';

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
