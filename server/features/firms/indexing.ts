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
import { today } from '../../../shared/localTime.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { firmDocument, firmStamp, FIRM_INDEX_OWN } from './document.ts';
import { FOUND } from './policy.ts';

export const searchable = { status: { $in: FOUND }, kind: { $in: FIRM_KINDS } };

/** The index of firms: all that are found by others. */
export const FIRM_INDEX: KeptIndex = {
  name: 'firms',
  settings: (model) => rankedSettings(model, FIRM_INDEX_OWN),
  thesaurus: currentThesaurus,
  async wanted() {
    const day = today();
    const stamps = new Map<string, string>();
    const fields = { updatedAt: 1, 'profile.certificates.validUntil': 1, 'profile.tier': 1 };
    const rows = Organisation.find(searchable, fields)
      .lean<OrganisationDocument>()
      .cursor({ batchSize: 500 });
    for await (const row of rows) stamps.set(String(row._id), firmStamp(row, day));
    return stamps;
  },
  async documents(ids, knowledge) {
    const rows = await Organisation.find({ _id: { $in: [...ids] }, ...searchable }).lean();
    return rows.map((row) => () => firmDocument(row, knowledge));
  },
};

/** What search knows when it reads the index of firms. */
export const firmKnowledge = (): Promise<Knowledge> => knowledgeOf(FIRM_INDEX);

/** Brings these firms' entries in the index up to what Mongo says now, removals included. */
export const indexFirms = (engine: Engine, ids: readonly string[]): Promise<void> =>
  bringUp(engine, FIRM_INDEX, ids);

/** Builds the firm index anew beside the old one, then swaps. */
export const rebuildFirmIndex = (engine: Engine): Promise<void> => rebuild(engine, FIRM_INDEX);

/** Compares Mongo and the index and mends what differs. Returns how many did. */
export const reconcileFirms = (engine: Engine): Promise<number> => reconcile(engine, FIRM_INDEX);

/** The firms facts speak of; an import tells of many in one. */
export const firmsOf = (facts: Fact[]): string[] => [
  ...new Set(
    facts.flatMap((fact) =>
      Array.isArray(fact.data['ids']) ? (fact.data['ids'] as string[]) : [fact.subject],
    ),
  ),
];

export const RECONCILE_FIRMS = 'reconcile-firm-index';

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
    name: RECONCILE_FIRMS,
    everyMs: 600_000,
    async run() {
      const mended = await reconcileFirms(engine);
      if (mended > 0) logger.warn({ mended }, 'the firm index differed from the database and was mended');
    },
  });
}
