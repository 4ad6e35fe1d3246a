import mongoose, { Schema, type Types } from 'mongoose';
import type { CONVERSATION_SUBJECTS, Message as Shown } from '../../../shared/schemas/conversation.ts';
import type { ReportReason } from '../../../shared/reportReasons.ts';
import type { FileReference } from '../../../shared/schemas/firm.ts';

export interface ConversationDocument {
  _id: Types.ObjectId;
  subject: { kind: (typeof CONVERSATION_SUBJECTS)[number]; id: Types.ObjectId };
  title: string;
  /** The organisations that talk; never changed. */
  parties: Types.ObjectId[];
  /** Those of them that are shut out for now: what let them in has ended. */
  barred: Types.ObjectId[];
  /** How far it goes, written a moment after the messages: for sorting and counting. Messages decide. */
  lastSeq: number;
  lastAt: Date;
  closedAt: Date | null;
  createdAt: Date;
}

const conversationSchema = new Schema<ConversationDocument>(
  {
    subject: {
      kind: { type: String, required: true },
      id: { type: Schema.Types.ObjectId, required: true },
    },
    title: { type: String, required: true },
    parties: { type: [Schema.Types.ObjectId], required: true },
    barred: { type: [Schema.Types.ObjectId], default: [] },
    lastSeq: { type: Number, default: 0 },
    lastAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
  },
  { timestamps: { createdAt: true, updatedAt: false } },
);
conversationSchema.index({ 'subject.kind': 1, 'subject.id': 1 }, { unique: true });
conversationSchema.index({ parties: 1, lastAt: -1, _id: -1 });
conversationSchema.index({ lastAt: 1 });
export const Conversation = mongoose.model<ConversationDocument>(
  'Conversation',
  conversationSchema,
  'conversations',
);

export interface MessageDocument {
  _id: Types.ObjectId;
  conversationId: Types.ObjectId;
  /** Its place: 1, 2, 3 … without gaps. A number is only taken once the one before it is in the database. */
  seq: number;
  clientId: string;
  senderId: Types.ObjectId;
  organisationId: Types.ObjectId;
  senderName: string;
  text: string;
  file?: FileReference;
  quote?: NonNullable<Shown['quote']>;
  at: Date;
}

const messageSchema = new Schema<MessageDocument>({
  conversationId: { type: Schema.Types.ObjectId, required: true },
  seq: { type: Number, required: true },
  clientId: { type: String, required: true },
  senderId: { type: Schema.Types.ObjectId, required: true },
  organisationId: { type: Schema.Types.ObjectId, required: true },
  senderName: { type: String, required: true },
  text: { type: String, default: '' },
  file: { type: Schema.Types.Mixed },
  quote: { type: Schema.Types.Mixed },
  at: { type: Date, required: true },
});
// One order for all; two processes cannot take one place.
messageSchema.index({ conversationId: 1, seq: 1 }, { unique: true });
// Sent again, it is the same message.
messageSchema.index({ conversationId: 1, senderId: 1, clientId: 1 }, { unique: true });
// Which files are named at all. Sparse, not partial by type: such an index is not used for looking up.
messageSchema.index({ 'file.id': 1 }, { sparse: true });
export const Message = mongoose.model<MessageDocument>('Message', messageSchema, 'messages');

/** One person in one conversation. */
export interface ParticipantDocument {
  _id: Types.ObjectId;
  conversationId: Types.ObjectId;
  personId: Types.ObjectId;
  organisationId: Types.ObjectId;
  readUpTo: number;
  /** Up to where the person was told that messages wait. */
  noticedUpTo: number;
  muted: boolean;
}

const participantSchema = new Schema<ParticipantDocument>({
  conversationId: { type: Schema.Types.ObjectId, required: true },
  personId: { type: Schema.Types.ObjectId, required: true },
  organisationId: { type: Schema.Types.ObjectId, required: true },
  readUpTo: { type: Number, default: 0 },
  noticedUpTo: { type: Number, default: 0 },
  muted: { type: Boolean, default: false },
});
participantSchema.index({ conversationId: 1, personId: 1 }, { unique: true });
participantSchema.index({ personId: 1 });
export const Participant = mongoose.model<ParticipantDocument>(
  'Participant',
  participantSchema,
  'participants',
);

export interface MessageReportDocument {
  _id: Types.ObjectId;
  at: Date;
  reporterId: Types.ObjectId;
  reporterOrganisationId: Types.ObjectId;
  reason: ReportReason;
  note: string;
  status: 'open' | 'upheld' | 'dismissed';
  decisionNote: string;
  conversationId: Types.ObjectId;
  seq: number;
  /** As it stood when reported. */
  message: Shown;
}

const reportSchema = new Schema<MessageReportDocument>({
  at: { type: Date, required: true },
  reporterId: { type: Schema.Types.ObjectId, required: true },
  reporterOrganisationId: { type: Schema.Types.ObjectId, required: true },
  reason: { type: String, required: true },
  note: { type: String, default: '' },
  status: { type: String, default: 'open' },
  decisionNote: { type: String, default: '' },
  conversationId: { type: Schema.Types.ObjectId, required: true },
  seq: { type: Number, required: true },
  message: { type: Schema.Types.Mixed, required: true },
});
reportSchema.index({ conversationId: 1, seq: 1, reporterId: 1 }, { unique: true });
reportSchema.index({ status: 1, _id: 1 });
export const MessageReport = mongoose.model<MessageReportDocument>(
  'MessageReport',
  reportSchema,
  'messageReports',
);
