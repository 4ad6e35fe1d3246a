import mongoose, { Schema, type Types } from 'mongoose';
import type { ConsentScope, CreditNeedInput, CreditNeedStatus } from '../../../shared/schemas/creditNeed.ts';
import type { FileReference } from '../../../shared/schemas/firm.ts';

/** What a firm needs financed. */
export interface CreditNeedDocument {
  _id: Types.ObjectId;
  organisationId: Types.ObjectId;
  status: CreditNeedStatus;
  content: CreditNeedInput;
  /** Gathered once, shared with each bank by its consent. */
  documents: FileReference[];
  openedAt: Date | null;
  /** Counts what must come one after the other without changing what is shown: see consents.ts. */
  held?: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const { ObjectId, Mixed } = Schema.Types;

const needSchema = new Schema<CreditNeedDocument>(
  {
    organisationId: { type: ObjectId, required: true },
    status: { type: String, required: true },
    content: { type: Mixed, required: true },
    documents: { type: [Mixed], default: [] } as never,
    openedAt: { type: Date, default: null },
    held: Number,
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
needSchema.index({ organisationId: 1, updatedAt: -1, _id: -1 });
needSchema.index({ organisationId: 1, status: 1, updatedAt: -1, _id: -1 });
// Offered to banks, newest first; and the expiry.
needSchema.index({ status: 1, openedAt: -1, _id: -1 });
needSchema.index({ status: 1, 'content.neededBy': 1 });

export const CreditNeed = mongoose.model<CreditNeedDocument>('CreditNeed', needSchema, 'creditNeeds');

/** A firm's consent that a bank sees some of its data, for one need; withdrawn ones are kept as the record. */
export interface ConsentDocument {
  _id: Types.ObjectId;
  needId: Types.ObjectId;
  organisationId: Types.ObjectId;
  /** Null: every bank whose open product the need does not fail. */
  bankId: Types.ObjectId | null;
  scopes: ConsentScope[];
  /** Its last day, YYYY-MM-DD. */
  until: string;
  grantedBy: Types.ObjectId;
  grantedAt: Date;
  withdrawnAt: Date | null;
}

const consentSchema = new Schema<ConsentDocument>({
  needId: { type: ObjectId, required: true },
  organisationId: { type: ObjectId, required: true },
  bankId: { type: ObjectId, default: null },
  scopes: { type: [String], required: true },
  until: { type: String, required: true },
  grantedBy: { type: ObjectId, required: true },
  grantedAt: { type: Date, required: true },
  withdrawnAt: { type: Date, default: null },
});
// One consent not withdrawn for each need and bank: a new one takes the place of the old.
consentSchema.index(
  { needId: 1, bankId: 1 },
  { unique: true, partialFilterExpression: { withdrawnAt: null }, name: 'oneStanding' },
);
consentSchema.index({ needId: 1, grantedAt: -1 });
consentSchema.index({ bankId: 1, withdrawnAt: 1, until: 1 });
// Those that came to their last day.
consentSchema.index({ withdrawnAt: 1, until: 1 });

export const Consent = mongoose.model<ConsentDocument>('Consent', consentSchema, 'consents');
