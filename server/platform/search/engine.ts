import { Meilisearch, type MultiSearchParams, type RecordAny, type Settings } from 'meilisearch';
import type { Config } from '../../config/index.ts';

/** The engine does not answer: callers fall back to Mongo and say so. */
export class SearchDown extends Error {}

/** How long after a failure the engine is not asked again, so that every search does not wait for a time-out. */
const REST_MS = 3000;
const SEARCH_TIMEOUT_MS = 2000;
const TASK_TIMEOUT_MS = 300_000;

export interface SearchDocument {
  id: string;
}

export interface IndexDefinition {
  name: string;
  settings: Settings;
}

/** What a search over one index asks, as the engine takes it. */
export type SearchQueries = Extract<MultiSearchParams, { queries: unknown }>;

/** One Meilisearch, behind the few things the platform asks of it. */
export interface Engine {
  /** Creates an index, or brings its settings up to date. */
  ensure: (definition: IndexDefinition) => Promise<void>;
  /** Adds or replaces documents; returns when they are searchable. */
  put: (index: string, documents: SearchDocument[]) => Promise<void>;
  remove: (index: string, ids: string[]) => Promise<void>;
  /** Ids of all documents. */
  ids: (index: string) => Promise<string[]>;
  /** Builds an index anew beside the old one, then swaps them: people search on meanwhile. */
  rebuild: (definition: IndexDefinition, documents: AsyncIterable<SearchDocument[]>) => Promise<void>;
  /** Runs raw search calls with the breaker; throws SearchDown. */
  ask: <T>(work: (client: Meilisearch, uid: (index: string) => string) => Promise<T>) => Promise<T>;
}

const never = (): never => {
  throw new SearchDown('no search engine is configured');
};

export function openEngine(config: Config['meili']): Engine {
  if (!config)
    return { ensure: never, put: never, remove: never, ids: never, rebuild: never, ask: async () => never() };
  const { url: host, apiKey, prefix } = config;
  // Compressed answers leave the engine in small pieces, each of which waits 40 ms for the one before to be
  // acknowledged (Nagle's algorithm against delayed acknowledgements).
  const requestInit = { headers: { 'accept-encoding': 'identity' } };
  const client = new Meilisearch({ host, apiKey, requestInit });
  const searcher = new Meilisearch({ host, apiKey, requestInit, timeout: SEARCH_TIMEOUT_MS });
  const uid = (index: string) => `${prefix}${index}`;
  const task = { timeout: TASK_TIMEOUT_MS, interval: 50 };
  let restUntil = 0;

  const done = async (
    promise: {
      waitTask: (
        o: typeof task,
      ) => Promise<{ status: string; error: { code?: string; message?: string } | null }>;
    },
    allow?: string,
  ) => {
    const result = await promise.waitTask(task);
    if (result.status !== 'succeeded' && result.error?.code !== allow) {
      throw new Error(`search task ${result.status}: ${result.error?.message ?? ''}`);
    }
  };
  const create = async (index: string, settings: Settings) => {
    await done(client.createIndex(uid(index), { primaryKey: 'id' }), 'index_already_exists');
    await done(client.index(uid(index)).updateSettings(settings));
  };
  const put = async (index: string, documents: SearchDocument[]) => {
    if (documents.length > 0) await done(client.index(uid(index)).addDocuments(documents as RecordAny[]));
  };

  return {
    ensure: ({ name, settings }) => create(name, settings),
    put,
    async remove(index, ids) {
      if (ids.length > 0) await done(client.index(uid(index)).deleteDocuments(ids));
    },
    async ids(index) {
      const all: string[] = [];
      const limit = 10_000;
      for (let offset = 0; ; offset += limit) {
        const { results } = await client
          .index(uid(index))
          .getDocuments<SearchDocument>({ fields: ['id'], limit, offset });
        all.push(...results.map((r) => r.id));
        if (results.length < limit) return all;
      }
    },
    async rebuild({ name, settings }, documents) {
      const beside = `${name}_new`;
      await done(client.deleteIndex(uid(beside)), 'index_not_found');
      await create(beside, settings);
      for await (const batch of documents) await put(beside, batch);
      await create(name, settings);
      await done(client.swapIndexes([{ indexes: [uid(name), uid(beside)], rename: false }]));
      await done(client.deleteIndex(uid(beside)));
    },
    async ask(work) {
      if (Date.now() < restUntil) throw new SearchDown('the search engine is resting after a failure');
      try {
        return await work(searcher, uid);
      } catch (error) {
        // An answer with a status is the engine's own refusal (our mistake); anything else is its absence.
        const { response, cause } = error as { response?: { status?: number }; cause?: { code?: string } };
        // The engine knows an attribute only once a document had it: until then the database answers.
        if (cause?.code === 'invalid_search_attributes_to_search_on') {
          throw new SearchDown('nothing is indexed yet', { cause: error });
        }
        const status = response?.status;
        if (status !== undefined && status < 500) throw error;
        restUntil = Date.now() + REST_MS;
        throw new SearchDown(String((error as Error).message), { cause: error });
      }
    },
  };
}
