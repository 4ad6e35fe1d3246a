import mongoose, { Schema, type Types } from 'mongoose';
import type { BillMovement, BillPassing, BillState, PieceState } from '../../../shared/schemas/bill.ts';
import type { Account, Discount, Quote } from './domain/index.ts';

/** A bill an anchor issued against a receivable it confirmed. */
export interface BillDocument {
  _id: Types.ObjectId;
  number: string;
  issuerId: Types.ObjectId;
  /** The supplier it was issued to. */
  firstHolderId: Types.ObjectId;
  receivableId: Types.ObjectId;
  amountFen: number;
  /** YYYY-MM-DD. */
  issuedOn: string;
  dueOn: string;
  state: BillState;
  cancelAskedBy: Types.ObjectId | null;
  /** The issuer was told that it is due. */
  dueTold: boolean;
  /** How many movements its ledger has: each change of a bill counts on here, so that no two can be made of one state. */
  seq: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface StoredOffer {
  kind: BillPassing;
  toId: Types.ObjectId;
  note: string;
  at: Date;
  quote: Quote | null;
}

export interface PieceDocument {
  _id: Types.ObjectId;
  billId: Types.ObjectId;
  parentId: Types.ObjectId | null;
  how: BillMovement;
  holderId: Types.ObjectId;
  fromId: Types.ObjectId;
  amountFen: number;
  state: PieceState;
  gone: BillMovement | null;
  offer: StoredOffer | null;
  since: Date;
}

/** One transaction of the ledger. Never changed, never deleted. */
export interface EntryDocument {
  _id: Types.ObjectId;
  billId: Types.ObjectId;
  seq: number;
  kind: BillMovement;
  lines: { account: Account; pieceId: Types.ObjectId | null; fen: number }[];
  discount: Discount | null;
  at: Date;
  organisationId: Types.ObjectId;
  personId: Types.ObjectId;
}

const { ObjectId, Mixed } = Schema.Types;

const billSchema = new Schema<BillDocument>(
  {
    number: { type: String, required: true, unique: true },
    issuerId: { type: ObjectId, required: true },
    firstHolderId: { type: ObjectId, required: true },
    receivableId: { type: ObjectId, required: true },
    amountFen: { type: Number, required: true },
    issuedOn: { type: String, required: true },
    dueOn: { type: String, required: true },
    state: { type: String, required: true },
    cancelAskedBy: { type: ObjectId, default: null },
    dueTold: { type: Boolean, default: false },
    seq: { type: Number, default: 1 },
    version: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
);
billSchema.index({ issuerId: 1, dueOn: 1, _id: 1 });
// The job.
billSchema.index({ state: 1, dueTold: 1, dueOn: 1 });
// A receivable carries one bill that lives or was paid.
billSchema.index(
  { receivableId: 1 },
  { unique: true, partialFilterExpression: { state: { $in: ['active', 'settled'] } }, name: 'oneBill' },
);

const pieceSchema = new Schema<PieceDocument>(
  {
    billId: { type: ObjectId, required: true },
    parentId: { type: ObjectId, default: null },
    how: { type: String, required: true },
    holderId: { type: ObjectId, required: true },
    fromId: { type: ObjectId, required: true },
    amountFen: { type: Number, required: true, min: 1 },
    state: { type: String, required: true },
    gone: { type: String, default: null },
    offer: { type: Mixed, default: null },
    since: { type: Date, required: true },
  },
  { minimize: false },
);
pieceSchema.index({ billId: 1, state: 1 });
// The chain of holders, in the order it grew.
pieceSchema.index({ billId: 1, _id: 1 });
pieceSchema.index({ holderId: 1, billId: 1 });
pieceSchema.index({ 'offer.toId': 1, billId: 1 }, { partialFilterExpression: { state: 'offered' } });

const entrySchema = new Schema<EntryDocument>(
  {
    billId: { type: ObjectId, required: true },
    seq: { type: Number, required: true },
    kind: { type: String, required: true },
    lines: { type: [Mixed], required: true } as never,
    discount: { type: Mixed, default: null },
    at: { type: Date, required: true },
    organisationId: { type: ObjectId, required: true },
    personId: { type: ObjectId, required: true },
  },
  { minimize: false },
);
// Of two movements made of one state of a bill, this lets one in.
entrySchema.index({ billId: 1, seq: 1 }, { unique: true });

export const Bill = mongoose.model<BillDocument>('Bill', billSchema, 'bills');
export const BillPiece = mongoose.model<PieceDocument>('BillPiece', pieceSchema, 'billPieces');
export const BillEntry = mongoose.model<EntryDocument>('BillEntry', entrySchema, 'billEntries');
