import mongoose from 'mongoose';
import { PROMISES } from '../../../shared/schemas/creditApplication.ts';
import { CreditApplication } from './model.ts';

export interface Kept {
  promised: number;
  kept: number;
}

/** Counts are for ranking: one a little old does no harm, and a page of matches asks for every bank. */
const BELIEVED_MS = 10_000;
const known = new Map<string, { until: number; kept: Kept }>();

/** How banks kept their promises: of the clocks that were done or missed, how many in time. Numbers alone. */
export async function promisesKept(bankIds: readonly string[]): Promise<Map<string, Kept>> {
  const now = Date.now();
  const unknown = bankIds.filter((id) => !((known.get(id)?.until ?? 0) > now));
  if (unknown.length > 0) {
    const isSet = (field: string) => ({ $eq: [{ $type: field }, 'date'] });
    const count = (condition: (name: string) => object) => ({
      $add: PROMISES.map((name) => ({ $cond: [condition(`$clocks.${name}`), 1, 0] })),
    });
    const rows = await CreditApplication.aggregate<{ _id: mongoose.Types.ObjectId } & Kept>([
      { $match: { bankId: { $in: unknown.map((id) => new mongoose.Types.ObjectId(id)) } } },
      {
        $group: {
          _id: '$bankId',
          promised: {
            $sum: count((clock) => ({ $or: [isSet(`${clock}.doneAt`), isSet(`${clock}.missedAt`)] })),
          },
          kept: {
            $sum: count((clock) => ({
              $and: [isSet(`${clock}.doneAt`), { $not: isSet(`${clock}.missedAt`) }],
            })),
          },
        },
      },
    ]);
    if (known.size > 10_000) known.clear();
    const found = new Map(rows.map(({ _id, promised, kept }) => [String(_id), { promised, kept }]));
    for (const id of unknown) {
      known.set(id, { until: now + BELIEVED_MS, kept: found.get(id) ?? { promised: 0, kept: 0 } });
    }
  }
  return new Map(bankIds.map((id) => [id, known.get(id)!.kept]));
}

/** For tests, which cannot wait. */
export const forgetPromises = (): void => known.clear();
