import { fold, grams, opaque, SearchDown, type Engine } from '../../platform/search/index.ts';
import {
  newestOffered,
  offeredByIds,
  searchDemandIds,
  verifiedBuyers,
  type DemandDocument,
  type DemandViewer,
} from '../demands/index.ts';
import { FIRM_INDEX, type FirmDocument } from '../firms/index.ts';
import type { DemandFacts, FirmFacts, MatchContext } from './domain/facts.ts';
import { askedConcepts } from './domain/capability.ts';
import { MatchFirm } from './model.ts';

/** How many are looked at closely for one list. */
export const MOST_CANDIDATES = 300;
const MOST_WORDS = 24;
const MOST_TEXTS = 8;

export interface Candidates<T> {
  found: T[];
  /** The engine was away: by chain and concept only, from the database. */
  degraded: boolean;
}

/** The words of a demand that may be looked for, most telling first. */
const wordsOf = (demand: DemandFacts): string[] => [
  ...new Set(demand.grams.slice(0, MOST_WORDS).flatMap(([gram]) => grams(gram))),
];

/** Firms near a demand in the index: by the things it names, and by its words. */
async function firmsFromIndex(engine: Engine, demand: DemandFacts, context: MatchContext): Promise<string[]> {
  const concepts = askedConcepts(demand, context)
    .slice(0, 8)
    .map(({ id }) => opaque(id));
  const words = wordsOf(demand).map(opaque);
  const ask = (q: string[], attribute: keyof FirmDocument, filter: string[][]) =>
    q.length > 0 ? [{ q: q.join(' '), attributesToSearchOn: [attribute], filter }] : [];
  const within = (filter: string[][]) => [
    ...ask(concepts, 'concepts', filter),
    ...ask(words, 'grams', filter),
  ];
  const regions = demand.regions.map((code) => `regions = ${JSON.stringify(code)}`);
  // Those within regions that are required are asked for apart, so that others cannot crowd them out.
  const queries = [
    ...within([]),
    ...(demand.regionRule === 'require' && regions.length > 0 ? within([regions]) : []),
  ];
  if (queries.length === 0) return [];
  return engine.ask(async (client, uid) => {
    const { results } = await client.multiSearch<{ queries: [] }, { id: string }>({
      queries: queries.map((query) => ({
        ...query,
        indexUid: uid(FIRM_INDEX.name),
        // Rare words tell more than frequent ones, whichever came first in a title.
        matchingStrategy: 'frequency',
        limit: MOST_CANDIDATES / 2,
        attributesToRetrieve: ['id'],
      })),
    } as never);
    return interleave((results as { hits: { id: string }[] }[]).map(({ hits }) => hits.map((hit) => hit.id)));
  });
}

/** Takes from several ranked lists in turn, each id once. */
function interleave(lists: readonly string[][]): string[] {
  const taken = new Set<string>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let i = 0; i < longest; i += 1) {
    for (const list of lists) {
      if (list[i] !== undefined) taken.add(list[i]!);
    }
  }
  return [...taken];
}

/** Firms that serve a concept of a demand, or stand in its segments, by id. */
async function firmsFromDatabase(
  demand: DemandFacts,
  context: MatchContext,
  limit: number,
): Promise<string[]> {
  const asked = askedConcepts(demand, context).map(({ id }) => id);
  const segments = demand.position
    ? [demand.position.segment]
    : [...new Set(asked.slice(0, 2).flatMap((id) => context.concept(id)?.segments ?? []))];
  const ids: string[] = [];
  for (const filter of [{ concepts: { $in: asked } }, { segments: { $in: segments } }]) {
    if (ids.length >= limit) break;
    const rows = await MatchFirm.find(filter, { _id: 1 })
      .sort({ _id: 1 })
      .limit(limit - ids.length)
      .lean();
    ids.push(...rows.map((row) => String(row._id)));
  }
  return [...new Set(ids)];
}

/** Fewer than these from the index, and the database is asked for neighbours in the chain as well. */
const FEW = 60;

/** Ids of the firms worth a close look for a demand. */
export async function firmCandidates(
  engine: Engine,
  demand: DemandFacts,
  invited: readonly string[],
  context: MatchContext,
): Promise<Candidates<string>> {
  let degraded = false;
  let ids = await firmsFromIndex(engine, demand, context).catch((error: unknown) => {
    if (!(error instanceof SearchDown)) throw error;
    degraded = true;
    return [];
  });
  if (ids.length < FEW) {
    ids = [...ids, ...(await firmsFromDatabase(demand, context, degraded ? MOST_CANDIDATES : FEW))];
  }
  return { found: [...new Set([...invited, ...ids])].slice(0, MOST_CANDIDATES), degraded };
}

/** What a firm is looked for under: its capabilities' names, else what its introduction speaks of. */
function textsOf(firm: FirmFacts, context: MatchContext): string[] {
  const names = firm.capabilities.flatMap(({ name }) => (name ? [fold(name)] : []));
  const terms = firm.capabilities
    .flatMap(({ concepts }) => concepts)
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .flatMap(({ id }) => context.concept(id)?.term ?? []);
  return [...new Set([...names, ...terms])].slice(0, MOST_TEXTS);
}

/** The demands offered to a firm that are worth a close look. */
export async function demandCandidates(
  engine: Engine,
  viewer: DemandViewer,
  firm: FirmFacts,
  context: MatchContext,
): Promise<Candidates<DemandDocument>> {
  const texts = textsOf(firm, context);
  const ask = (some: Partial<Parameters<typeof searchDemandIds>[2]>) =>
    searchDemandIds(engine, viewer, { query: {}, offset: 0, limit: MOST_CANDIDATES, facets: false, ...some });
  try {
    const lists = await Promise.all([
      texts.length > 0 ? ask({ texts }) : null,
      viewer.chains.length > 0 ? ask({ query: { chain: [...viewer.chains] }, limit: 100 }) : null,
    ]);
    const ids = interleave(lists.flatMap((found) => (found ? [found.ids] : []))).slice(0, MOST_CANDIDATES);
    return { found: await offeredByIds(viewer, ids), degraded: false };
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error;
    const rows = await newestOffered(viewer, MOST_CANDIDATES);
    const verified = await verifiedBuyers(rows);
    return { found: rows.filter((row) => verified.has(String(row.organisationId))), degraded: true };
  }
}
