import mongoose from 'mongoose';
import type { z } from 'zod';
import {
  RECEIVABLE_STATES,
  type receivableList,
  type receivableQuery,
  type ReceivableState,
} from '../../../shared/schemas/receivable.ts';
import { afterInstant, literally, pageAfter } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import { presentAll } from './present.ts';

const { ObjectId } = mongoose.Types;

/** One's receivables, latest change first, with counts and sums by state (of those asked for otherwise). */
export async function listReceivables(
  actor: MemberActor,
  query: z.output<typeof receivableQuery>,
): Promise<z.input<typeof receivableList>> {
  const own = new ObjectId(actor.organisationId);
  const words = query.q && new RegExp(literally(query.q), 'i');
  const base = {
    parties: own,
    ...(query.side ? { [query.side === 'supplier' ? 'supplierId' : 'anchorId']: own } : {}),
    ...(words ? { $and: [{ $or: [{ contractNo: words }, { invoiceNumber: words }] }] } : {}),
  };
  const [rows, counted] = await Promise.all([
    Receivable.find({
      ...base,
      ...(query.state ? { state: { $in: query.state } } : {}),
      ...afterInstant('updatedAt', query.cursor),
    })
      .sort({ updatedAt: -1, _id: -1 })
      .limit(query.limit + 1)
      .lean<ReceivableDocument[]>(),
    Receivable.aggregate<{ _id: ReceivableState; count: number; fen: number }>([
      { $match: base },
      { $group: { _id: '$state', count: { $sum: 1 }, fen: { $sum: '$amountFen' } } },
    ]),
  ]);
  const page = pageAfter(rows, query.limit, (row) => [row.updatedAt.getTime(), String(row._id)]);
  const totals = new Map(counted.map(({ _id, count, fen }) => [_id, { count, fen }]));
  return {
    items: await presentAll(actor, page.items),
    nextCursor: page.nextCursor,
    totals: Object.fromEntries(
      RECEIVABLE_STATES.map((state) => [state, totals.get(state) ?? { count: 0, fen: 0 }]),
    ) as Record<ReceivableState, { count: number; fen: number }>,
  };
}
