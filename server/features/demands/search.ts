import type { FacetDistribution } from 'meilisearch';
import type { QueryFilter } from 'mongoose';
import type { z } from 'zod';
import type { demandRoutes } from '../../../shared/api/demands.ts';
import type { DemandSummary } from '../../../shared/schemas/demand.ts';
import type { Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { fold, grams, opaque, SearchDown, type Engine } from '../../platform/search/index.ts';
import { Organisation } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { dayNumber, DEMAND_FACETS, DEMAND_INDEX } from './document.ts';
import { Demand, type DemandDocument } from './model.ts';
import { audiencesOf, isOffered, offeredTo, type Viewer } from './policy.ts';
import { presentSummaries } from './present.ts';
import { viewerOf } from './reading.ts';
import { saying } from './saying.ts';

export type DemandSearchQuery = z.output<(typeof demandRoutes)['GET /demands']['query']>;

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
type FacetName = keyof typeof FACET_OF;
const FACET_NAMES = Object.keys(FACET_OF) as FacetName[];

const SORTS = { relevance: [], newest: ['openedAt:desc'], closing: ['closingDay:asc', 'openedAt:desc'] };

/** The filter every search carries: what is offered to this viewer, and not its own. */
const offeredFilter = (viewer: Viewer): (string | string[])[] => [
  `owner != ${JSON.stringify(viewer.organisationId)}`,
  audiencesOf(viewer).map((audience) => `audience = ${JSON.stringify(audience)}`),
];

function filterOf(query: Partial<DemandSearchQuery>, viewer: Viewer): (string | string[])[] {
  const filter = offeredFilter(viewer);
  for (const name of FACET_NAMES) {
    const values = query[name];
    if (values?.length) filter.push(values.map((value) => `${FACET_OF[name]} = ${JSON.stringify(value)}`));
  }
  if (query.deliverFrom) filter.push(`deliverDay >= ${dayNumber(query.deliverFrom)}`);
  if (query.deliverTo) filter.push(`deliverDay <= ${dayNumber(query.deliverTo)}`);
  return filter;
}

/** A text as the index is asked: its words, its pairs of characters, and the things it names. */
function queriesFor(q: string, thesaurus: Thesaurus) {
  const text = fold(q).slice(0, 200);
  const pairs = [...new Set(grams(text))].slice(0, 40).map(opaque);
  const concepts = thesaurus.conceptsIn(text).map((concept) => opaque(concept.id));
  return [
    { q: text, attributes: ['title'], weight: 1 },
    ...(pairs.length > 0 ? [{ q: pairs.join(' '), attributes: ['grams'], weight: 0.9 }] : []),
    ...(concepts.length > 0 ? [{ q: concepts.join(' '), attributes: ['concepts'], weight: 0.85 }] : []),
  ];
}

interface Found {
  ids: string[];
  total: number;
  facets: FacetDistribution;
}

/** Ids of demands offered to a viewer, best first, from the engine; throws SearchDown. */
export async function searchDemandIds(
  engine: Engine,
  viewer: Viewer,
  ask: {
    query: Partial<DemandSearchQuery>;
    /** Several texts instead of `query.q`: a demand is found by any of them. */
    texts?: readonly string[];
    offset: number;
    limit: number;
    facets: boolean;
  },
): Promise<Found> {
  const thesaurus = await currentThesaurus();
  const filter = filterOf(ask.query, viewer);
  const texts = ask.texts ?? (ask.query.q?.trim() ? [ask.query.q] : []);
  const sort = SORTS[ask.query.sort ?? 'relevance'];
  const { offset, limit } = ask;
  return engine.ask(async (client, uid) => {
    const indexUid = uid(DEMAND_INDEX.name);
    const facets = ask.facets ? [...DEMAND_FACETS] : undefined;
    if (texts.length === 0) {
      const answer = await client.index(indexUid).search<{ id: string }>('', {
        filter,
        sort: sort.length > 0 ? sort : SORTS.newest,
        offset,
        limit,
        ...(facets ? { facets } : {}),
      });
      return {
        ids: answer.hits.map((hit) => hit.id),
        total: answer.estimatedTotalHits,
        facets: answer.facetDistribution ?? {},
      };
    }
    const answer = (await client.multiSearch({
      federation: { offset, limit, ...(facets ? { facetsByIndex: { [indexUid]: facets } } : {}) },
      queries: texts
        .flatMap((text) => queriesFor(text, thesaurus))
        .map(({ q: words, attributes, weight }) => ({
          indexUid,
          q: words,
          attributesToSearchOn: attributes,
          matchingStrategy: ask.texts ? 'frequency' : 'last',
          filter,
          ...(sort.length > 0 ? { sort } : {}),
          federationOptions: { weight },
        })),
    } as never)) as unknown as {
      hits: { id: string }[];
      estimatedTotalHits: number;
      facetsByIndex?: Record<string, { distribution: FacetDistribution }>;
    };
    return {
      ids: answer.hits.map((hit) => hit.id),
      total: answer.estimatedTotalHits,
      facets: answer.facetsByIndex?.[indexUid]?.distribution ?? {},
    };
  });
}

/** Which of these buyers are verified: what a suspended one wants is offered to nobody. */
export async function verifiedBuyers(rows: readonly DemandDocument[]): Promise<Set<string>> {
  const ids = [...new Set(rows.map((row) => String(row.organisationId)))];
  const verified = await Organisation.find({ _id: { $in: ids }, status: 'verified' }, { _id: 1 }).lean();
  return new Set(verified.map((row) => String(row._id)));
}

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

/** Finds demands; with the engine away the database answers, and the answer says so. */
export async function searchDemands(
  engine: Engine,
  actor: MemberActor,
  query: DemandSearchQuery,
): Promise<DemandSearchAnswer> {
  const [offset] = query.cursor ? decodeCursor(query.cursor, ['number']) : [0];
  if (!Number.isInteger(offset) || offset < 0) throw new ProblemError('request.badCursor');
  const viewer = await viewerOf(actor);
  const { limit } = query;
  const next = (more: boolean) => (more ? encodeCursor([offset + limit]) : null);
  try {
    const found = await searchDemandIds(engine, viewer, { query, offset, limit: limit + 1, facets: true });
    const rows = await offeredByIds(viewer, found.ids.slice(0, limit));
    return {
      items: await presentSummaries(viewer, rows),
      nextCursor: next(found.ids.length > limit),
      total: found.total,
      facets: Object.fromEntries(FACET_NAMES.map((name) => [name, found.facets[FACET_OF[name]] ?? {}])),
      degraded: false,
    };
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error;
    const found = await searchInMongo(viewer, query, offset, limit);
    const verified = await verifiedBuyers(found);
    const rows = found.slice(0, limit).filter((row) => verified.has(String(row.organisationId)));
    return {
      items: await presentSummaries(viewer, rows),
      nextCursor: next(found.length > limit),
      total: offset + found.length,
      facets: {},
      degraded: true,
    };
  }
}

const MOST_MS = 3000;

/** What answers while the engine is away: every word must stand literally in title, materials or specification. */
async function searchInMongo(
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
  conditions.push(...saying(query.q ?? ''));
  return Demand.find({ $and: conditions })
    .sort(query.sort === 'closing' ? { 'content.openUntil': 1, _id: -1 } : { openedAt: -1, _id: -1 })
    .skip(offset)
    .limit(limit + 1)
    .maxTimeMS(MOST_MS)
    .lean<DemandDocument[]>();
}

/** The newest open demands offered to a viewer, for whoever needs them without words. */
export const newestOffered = (viewer: Viewer, limit: number): Promise<DemandDocument[]> =>
  Demand.find(offeredTo(viewer)).sort({ openedAt: -1, _id: -1 }).limit(limit).lean<DemandDocument[]>();
