import type {
  FacetDistribution,
  FederatedMultiSearchParams,
  Meilisearch,
  MultiSearchQuery,
  SearchResponse,
} from 'meilisearch';
import type { Engine } from '../engine.ts';
import { embedderOf, type Knowledge } from './fields.ts';
import { analyzeQuery, type RankedQuery } from './query.ts';
import { rank, type Candidate, type Scored } from './score.ts';

export interface RankedAsk {
  index: string;
  q: string;
  /** Attribute → values, any of which will do; all attributes must agree. */
  where?: Readonly<Record<string, readonly string[]>>;
  /** Further conditions in the engine's own words, made by code from checked values. */
  filter?: readonly (string | string[])[];
  /** Attributes to count values of. */
  facets?: readonly string[];
  /** Such as `updatedAt:desc`. Empty: by relevance, or by `browse` where nothing is asked. */
  sort?: readonly string[];
  /** The order when there is neither a text nor a sort. */
  browse?: readonly string[];
  offset: number;
  limit: number;
}

export interface RankedAnswer {
  /** Best first. Scores are comparable within one answer only. */
  hits: Scored[];
  /** How many say what was asked, under one of its names; where nobody does, how many are shown instead. */
  total: number;
  /** Whether there are more to page to. What says what was asked is followed by the nearest of the others. */
  more: boolean;
  /** Of those that say what was asked; each attribute as if nothing of its own were chosen. */
  facets: FacetDistribution;
  query: RankedQuery;
}

/**
 * How many the engine hands over by words and by vector to be ranked together: few for the first places, which most
 * people never leave, more for what follows. After those come the engine's own.
 */
const HEAD = 40;
const HEAD_PLACES = 30;
const WINDOW = 100;

interface Hit extends Candidate {
  _rankingScore?: number;
}
type Found = Pick<SearchResponse<Hit>, 'hits' | 'facetDistribution'> & { estimatedTotalHits: number };

interface Page {
  offset?: number;
  limit: number;
  sort?: string[];
}

interface ByWords {
  found: Found;
  facets: FacetDistribution;
  /** Each has all the words, not only the rarest of them. */
  whole: boolean;
}

/**
 * Searches an index of RankedFields: what has all the words asked for (under any name the thesaurus knows), beside
 * what is nearest in meaning; both ranked together. Throws SearchDown.
 */
export async function searchRanked(
  engine: Engine,
  ask: RankedAsk,
  knowledge: Knowledge,
): Promise<RankedAnswer> {
  const query = analyzeQuery(ask.q, knowledge);
  return engine.ask(async (client, uid) => {
    const on = new Asking(client, uid(ask.index), ask);
    if (query.words === '' || ask.sort?.length) return listed(on, ask, query);
    return ranked(on, ask, query, knowledge);
  });
}

/** Ids of what has most of the words of any of these texts, in the engine's order. Throws SearchDown. */
export async function findByAny(
  engine: Engine,
  ask: { index: string; texts: readonly string[]; filter: readonly (string | string[])[]; limit: number },
  knowledge: Knowledge,
): Promise<string[]> {
  const asked = [...new Set(ask.texts.map((text) => analyzeQuery(text, knowledge).words))].filter(Boolean);
  if (asked.length === 0) return [];
  return engine.ask(async (client, uid) => {
    const queries = asked.map((q) => ({
      ...{ indexUid: uid(ask.index), q, filter: [...ask.filter] },
      ...{ matchingStrategy: 'frequency' as const, attributesToRetrieve: ['id'] },
    }));
    const answer = await client.multiSearch<FederatedMultiSearchParams, { id: string }>({
      federation: { limit: ask.limit },
      queries,
    });
    return answer.hits.map(({ id }) => id);
  });
}

/** In the engine's order: a chosen sort, or nothing asked. */
async function listed(on: Asking, ask: RankedAsk, query: RankedQuery): Promise<RankedAnswer> {
  const { offset, limit } = ask;
  const sort = ask.sort?.length ? ask.sort : (ask.browse ?? []);
  const { found, facets } = await on.byWords(query, { offset, limit, sort: [...sort] });
  const hits = found.hits.map(({ id }) => ({ id, score: 1 }));
  const total = found.estimatedTotalHits;
  return { hits, total, more: offset + limit < total, facets, query };
}

async function ranked(
  on: Asking,
  ask: RankedAsk,
  query: RankedQuery,
  knowledge: Knowledge,
): Promise<RankedAnswer> {
  const { offset, limit } = ask;
  const end = offset + limit;
  const deep = end > HEAD_PLACES;
  const [first, more] = await on.byWordsFromTheStart(query, deep ? [HEAD, WINDOW] : [HEAD]);
  const [head, tail] = await Promise.all([
    windowOf(on, query, knowledge, first!, HEAD),
    more ? windowOf(on, query, knowledge, more, WINDOW) : null,
  ]);
  const order = head.slice(0, deep ? HEAD_PLACES : undefined);
  const shown = new Set(order.map(({ id }) => id));
  if (tail) order.push(...tail.filter(({ id }) => !shown.has(id)));
  const matching = first!.found.estimatedTotalHits;
  const { facets } = first!;
  const window = tail ? WINDOW : HEAD;
  const all = order.length + Math.max(0, matching - window);
  const hits = order.slice(offset, end);
  if (hits.length < limit && end > order.length && matching > window) {
    // Past the window the engine's order goes on, without those already shown.
    for (const { id } of order) shown.add(id);
    const { found: rest } = await on.byWords(
      query,
      { offset: window + Math.max(0, offset - order.length), limit: limit - hits.length },
      false,
    );
    hits.push(...rest.hits.filter(({ id }) => !shown.has(id)).map(({ id }) => ({ id, score: 0 })));
  }
  return { hits, total: matching || head.length, more: end < all, facets, query };
}

