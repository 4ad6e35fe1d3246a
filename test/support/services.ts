import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMongod } from '../../scripts/services/findMongod.ts';
import { findMeilisearch, startMeilisearch } from '../../scripts/services/meilisearch.ts';
import { startMongod } from '../../scripts/services/mongod.ts';
import type { Running } from '../../scripts/services/process.ts';

export interface TestServices {
  mongoUri: string;
  meiliUrl: string;
  meiliKey: string;
}

export interface StartedServices extends TestServices {
  stopMongo: () => Promise<void>;
  stopMeili: () => Promise<void>;
  stop: () => Promise<void>;
}

let started: Promise<TestServices> | null = null;

/** The real servers tests run on: those the test command started, or ones of this process's own. */
export function testServices(): Promise<TestServices> {
  const { TEST_MONGODB_URI, TEST_MEILI_URL, TEST_MEILI_KEY } = process.env;
  started ??=
    TEST_MONGODB_URI && TEST_MEILI_URL && TEST_MEILI_KEY
      ? Promise.resolve({ mongoUri: TEST_MONGODB_URI, meiliUrl: TEST_MEILI_URL, meiliKey: TEST_MEILI_KEY })
      : startTestServices();
  return started;
}

/**
 * Servers of this process's own, for a test that stops one of them: to be called before anything else asks for any.
 */
export function ownTestServices(): Promise<StartedServices> {
  if (started) throw new Error('This process has its servers already.');
  const own = startTestServices();
  started = own;
  return own;
}

/** Starts servers over a temporary folder, which goes when they stop or when this process ends. */
export async function startTestServices(): Promise<StartedServices> {
  const folder = mkdtempSync(join(tmpdir(), 'lianqiao-servers-'));
  const meiliBinary = await findMeilisearch();
  if (!meiliBinary) throw new Error('Meilisearch is needed for the tests: install it, or set MEILI_BIN.');
  const running: Running[] = [];
  const onSpawn = async (one: Running) => void running.push(one);
  const kill = () => {
    for (const { child } of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  // From the first on: a run that is ended while they start leaves none either.
  process.once('exit', kill);
  const [mongo, meili] = await Promise.all([
    findMongod((text) => console.log(text)).then((binary) => startMongod(binary, folder, 'test', onSpawn)),
    startMeilisearch(meiliBinary, folder, onSpawn),
  ]);
  return {
    mongoUri: mongo.uri,
    meiliUrl: meili.url,
    meiliKey: meili.apiKey,
    stopMongo: mongo.stop,
    stopMeili: meili.stop,
    async stop() {
      process.removeListener('exit', kill);
      await Promise.all([mongo.stop(), meili.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
