import { SearchDown, fold, type Engine } from '../../platform/search/index.ts';
import {
  findDemandIds,
  newestOffered,
  offeredByIds,
  searchDemandIds,
  verifiedBuyers,
  type DemandDocument,
  type DemandViewer,
} from '../demands/index.ts';
import { searchIds, type FirmFilters } from '../firms/index.ts';
import { askedConcepts } from './domain/capability.ts';
import type { DemandFacts, FirmFacts, MatchContext } from './domain/facts.ts';
import { lotOf } from './lot.ts';
import { MatchFirm } from './model.ts';

/** How many are looked at closely for one list. */
const MOST_CANDIDATES = 240;
const FROM_TEXT = 120;
/** Of each concept asked for, and of the segments around it. */
const FROM_CONCEPT = 100;
const MOST_CONCEPTS = 3;
const FROM_SEGMENTS = 40;
const MOST_TEXTS = 8;

export interface Candidates<T> {
  found: T[];
  /** The engine was away: by chain and concept only, from the database. */
  degraded: boolean;
}

/** What a demand is looked for under: the thing it names first, then what else its title says. */
function queryOf(demand: DemandFacts, context: MatchContext): string {
  const [core] = askedConcepts(demand, context);
  const term = core ? (context.concept(core.id)?.term ?? '') : '';
  return [term, demand.wording].join(' ').trim();
}

/** Takes from several ranked lists in turn, each id once. */
function interleave(lists: readonly (readonly string[])[]): string[] {
  const taken = new Set<string>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let i = 0; i < longest; i += 1) {
    for (const list of lists) {
      if (list[i] !== undefined) taken.add(list[i]!);
    }
  }
  return [...taken];
}

/**
 * Ids of prepared firms of one kind. Where there are more than asked for, each demand begins at another place of
 * the same fixed order: the same demand finds the same firms, and none is always the first.
 */
async function inTheirTurn(filter: object, demandId: string, limit: number): Promise<string[]> {
  const read = (lot: object, most: number) =>
    MatchFirm.collection
      .find({ ...filter, lot }, { projection: { _id: 1 }, sort: { lot: 1 }, limit: most })
      .toArray();
  const start = lotOf(demandId);
  const after = await read({ $gte: start }, limit);
  const rows =
    after.length < limit ? [...after, ...(await read({ $lt: start }, limit - after.length))] : after;
  return rows.map((row) => String(row._id));
}

/** Firms that serve the concepts of a demand, or stand in the segments around it. */
function firmsByConcept(demand: DemandFacts, context: MatchContext): Promise<string[][]> {
  const asked = askedConcepts(demand, context).slice(0, MOST_CONCEPTS);
  const segments = demand.position
    ? [demand.position.segment]
    : (context.concept(asked[0]?.id ?? '')?.segments ?? []);
  return Promise.all([
    ...asked.map(({ id }) => inTheirTurn({ concepts: id }, demand.id, FROM_CONCEPT)),
    ...segments.slice(0, 2).map((one) => inTheirTurn({ segments: one }, demand.id, FROM_SEGMENTS)),
  ]);
}

/** Ids of the firms worth a close look for a demand: by its words from the index, by its concepts as prepared. */
export async function firmCandidates(
  engine: Engine,
  demand: DemandFacts,
  invited: readonly string[],
  context: MatchContext,
): Promise<Candidates<string>> {
  let degraded = false;
  const q = queryOf(demand, context);
  const ask = (filters: FirmFilters) =>
    searchIds(engine, { q, filters, sort: 'relevance', offset: 0, limit: FROM_TEXT, facets: false }).then(
      ({ ids }) => ids,
      (error: unknown): string[] => {
        if (!(error instanceof SearchDown)) throw error;
        degraded = true;
        return [];
      },
    );
  // Those within regions that are required are asked for apart, so that others cannot crowd them out.
  const required = demand.regionRule === 'require' && demand.regions.length > 0;
  const [byText, within, byConcept] = await Promise.all([
    q ? ask({}) : [],
    q && required ? ask({ region: demand.regions }) : [],
    firmsByConcept(demand, context),
  ]);
  const found = [...new Set([...invited, ...interleave([within, byText, ...byConcept])])];
  return { found: found.slice(0, MOST_CANDIDATES), degraded };
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
  const inChains = async () => {
    const query = { chain: [...viewer.chains] };
    return (await searchDemandIds(engine, viewer, { query, offset: 0, limit: 100, facets: false })).ids;
  };
  try {
    const lists = await Promise.all([
      findDemandIds(engine, viewer, texts, MOST_CANDIDATES),
      viewer.chains.length > 0 ? inChains() : [],
    ]);
    const ids = interleave(lists).slice(0, MOST_CANDIDATES);
    return { found: await offeredByIds(viewer, ids), degraded: false };
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error;
    const rows = await newestOffered(viewer, MOST_CANDIDATES);
    const verified = await verifiedBuyers(rows);
    return { found: rows.filter((row) => verified.has(String(row.organisationId))), degraded: true };
  }
}
