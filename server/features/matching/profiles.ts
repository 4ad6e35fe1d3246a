import mongoose from 'mongoose';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import type { Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { addReader } from '../../platform/outbox/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { firmsOf, FOUND_STATUSES } from '../firms/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { firmFactsOf } from './facts.ts';
import { lotOf } from './lot.ts';
import { KeptFacts } from './keptFacts.ts';
import { inTurns } from './turns.ts';
import { MatchFirm, type PreparedFacts } from './model.ts';

const BATCH = 500;
/** Concepts mentioned with less than this weight do not make a firm a candidate. */
const SERVES_FROM = 0.5;
const matchable = { status: { $in: FOUND_STATUSES }, kind: { $in: FIRM_KINDS } };
const objectIds = (ids: readonly string[]) => ids.map((id) => new mongoose.Types.ObjectId(id));

function derived(row: OrganisationDocument, thesaurus: Thesaurus) {
  const facts = firmFactsOf(row, thesaurus);
  const concepts = new Set(
    facts.capabilities.flatMap((one) =>
      one.concepts.filter(({ weight }) => weight >= SERVES_FROM).map(({ id }) => id),
    ),
  );
  const segments = new Set(facts.chainPositions.map(({ segment }) => segment));
  for (const id of concepts) for (const segment of thesaurus.byId(id)?.segments ?? []) segments.add(segment);
  return {
    version: row.version,
    made: new mongoose.Types.ObjectId(),
    facts,
    lot: lotOf(String(row._id)),
    concepts: [...concepts],
    segments: [...segments],
  };
}

async function write(rows: readonly OrganisationDocument[]): Promise<void> {
  if (rows.length === 0) return;
  const thesaurus = await currentThesaurus();
  const made = await inTurns(rows, (row) => ({
    replaceOne: { filter: { _id: row._id }, replacement: derived(row, thesaurus), upsert: true },
  }));
  await MatchFirm.bulkWrite(made, { ordered: false });
}

/** Brings what matching knows of these firms up to what Mongo says now, removals included. */
export async function prepareFirms(ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += BATCH) await prepareSome(ids.slice(i, i + BATCH));
}

async function prepareSome(ids: readonly string[]): Promise<void> {
  const rows = await Organisation.find({ _id: { $in: ids }, ...matchable }).lean<OrganisationDocument[]>();
  await write(rows);
  const present = new Set(rows.map((row) => String(row._id)));
  const gone = ids.filter((id) => !present.has(id));
  if (gone.length > 0) await MatchFirm.deleteMany({ _id: { $in: objectIds(gone) } });
}

/** Prepares every firm anew: after the thesaurus changed. */
export async function prepareAllFirms(): Promise<void> {
  let batch: OrganisationDocument[] = [];
  for await (const row of Organisation.find(matchable).lean().cursor({ batchSize: BATCH })) {
    batch.push(row as OrganisationDocument);
    if (batch.length === BATCH) {
      await write(batch);
      batch = [];
    }
  }
  await write(batch);
}

/** Compares versions of organisations with what matching was derived from, and mends. Returns how many differed. */
export async function reconcileFirmFacts(): Promise<number> {
  const versions = { from: MatchFirm.collection.name, localField: '_id', foreignField: '_id', as: 'made' };
  const stale = await Organisation.aggregate<{ _id: mongoose.Types.ObjectId }>([
    { $match: matchable },
    { $project: { version: 1 } },
    { $lookup: { ...versions, pipeline: [{ $project: { version: 1, made: 1 } }] } },
    // Those without a making are from before there was one.
    {
      $match: {
        $or: [
          { $expr: { $ne: [{ $first: '$made.version' }, '$version'] } },
          { 'made.made': { $exists: false } },
        ],
      },
    },
    { $project: { _id: 1 } },
  ]);
  const gone = await MatchFirm.aggregate<{ _id: mongoose.Types.ObjectId }>([
    { $project: { _id: 1 } },
    {
      $lookup: {
        from: Organisation.collection.name,
        localField: '_id',
        foreignField: '_id',
        as: 'firm',
        pipeline: [{ $match: matchable }, { $project: { _id: 1 } }],
      },
    },
    { $match: { firm: [] } },
    { $project: { _id: 1 } },
  ]);
  const ids = [...stale, ...gone].map(({ _id }) => String(_id));
  await prepareFirms(ids);
  return ids.length;
}

const kept = new KeptFacts();

/** As prepared, in the order of their ids: of what this process has still, only its making is read. */
async function read(ids: readonly string[]): Promise<PreparedFacts[]> {
  // By the driver itself: the facts are as we wrote them, and mongoose's casting would cost more than the read.
  const rowsOf = (some: readonly string[], projection: object) =>
    MatchFirm.collection.find({ _id: { $in: objectIds(some) } }, { projection }).toArray();
  const rows = await rowsOf(ids, { made: 1 });
  const known = new Map(rows.map((row) => [String(row._id), kept.get(String(row._id), row['made'])]));
  const others = [...known].flatMap(([id, facts]) => (facts ? [] : [id]));
  if (others.length > 0) {
    for (const row of await rowsOf(others, { made: 1, facts: 1 })) {
      const facts = row['facts'] as PreparedFacts;
      kept.keep(facts, row['made']);
      known.set(String(row._id), facts);
    }
  }
  return [...known.values()].filter((facts) => facts !== undefined);
}

/** The prepared facts of these firms; one that is found but not prepared yet is prepared now. */
export async function preparedFirms(ids: readonly string[]): Promise<PreparedFacts[]> {
  const found = await read(ids);
  if (found.length === ids.length) return found;
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  await prepareFirms(missing);
  return [...found, ...(await read(missing))];
}

/** Keeps what matching knows of firms by facts, and mends it every half hour. */
export function registerFirmFacts({ logger }: Deps): void {
  addReader({
    name: 'match-firms',
    topics: ['organisation.*', 'firm.changed', 'firm.imported'],
    // An import tells of hundreds in one fact.
    batch: 10,
    handle: (facts) => prepareFirms(firmsOf(facts)),
  });
  addReader({ name: 'match-firms-taxonomy', topics: ['taxonomy.changed'], handle: prepareAllFirms });
  addJob({
    name: 'reconcile-match-firms',
    everyMs: 1_800_000,
    async run() {
      const mended = await reconcileFirmFacts();
      if (mended > 0) logger.warn({ mended }, 'what matching knows of firms was behind and was mended');
    },
  });
}
