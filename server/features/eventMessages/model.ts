import mongoose, { Schema, type Types } from 'mongoose';
import type { MessageAudience } from '../../../shared/schemas/eventMessage.ts';

/** What an organiser wrote to organisations that registered for its event. */
export interface EventMessageDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  to: MessageAudience;
  text: string;
  personId: Types.ObjectId;
  at: Date;
}

const { ObjectId } = Schema.Types;

const schema = new Schema<EventMessageDocument>(
  {
    eventId: { type: ObjectId, required: true },
    to: { type: String, required: true },
    text: { type: String, required: true },
    personId: { type: ObjectId, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ eventId: 1, _id: 1 });

export const EventMessage = mongoose.model<EventMessageDocument>('EventMessage', schema, 'eventMessages');
