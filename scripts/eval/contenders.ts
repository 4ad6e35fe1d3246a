import { Meilisearch } from 'meilisearch';
import { FIRM_INDEX, firmDocument, firmWords, searchIds } from '../../server/features/firms/index.ts';
import { emptyProfile, type OrganisationDocument } from '../../server/features/organisations/index.ts';
import { openEngine, trainSemanticModel } from '../../server/platform/search/index.ts';
import { CHAINS } from '../../shared/taxonomy/chains/index.ts';
import { buildThesaurus } from '../../shared/taxonomy/thesaurus.ts';
import type { TestSet } from './read.ts';

/** A way to search the texts of a test set: ids, best first, at most `limit`. */
export type Ask = (query: string, limit: number) => Promise<string[]>;

const BATCH = 1000;

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}

/** A text as a firm that says no more of itself than that. */
const firmOf = ({ id, text }: { id: string; text: string }): OrganisationDocument =>
  ({
    _id: id as never,
    ...{ kind: 'sme', status: 'verified', name: '', shortName: null },
    profile: { ...emptyProfile(), introduction: text },
    updatedAt: new Date(0),
  }) satisfies Partial<OrganisationDocument> as unknown as OrganisationDocument;

/** Searches as the platform does: what it learns from its firms, how it indexes them, how it asks. */
export async function platform(url: string, apiKey: string, set: TestSet): Promise<Ask> {
  const firms = set.corpus.map(firmOf);
  const model = await trainSemanticModel(firms.map((firm) => firmWords(firm).join('\n')));
  const knowledge = { thesaurus: buildThesaurus(CHAINS), model };
  const engine = openEngine({ url, apiKey, prefix: 'eval_' });
  async function* documents() {
    for (const some of batches(firms)) yield some.map((firm) => firmDocument(firm, knowledge));
  }
  await engine.rebuild({ name: FIRM_INDEX.name, settings: FIRM_INDEX.settings(model) }, documents());
  const ask = { filters: {}, sort: 'relevance', offset: 0, facets: false } as const;
  return async (q, limit) => (await searchIds(engine, { ...ask, q, limit }, knowledge)).ids;
}

/** Searches plain Meilisearch: the texts as they are, every setting as it comes. */
export async function plain(url: string, apiKey: string, set: TestSet): Promise<Ask> {
  const client = new Meilisearch({ host: url, apiKey });
  const uid = 'eval_plain';
  for (const some of batches(set.corpus)) {
    const task = await client
      .index(uid)
      .addDocuments(some, { primaryKey: 'id' })
      .waitTask({ timeout: 300_000 });
    if (task.status !== 'succeeded') throw new Error(`plain index: ${task.error?.message ?? task.status}`);
  }
  return async (q, limit) =>
    (await client.index(uid).search<{ id: string }>(q, { limit, attributesToRetrieve: ['id'] })).hits.map(
      ({ id }) => id,
    );
}
