import mongoose, { Schema, type Types } from 'mongoose';
import type {
  IntroductionSide,
  IntroductionState,
  IntroductionStep,
  Meeting,
} from '../../../shared/schemas/introduction.ts';

export interface TimelineRow {
  at: Date;
  step: IntroductionStep | 'nextStep' | 'demandEnded';
  /** Null for what the platform did. */
  side: IntroductionSide | null;
  personId: Types.ObjectId | null;
  note: string;
  amountFen: number | null;
}

export interface NextStep {
  text: string;
  /** YYYY-MM-DD. */
  due: string;
  ownerId: Types.ObjectId;
  /** For which side the owner was named. */
  organisationId: Types.ObjectId;
}

/** One pair brought together over one demand. */
export interface IntroductionDocument {
  _id: Types.ObjectId;
  demandId: Types.ObjectId;
  /** As it was called when the introduction was asked for. */
  demandTitle: string;
  buyerId: Types.ObjectId;
  supplierId: Types.ObjectId;
  /** Both, for finding one's own. */
  parties: Types.ObjectId[];
  startedBy: IntroductionSide;
  startedById: Types.ObjectId;
  state: IntroductionState;
  /** Whether it is under way: a pair has at most one such for a demand. */
  open: boolean;
  /** The demand's buyer was unnamed when it was asked for. */
  anonymous: boolean;
  message: string;
  reason: string;
  requestedAt: Date;
  expiresAt: Date;
  /** When the asked side is reminded; null once done or answered. */
  remindAt: Date | null;
  acceptedAt: Date | null;
  meeting: Meeting | null;
  intentFen: number | null;
  contractFen: number | null;
  landedFen: number | null;
  nextStep: NextStep | null;
  /** The due day its owner was reminded of. */
  nextStepToldFor: string | null;
  conversationId: Types.ObjectId | null;
  timeline: TimelineRow[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const { ObjectId, Mixed } = Schema.Types;

const schema = new Schema<IntroductionDocument>(
  {
    demandId: { type: ObjectId, required: true },
    demandTitle: { type: String, required: true },
    buyerId: { type: ObjectId, required: true },
    supplierId: { type: ObjectId, required: true },
    parties: { type: [ObjectId], required: true },
    startedBy: { type: String, required: true },
    startedById: { type: ObjectId, required: true },
    state: { type: String, required: true },
    open: { type: Boolean, required: true },
    anonymous: { type: Boolean, default: false },
    message: { type: String, default: '' },
    reason: { type: String, default: '' },
    requestedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    remindAt: { type: Date, default: null },
    acceptedAt: { type: Date, default: null },
    meeting: { type: Mixed, default: null },
    intentFen: { type: Number, default: null },
    contractFen: { type: Number, default: null },
    landedFen: { type: Number, default: null },
    nextStep: { type: Mixed, default: null },
    nextStepToldFor: { type: String, default: null },
    conversationId: { type: ObjectId, default: null },
    timeline: { type: [Mixed], default: [] } as never,
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
// Of all requests for one pair and demand, from either side, this index lets one in.
schema.index(
  { demandId: 1, supplierId: 1, buyerId: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: 'oneOpen' },
);
// The board.
schema.index({ parties: 1, updatedAt: -1, _id: -1 });
schema.index({ parties: 1, state: 1, updatedAt: -1, _id: -1 });
// Figures of firms, and ties to demands.
schema.index({ supplierId: 1, demandId: 1 });
// The jobs.
schema.index({ state: 1, expiresAt: 1 });
schema.index({ remindAt: 1 }, { partialFilterExpression: { remindAt: { $type: 'date' } } });
schema.index({ 'nextStep.due': 1 }, { partialFilterExpression: { 'nextStep.due': { $type: 'string' } } });

export const Introduction = mongoose.model<IntroductionDocument>('Introduction', schema, 'introductions');
