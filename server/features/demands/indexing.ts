import mongoose from 'mongoose';
import type { Deps } from '../../platform/deps.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { addReader, type Fact } from '../../platform/outbox/index.ts';
import {
  bringUp,
  knowledgeOf,
  rankedSettings,
  rebuild,
  reconcile,
  type Engine,
  type KeptIndex,
  type Knowledge,
} from '../../platform/search/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { demandDocument, demandStamp, DEMAND_INDEX_OWN } from './document.ts';
import { Demand, type DemandDocument } from './model.ts';
import { verifiedBuyers } from './offered.ts';

/** Those of these demands that verified buyers want. */
async function ofVerified(rows: readonly DemandDocument[]): Promise<DemandDocument[]> {
  const verified = await verifiedBuyers(rows);
  return rows.filter((row) => verified.has(String(row.organisationId)));
}

/** The index of demands: the open ones of verified buyers. */
export const DEMAND_INDEX: KeptIndex = {
  name: 'demands',
  settings: (model) => rankedSettings(model, DEMAND_INDEX_OWN),
  thesaurus: currentThesaurus,
  async wanted() {
    const fields = { organisationId: 1, updatedAt: 1 };
    const rows = await ofVerified(await Demand.find({ status: 'open' }, fields).lean<DemandDocument[]>());
    return new Map(rows.map((row) => [String(row._id), demandStamp(row)]));
  },
  async documents(ids, knowledge) {
    const rows = await Demand.find({ _id: { $in: [...ids] }, status: 'open' }).lean<DemandDocument[]>();
    return (await ofVerified(rows)).map((row) => () => demandDocument(row, knowledge));
  },
};

/** What search knows when it reads the index of demands. */
export const demandKnowledge = (): Promise<Knowledge> => knowledgeOf(DEMAND_INDEX);

/** Brings these demands' entries up to what Mongo says: open ones of verified buyers stand in the index. */
const indexDemands = (engine: Engine, ids: readonly string[]): Promise<void> =>
  bringUp(engine, DEMAND_INDEX, ids);

/** Builds the index of demands anew beside the old one, then swaps. */
export const rebuildDemandIndex = (engine: Engine): Promise<void> => rebuild(engine, DEMAND_INDEX);

/** Compares Mongo and the index and mends what differs. Returns how many did. */
export const reconcileDemands = (engine: Engine): Promise<number> => reconcile(engine, DEMAND_INDEX);

/** The demands a fact touches: itself, or all open ones of the organisation it is about. */
async function touched(facts: readonly Fact[]): Promise<string[]> {
  const of = (prefix: string) => facts.filter((f) => f.topic.startsWith(prefix)).map((f) => f.subject);
  const buyers = of('organisation.');
  const theirs =
    buyers.length > 0
      ? await Demand.find(
          { organisationId: { $in: buyers.map((id) => new mongoose.Types.ObjectId(id)) }, status: 'open' },
          { _id: 1 },
        ).lean()
      : [];
  return [...new Set([...of('demand.'), ...theirs.map((row) => String(row._id))])];
}

export const RECONCILE_DEMANDS = 'reconcile-demand-index';

/** Keeps the index by facts, and mends it every ten minutes. */
export function registerDemandIndexing(engine: Engine, { config, logger }: Deps): void {
  if (!config.meili) return;
  addReader({
    name: 'demand-index',
    topics: ['demand.*', 'organisation.suspended', 'organisation.verified'],
    batch: 200,
    handle: async (facts) => indexDemands(engine, await touched(facts)),
  });
  addReader({
    name: 'demand-index-taxonomy',
    topics: ['taxonomy.changed'],
    handle: () => rebuildDemandIndex(engine),
  });
  addJob({
    name: RECONCILE_DEMANDS,
    everyMs: 600_000,
    async run() {
      const mended = await reconcileDemands(engine);
      if (mended > 0) logger.warn({ mended }, 'the demand index differed from the database and was mended');
    },
  });
}
