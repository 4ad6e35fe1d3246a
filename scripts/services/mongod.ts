import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { freePort, launch, waitFor, type Running } from './process.ts';

export interface RunningMongod extends Running {
  uri: string;
}

const { MongoClient } = mongoose.mongo;

/**
 * Starts a replica set of one on 127.0.0.1 over `folder`, and waits for its primary. A data folder that was
 * killed recovers by itself; its member is renamed to the port it has now.
 */
export async function startMongod(binary: string, folder: string, database: string): Promise<RunningMongod> {
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
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1000,
  });
  try {
    await waitFor(
      'mongod',
      running.child,
      async () => Boolean(await client.db('admin').command({ ping: 1 })),
      60,
    );
    const admin = client.db('admin');
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
    await waitFor(
      'mongod',
      running.child,
      async () => (await admin.command({ hello: 1 }))['isWritablePrimary'] === true,
      60,
    );
  } catch (error) {
    await running.stop();
    throw error;
  } finally {
    await client.close();
  }
  return { ...running, uri: `mongodb://${host}/${database}?replicaSet=lianqiao` };
}
