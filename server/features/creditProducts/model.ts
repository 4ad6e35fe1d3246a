import mongoose, { Schema, type Types } from 'mongoose';
import type { CreditProductContent, ProductStatus } from '../../../shared/schemas/creditProduct.ts';

/** What a bank offers. `content` is what its own people work on; others see what was published of it. */
export interface CreditProductDocument {
  _id: Types.ObjectId;
  bankId: Types.ObjectId;
  status: ProductStatus;
  content: CreditProductContent;
  /** Whether the content was changed since it was published. */
  unpublished: boolean;
  /** The number of the content published last; 0 where none was. */
  publishedVersion: number;
  /** The last day of what was published, for telling the bank in time. */
  publishedUntil: string | null;
  /** The last day the bank was told of. */
  toldUntil: string | null;
  /** Counts each change, for If-Match. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Content as it was published, never changed again: an application keeps the one it was made under. */
export interface ProductVersionDocument {
  _id: Types.ObjectId;
  productId: Types.ObjectId;
  bankId: Types.ObjectId;
  version: number;
  content: CreditProductContent;
  publishedAt: Date;
  publishedBy: Types.ObjectId;
}

/** Loan prime rates the administrator entered, by their day. */
export interface LprDocument {
  /** YYYY-MM-DD. */
  _id: string;
  oneYearBp: number;
  fiveYearBp: number;
}

const { ObjectId, Mixed } = Schema.Types;

const product = new Schema<CreditProductDocument>(
  {
    bankId: { type: ObjectId, required: true },
    status: { type: String, required: true },
    content: { type: Mixed, required: true },
    unpublished: { type: Boolean, default: true },
    publishedVersion: { type: Number, default: 0 },
    publishedUntil: { type: String, default: null },
    toldUntil: { type: String, default: null },
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
// A bank's own, latest first, and by status.
product.index({ bankId: 1, _id: -1 });
product.index({ bankId: 1, status: 1, _id: -1 });
// All that are on offer, and those whose last day comes near.
product.index({ status: 1, publishedUntil: 1 });

const productVersion = new Schema<ProductVersionDocument>(
  {
    productId: { type: ObjectId, required: true },
    bankId: { type: ObjectId, required: true },
    version: { type: Number, required: true },
    content: { type: Mixed, required: true },
    publishedAt: { type: Date, required: true },
    publishedBy: { type: ObjectId, required: true },
  },
  { minimize: false },
);
productVersion.index({ productId: 1, version: 1 }, { unique: true });

const lpr = new Schema<LprDocument>({
  _id: { type: String, required: true },
  oneYearBp: { type: Number, required: true },
  fiveYearBp: { type: Number, required: true },
});

export const CreditProduct = mongoose.model<CreditProductDocument>(
  'CreditProduct',
  product,
  'creditProducts',
);
export const CreditProductVersion = mongoose.model<ProductVersionDocument>(
  'CreditProductVersion',
  productVersion,
  'creditProductVersions',
);
export const Lpr = mongoose.model<LprDocument>('Lpr', lpr, 'lprRates');