/**
 * The first of both ways, ranked together. Where enough say all that was asked, others near in meaning would come
 * after them anyway and are not looked for: measured, that costs a hundredth of recall and saves a third of the time.
 */
async function windowOf(
  on: Asking,
  query: RankedQuery,
  knowledge: Knowledge,
  { found, whole }: ByWords,
  limit: number,
): Promise<Scored[]> {
  const enough = whole && found.hits.length >= limit;
  const near = enough ? [] : await on.byVector(query, knowledge, limit);
  const candidates = new Map<string, Candidate>(found.hits.map((hit) => [hit.id, hit]));
  for (const { _rankingScore = 0, ...hit } of near) {
    // The engine gives (1 + cosine) / 2.
    candidates.set(hit.id, { ...candidates.get(hit.id), ...hit, nearness: 2 * _rankingScore - 1 });
  }
  return rank(query, [...candidates.values()], knowledge.model);
}

/** The calls of one search: same index, same conditions. */
class Asking {
  readonly #client: Meilisearch;
  readonly #uid: string;
  readonly #ask: RankedAsk;

  constructor(client: Meilisearch, uid: string, ask: RankedAsk) {
    this.#client = client;
    this.#uid = uid;
    this.#ask = ask;
  }

  /** What has all the words; where nothing has, what has the rarest of them. With facets. */
  async byWords(query: RankedQuery, page: Page, withFacets = true): Promise<ByWords> {
    const all = await this.#run(query, 'all', page, withFacets);
    return this.#saidByNone(query, all) ? this.#run(query, 'frequency', page, withFacets) : all;
  }

  /**
   * The same for several lengths from the first on, shortest first. What has all the words comes in one order: one
   * call for the longest gives the shorter ones too. By the rarest words how many there are may depend on how many
   * are asked for, so that each length asks for itself.
   */
  async byWordsFromTheStart(query: RankedQuery, limits: readonly number[]): Promise<ByWords[]> {
    const all = await this.#run(query, 'all', { limit: limits.at(-1)! }, true);
    if (this.#saidByNone(query, all))
      return Promise.all(limits.map((limit, i) => this.#run(query, 'frequency', { limit }, i === 0)));
    return limits.map((limit) => ({ ...all, found: { ...all.found, hits: all.found.hits.slice(0, limit) } }));
  }

  #saidByNone(query: RankedQuery, { found }: ByWords): boolean {
    return found.estimatedTotalHits === 0 && query.words.includes(' ');
  }

  async #run(
    query: RankedQuery,
    matchingStrategy: 'all' | 'frequency',
    page: Page,
    withFacets: boolean,
  ): Promise<ByWords> {
    const { where = {} } = this.#ask;
    const facets = withFacets ? (this.#ask.facets ?? []) : [];
    const base = {
      indexUid: this.#uid,
      q: query.words,
      matchingStrategy,
      attributesToRetrieve: ['id', 'rankText', ...(query.pinyin === null ? [] : ['pinyin'])],
    };
    // A facet with a choice of its own is counted as if there were none, so that more can be chosen.
    const chosen = facets.filter((facet) => where[facet]?.length);
    const queries: MultiSearchQuery[] = [
      { ...base, ...page, filter: this.#filter(), facets: [...facets] },
      ...chosen.map((facet) => ({ ...base, limit: 0, filter: this.#filter(facet), facets: [facet] })),
    ];
    const { results } = await this.#client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries });
    const [found, ...others] = results as Found[];
    const counts = [found!, ...others].map((r) => r.facetDistribution ?? {});
    return { found: found!, facets: Object.assign({}, ...counts), whole: matchingStrategy === 'all' };
  }

  /** What is nearest in meaning; nothing where the index was built with another model. */
  async byVector({ vector }: RankedQuery, { model }: Knowledge, limit: number): Promise<Hit[]> {
    if (vector === null || model === null) return [];
    try {
      const { hits } = await this.#client.index<Hit>(this.#uid).search('', {
        vector,
        hybrid: { embedder: embedderOf(model), semanticRatio: 1 },
        filter: this.#filter(),
        limit,
        attributesToRetrieve: ['id', 'rankText'],
        showRankingScore: true,
      });
      return hits;
    } catch (error) {
      if ((error as { cause?: { code?: string } }).cause?.code === 'invalid_search_embedder') return [];
      throw error;
    }
  }

  #filter(except?: string): (string | string[])[] {
    const { where = {}, filter = [] } = this.#ask;
    const choices = Object.entries(where)
      .filter(([attribute, values]) => attribute !== except && values.length > 0)
      .map(([attribute, values]) => values.map((value) => `${attribute} = ${JSON.stringify(value)}`));
    return [...filter, ...choices];
  }
}
