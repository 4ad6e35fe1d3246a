import mongoose, { Schema, type Types } from 'mongoose';

/** One fact still to be handed to one reader; the row goes once that reader is truly done with it. */
export interface OutboxRow {
  _id: Types.ObjectId;
  reader: string;
  topic: string;
  /** The thing the fact is about; a reader rereads it. */
  subject: string;
  /** The little that cannot be reread, such as who did it. */
  data: Record<string, unknown>;
  at: Date;
  dueAt: Date;
  attempts: number;
  lastError?: string;
}

const schema = new Schema<OutboxRow>(
  {
    reader: { type: String, required: true },
    topic: { type: String, required: true },
    subject: { type: String, required: true },
    data: { type: Schema.Types.Mixed, default: {} },
    at: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, default: 0 },
    lastError: { type: String },
  },
  { minimize: false },
);
schema.index({ reader: 1, dueAt: 1, _id: 1 });

export const Outbox = mongoose.model<OutboxRow>('Outbox', schema, 'outbox');
