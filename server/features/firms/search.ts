import type { FacetDistribution } from 'meilisearch';
import type { FirmSearchQuery, FoundFirm } from '../../../shared/schemas/firm.ts';
import type { Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/index.ts';
import { fold, grams, opaque, SearchDown, type Engine } from '../../platform/search/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { FIRM_FACETS, FIRM_INDEX } from './document.ts';
import { FACET_OF, filterOf, type FirmFilters } from './filters.ts';
import { highlight } from './highlight.ts';
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

/**
 * One text as the engine is asked: its words as typed (names, pinyin), its pairs of characters (any part of a
 * word), and the things it names under whatever other name a firm has for them.
 */
export function queriesFor(
  q: string,
  thesaurus: Thesaurus,
): { q: string; attributes: string[]; weight: number }[] {
  const text = fold(q).slice(0, 100);
  const pairs = [...new Set(grams(text))].map(opaque);
  const concepts = thesaurus.conceptsIn(text).map((c) => opaque(c.id));
  return [
    { q: text, attributes: ['name', 'pinyin', 'capabilities'], weight: 1 },
    ...(pairs.length > 0 ? [{ q: pairs.join(' '), attributes: ['grams'], weight: 0.9 }] : []),
    ...(concepts.length > 0 ? [{ q: concepts.join(' '), attributes: ['concepts'], weight: 0.85 }] : []),
  ];
}

/** Ids in order, about how many, and facets, from the engine. */
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
): Promise<{ ids: string[]; scores: number[]; total: number; facets: FacetDistribution }> {
  const thesaurus = await currentThesaurus();
  const filter = filterOf(ask.filters);
  const sort = SORTS[ask.sort];
  return engine.ask(async (client, uid) => {
    const indexUid = uid(FIRM_INDEX.name);
    const q = ask.q.trim();
    if (!q) {
      const answer = await client.index(indexUid).search<{ id: string }>('', {
        filter,
        sort: sort.length > 0 ? sort : ['updatedAt:desc'],
        offset: ask.offset,
        limit: ask.limit,
        ...(ask.facets ? { facets: [...FIRM_FACETS] } : {}),
      });
      const ids = answer.hits.map((hit) => hit.id);
      return {
        ids,
        scores: ids.map(() => 1),
        total: answer.estimatedTotalHits,
        facets: answer.facetDistribution ?? {},
      };
    }
    const answer = await client.multiSearch<{ federation: object; queries: [] }, { id: string }>({
      federation: {
        offset: ask.offset,
        limit: ask.limit,
        ...(ask.facets ? { facetsByIndex: { [indexUid]: [...FIRM_FACETS] } } : {}),
      },
      queries: queriesFor(q, thesaurus).map(({ q: words, attributes, weight }) => ({
        indexUid,
        q: words,
        attributesToSearchOn: attributes,
        matchingStrategy: 'last' as const,
        filter,
        ...(sort.length > 0 ? { sort } : {}),
        federationOptions: { weight },
      })),
    } as never);
    const found = answer as unknown as {
      hits: { id: string; _federation: { weightedRankingScore: number } }[];
      estimatedTotalHits: number;
      facetsByIndex?: Record<string, { distribution: FacetDistribution }>;
    };
    return {
      ids: found.hits.map((hit) => hit.id),
      scores: found.hits.map((hit) => hit._federation.weightedRankingScore),
      total: found.estimatedTotalHits,
      facets: found.facetsByIndex?.[indexUid]?.distribution ?? {},
    };
  });
}

/** Finds firms; with the engine away the database answers, and the answer says so. */
export async function searchFirms(engine: Engine, query: FirmSearchQuery): Promise<FirmSearchAnswer> {
  const [offset] = query.cursor ? decodeCursor(query.cursor, ['number']) : [0];
  const { limit, q, sort } = query;
  const filters: FirmFilters = query;
  try {
    const found = await searchIds(engine, { q, filters, sort, offset, limit: limit + 1, facets: true });
    const rows = await Organisation.find({ _id: { $in: found.ids }, status: { $in: FOUND } }).lean();
    const byId = new Map(rows.map((row) => [String(row._id), row]));
    // The index may be a moment behind: what is gone meanwhile is not shown.
    const shown = found.ids.slice(0, limit).flatMap((id) => byId.get(id) ?? []);
    return {
      items: await present(shown, q),
      nextCursor: found.ids.length > limit ? encodeCursor([offset + limit]) : null,
      total: found.total,
      facets: facetsByName(found.facets),
      degraded: false,
    };
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error;
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

function facetsByName(distribution: FacetDistribution): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(FACET_OF).map(([name, attribute]) => [name, distribution[attribute] ?? {}]),
  );
}

async function present(rows: OrganisationDocument[], q: string): Promise<FoundFirm[]> {
  const thesaurus = await currentThesaurus();
  const words = q.trim() ? [...fold(q).split(/\s+/), ...thesaurus.expand(q, 12)] : [];
  return rows.map((row) => ({
    ...presentSummary(row),
    highlights: { name: highlight(row.name, words), text: highlight(row.profile.introduction, words, 90) },
  }));
}
