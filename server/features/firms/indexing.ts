import type { Deps } from '../../platform/deps.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { addReader, type Fact } from '../../platform/outbox/index.ts';
import type { Engine } from '../../platform/search/index.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { Organisation } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { FIRM_INDEX, firmDocument } from './document.ts';
import { FOUND } from './policy.ts';

const BATCH = 1000;
const searchable = { status: { $in: FOUND }, kind: { $in: FIRM_KINDS } };

/** Brings these firms' entries in the index up to what Mongo says now, removals included. */
export async function indexFirms(engine: Engine, ids: string[]): Promise<void> {
  const thesaurus = await currentThesaurus();
  const rows = await Organisation.find({ _id: { $in: ids }, ...searchable }).lean();
  const present = new Set(rows.map((row) => String(row._id)));
  await engine.put(
    FIRM_INDEX.name,
    rows.map((row) => firmDocument(row, thesaurus)),
  );
  await engine.remove(
    FIRM_INDEX.name,
    ids.filter((id) => !present.has(id)),
  );
}

/** All searchable firms as documents, a batch at a time. */
async function* allDocuments() {
  const thesaurus = await currentThesaurus();
  let batch = [];
  for await (const row of Organisation.find(searchable).lean().cursor({ batchSize: BATCH })) {
    batch.push(firmDocument(row, thesaurus));
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Builds the firm index anew beside the old one, then swaps. */
export const rebuildFirmIndex = (engine: Engine): Promise<void> => engine.rebuild(FIRM_INDEX, allDocuments());

/** Compares ids in Mongo and in the index and mends what differs. Returns how many did. */
export async function reconcileFirms(engine: Engine): Promise<number> {
  const [indexed, rows] = await Promise.all([
    engine.ids(FIRM_INDEX.name).then((ids) => new Set(ids)),
    Organisation.find(searchable, { _id: 1 }).lean(),
  ]);
  const wanted = new Set(rows.map((row) => String(row._id)));
  const differ = [...wanted]
    .filter((id) => !indexed.has(id))
    .concat([...indexed].filter((id) => !wanted.has(id)));
  for (let i = 0; i < differ.length; i += BATCH) await indexFirms(engine, differ.slice(i, i + BATCH));
  return differ.length;
}

/** The firms facts speak of; an import tells of many in one. */
export const firmsOf = (facts: Fact[]): string[] => [
  ...new Set(
    facts.flatMap((fact) =>
      Array.isArray(fact.data['ids']) ? (fact.data['ids'] as string[]) : [fact.subject],
    ),
  ),
];

/** Keeps the index by facts, and mends it every ten minutes. */
export function registerFirmIndexing(engine: Engine, { config, logger }: Deps): void {
  if (!config.meili) return;
  addReader({
    name: 'firm-index',
    topics: ['organisation.*', 'firm.changed', 'firm.imported'],
    batch: 500,
    handle: (facts) => indexFirms(engine, firmsOf(facts)),
  });
  addReader({
    name: 'firm-index-taxonomy',
    topics: ['taxonomy.changed'],
    handle: () => rebuildFirmIndex(engine),
  });
  addJob({
    name: 'reconcile-firm-index',
    everyMs: 600_000,
    async run() {
      const mended = await reconcileFirms(engine);
      if (mended > 0) logger.warn({ mended }, 'the firm index differed from the database and was mended');
    },
  });
}
