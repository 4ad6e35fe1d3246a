import { today } from '../../../shared/localTime.ts';
import type { CreditNeed as CreditNeedView } from '../../../shared/schemas/creditNeed.ts';
import { Consent, type CreditNeedDocument } from './model.ts';

/** Needs as the firm that has them sees them, with how many consents stand. */
export async function presentNeeds(rows: readonly CreditNeedDocument[]): Promise<CreditNeedView[]> {
  const counts = await Consent.aggregate<{ _id: unknown; count: number }>([
    { $match: { needId: { $in: rows.map((row) => row._id) }, withdrawnAt: null, until: { $gte: today() } } },
    { $group: { _id: '$needId', count: { $sum: 1 } } },
  ]);
  const standing = new Map(counts.map(({ _id, count }) => [String(_id), count]));
  return rows.map((row) => ({
    ...row.content,
    id: String(row._id),
    status: row.status,
    documents: row.documents,
    consents: standing.get(String(row._id)) ?? 0,
    openedAt: row.openedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }));
}

export const presentNeed = async (row: CreditNeedDocument): Promise<CreditNeedView> =>
  (await presentNeeds([row]))[0]!;
