import type { FacetDistribution } from 'meilisearch';
import type { DemandSummary } from '../../../shared/schemas/demand.ts';
import { encodeCursor, offsetOf } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import {
  chosenFacets,
  facetsByName,
  findByAny,
  IndexMissing,
  SearchDown,
  searchRanked,
  type Engine,
} from '../../platform/search/index.ts';
import { wakeJob } from '../../platform/jobs/index.ts';
import { dayNumber, DEMAND_FACETS } from './document.ts';
import { DEMAND_INDEX, demandKnowledge, RECONCILE_DEMANDS } from './indexing.ts';
import { offeredByIds, verifiedBuyers } from './offered.ts';
import { audiencesOf, type Viewer } from './policy.ts';
import { presentSummaries } from './present.ts';
import { viewerOf } from './reading.ts';
import { searchInMongo, type DemandSearchQuery } from './searchInMongo.ts';

export interface DemandSearchAnswer {
  items: DemandSummary[];
  nextCursor: string | null;
  total: number;
  facets: Record<string, Record<string, number>>;
  degraded: boolean;
}

const FACET_OF = {
  kind: 'kind',
  chain: 'chains',
  segment: 'segments',
  region: 'regions',
  certificate: 'certificates',
} as const satisfies Record<string, (typeof DEMAND_FACETS)[number]>;

const SORTS = { relevance: [], newest: ['openedAt:desc'], closing: ['closingDay:asc', 'openedAt:desc'] };

/** The filter every search carries: what is offered to this viewer, and not its own. */
const offeredFilter = (viewer: Viewer): (string | string[])[] => [
  `owner != ${JSON.stringify(viewer.organisationId)}`,
  audiencesOf(viewer).map((audience) => `audience = ${JSON.stringify(audience)}`),
];

function filterOf(query: Partial<DemandSearchQuery>, viewer: Viewer): (string | string[])[] {
  const filter = offeredFilter(viewer);
  if (query.deliverFrom) filter.push(`deliverDay >= ${dayNumber(query.deliverFrom)}`);
  if (query.deliverTo) filter.push(`deliverDay <= ${dayNumber(query.deliverTo)}`);
  return filter;
}

/** Ids of demands offered to a viewer, best first, from the engine. Throws SearchDown. */
export async function searchDemandIds(
  engine: Engine,
  viewer: Viewer,
  ask: { query: Partial<DemandSearchQuery>; offset: number; limit: number; facets: boolean },
): Promise<{ ids: string[]; total: number; more: boolean; facets: FacetDistribution }> {
  const { query, offset, limit } = ask;
  const { hits, total, more, facets } = await searchRanked(
    engine,
    {
      index: DEMAND_INDEX.name,
      q: query.q ?? '',
      where: chosenFacets(FACET_OF, query),
      filter: filterOf(query, viewer),
      facets: ask.facets ? DEMAND_FACETS : [],
      sort: SORTS[query.sort ?? 'relevance'],
      browse: SORTS.newest,
      offset,
      limit,
    },
    await demandKnowledge(),
  );
  return { ids: hits.map(({ id }) => id), total, more, facets };
}

/** Ids of demands offered to a viewer that say any of these texts. Throws SearchDown. */
export const findDemandIds = async (
  engine: Engine,
  viewer: Viewer,
  texts: readonly string[],
  limit: number,
): Promise<string[]> =>
  findByAny(
    engine,
    { index: DEMAND_INDEX.name, texts, filter: filterOf({}, viewer), limit },
    await demandKnowledge(),
  );

/** Finds demands; with the engine away the database answers, and the answer says so. */
export async function searchDemands(
  engine: Engine,
  actor: MemberActor,
  query: DemandSearchQuery,
): Promise<DemandSearchAnswer> {
  const offset = offsetOf(query.cursor);
  const viewer = await viewerOf(actor);
  const { limit } = query;
  const next = (more: boolean) => (more ? encodeCursor([offset + limit]) : null);
  try {
    const found = await searchDemandIds(engine, viewer, { query, offset, limit, facets: true });
    const rows = await offeredByIds(viewer, found.ids);
    return {
      items: await presentSummaries(viewer, rows),
      nextCursor: next(found.more),
      total: found.total,
      facets: facetsByName(FACET_OF, found.facets),
      degraded: false,
    };
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error;
    if (error instanceof IndexMissing) await wakeJob(RECONCILE_DEMANDS);
    const found = await searchInMongo(viewer, query, offset, limit);
    const verified = await verifiedBuyers(found);
    const rows = found.slice(0, limit).filter((row) => verified.has(String(row.organisationId)));
    return {
      items: await presentSummaries(viewer, rows),
      nextCursor: next(found.length > limit),
      total: offset + rows.length + (found.length > limit ? 1 : 0),
      facets: {},
      degraded: true,
    };
  }
}
