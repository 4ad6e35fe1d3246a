import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { loadConfig } from '../../server/config/index.ts';
import { connectDatabase, ensureIndexes } from '../../server/platform/db/index.ts';
import type { Deps } from '../../server/platform/deps.ts';
import { createLogger } from '../../server/platform/http/observe.ts';
import { folderMailer } from '../../server/platform/mail/index.ts';
import { prepare } from '../../server/prepare.ts';
import { SERVER_FLAGS } from '../../scripts/run/platform.ts';
import { ROOT } from '../../scripts/services/paths.ts';
import { freePort, stop, waitFor } from '../../scripts/services/process.ts';
import { startTestServices } from '../support/services.ts';

/** What the measurements stand on: a fresh database and search engine, and this process connected to both. */
export interface Stage {
  deps: Deps;
  /** Starts the real server, as production would, in a process of its own; its address. */
  startServer: () => Promise<string>;
  stopServer: () => Promise<void>;
  /** Starts a module of this folder in a process of its own, once it has sent its first word. */
  startChild: <T>(module: string, word: unknown) => Promise<{ child: ChildProcess; first: T }>;
  close: () => Promise<void>;
}

/** `profileFolder`: where V8 profiles of the servers go (open them in a browser's developer tools). */
export async function openStage(profileFolder: string | null): Promise<Stage> {
  const services = await startTestServices();
  const dataDir = mkdtempSync(join(tmpdir(), 'lianqiao-bench-'));
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    LIANQIAO_MODE: 'external',
    PORT: String(port),
    MONGODB_URI: services.mongoUri,
    MEILI_URL: services.meiliUrl,
    MEILI_API_KEY: services.meiliKey,
    MEILI_PREFIX: 'bench_',
    JWT_SECRET: randomUUID() + randomUUID(),
    DATA_DIR: dataDir,
    // Callers come from many addresses, as behind a proxy: the ceiling is on each one of them.
    TRUST_PROXY: '1',
  };
  const config = loadConfig(env);
  const deps = { config, logger: createLogger('error'), mailer: folderMailer(join(dataDir, 'mail')) };
  await connectDatabase(config.mongoUri);
  await ensureIndexes();
  await prepare(deps, { quiet: true });

  const children = new Set<ChildProcess>();
  const execArgv = [
    ...SERVER_FLAGS,
    ...(profileFolder ? ['--cpu-prof', '--cpu-prof-dir', profileFolder] : []),
  ];
  const start = (file: string, output: number | 'inherit', more: NodeJS.ProcessEnv = {}) => {
    const child = fork(join(ROOT, file), {
      cwd: ROOT,
      execArgv,
      env: { ...process.env, NODE_ENV: 'production', ...more },
      stdio: ['ignore', output, output, 'ipc'],
    });
    children.add(child);
    return child;
  };
  let server: ChildProcess | null = null;

  return {
    deps,
    async startServer() {
      const url = `http://127.0.0.1:${port}`;
      if (server) return url;
      const logFile = join(dataDir, 'server.log');
      const log = openSync(logFile, 'a');
      server = start('server/main.ts', log, env);
      closeSync(log);
      await waitFor('server', server, async () => (await fetch(`${url}/readyz`)).ok, 120).catch((error) => {
        throw new Error(`${(error as Error).message}\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
      });
      return url;
    },
    async stopServer() {
      if (server) await stop(server);
      server = null;
    },
    async startChild<T>(module: string, word: unknown) {
      const child = start(join('test/bench', module), 'inherit');
      const ended = once(child, 'exit').then(() => {
        throw new Error(`${module} ended before it was ready`);
      });
      // It may end in peace later.
      ended.catch(() => undefined);
      child.send(word as object);
      const [first] = (await Promise.race([once(child, 'message'), ended])) as [T];
      return { child, first };
    },
    async close() {
      await Promise.all([...children].map(stop));
      await mongoose.disconnect();
      await services.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
