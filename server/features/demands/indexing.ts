import mongoose from 'mongoose';
import type { Deps } from '../../platform/deps.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { addReader, type Fact } from '../../platform/outbox/index.ts';
import type { Engine } from '../../platform/search/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { demandDocument, DEMAND_INDEX } from './document.ts';
import { Demand, type DemandDocument } from './model.ts';
import { verifiedBuyers } from './search.ts';

const BATCH = 500;

/** Brings these demands' entries up to what Mongo says: open ones of verified buyers stand in the index. */
export async function indexDemands(engine: Engine, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const thesaurus = await currentThesaurus();
  const rows = await Demand.find({ _id: { $in: [...ids] }, status: 'open' }).lean<DemandDocument[]>();
  const verified = await verifiedBuyers(rows);
  const shown = rows.filter((row) => verified.has(String(row.organisationId)));
  const present = new Set(shown.map((row) => String(row._id)));
  await engine.put(
    DEMAND_INDEX.name,
    shown.map((row) => demandDocument(row, thesaurus)),
  );
  await engine.remove(
    DEMAND_INDEX.name,
    ids.filter((id) => !present.has(id)),
  );
}

async function* openDocuments() {
  const thesaurus = await currentThesaurus();
  let batch: DemandDocument[] = [];
  const documents = async () => {
    const verified = await verifiedBuyers(batch);
    const shown = batch.filter((row) => verified.has(String(row.organisationId)));
    batch = [];
    return shown.map((row) => demandDocument(row, thesaurus));
  };
  for await (const row of Demand.find({ status: 'open' })
    .lean<DemandDocument>()
    .cursor({ batchSize: BATCH })) {
    batch.push(row as DemandDocument);
    if (batch.length === BATCH) yield await documents();
  }
  if (batch.length > 0) yield await documents();
}

/** Builds the index of demands anew beside the old one, then swaps. */
export const rebuildDemandIndex = (engine: Engine): Promise<void> =>
  engine.rebuild(DEMAND_INDEX, openDocuments());

/** Compares ids in Mongo and in the index and mends what differs. Returns how many did. */
export async function reconcileDemands(engine: Engine): Promise<number> {
  const [indexed, rows] = await Promise.all([
    engine.ids(DEMAND_INDEX.name),
    Demand.find({ status: 'open' }).lean<DemandDocument[]>(),
  ]);
  const verified = await verifiedBuyers(rows);
  const wanted = new Set(
    rows.filter((row) => verified.has(String(row.organisationId))).map((row) => String(row._id)),
  );
  const there = new Set(indexed);
  const differ = [...wanted].filter((id) => !there.has(id)).concat(indexed.filter((id) => !wanted.has(id)));
  for (let i = 0; i < differ.length; i += BATCH) await indexDemands(engine, differ.slice(i, i + BATCH));
  return differ.length;
}

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
    name: 'reconcile-demand-index',
    everyMs: 600_000,
    async run() {
      const mended = await reconcileDemands(engine);
      if (mended > 0) logger.warn({ mended }, 'the demand index differed from the database and was mended');
    },
  });
}
