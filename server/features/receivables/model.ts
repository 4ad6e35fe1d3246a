import mongoose, { Schema, type Types } from 'mongoose';
import type {
  AssignmentKind,
  ReceivableContent,
  ReceivableSide,
  ReceivableState,
  ReceivableStep,
} from '../../../shared/schemas/receivable.ts';
import type { Signature } from './ports/signature.ts';

export interface TimelineRow {
  at: Date;
  step: ReceivableStep;
  /** Null for what a financing or a bill did. */
  side: ReceivableSide | null;
  personId: Types.ObjectId | null;
  note: string;
}

export interface Confirmation {
  by: Types.ObjectId;
  /** The second person, where the organisation asked for one. */
  secondBy: Types.ObjectId | null;
  at: Date;
  /** Which text was agreed to (shared/finance/confirmation.ts). */
  textVersion: string;
  signature: Signature;
}

export interface Assignment {
  kind: AssignmentKind;
  id: Types.ObjectId;
  at: Date;
}

/** What an anchor owes a supplier. */
export interface ReceivableDocument extends ReceivableContent {
  _id: Types.ObjectId;
  supplierId: Types.ObjectId;
  anchorId: Types.ObjectId;
  /** Both, for finding one's own. */
  parties: Types.ObjectId[];
  uploadedBy: ReceivableSide;
  state: ReceivableState;
  /** Not withdrawn: only such ones count for being unique. */
  standing: boolean;
  identity: string;
  invoiceKey: string | null;
  firstConfirmation: { by: Types.ObjectId; at: Date } | null;
  confirmation: Confirmation | null;
  dispute: { reason: string; at: Date } | null;
  assignment: Assignment | null;
  /** Its entry in the register, and for which assignment. */
  registration: { number: string; at: Date; key: string } | null;
  /** The anchor was told that it is due. */
  dueTold: boolean;
  timeline: TimelineRow[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const { ObjectId, Mixed } = Schema.Types;

const schema = new Schema<ReceivableDocument>(
  {
    supplierId: { type: ObjectId, required: true },
    anchorId: { type: ObjectId, required: true },
    parties: { type: [ObjectId], required: true },
    contractNo: { type: String, required: true },
    invoiceCode: { type: String, default: '' },
    invoiceNumber: { type: String, default: '' },
    amountFen: { type: Number, required: true },
    issuedOn: { type: String, required: true },
    dueOn: { type: String, required: true },
    uploadedBy: { type: String, required: true },
    state: { type: String, required: true },
    standing: { type: Boolean, required: true },
    identity: { type: String, required: true },
    invoiceKey: { type: String, default: null },
    firstConfirmation: { type: Mixed, default: null },
    confirmation: { type: Mixed, default: null },
    dispute: { type: Mixed, default: null },
    assignment: { type: Mixed, default: null },
    registration: { type: Mixed, default: null },
    dueTold: { type: Boolean, default: false },
    timeline: { type: [Mixed], default: [] } as never,
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
// Of all uploads of one receivable, by either side, this index lets one in.
schema.index(
  { identity: 1 },
  { unique: true, partialFilterExpression: { standing: true }, name: 'oneOfIdentity' },
);
// And one invoice stands on one receivable, whatever amount is said.
schema.index(
  { supplierId: 1, invoiceKey: 1 },
  {
    unique: true,
    // Said so that looking up invoices can use it; a filter of types would only ever guard.
    partialFilterExpression: { standing: true, invoiceKey: { $gt: '' } },
    name: 'oneOfInvoice',
  },
);
// Lists.
schema.index({ parties: 1, updatedAt: -1, _id: -1 });
schema.index({ parties: 1, state: 1, updatedAt: -1, _id: -1 });
// What may be financed.
schema.index({ supplierId: 1, state: 1, dueOn: 1 });
schema.index({ anchorId: 1, state: 1 });
// What a financing or a bill holds.
schema.index(
  { 'assignment.kind': 1, 'assignment.id': 1 },
  { partialFilterExpression: { 'assignment.kind': { $exists: true } } },
);
// The job.
schema.index({ dueTold: 1, state: 1, dueOn: 1 });

export const Receivable = mongoose.model<ReceivableDocument>('Receivable', schema, 'receivables');
