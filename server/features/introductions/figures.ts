import mongoose from 'mongoose';
import { groupBy } from '../../../shared/groupBy.ts';
import { Organisation } from '../organisations/index.ts';
import { Introduction } from './model.ts';

const { ObjectId } = mongoose.Types;
type Id = mongoose.Types.ObjectId | string;

/** What is known of a firm's introductions so far, as a supplier. Counts over its whole time here. */
export interface FirmFigures {
  /** Requests buyers sent it, whose time to answer is over. */
  asked: number;
  /** Those it answered, with yes or no. */
  answered: number;
  /** Introductions that were accepted and are over. */
  finished: number;
  /** Those of them that led to a signed contract. */
  signed: number;
  /** Introductions open now, requested or accepted. */
  open: number;
  /** Median hours from a buyer's request to its acceptance; null where there was none. */
  medianHoursToAccept: number | null;
}

const isSet = (field: string) => ({ $gt: [field, null] });
const count = (condition: object | string) => ({ $sum: { $cond: [condition, 1, 0] } });

/** The figures of many firms in one query; a firm without introductions is not in the answer. */
export async function firmFigures(firmIds: readonly string[]): Promise<Map<string, FirmFigures>> {
  if (firmIds.length === 0) return new Map();
  const fromBuyer = { $eq: ['$startedBy', 'buyer'] };
  const accepted = isSet('$acceptedAt');
  const over = { $in: ['$state', ['landed', 'closed']] };
  const rows = await Introduction.aggregate<
    Omit<FirmFigures, 'medianHoursToAccept'> & { _id: mongoose.Types.ObjectId; waits: number[] }
  >([
    { $match: { supplierId: { $in: firmIds.map((id) => new ObjectId(id)) } } },
    {
      $group: {
        _id: '$supplierId',
        asked: count({
          $and: [fromBuyer, { $or: [accepted, { $in: ['$state', ['declined', 'expired']] }] }],
        }),
        answered: count({ $and: [fromBuyer, { $or: [accepted, { $eq: ['$state', 'declined'] }] }] }),
        finished: count({ $and: [accepted, over] }),
        signed: count({ $and: [accepted, over, isSet('$contractFen')] }),
        open: count('$open'),
        waits: {
          $push: {
            $cond: [
              { $and: [fromBuyer, accepted] },
              { $subtract: ['$acceptedAt', '$requestedAt'] },
              '$$REMOVE',
            ],
          },
        },
      },
    },
  ]);
  return new Map(
    rows.map(({ _id, waits, ...figures }) => [
      String(_id),
      { ...figures, medianHoursToAccept: medianHours(waits) },
    ]),
  );
}

function medianHours(waits: number[]): number | null {
  if (waits.length === 0) return null;
  const sorted = [...waits].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return median / 3_600_000;
}

/** Which of these demands an organisation is tied to by an introduction, under way or once accepted. */
export async function demandTies(
  organisationId: string,
  demandIds: readonly string[],
): Promise<Map<string, { accepted: boolean }>> {
  const rows = await Introduction.find(
    {
      supplierId: organisationId,
      demandId: { $in: demandIds },
      $or: [{ open: true }, { acceptedAt: { $ne: null } }],
    },
    { demandId: 1, acceptedAt: 1 },
  ).lean();
  const ties = new Map<string, { accepted: boolean }>();
  for (const { demandId, acceptedAt } of rows) {
    const id = String(demandId);
    ties.set(id, { accepted: acceptedAt !== null || ties.get(id)?.accepted === true });
  }
  return ties;
}

/** The latest introduction of each pair of demand and firm, by `demandId:firmId`. */
export async function latestOfPairs(
  pairs: readonly { demandId: string; firmId: string }[],
): Promise<Map<string, string>> {
  if (pairs.length === 0) return new Map();
  const rows = await Introduction.find(
    // One side is the same in all pairs of a list: this asks for no more than theirs, without a branch for each.
    {
      demandId: { $in: [...new Set(pairs.map(({ demandId }) => demandId))] },
      supplierId: { $in: [...new Set(pairs.map(({ firmId }) => firmId))] },
    },
    { demandId: 1, supplierId: 1 },
  )
    .sort({ _id: 1 })
    .lean();
  return new Map(rows.map((row) => [`${row.demandId}:${row.supplierId}`, String(row._id)]));
}

/** What firms signed through the platform as suppliers: for each the sum in fen, and the anchors among its buyers. */
export async function signedOrders(
  firmIds: readonly Id[],
): Promise<(firmId: Id) => { signedFen: number; anchorIds: string[] }> {
  const rows = await Introduction.find(
    { supplierId: { $in: firmIds }, state: { $in: ['signed', 'landed'] } },
    { supplierId: 1, buyerId: 1, contractFen: 1 },
  ).lean();
  const anchors = new Set(
    (
      await Organisation.distinct('_id', {
        _id: { $in: rows.map((row) => row.buyerId) },
        kind: 'anchor',
        status: 'verified',
      })
    ).map(String),
  );
  const ofFirms = groupBy(rows, (row) => String(row.supplierId));
  return (firmId) => {
    const own = ofFirms.get(String(firmId)) ?? [];
    const buyers = new Set(own.map((row) => String(row.buyerId)));
    return {
      signedFen: own.reduce((sum, row) => sum + (row.contractFen ?? 0), 0),
      anchorIds: [...buyers].filter((id) => anchors.has(id)).sort(),
    };
  };
}

/** Pairs of these organisations that were introduced to each other, over whatever demand and however it went on. */
export async function introducedPairs(ids: readonly Id[]): Promise<[Id, Id][]> {
  const among = new Set(ids.map(String));
  const rows = await Introduction.find(
    { parties: { $in: ids }, acceptedAt: { $ne: null } },
    { buyerId: 1, supplierId: 1 },
  ).lean();
  return rows
    .filter(({ buyerId, supplierId }) => among.has(String(buyerId)) && among.has(String(supplierId)))
    .map(({ buyerId, supplierId }) => [buyerId, supplierId]);
}
