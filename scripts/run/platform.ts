import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { OnSpawn } from '../services/process.ts';
import type { DataLock } from '../services/dataLock.ts';
import {
  keptSecret,
  findMeilisearch,
  startMeilisearch,
  type RunningMeilisearch,
} from '../services/meilisearch.ts';
import { findMongod } from '../services/findMongod.ts';
import { startMongod, type RunningMongod } from '../services/mongod.ts';
import { ROOT } from '../services/paths.ts';
import { stop, waitFor } from '../services/process.ts';
import { makesSecret, modeNow } from './environment.ts';
import { say } from './say.ts';

/** Throws, naming host and cause, unless somebody's own MongoDB answers within 10 s and is a replica set. */
export async function assertReachable(uri: string): Promise<void> {
  const hosts = uri.replace(/^mongodb(\+srv)?:\/\/([^@/]*@)?/, '').split(/[/?]/)[0];
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 8000 });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    if (!hello['setName'] && hello['msg'] !== 'isdbgrid') {
      throw new Error('它不是副本集，无法使用事务。/ It is not a replica set, so it has no transactions.');
    }
  } catch (error) {
    throw new Error(
      `无法使用 MONGODB_URI（${hosts}）：${(error as Error).message}\nMONGODB_URI cannot be used (${hosts}); see the cause above, then start again.`,
      { cause: error },
    );
  } finally {
    await client.close();
  }
}

export interface Services {
  mongod: RunningMongod | null;
  meilisearch: RunningMeilisearch | null;
  /** What the server is told of them. */
  env: NodeJS.ProcessEnv;
}

/** Starts what is not given by the environment: MongoDB and Meilisearch, at the same time, as own children. */
export async function startServices(folder: string, lock: DataLock, onSpawn: OnSpawn): Promise<Services> {
  const ownMongo = process.env['MONGODB_URI'];
  if (ownMongo) await assertReachable(ownMongo);
  const mongo = async () => {
    if (ownMongo) return null;
    const binary = await findMongod(say);
    return startMongod(binary, folder, 'lianqiao', onSpawn);
  };
  const [mongod, meilisearch] = await Promise.all([
    mongo(),
    process.env['MEILI_URL'] ? null : startSearch(folder, onSpawn),
  ]);
  const env: NodeJS.ProcessEnv = {};
  if (mongod) env['MONGODB_URI'] = mongod.uri;
  if (meilisearch) Object.assign(env, { MEILI_URL: meilisearch.url, MEILI_API_KEY: meilisearch.apiKey });
  env['LIANQIAO_MODE'] = modeNow();
  if (makesSecret()) env['JWT_SECRET'] = await keptSecret(folder, 'jwt-secret');
  const meiliUrl = process.env['MEILI_URL'] || meilisearch?.url;
  await lock.update({
    mongoUri: ownMongo || mongod!.uri,
    ...(meiliUrl
      ? { meili: { url: meiliUrl, apiKey: (process.env['MEILI_API_KEY'] || meilisearch?.apiKey) ?? '' } }
      : {}),
  });
  return { mongod, meilisearch, env };
}

/** Search is helpful, not vital: without it the platform starts all the same, and says so. */
async function startSearch(folder: string, onSpawn: OnSpawn): Promise<RunningMeilisearch | null> {
  try {
    const binary = await findMeilisearch();
    if (!binary) {
      say(
        '没有 Meilisearch，搜索将较慢；可安装后设置 MEILI_BIN。/ No Meilisearch: search will be slower. Install one and set MEILI_BIN.',
      );
      return null;
    }
    return await startMeilisearch(binary, folder, onSpawn);
  } catch (error) {
    say(
      `Meilisearch 未能启动，搜索将较慢 / Meilisearch did not start, search will be slower: ${(error as Error).message}`,
    );
    return null;
  }
}

/**
 * Flags of the server's process. What a request makes is mostly gone with it: with room for 32 MiB of it, such as is
 * used up in a fraction of a second, Node cleans up far less often what would have gone by itself.
 */
export const SERVER_FLAGS = ['--import', 'tsx', '--max-semi-space-size=32'];

/** Starts the server as a child that ends when this process does, and waits until it serves. */
export async function startServer(
  env: NodeJS.ProcessEnv,
  port: number,
  onSpawn: OnSpawn,
  watch = false,
): Promise<ChildProcess> {
  const child = fork(join(ROOT, 'server/main.ts'), {
    cwd: ROOT,
    execArgv: watch ? [...SERVER_FLAGS, '--watch-preserve-output', '--watch'] : SERVER_FLAGS,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Its own group: a Ctrl-C comes to us alone, and we stop it first, before its database.
    detached: true,
  });
  await onSpawn({ name: 'server', child, stop: () => stop(child) });
  const host =
    env['HOST'] === '0.0.0.0' ? '127.0.0.1' : env['HOST'] === '::' ? '[::1]' : (env['HOST'] ?? '127.0.0.1');
  const address = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  await waitFor('server', child, async () => (await fetch(`http://${address}:${port}/readyz`)).ok, 120);
  return child;
}
