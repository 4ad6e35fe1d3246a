import mongoose, { type PipelineStage, type QueryFilter } from 'mongoose';
import type { z } from 'zod';
import type { billRoutes } from '../../../shared/api/bills.ts';
import type { Bill as Shown, billTotals } from '../../../shared/schemas/bill.ts';
import { decodeCursor, pageAfter, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { Organisation } from '../organisations/index.ts';
import { Bill, BillPiece, type BillDocument, type PieceDocument } from './model.ts';
import { knownPieces } from './policy.ts';
import { awaitsAnswer, presentAll } from './present.ts';

const { ObjectId } = mongoose.Types;

type Query = z.output<(typeof billRoutes)['GET /bills']['query']>;
type Totals = z.output<typeof billTotals>;

/** Pieces that are held still, or were when the bill was paid. */
const KEPT: QueryFilter<PieceDocument> = { $or: [{ state: { $ne: 'gone' } }, { gone: 'settle' }] };

/** Which bills one stands to in some way. */
async function standing(
  own: mongoose.Types.ObjectId,
  side: Query['side'],
): Promise<QueryFilter<BillDocument>> {
  if (side === 'issued') return { issuerId: own };
  if (side === 'offered') {
    return { _id: { $in: await BillPiece.distinct('billId', { state: 'offered', 'offer.toId': own }) } };
  }
  const kept = await BillPiece.distinct('billId', { holderId: own, ...KEPT });
  if (side === 'held') return { _id: { $in: kept } };
  return { _id: { $in: await BillPiece.distinct('billId', { holderId: own, billId: { $nin: kept } }) } };
}

/** What one holds and owes of all active bills, and how much waits for one’s answer. */
async function totalsOf(own: mongoose.Types.ObjectId, today: string): Promise<Totals> {
  const sum = async (model: typeof Bill | typeof BillPiece, match: PipelineStage.Match['$match']) => {
    const [found] = await (model as typeof Bill).aggregate<{ fen: number }>([
      { $match: match },
      { $group: { _id: null, fen: { $sum: '$amountFen' } } },
    ]);
    return found?.fen ?? 0;
  };
  const offered = await BillPiece.find({
    state: 'offered',
    $or: [{ 'offer.toId': own }, { holderId: own }],
  }).lean<PieceDocument[]>();
  const open = await Bill.distinct('_id', {
    _id: { $in: offered.map(({ billId }) => billId) },
    state: 'active',
    dueOn: { $gt: today },
  });
  const live = new Set(open.map(String));
  return {
    heldFen: await sum(BillPiece, { holderId: own, state: { $ne: 'gone' } }),
    issuedFen: await sum(Bill, { issuerId: own, state: 'active' }),
    toAnswer: offered.filter(
      (piece) => live.has(String(piece.billId)) && awaitsAnswer(piece, String(own), today),
    ).length,
  };
}

/** Bills one stands to in some way, soonest due first. */
export async function listBills(
  actor: MemberActor,
  query: Query,
  today: string,
): Promise<Page<Shown> & { totals: Totals }> {
  const own = new ObjectId(actor.organisationId);
  const place: QueryFilter<BillDocument> = {};
  if (query.cursor) {
    const [dueOn, _id] = decodeCursor(query.cursor, ['string', 'id']);
    if (!/^\d{4}-\d\d-\d\d$/.test(dueOn)) throw new ProblemError('request.badCursor');
    place.$or = [{ dueOn: { $gt: dueOn } }, { dueOn, _id: { $gt: _id } }];
  }
  const states = query.state ? { state: { $in: query.state } } : {};
  const rows = await Bill.find({ $and: [await standing(own, query.side), states, place] })
    .sort({ dueOn: 1, _id: 1 })
    .limit(query.limit + 1)
    .lean<BillDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [row.dueOn, String(row._id)]);
  const pieces = await BillPiece.find({
    billId: { $in: page.items.map(({ _id }) => _id) },
    $or: knownPieces(own),
  }).lean<PieceDocument[]>();
  return {
    items: await presentAll(actor, page.items, pieces, today),
    nextCursor: page.nextCursor,
    totals: await totalsOf(own, today),
  };
}

/** Banks that a piece can be offered to. */
export async function listBanks(actor: MemberActor): Promise<{ items: { id: string; name: string }[] }> {
  const rows = await Organisation.find(
    { kind: 'bank', status: 'verified', _id: { $ne: new ObjectId(actor.organisationId) } },
    { name: 1 },
  )
    .sort({ name: 1 })
    .limit(500)
    .lean();
  return { items: rows.map(({ _id, name }) => ({ id: String(_id), name })) };
}
