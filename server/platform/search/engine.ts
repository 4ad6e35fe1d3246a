import { randomBytes } from 'node:crypto';
import { Meilisearch, type RecordAny, type Settings } from 'meilisearch';
import type { Config } from '../../config/index.ts';

/** The engine does not answer: callers fall back to Mongo and say so. */
export class SearchDown extends Error {}

/** The engine answers, but the index is gone: it is derived, and will be built again. */
export class IndexMissing extends SearchDown {}

/** How long after a failure the engine is not asked again, so that every search does not wait for a time-out. */
const REST_MS = 3000;
const SEARCH_TIMEOUT_MS = 2000;
const TASK_TIMEOUT_MS = 300_000;
/** Batches handed to a new index ahead of the engine, which takes all that wait for it at once: far faster. */
const MOST_QUEUED = 40;
const FORGOTTEN_MS = 86_400_000;

export interface SearchDocument {
  id: string;
}

export interface IndexDefinition {
  name: string;
  settings: Settings;
}

/** One Meilisearch, behind the few things the platform asks of it. */
export interface Engine {
  /** Creates an index, or brings its settings up to date; says whether it had to be created. */
  ensure: (definition: IndexDefinition) => Promise<boolean>;
  /** Adds or replaces documents; returns when they are searchable. */
  put: (index: string, documents: SearchDocument[]) => Promise<void>;
  remove: (index: string, ids: string[]) => Promise<void>;
  /** Ids of all documents, each with its stamp ('' where it has none). Throws IndexMissing. */
  stamps: (index: string) => Promise<Map<string, string>>;
  /** Names of the embedders of an index. Throws IndexMissing. */
  embedders: (index: string) => Promise<string[]>;
  /** Builds an index anew beside the old one, then swaps them: people search on meanwhile. */
  rebuild: (definition: IndexDefinition, documents: AsyncIterable<SearchDocument[]>) => Promise<void>;
  /** Runs raw search calls with the breaker; throws SearchDown. */
  ask: <T>(work: (client: Meilisearch, uid: (index: string) => string) => Promise<T>) => Promise<T>;
}

const codeOf = (error: unknown): string | undefined => (error as { cause?: { code?: string } }).cause?.code;

const missing = (error: unknown): never => {
  if (codeOf(error) === 'index_not_found') throw new IndexMissing('the index is gone', { cause: error });
  throw error;
};

const never = (): never => {
  throw new SearchDown('no search engine is configured');
};

export function openEngine(config: Config['meili']): Engine {
  if (!config)
    return {
      ...{ ensure: never, put: never, remove: never, stamps: never, embedders: never },
      ...{ rebuild: never, ask: async () => never() },
    };
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
  ): Promise<boolean> => {
    const result = await promise.waitTask(task);
    if (result.status !== 'succeeded' && result.error?.code !== allow) {
      throw new Error(`search task ${result.status}: ${result.error?.message ?? ''}`);
    }
    return result.status === 'succeeded';
  };
  const create = async (index: string, settings: Settings): Promise<boolean> => {
    const made = await done(client.createIndex(uid(index), { primaryKey: 'id' }), 'index_already_exists');
    await done(client.index(uid(index)).updateSettings(settings));
    return made;
  };
  const put = async (index: string, documents: SearchDocument[]) => {
    if (documents.length > 0) await done(client.index(uid(index)).addDocuments(documents as RecordAny[]));
  };

  /** Indexes somebody began to build a day ago and never swapped in. */
  const dropForgotten = async (beginning: string) => {
    const { results } = await client.getIndexes({ limit: 1000 });
    const old = Date.now() - FORGOTTEN_MS;
    for (const one of results) {
      if (one.uid.startsWith(uid(beginning)) && one.createdAt !== undefined && +one.createdAt < old)
        await done(client.deleteIndex(one.uid), 'index_not_found');
    }
  };

  return {
    ensure: ({ name, settings }) => create(name, settings),
    put,
    async remove(index, ids) {
      if (ids.length > 0) await done(client.index(uid(index)).deleteDocuments(ids));
    },
    async stamps(index) {
      const all = new Map<string, string>();
      const limit = 10_000;
      for (let offset = 0; ; offset += limit) {
        const { results } = await client
          .index(uid(index))
          .getDocuments<SearchDocument & { stamp?: string }>({ fields: ['id', 'stamp'], limit, offset })
          .catch(missing);
        for (const { id, stamp = '' } of results) all.set(id, stamp);
        if (results.length < limit) return all;
      }
    },
    async embedders(index) {
      return Object.keys((await client.index(uid(index)).getEmbedders().catch(missing)) ?? {});
    },
    async rebuild({ name, settings }, documents) {
      // Two that build at once must not share it; one that died leaves its own behind, which goes after a day.
      await dropForgotten(`${name}_new`);
      const beside = `${name}_new${Date.now().toString(36)}${randomBytes(4).toString('hex')}`;
      await create(beside, settings);
      const under: number[] = [];
      const oldest = async () => {
        const { status, error } = await client.tasks.waitForTask(under.shift()!, task);
        if (status !== 'succeeded') throw new Error(`search task ${status}: ${error?.message ?? ''}`);
      };
      for await (const batch of documents) {
        under.push((await client.index(uid(beside)).addDocuments(batch as RecordAny[])).taskUid);
        if (under.length >= MOST_QUEUED) await oldest();
      }
      while (under.length > 0) await oldest();
      // There must be one to swap with; what it holds goes with it.
      await done(client.createIndex(uid(name), { primaryKey: 'id' }), 'index_already_exists');
      await done(client.swapIndexes([{ indexes: [uid(name), uid(beside)], rename: false }]));
      await done(client.deleteIndex(uid(beside)));
    },
    async ask(work) {
      if (Date.now() < restUntil) throw new SearchDown('the search engine is resting after a failure');
      try {
        return await work(searcher, uid);
      } catch (error) {
        // An answer with a status is the engine's own refusal (our mistake); anything else is its absence.
        const status = (error as { response?: { status?: number } }).response?.status;
        if (codeOf(error) === 'index_not_found')
          throw new IndexMissing('the index is gone', { cause: error });
        if (status !== undefined && status < 500) throw error;
        restUntil = Date.now() + REST_MS;
        throw new SearchDown(String((error as Error).message), { cause: error });
      }
    },
  };
}
