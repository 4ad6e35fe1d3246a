import mongoose, { Schema, type Types } from 'mongoose';
import type { INVITED_BY } from '../../../../shared/schemas/event.ts';

/** One organisation, or one address, that was invited to an event; each is once. */
export interface InvitationDocument {
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  /** One that is here; absent where an address was mailed to. */
  organisationId?: Types.ObjectId;
  email?: string;
  by: (typeof INVITED_BY)[number];
  invitedAt: Date;
  registeredAt: Date | null;
}

const schema = new Schema<InvitationDocument>({
  eventId: { type: Schema.Types.ObjectId, required: true },
  organisationId: { type: Schema.Types.ObjectId },
  email: { type: String },
  by: { type: String, required: true },
  invitedAt: { type: Date, required: true },
  registeredAt: { type: Date, default: null },
});
schema.index(
  { eventId: 1, organisationId: 1 },
  { unique: true, partialFilterExpression: { organisationId: { $exists: true } } },
);
schema.index(
  { eventId: 1, email: 1 },
  { unique: true, partialFilterExpression: { email: { $exists: true } } },
);
schema.index({ eventId: 1, _id: -1 });
schema.index({ eventId: 1, registeredAt: 1, _id: -1 });

export const EventInvitation = mongoose.model<InvitationDocument>(
  'EventInvitation',
  schema,
  'eventInvitations',
);
