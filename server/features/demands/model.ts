import { randomBytes } from 'node:crypto';
import mongoose, { Schema, type Types } from 'mongoose';
import type { DemandInput, DemandStatus } from '../../../shared/schemas/demand.ts';
import type { FileReference } from '../../../shared/schemas/firm.ts';

/** What a firm wants to buy or have made; its content as it was typed, its life, and its files. */
export interface DemandDocument {
  _id: Types.ObjectId;
  /** The buyer. */
  organisationId: Types.ObjectId;
  content: DemandInput;
  status: DemandStatus;
  statusNote: string;
  openedAt: Date | null;
  attachments: FileReference[];
  /** The buyer's own number of it, from an import: the same number is the same demand. */
  externalCode?: string;
  /** Counts each change, for If-Match. */
  version: number;
  /** Counts what took effect while it was open and must not follow its end: see `holdOpen`. */
  held?: number;
  createdAt: Date;
  updatedAt: Date;
}

/**
 * Ids of demands are wholly random. An ordinary ObjectId has the second and a running number in it: unnamed buyers'
 * demands of one import would stand side by side, and be known as one buyer's by that.
 */
const unguessable = (): Types.ObjectId => new mongoose.Types.ObjectId(randomBytes(12));

const schema = new Schema<DemandDocument>(
  {
    _id: { type: Schema.Types.ObjectId, default: unguessable },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    status: { type: String, required: true },
    statusNote: { type: String, default: '' },
    openedAt: { type: Date, default: null },
    attachments: { type: [Schema.Types.Mixed], default: [] } as never,
    externalCode: { type: String },
    version: { type: Number, default: 0 },
    held: Number,
  },
  { timestamps: true, minimize: false },
);
// A buyer's own, latest first, and by status.
schema.index({ organisationId: 1, createdAt: -1, _id: -1 });
schema.index({ organisationId: 1, status: 1, createdAt: -1, _id: -1 });
// The newest open ones, where the search engine is away.
schema.index({ status: 1, openedAt: -1, _id: -1 });
// The expiry job.
schema.index({ status: 1, 'content.openUntil': 1 });
schema.index(
  { organisationId: 1, externalCode: 1 },
  { unique: true, partialFilterExpression: { externalCode: { $type: 'string' } } },
);

export const Demand = mongoose.model<DemandDocument>('Demand', schema, 'demands');
