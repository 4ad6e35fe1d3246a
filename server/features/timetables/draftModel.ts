import mongoose, { Schema, type Types } from 'mongoose';
import type { Solving } from '../../../shared/schemas/timetable.ts';
import type { Fulfilment } from './domain/fulfilment.ts';

/** A meeting of a timetable that is not published; people by id. */
export interface DraftMeeting {
  a: string;
  b: string;
  slot: number;
  table: number;
  locked: boolean;
}

export interface Job {
  id: string;
  state: Solving['state'];
  phase: Solving['phase'];
  objective: number | null;
  bound: number | null;
  startedAt: Date;
  limitMs: number;
  /** The process that works on it says so every second or two; one that is silent for long is gone. */
  seenAt: Date;
}

/** What the organiser works on, one an event. */
export interface TimetableDocument {
  /** The event's. */
  _id: Types.ObjectId;
  /** Null: as published. At the largest some 20,000 meetings of 100 bytes, far below the 16 MB of a document. */
  meetings: DraftMeeting[] | null;
  closedSlots: number[];
  closedTables: number[];
  /** People who fell out. */
  left: string[];
  objective: number | null;
  bound: number | null;
  wishes: Fulfilment | null;
  solvedAt: Date | null;
  job: Job | null;
  version: number;
}

const { Mixed } = Schema.Types;

const timetableSchema = new Schema<TimetableDocument>(
  {
    // Mixed, so that thousands of meetings are not made objects of their own one by one.
    meetings: { type: Mixed, default: null },
    closedSlots: { type: [Number], default: [] },
    closedTables: { type: [Number], default: [] },
    left: { type: [String], default: [] },
    objective: { type: Number, default: null },
    bound: { type: Number, default: null },
    wishes: { type: Mixed, default: null },
    solvedAt: { type: Date, default: null },
    job: { type: Mixed, default: null },
    version: { type: Number, default: 0 },
  },
  { minimize: false, versionKey: false },
);
export const EventTimetable = mongoose.model<TimetableDocument>(
  'EventTimetable',
  timetableSchema,
  'eventTimetables',
);
