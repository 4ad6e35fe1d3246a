import type { FacetDistribution } from 'meilisearch';
import type { FirmSearchQuery, FoundFirm } from '../../../shared/schemas/firm.ts';
import { encodeCursor, offsetOf } from '../../platform/db/index.ts';
import { wakeJob } from '../../platform/jobs/index.ts';
import {
  chosenFacets,
  facetsByName,
  fold,
  IndexMissing,
  SearchDown,
  searchRanked,
  type Engine,
  type Knowledge,
} from '../../platform/search/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { FIRM_FACETS } from './document.ts';
import { FACET_OF, type FirmFilters } from './filters.ts';
import { highlight } from './highlight.ts';
import { FIRM_INDEX, firmKnowledge, RECONCILE_FIRMS } from './indexing.ts';
import { FOUND } from './policy.ts';
import { presentSummary } from './present.ts';
import { searchInMongo } from './searchInMongo.ts';

export interface FirmSearchAnswer {
  items: FoundFirm[];
  nextCursor: string | null;
  total: number;
  facets: Record<string, Record<string, number>>;
  degraded: boolean;
}

const SORTS = { relevance: [], name: ['sortName:asc'], updated: ['updatedAt:desc'] };
/** With nothing asked: those somebody answers for first. */
const BROWSE = ['claimed:desc', ...SORTS.updated];

/** Ids in order, how many, and facets, from the engine. Throws SearchDown. */
export async function searchIds(
  engine: Engine,
  ask: {
    q: string;
    filters: FirmFilters;
    sort: FirmSearchQuery['sort'];
    offset: number;
    limit: number;
    facets: boolean;
  },
  knowledge?: Knowledge,
): Promise<{ ids: string[]; total: number; more: boolean; facets: FacetDistribution }> {
  const { hits, total, more, facets } = await searchRanked(
    engine,
    {
      index: FIRM_INDEX.name,
      q: ask.q,
      where: chosenFacets(FACET_OF, ask.filters),
      facets: ask.facets ? FIRM_FACETS : [],
      sort: SORTS[ask.sort],
      browse: BROWSE,
      offset: ask.offset,
      limit: ask.limit,
    },
    knowledge ?? (await firmKnowledge()),
  );
  return { ids: hits.map(({ id }) => id), total, more, facets };
}

/** Finds firms; with the engine away the database answers, and the answer says so. */
export async function searchFirms(engine: Engine, query: FirmSearchQuery): Promise<FirmSearchAnswer> {
  const offset = offsetOf(query.cursor);
  const { limit, q, sort } = query;
  const filters: FirmFilters = query;
  try {
    const found = await searchIds(engine, { q, filters, sort, offset, limit, facets: true });
    const rows = await Organisation.find({ _id: { $in: found.ids }, status: { $in: FOUND } }).lean();
    const byId = new Map(rows.map((row) => [String(row._id), row]));
    // The index may be a moment behind: what is gone meanwhile is not shown.
    const shown = found.ids.flatMap((id) => byId.get(id) ?? []);
    return {
      items: await present(shown, q),
      nextCursor: found.more ? encodeCursor([offset + limit]) : null,
      total: found.total,
      facets: facetsByName(FACET_OF, found.facets),
      degraded: false,
    };
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error;
    if (error instanceof IndexMissing) await wakeJob(RECONCILE_FIRMS);
    const { rows, more, total } = await searchInMongo(q, filters, sort, offset, limit);
    return {
      items: await present(rows, q),
      nextCursor: more ? encodeCursor([offset + limit]) : null,
      total,
      facets: {},
      degraded: true,
    };
  }
}

async function present(rows: OrganisationDocument[], q: string): Promise<FoundFirm[]> {
  const thesaurus = await currentThesaurus();
  const words = q.trim() ? [...fold(q).split(/\s+/), ...thesaurus.expand(q, 12)] : [];
  return rows.map((row) => ({
    ...presentSummary(row),
    highlights: { name: highlight(row.name, words), text: highlight(row.profile.introduction, words, 90) },
  }));
}
