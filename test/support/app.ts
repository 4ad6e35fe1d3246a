import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../server/app.ts';
import { loadConfig } from '../../server/config/index.ts';
import { connectDatabase, ensureIndexes } from '../../server/platform/db/index.ts';
import type { Deps } from '../../server/platform/deps.ts';
import { createLogger } from '../../server/platform/http/observe.ts';
import { folderMailer } from '../../server/platform/mail/index.ts';
import { prepare } from '../../server/prepare.ts';
import { testServices } from './services.ts';

export interface TestApp {
  app: App;
  deps: Deps;
  /** Where it listens, such as http://127.0.0.1:41234. */
  url: string;
}

let started: Promise<TestApp> | null = null;

/**
 * The real app on real servers, one for each process that runs tests, with a database and indexes of its own.
 * Tests share it and make their own data, so none may count on an empty collection.
 */
export function testApp(): Promise<TestApp> {
  started ??= start();
  return started;
}

async function start(): Promise<TestApp> {
  const services = await testServices();
  const name = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const uri = new URL(services.mongoUri);
  uri.pathname = `/${name}`;
  const config = loadConfig({
    NODE_ENV: 'test',
    LIANQIAO_MODE: 'external',
    PORT: '0',
    PUBLIC_URL: 'http://lianqiao.test',
    MONGODB_URI: uri.toString(),
    MEILI_URL: services.meiliUrl,
    MEILI_API_KEY: services.meiliKey,
    MEILI_PREFIX: `${name}_`,
    JWT_SECRET: randomUUID() + randomUUID(),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'lianqiao-test-')),
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  });
  const deps: Deps = {
    config,
    logger: createLogger(config.logLevel),
    mailer: folderMailer(join(config.dataDir, 'mail')),
  };
  await connectDatabase(config.mongoUri);
  await ensureIndexes();
  const app = createApp(deps);
  await prepare(deps);
  await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve));
  const { port } = app.http.address() as AddressInfo;
  return { app, deps, url: `http://127.0.0.1:${port}` };
}
