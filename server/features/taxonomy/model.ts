import mongoose, { Schema } from 'mongoose';
import type { ChainSeed } from '../../../shared/taxonomy/types.ts';

export interface ChainDocument {
  /** The chain's code. */
  _id: string;
  order: number;
  name: ChainSeed['name'];
  segments: ChainSeed['segments'];
  version: number;
}

const schema = new Schema<ChainDocument>(
  {
    _id: { type: String, required: true },
    order: { type: Number, required: true },
    name: { type: Schema.Types.Mixed, required: true },
    segments: { type: Schema.Types.Mixed, required: true },
    version: { type: Number, default: 0 },
  },
  { minimize: false },
);
export const ChainRow = mongoose.model<ChainDocument>('Chain', schema, 'chains');
