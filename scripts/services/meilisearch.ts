import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, chmod, copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { onPath } from './findMongod.ts';
import { CACHE, ROOT } from './paths.ts';
import { freePort, launch, waitFor, type OnSpawn, type Running } from './process.ts';

export interface RunningMeilisearch extends Running {
  url: string;
  /** A key for documents, searches and settings of all indexes; not the master key. */
  apiKey: string;
}

const PACKAGED = join(ROOT, 'node_modules', '@gaubee', 'meilisearch-linux-amd64', 'meilisearch');

const canRun = (file: string) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** A meilisearch to run, or null: MEILI_BIN, the PATH, the optional package. */
export async function findMeilisearch(): Promise<string | null> {
  const given = process.env['MEILI_BIN'];
  if (given) {
    if (await canRun(given)) return given;
    throw new Error(`MEILI_BIN=${given} 无法运行。/ MEILI_BIN=${given} does not run.`);
  }
  const installed = onPath('meilisearch');
  if (installed) return installed;
  if (!existsSync(PACKAGED) || process.platform !== 'linux' || process.arch !== 'x64') return null;
  if (await canRun(PACKAGED)) return PACKAGED;
  // npm keeps no run bit on it; where the folder is somebody else's, a copy of ours gets it.
  if (
    await chmod(PACKAGED, 0o755).then(
      () => true,
      () => false,
    )
  )
    return PACKAGED;
  await mkdir(CACHE, { recursive: true });
  const copy = join(CACHE, 'meilisearch');
  const [packaged, kept] = await Promise.all([stat(PACKAGED), stat(copy).catch(() => null)]);
  if (kept?.size !== packaged.size) {
    await copyFile(PACKAGED, `${copy}.part`);
    await chmod(`${copy}.part`, 0o755);
    await rename(`${copy}.part`, copy);
  }
  return copy;
}

/** A secret kept in the data folder, made the first time; only its owner may read it. */
export async function keptSecret(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}

/** Starts Meilisearch on 127.0.0.1 over `folder` and makes the server's scoped key. */
export async function startMeilisearch(
  binary: string,
  folder: string,
  onSpawn: OnSpawn = async () => undefined,
): Promise<RunningMeilisearch> {
  const masterKey = await keptSecret(folder, 'meili-master-key');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = join(folder, 'meili');
  await mkdir(data, { recursive: true });
  const running = launch(
    binary,
    [
      ...['--no-analytics', '--http-addr', `127.0.0.1:${port}`, '--db-path', join(data, 'data')],
      ...['--dump-dir', join(data, 'dumps'), '--snapshot-dir', join(data, 'snapshots')],
      ...['--max-indexing-memory', '1GiB', '--log-level', 'WARN'],
    ],
    join(folder, 'meilisearch.log'),
    // By the environment, because a command line is there for everyone to read.
    { MEILI_MASTER_KEY: masterKey, MEILI_ENV: 'production' },
  );
  await onSpawn(running);
  try {
    const client = new Meilisearch({ host: url, apiKey: masterKey });
    await waitFor('meilisearch', running.child, () => client.isHealthy(), 60);
    return { ...running, url, apiKey: await scopedKey(client) };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

const KEY_NAME = 'lianqiao-server';

async function scopedKey(client: Meilisearch): Promise<string> {
  const { results } = await client.getKeys({ limit: 100 });
  const known = results.find((key) => key.name === KEY_NAME);
  if (known) return known.key;
  const made = await client.createKey({
    name: KEY_NAME,
    description: 'The platform’s server: documents, searches and settings of its indexes',
    actions: ['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.*', 'stats.get', 'version'],
    indexes: ['*'],
    expiresAt: null,
  });
  return made.key;
}
