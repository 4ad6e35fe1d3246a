import mongoose, { Schema, type Types } from 'mongoose';
import type { DismissalReason } from '../../../shared/schemas/match.ts';
import type { FirmFacts } from './domain/facts.ts';
import type { DismissalFacts } from './domain/learning.ts';

/** The side of a pair that is told something, or says something. */
export type Side = 'buyer' | 'supplier';

/** What of a firm can be worked out ahead of any demand: all but its record and load, which change daily. */
export type PreparedFacts = Omit<FirmFacts, 'record' | 'recentNotices'>;

/** A firm as matching reads it, derived from its organisation; it can be deleted and made again. */
export interface MatchFirmDocument {
  _id: Types.ObjectId;
  /** The organisation's version it was made from. */
  version: number;
  /** New each time the facts are written: who kept facts of this making has them still. */
  made: Types.ObjectId;
  facts: PreparedFacts;
  /** Its place in an order that favours nobody; see lot.ts. */
  lot: number;
  /** Concepts it can serve. */
  concepts: string[];
  /** Segments it stands in or its concepts belong to. */
  segments: string[];
}

const matchFirmSchema = new Schema<MatchFirmDocument>(
  {
    version: { type: Number, required: true },
    made: { type: Schema.Types.ObjectId, required: true },
    facts: { type: Schema.Types.Mixed, required: true },
    lot: { type: Number, required: true },
    concepts: { type: [String], default: [] },
    segments: { type: [String], default: [] },
  },
  { minimize: false, versionKey: false },
);
matchFirmSchema.index({ concepts: 1, lot: 1 });
matchFirmSchema.index({ segments: 1, lot: 1 });
export const MatchFirm = mongoose.model<MatchFirmDocument>('MatchFirm', matchFirmSchema, 'matchFirms');

/** “Not for me”, of one side about one pair. */
export interface DismissalDocument {
  _id: Types.ObjectId;
  side: Side;
  demandId: Types.ObjectId;
  firmId: Types.ObjectId;
  /** The organisation whose answer it is. */
  organisationId: Types.ObjectId;
  reason: DismissalReason;
  note: string;
  /** What was in view when it was said: what is learned from it stays the same though the two change. */
  view: Omit<DismissalFacts, 'reason'>;
  at: Date;
}

const dismissalSchema = new Schema<DismissalDocument>(
  {
    side: { type: String, required: true },
    demandId: { type: Schema.Types.ObjectId, required: true },
    firmId: { type: Schema.Types.ObjectId, required: true },
    organisationId: { type: Schema.Types.ObjectId, required: true },
    reason: { type: String, required: true },
    note: { type: String, default: '' },
    view: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
  },
  { minimize: false },
);
dismissalSchema.index({ demandId: 1, firmId: 1, side: 1 }, { unique: true });
dismissalSchema.index({ organisationId: 1, side: 1, at: -1 });
// What a firm said of demands.
dismissalSchema.index({ firmId: 1, side: 1, at: 1, _id: 1 });
export const Dismissal = mongoose.model<DismissalDocument>(
  'MatchDismissal',
  dismissalSchema,
  'matchDismissals',
);

/** That a side was told of a pair, or had it before its eyes: it is not told again. */
export interface MatchNoticeDocument {
  _id: Types.ObjectId;
  demandId: Types.ObjectId;
  firmId: Types.ObjectId;
  side: Side;
  score: number;
  at: Date;
}

const noticeSchema = new Schema<MatchNoticeDocument>({
  demandId: { type: Schema.Types.ObjectId, required: true },
  firmId: { type: Schema.Types.ObjectId, required: true },
  side: { type: String, required: true },
  score: { type: Number, required: true },
  at: { type: Date, required: true },
});
noticeSchema.index({ demandId: 1, firmId: 1, side: 1 }, { unique: true });
// How many a firm was told of lately.
noticeSchema.index({ firmId: 1, side: 1, at: -1 });
export const MatchNotice = mongoose.model<MatchNoticeDocument>('MatchNotice', noticeSchema, 'matchNotices');

/** When an organisation is told of new matches; without a row, the defaults hold. */
export interface MatchSettingsDocument {
  /** The organisation. */
  _id: Types.ObjectId;
  notify: boolean;
  threshold: number;
  version: number;
}

const settingsSchema = new Schema<MatchSettingsDocument>({
  notify: { type: Boolean, required: true },
  threshold: { type: Number, required: true },
  version: { type: Number, required: true },
});
export const MatchSettings = mongoose.model<MatchSettingsDocument>(
  'MatchSettings',
  settingsSchema,
  'matchSettings',
);
