import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { freePort, launch, waitFor, type OnSpawn, type Running } from './process.ts';

export interface RunningMongod extends Running {
  uri: string;
}

const { MongoClient } = mongoose.mongo;

/**
 * Starts a replica set of one on 127.0.0.1 over `folder`, and waits for its primary. A data folder that was
 * killed recovers by itself; its member is renamed to the port it has now.
 */
export async function startMongod(
  binary: string,
  folder: string,
  database: string,
  onSpawn: OnSpawn = async () => undefined,
): Promise<RunningMongod> {
  await mkdir(join(folder, 'mongo'), { recursive: true, mode: 0o700 });
  const port = await freePort();
  const running = launch(
    binary,
    [
      ...[
        '--dbpath',
        join(folder, 'mongo'),
        '--bind_ip',
        '127.0.0.1',
        '--port',
        String(port),
        '--nounixsocket',
      ],
      ...['--replSet', 'lianqiao', '--oplogSize', '256', '--wiredTigerCacheSizeGB', '0.5'],
      // 6.0.5 predates the mend of CVE-2025-14847, which lies in message decompression.
      ...[
        '--networkMessageCompressors',
        'disabled',
        '--quiet',
        '--setParameter',
        'diagnosticDataCollectionEnabled=false',
      ],
    ],
    join(folder, 'mongod.log'),
  );
  const host = `127.0.0.1:${port}`;
  await onSpawn(running);
  try {
    await waitFor(
      'mongod',
      running.child,
      () => askOnce(host, async (admin) => Boolean(await admin.command({ ping: 1 }))),
      120,
    );
    await askOnce(host, async (admin) => {
      const current = await admin.command({ replSetGetConfig: 1 }).catch(() => null);
      if (!current) {
        await admin.command({ replSetInitiate: { _id: 'lianqiao', members: [{ _id: 0, host }] } });
      } else if (current['config'].members[0].host !== host) {
        const config = {
          ...current['config'],
          version: current['config'].version + 1,
          members: [{ _id: 0, host }],
        };
        await admin.command({ replSetReconfig: config, force: true });
      }
    });
    const isPrimary = () =>
      askOnce(host, async (admin) => (await admin.command({ hello: 1 }))['isWritablePrimary'] === true);
    await waitFor('mongod', running.child, isPrimary, 120);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { ...running, uri: `mongodb://${host}/${database}?replicaSet=lianqiao` };
}

/** One question over a connection of its own: a client that failed once to find its server never finds it again. */
async function askOnce<T>(host: string, ask: (admin: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
  });
  try {
    return await ask(client.db('admin'));
  } finally {
    await client.close();
  }
}
