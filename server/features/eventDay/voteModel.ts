import mongoose, { Schema, type Types } from 'mongoose';
import type { POLL_STATES, QUESTION_STATES } from '../../../shared/schemas/eventDay.ts';

/** A question somebody in the hall asked by phone. */
export interface HallQuestionDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  organisationId: Types.ObjectId;
  personId: Types.ObjectId;
  text: string;
  state: (typeof QUESTION_STATES)[number];
  at: Date;
}

export interface EventPollDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  title: string;
  options: string[];
  live: boolean;
  state: (typeof POLL_STATES)[number];
  /** As counted when it was closed: what counts from then on. */
  counts: number[] | null;
  at: Date;
}

/** What one person chose. */
export interface BallotDocument {
  _id: Types.ObjectId;
  pollId: Types.ObjectId;
  attendeeId: Types.ObjectId;
  organisationId: Types.ObjectId;
  option: number;
}

const { ObjectId } = Schema.Types;

const questionSchema = new Schema<HallQuestionDocument>({
  eventId: { type: ObjectId, required: true },
  organisationId: { type: ObjectId, required: true },
  personId: { type: ObjectId, required: true },
  text: { type: String, required: true },
  state: { type: String, required: true },
  at: { type: Date, required: true },
});
questionSchema.index({ eventId: 1, _id: 1 });
questionSchema.index({ eventId: 1, organisationId: 1, state: 1 });

export const HallQuestion = mongoose.model<HallQuestionDocument>(
  'EventQuestion',
  questionSchema,
  'eventQuestions',
);

const pollSchema = new Schema<EventPollDocument>({
  eventId: { type: ObjectId, required: true },
  title: { type: String, required: true },
  options: { type: [String], required: true },
  live: { type: Boolean, required: true },
  state: { type: String, required: true },
  counts: { type: [Number], default: null },
  at: { type: Date, required: true },
});
pollSchema.index({ eventId: 1, _id: 1 });

export const EventPoll = mongoose.model<EventPollDocument>('EventPoll', pollSchema, 'eventPolls');

const ballotSchema = new Schema<BallotDocument>({
  pollId: { type: ObjectId, required: true },
  attendeeId: { type: ObjectId, required: true },
  organisationId: { type: ObjectId, required: true },
  option: { type: Number, required: true },
});
// One vote each, however often and from however many phones it is given.
ballotSchema.index({ pollId: 1, attendeeId: 1 }, { unique: true });

export const Ballot = mongoose.model<BallotDocument>('EventBallot', ballotSchema, 'eventBallots');
