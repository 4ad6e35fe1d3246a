import mongoose, { Schema, type Types } from 'mongoose';
import type { Pause } from '../../../shared/finance/workingTime.ts';
import type {
  ApplicationSide,
  ApplicationState,
  ApplicationStep,
  DeclineReason,
  OfferInput,
  PromiseName,
} from '../../../shared/schemas/creditApplication.ts';
import type { ProductKind } from '../../../shared/finance/codes.ts';
import type { FileReference } from '../../../shared/schemas/firm.ts';
import type { Clocks } from './domain.ts';

export interface ApplicationTimelineRow {
  at: Date;
  step: ApplicationStep;
  /** Null for what the platform did. */
  side: ApplicationSide | null;
  personId: Types.ObjectId | null;
  note: string;
  amountFen: number | null;
}

export interface RequestedDocument {
  name: string;
  note: string;
  file: FileReference | null;
}

export type StoredOffer = Omit<OfferInput, 'onQuota'> & {
  /** The special quota that is held for it. */
  quotaId: Types.ObjectId | null;
  offeredAt: Date;
};

/** One need put to one product. */
export interface ApplicationDocument {
  _id: Types.ObjectId;
  /** What was put to several products at once has one number. */
  batchId: Types.ObjectId;
  needId: Types.ObjectId;
  productId: Types.ObjectId;
  productVersion: number;
  productName: string;
  productKind: ProductKind;
  bankId: Types.ObjectId;
  applicantId: Types.ObjectId;
  state: ApplicationState;
  /** Whether it is under way: a need has one such for each product. */
  open: boolean;
  /** Whether its offer was accepted: a need has one such. */
  won: boolean;
  amountFen: number;
  termMonths: number;
  assigneeId: Types.ObjectId | null;
  greenChannel: boolean;
  /** The special quota that was for the firm as it applied. */
  quotaId: Types.ObjectId | null;
  /** Receivables that could be financed as it applied: they are assigned with the acceptance. */
  receivableIds: Types.ObjectId[];
  clocks: Clocks;
  pauses: Pause[];
  /** What the jobs wait for; null where no clock runs. Times are null once told. */
  watch: { promise: PromiseName; warnAt: Date | null; dueAt: Date | null } | null;
  /** Since when no consent stands by which the bank may see the firm. */
  consentEndedAt: Date | null;
  requestedDocuments: RequestedDocument[];
  offer: StoredOffer | null;
  acceptedAt: Date | null;
  drawdown: { amountFen: number; on: string } | null;
  followUps: { on: string; note: string; at: Date }[];
  cause: DeclineReason | null;
  reason: string;
  conversationId: Types.ObjectId;
  timeline: ApplicationTimelineRow[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const { ObjectId, Mixed } = Schema.Types;

const schema = new Schema<ApplicationDocument>(
  {
    batchId: { type: ObjectId, required: true },
    needId: { type: ObjectId, required: true },
    productId: { type: ObjectId, required: true },
    productVersion: { type: Number, required: true },
    productName: { type: String, required: true },
    productKind: { type: String, required: true },
    bankId: { type: ObjectId, required: true },
    applicantId: { type: ObjectId, required: true },
    state: { type: String, required: true },
    open: { type: Boolean, required: true },
    won: { type: Boolean, default: false },
    amountFen: { type: Number, required: true },
    termMonths: { type: Number, required: true },
    assigneeId: { type: ObjectId, default: null },
    greenChannel: { type: Boolean, default: false },
    quotaId: { type: ObjectId, default: null },
    receivableIds: { type: [ObjectId], default: [] },
    clocks: { type: Mixed, required: true },
    pauses: { type: [Mixed], default: [] } as never,
    watch: { type: Mixed, default: null },
    consentEndedAt: { type: Date, default: null },
    requestedDocuments: { type: [Mixed], default: [] } as never,
    offer: { type: Mixed, default: null },
    acceptedAt: { type: Date, default: null },
    drawdown: { type: Mixed, default: null },
    followUps: { type: [Mixed], default: [] } as never,
    cause: { type: String, default: null },
    reason: { type: String, default: '' },
    conversationId: { type: ObjectId, required: true },
    timeline: { type: [Mixed], default: [] } as never,
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
// Of all that put one need to one product at once, this index lets one in.
schema.index(
  { needId: 1, productId: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: 'oneOpen' },
);
// And of all acceptances for one need, this one.
schema.index({ needId: 1 }, { unique: true, partialFilterExpression: { won: true }, name: 'oneWon' });
schema.index({ needId: 1, bankId: 1 });
schema.index({ batchId: 1 });
// The board and the firm's list.
schema.index({ bankId: 1, updatedAt: -1, _id: -1 });
schema.index({ applicantId: 1, updatedAt: -1, _id: -1 });
schema.index({ bankId: 1, state: 1, updatedAt: -1, _id: -1 });
// The jobs.
schema.index({ 'watch.warnAt': 1 }, { partialFilterExpression: { 'watch.warnAt': { $type: 'date' } } });
schema.index({ 'watch.dueAt': 1 }, { partialFilterExpression: { 'watch.dueAt': { $type: 'date' } } });
schema.index({ state: 1, 'offer.validUntil': 1 });
schema.index({ consentEndedAt: 1, open: 1 });
// Figures of a period.
schema.index({ 'offer.offeredAt': 1 }, { sparse: true });
schema.index({ 'drawdown.on': 1 }, { sparse: true });
schema.index({ createdAt: 1 });
// Files that answer requests.
schema.index({ 'requestedDocuments.file.id': 1 }, { sparse: true });

export const CreditApplication = mongoose.model<ApplicationDocument>(
  'CreditApplication',
  schema,
  'creditApplications',
);
