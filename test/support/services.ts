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

let started: Promise<TestServices> | null = null;

/** The real servers tests run on: those the test command started, or ones of this process's own. */
export function testServices(): Promise<TestServices> {
  const { TEST_MONGODB_URI, TEST_MEILI_URL, TEST_MEILI_KEY } = process.env;
  if (TEST_MONGODB_URI && TEST_MEILI_URL && TEST_MEILI_KEY) {
    return Promise.resolve({
      mongoUri: TEST_MONGODB_URI,
      meiliUrl: TEST_MEILI_URL,
      meiliKey: TEST_MEILI_KEY,
    });
  }
  started ??= startTestServices().then(({ stop: _stop, ...services }) => services);
  return started;
}

/** Starts servers over a temporary folder, which goes when they stop or when this process ends. */
export async function startTestServices(): Promise<TestServices & { stop: () => Promise<void> }> {
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
    async stop() {
      process.removeListener('exit', kill);
      await Promise.all([mongo.stop(), meili.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
