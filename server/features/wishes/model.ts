import mongoose, { Schema, type Types } from 'mongoose';
import type { WishLevel } from '../../../shared/schemas/schedule.ts';

/** What an organisation said of one participant; a person null: whoever of it suits. */
export interface Wish {
  /** A registration. */
  to: Types.ObjectId;
  toPerson: Types.ObjectId | null;
  fromPerson: Types.ObjectId | null;
  level: WishLevel;
}

/**
 * All wishes of one registration in one document: its limits hold however many wish at once, and a whole event's are
 * read in one go.
 */
export interface WishListDocument {
  /** The registration's. */
  _id: Types.ObjectId;
  eventId: Types.ObjectId;
  wishes: Wish[];
  version: number;
}

const { ObjectId, Mixed } = Schema.Types;

const schema = new Schema<WishListDocument>(
  {
    _id: { type: ObjectId, required: true },
    eventId: { type: ObjectId, required: true },
    wishes: { type: [Mixed], default: [] } as never,
    version: { type: Number, default: 0 },
  },
  { minimize: false, versionKey: false },
);
schema.index({ eventId: 1 });

export const WishList = mongoose.model<WishListDocument>('WishList', schema, 'eventWishLists');
