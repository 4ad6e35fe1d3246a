import mongoose, { type QueryFilter } from 'mongoose';
import type { Facts } from '../../../shared/finance/facts.ts';
import { today } from '../../../shared/localTime.ts';
import type { QuotaMoveKind } from '../../../shared/schemas/quota.ts';
import type { Session } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { Quota, QuotaMove, type QuotaDocument, type QuotaMoveDocument } from './quotaModel.ts';

const { ObjectId } = mongoose.Types;

/** The share promised or drawn at which the bank is told. */
const NEARLY_FULL = 0.9;

/** A quota somebody may draw on, with what is left of it. */
export interface FittingQuota {
  id: string;
  name: string;
  greenChannel: boolean;
  leftFen: number;
}

const leftOf = (row: QuotaDocument): number => row.totalFen - row.reservedFen - row.usedFen;

/** Which quotas a firm is meant by: of its chains, or of an anchor it has a receivable from or an order of. */
function meant(facts: Facts): QueryFilter<QuotaDocument> {
  const codesOf = (value: Facts[keyof Facts]): string[] => (Array.isArray(value) ? value : []);
  const anchors = new Set([...codesOf(facts.confirmedBy), ...codesOf(facts.orderFrom)]);
  // “Any anchor” is no anchor's id.
  const ids = [...anchors].filter((id) => ObjectId.isValid(id)).map((id) => new ObjectId(id));
  return { $or: [{ chain: { $in: codesOf(facts.chain) } }, { chain: null, anchorId: { $in: ids } }] };
}

/** With a green channel first, then with the most left. */
const better = (a: QuotaDocument, b: QuotaDocument): number =>
  Number(b.greenChannel) - Number(a.greenChannel) ||
  leftOf(b) - leftOf(a) ||
  (String(a._id) < String(b._id) ? -1 : 1);

/** For each product, the quota that fits a firm best on a day; a product for which none does is not in the answer. */
export async function quotasFor(
  facts: Facts,
  day = today(),
  productIds?: readonly string[],
): Promise<Map<string, FittingQuota>> {
  const rows = await Quota.find({
    ...(productIds ? { productIds: { $in: productIds.map((id) => new ObjectId(id)) } } : {}),
    ...meant(facts),
    validFrom: { $lte: day },
    validUntil: { $gte: day },
  }).lean<QuotaDocument[]>();
  const found = new Map<string, FittingQuota>();
  for (const row of rows.filter((one) => leftOf(one) > 0).sort(better)) {
    const fitting = {
      id: String(row._id),
      name: row.name,
      greenChannel: row.greenChannel,
      leftFen: leftOf(row),
    };
    for (const productId of row.productIds.map(String)) {
      if (!found.has(productId)) found.set(productId, fitting);
    }
  }
  return found;
}

/** The quota of one product that fits a firm best; null where none does. */
export const quotaFor = async (
  productId: string,
  facts: Facts,
  day = today(),
): Promise<FittingQuota | null> => (await quotasFor(facts, day, [productId])).get(productId) ?? null;

interface Held {
  quotaId: mongoose.Types.ObjectId | null;
  reservedFen: number;
  usedFen: number;
  /** The number of its next move. */
  next: number;
}

/** What an application holds of quotas, by its moves. */
async function heldBy(session: Session, applicationId: string): Promise<Held> {
  const moves = await QuotaMove.find({ applicationId: new ObjectId(applicationId) })
    .sort({ seq: 1 })
    .session(session)
    .lean<QuotaMoveDocument[]>();
  const sum = (kind: QuotaMoveKind) =>
    moves.reduce((total, move) => total + (move.kind === kind ? move.fen : 0), 0);
  return {
    quotaId: moves.at(-1)?.quotaId ?? null,
    reservedFen: sum('reserve') - sum('use') - sum('release'),
    usedFen: sum('use'),
    next: (moves.at(-1)?.seq ?? 0) + 1,
  };
}

async function move(
  session: Session,
  quotaId: mongoose.Types.ObjectId,
  applicationId: string,
  seq: number,
  kind: QuotaMoveKind,
  fen: number,
): Promise<void> {
  await QuotaMove.create(
    [{ quotaId, applicationId: new ObjectId(applicationId), seq, kind, fen, at: new Date() }],
    { session },
  );
}

/**
 * Sets apart a part of a quota for an application's offer. The database compares at the moment of writing, so that
 * what is reserved and used together never exceeds the total, however many ask at once. An application holds one
 * reservation at a time.
 * @throws `quota.exceeded`, `quota.notOpen`, `quota.reservedAlready`
 */
export async function reserveQuota(
  session: Session,
  quotaId: string,
  applicationId: string,
  fen: number,
  day = today(),
): Promise<void> {
  assertAmount(fen);
  const held = await heldBy(session, applicationId);
  if (held.reservedFen > 0) throw new ProblemError('quota.reservedAlready');
  const open = { _id: quotaId, validFrom: { $lte: day }, validUntil: { $gte: day } };
  const row = await Quota.findOneAndUpdate(
    { ...open, $expr: { $lte: [{ $add: ['$reservedFen', '$usedFen', fen] }, '$totalFen'] } },
    { $inc: { reservedFen: fen } },
    { session, returnDocument: 'after' },
  ).lean<QuotaDocument>();
  if (!row) {
    const stands = await Quota.exists(open).session(session);
    throw new ProblemError(stands ? 'quota.exceeded' : 'quota.notOpen');
  }
  await move(session, row._id, applicationId, held.next, 'reserve', fen);
  // Told on crossing the line, not on each offer beyond it.
  const taken = row.reservedFen + row.usedFen;
  const line = row.totalFen * NEARLY_FULL;
  if (taken >= line && taken - fen < line) await emit(session, 'quota.nearlyFull', quotaId);
}

/**
 * Turns what an application reserved into what was drawn, and gives back the rest. Does nothing for an application
 * that reserved nothing.
 * @throws `quota.exceeded` where more is drawn than was reserved
 */
export async function useQuota(session: Session, applicationId: string, fen: number): Promise<void> {
  assertAmount(fen);
  const held = await heldBy(session, applicationId);
  if (held.quotaId === null || held.reservedFen === 0) return;
  if (fen > held.reservedFen) throw new ProblemError('quota.exceeded');
  const rest = held.reservedFen - fen;
  await Quota.updateOne(
    { _id: held.quotaId },
    { $inc: { reservedFen: -held.reservedFen, usedFen: fen } },
    { session },
  );
  await move(session, held.quotaId, applicationId, held.next, 'use', fen);
  if (rest > 0) await move(session, held.quotaId, applicationId, held.next + 1, 'release', rest);
}

/** Gives back what an application still holds reserved; returns how much that was. */
export async function releaseQuota(session: Session, applicationId: string): Promise<number> {
  const held = await heldBy(session, applicationId);
  if (held.quotaId === null || held.reservedFen === 0) return 0;
  await Quota.updateOne({ _id: held.quotaId }, { $inc: { reservedFen: -held.reservedFen } }, { session });
  await move(session, held.quotaId, applicationId, held.next, 'release', held.reservedFen);
  return held.reservedFen;
}

function assertAmount(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`not an amount in fen: ${fen}`);
}
