import mongoose from 'mongoose';
import type { z } from 'zod';
import {
  RECEIVABLE_STATES,
  type receivableList,
  type receivableQuery,
  type ReceivableState,
} from '../../../shared/schemas/receivable.ts';
import { decodeCursor, pageAfter } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import { presentAll } from './present.ts';

const { ObjectId } = mongoose.Types;

/** One's receivables, latest change first, with counts and sums by state (of those asked for otherwise). */
export async function listReceivables(
  actor: MemberActor,
  query: z.output<typeof receivableQuery>,
): Promise<z.input<typeof receivableList>> {
  const own = new ObjectId(actor.organisationId);
  const words = query.q && new RegExp(query.q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  const base = {
    parties: own,
    ...(query.side ? { [query.side === 'supplier' ? 'supplierId' : 'anchorId']: own } : {}),
    ...(words ? { $and: [{ $or: [{ contractNo: words }, { invoiceNumber: words }] }] } : {}),
  };
  const place: Record<string, unknown> = {};
  if (query.cursor) {
    const [at, id] = decodeCursor(query.cursor, ['number', 'string']);
    const updatedAt = new Date(at);
    if (Number.isNaN(updatedAt.getTime()) || !/^[0-9a-f]{24}$/.test(id))
      throw new ProblemError('request.badCursor');
    place['$or'] = [{ updatedAt: { $lt: updatedAt } }, { updatedAt, _id: { $lt: new ObjectId(id) } }];
  }
  const [rows, counted] = await Promise.all([
    Receivable.find({ ...base, ...(query.state ? { state: { $in: query.state } } : {}), ...place })
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
