import { verifiedAmong } from '../organisations/index.ts';
import { Demand, type DemandDocument } from './model.ts';
import { isOffered, offeredTo, type Viewer } from './policy.ts';

/** Which of these buyers are verified: what a suspended one wants is offered to nobody. */
export const verifiedBuyers = (rows: readonly DemandDocument[]): Promise<Set<string>> =>
  verifiedAmong(rows.map(({ organisationId }) => organisationId));

/** The demands of these ids that are offered to a viewer now, in the order of the ids. */
export async function offeredByIds(viewer: Viewer, ids: readonly string[]): Promise<DemandDocument[]> {
  const rows = await Demand.find({ _id: { $in: [...ids] } }).lean<DemandDocument[]>();
  const verified = await verifiedBuyers(rows);
  const byId = new Map(rows.map((row) => [String(row._id), row]));
  // The index may be a moment behind: what was closed or hidden meanwhile is not shown.
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row && isOffered(viewer, row, verified.has(String(row.organisationId))) ? [row] : [];
  });
}

/** The newest open demands offered to a viewer, for whoever needs them without words. */
export const newestOffered = (viewer: Viewer, limit: number): Promise<DemandDocument[]> =>
  Demand.find(offeredTo(viewer)).sort({ openedAt: -1, _id: -1 }).limit(limit).lean<DemandDocument[]>();
