import mongoose, { Schema, type Types } from 'mongoose';
import { dateOf } from '../../../../shared/localTime.ts';

/** What is entered in the register: one assignment of one receivable. */
export interface RegisterEntry {
  /** The same each time it is asked for, so that asking twice enters it once. */
  key: string;
  receivableId: Types.ObjectId;
  supplierId: Types.ObjectId;
  anchorId: Types.ObjectId;
  amountFen: number;
  dueOn: string;
}

/**
 * 动产融资统一登记公示系统 (国务院关于实施动产和权利担保统一登记的决定, 国发〔2020〕18号): who registers first goes first.
 * Both calls may be repeated; `cancel` of what is not there is no error.
 */
export interface RegisterPort {
  register: (entry: RegisterEntry) => Promise<{ number: string; at: Date }>;
  cancel: (number: string) => Promise<void>;
}

interface RegisterRecordDocument {
  _id: Types.ObjectId;
  key: string;
  number: string;
  entry: Omit<RegisterEntry, 'key'>;
  at: Date;
  cancelledAt: Date | null;
}

const schema = new Schema<RegisterRecordDocument>({
  key: { type: String, required: true, unique: true },
  number: { type: String, required: true, unique: true },
  entry: { type: Schema.Types.Mixed, required: true },
  at: { type: Date, required: true },
  cancelledAt: { type: Date, default: null },
});
const RegisterRecord = mongoose.model<RegisterRecordDocument>('RegisterRecord', schema, 'registerRecords');

/** For development: a numbered record in the platform's own data. It has no effect in law. */
export const platformRegister: RegisterPort = {
  async register({ key, ...entry }) {
    const at = new Date();
    const _id = new mongoose.Types.ObjectId();
    const number = `PT${dateOf(at).replaceAll('-', '')}${String(_id).toUpperCase()}`;
    const record = await RegisterRecord.findOneAndUpdate(
      { key },
      { $setOnInsert: { _id, number, entry, at, cancelledAt: null } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    return { number: record!.number, at: record!.at };
  },
  async cancel(number) {
    await RegisterRecord.updateOne({ number, cancelledAt: null }, { $set: { cancelledAt: new Date() } });
  },
};
