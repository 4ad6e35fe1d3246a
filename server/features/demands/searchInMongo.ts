import type { QueryFilter } from 'mongoose';
import type { z } from 'zod';
import type { demandRoutes } from '../../../shared/api/demands.ts';
import { Demand, type DemandDocument } from './model.ts';
import { offeredTo, type Viewer } from './policy.ts';
import { saying } from './saying.ts';

export type DemandSearchQuery = z.output<(typeof demandRoutes)['GET /demands']['query']>;

const MOST_MS = 3000;

/** What answers while the engine is away: every word must stand literally in title, materials or specification. */
export async function searchInMongo(
  viewer: Viewer,
  query: DemandSearchQuery,
  offset: number,
  limit: number,
): Promise<DemandDocument[]> {
  const conditions: QueryFilter<DemandDocument>[] = [offeredTo(viewer)];
  const anyOf = (field: string, values: readonly string[] | undefined) => {
    if (values?.length) conditions.push({ [field]: { $in: values } });
  };
  anyOf('content.kind', query.kind);
  anyOf('content.position.chain', query.chain);
  anyOf('content.position.segment', query.segment);
  anyOf('content.requiredCertificates', query.certificate);
  if (query.region?.length) {
    const within = query.region.map((code) => ({
      'content.regions': { $regex: `^${code.replace(/(00)+$/, '')}` },
    }));
    conditions.push({ $or: within });
  }
  if (query.deliverFrom) {
    conditions.push({
      $or: [{ 'content.deliverBy': { $gte: query.deliverFrom } }, { 'content.deliverBy': null }],
    });
  }
  if (query.deliverTo) conditions.push({ 'content.deliverBy': { $lte: query.deliverTo, $ne: null } });
  conditions.push(...saying(query.q ?? '', 'others'));
  return Demand.find({ $and: conditions })
    .sort(query.sort === 'closing' ? { 'content.openUntil': 1, _id: -1 } : { openedAt: -1, _id: -1 })
    .skip(offset)
    .limit(limit + 1)
    .maxTimeMS(MOST_MS)
    .lean<DemandDocument[]>();
}
