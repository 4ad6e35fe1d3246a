import mongoose, { Schema, type Types } from 'mongoose';

/** What one organisation says of an event it was at. */
export interface FeedbackDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  organisationId: Types.ObjectId;
  /** Who of it said so last. */
  personId: Types.ObjectId;
  /** 1 to 5: how it was organised, and whom one met. */
  organisation: number;
  matches: number;
  text: string;
  createdAt: Date;
  updatedAt: Date;
}

const { ObjectId } = Schema.Types;

const schema = new Schema<FeedbackDocument>(
  {
    eventId: { type: ObjectId, required: true },
    organisationId: { type: ObjectId, required: true },
    personId: { type: ObjectId, required: true },
    organisation: { type: Number, required: true },
    matches: { type: Number, required: true },
    text: { type: String, default: '' },
  },
  { timestamps: true },
);
// Each organisation has one say.
schema.index({ eventId: 1, organisationId: 1 }, { unique: true });

export const EventFeedback = mongoose.model<FeedbackDocument>('EventFeedback', schema, 'eventFeedback');
