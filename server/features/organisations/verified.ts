import type { Types } from 'mongoose';
import type { Session } from '../../platform/db/index.ts';
import { Organisation } from './model.ts';

/** Which of these organisations are verified now. */
export async function verifiedAmong(ids: readonly (Types.ObjectId | string)[]): Promise<Set<string>> {
  const unique = [...new Set(ids.map(String))];
  if (unique.length === 0) return new Set();
  const rows = await Organisation.find({ _id: { $in: unique }, status: 'verified' }, { _id: 1 }).lean();
  return new Set(rows.map(({ _id }) => String(_id)));
}

/**
 * Which of these organisations are not verified, as this transaction takes effect. It counts in each that is, so that
 * a suspension at the same moment writes the same document and the database lets one of the two come first; a mere
 * look would let both pass.
 */
export async function holdVerified(
  session: Session,
  ids: readonly Types.ObjectId[],
): Promise<Types.ObjectId[]> {
  const missing: Types.ObjectId[] = [];
  // Always in the same order, so that two who hold the same pair do not wait for each other.
  for (const id of [...ids].sort((a, b) => (String(a) < String(b) ? -1 : 1))) {
    const held = await Organisation.updateOne(
      { _id: id, status: 'verified' },
      { $inc: { held: 1 } },
      // Nothing that is shown or searched changes.
      { session, timestamps: false },
    );
    if (held.matchedCount === 0) missing.push(id);
  }
  return missing;
}
