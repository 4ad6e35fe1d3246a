import { transact } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import type { BillFact } from './facts.ts';
import { Bill, type BillDocument } from './model.ts';

/** Tells issuers of bills that are due (`today` as YYYY-MM-DD): of each once. Safe to run in several processes. */
export async function remindOfDueBills(today: string): Promise<void> {
  const rows = await Bill.find({ state: 'active', dueTold: false, dueOn: { $lte: today } })
    .limit(1000)
    .lean<BillDocument[]>();
  for (const { _id, issuerId, amountFen } of rows) {
    await transact(async (session) => {
      const mine = await Bill.updateOne(
        { _id, state: 'active', dueTold: false },
        { $set: { dueTold: true } },
        { session, timestamps: false },
      );
      if (mine.modifiedCount === 0) return;
      const fact: BillFact = {
        ...{ organisations: [String(issuerId)], to: [String(issuerId)] },
        ...{ by: null, personId: null, amountFen },
      };
      await emit(session, 'bill.due', _id, fact);
    });
  }
}
