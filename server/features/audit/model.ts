import mongoose, { Schema, type Types } from 'mongoose';
import type { AuditAction, AuditSubject } from '../../../shared/auditWords.ts';

export interface AuditDocument {
  _id: Types.ObjectId;
  at: Date;
  personId: string | null;
  organisationId: string | null;
  action: AuditAction;
  subjectKind: AuditSubject;
  subjectId: string;
  /** The organisation whose thing it is: it may read this entry too. */
  ownerId: string | null;
  address: string;
  requestId: string;
  before: unknown;
  after: unknown;
}

const schema = new Schema<AuditDocument>(
  {
    at: { type: Date, required: true },
    personId: { type: String, default: null },
    organisationId: { type: String, default: null },
    action: { type: String, required: true },
    subjectKind: { type: String, required: true },
    subjectId: { type: String, required: true },
    ownerId: { type: String, default: null },
    address: { type: String, default: '' },
    requestId: { type: String, default: '' },
    before: { type: Schema.Types.Mixed, default: null },
    after: { type: Schema.Types.Mixed, default: null },
  },
  { minimize: false },
);
schema.index({ organisationId: 1, _id: -1 });
schema.index({ ownerId: 1, _id: -1 });
schema.index({ subjectKind: 1, subjectId: 1, _id: -1 });

export const Audit = mongoose.model<AuditDocument>('Audit', schema, 'audit');
