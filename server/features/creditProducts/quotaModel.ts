import mongoose, { Schema, type Types } from 'mongoose';
import type { QuotaMoveKind } from '../../../shared/schemas/quota.ts';

/** A bank's special quota (专项授信): a sum set apart for firms of a chain, or an anchor's suppliers. */
export interface QuotaDocument {
  _id: Types.ObjectId;
  bankId: Types.ObjectId;
  name: string;
  /** One of the two. */
  chain: string | null;
  anchorId: Types.ObjectId | null;
  productIds: Types.ObjectId[];
  totalFen: number;
  /** Promised by offers that stand. */
  reservedFen: number;
  /** Drawn. */
  usedFen: number;
  greenChannel: boolean;
  /** YYYY-MM-DD. */
  validFrom: string;
  validUntil: string;
  /** Counts each change of its terms, for If-Match; what is reserved and used does not count. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** One move of a quota's money, never changed again; the moves add up to the quota's counters. */
export interface QuotaMoveDocument {
  _id: Types.ObjectId;
  quotaId: Types.ObjectId;
  applicationId: Types.ObjectId;
  /** The application's moves in order, from 1: of two at once, the unique index lets one in. */
  seq: number;
  kind: QuotaMoveKind;
  fen: number;
  at: Date;
}

const { ObjectId } = Schema.Types;

const quota = new Schema<QuotaDocument>(
  {
    bankId: { type: ObjectId, required: true },
    name: { type: String, required: true },
    chain: { type: String, default: null },
    anchorId: { type: ObjectId, default: null },
    productIds: { type: [ObjectId], required: true },
    totalFen: { type: Number, required: true },
    reservedFen: { type: Number, default: 0 },
    usedFen: { type: Number, default: 0 },
    greenChannel: { type: Boolean, default: false },
    validFrom: { type: String, required: true },
    validUntil: { type: String, required: true },
    version: { type: Number, default: 0 },
  },
  { timestamps: true },
);
quota.index({ bankId: 1, _id: -1 });
// Those a product may draw on.
quota.index({ productIds: 1 });
// Those for a firm's chains, or for what it has from an anchor.
quota.index({ chain: 1, validUntil: 1 });
quota.index({ anchorId: 1, validUntil: 1 });

const move = new Schema<QuotaMoveDocument>({
  quotaId: { type: ObjectId, required: true },
  applicationId: { type: ObjectId, required: true },
  seq: { type: Number, required: true },
  kind: { type: String, required: true },
  fen: { type: Number, required: true },
  at: { type: Date, required: true },
});
move.index({ applicationId: 1, seq: 1 }, { unique: true });
move.index({ quotaId: 1 });

export const Quota = mongoose.model<QuotaDocument>('Quota', quota, 'quotas');
export const QuotaMove = mongoose.model<QuotaMoveDocument>('QuotaMove', move, 'quotaMoves');
