import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { freePort } from '../../scripts/services/process.ts';
import { testApp } from './app.ts';
import { until } from './live.ts';

/**
 * The real server in a process of its own, over the database of this test process: to be killed and started again,
 * or to stand beside it as a second one.
 */
export async function aServerProcess(extra: Record<string, string> = {}) {
  const { deps } = await testApp();
  const { config } = deps;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let output = '';

  async function start(): Promise<void> {
    output = '';
    child = spawn(
      process.execPath,
      ['--import', 'tsx', resolve(import.meta.dirname, '../../server/main.ts')],
      {
        env: {
          ...process.env,
          NODE_ENV: 'test',
          LIANQIAO_MODE: 'external',
          PORT: String(port),
          MONGODB_URI: config.mongoUri,
          ...(config.meili
            ? {
                MEILI_URL: config.meili.url,
                MEILI_API_KEY: config.meili.apiKey,
                MEILI_PREFIX: config.meili.prefix,
              }
            : {}),
          JWT_SECRET: config.jwtSecret,
          DATA_DIR: config.dataDir,
          LOG_LEVEL: 'warn',
          ...extra,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (text) => (output += String(text)));
    await until(
      async () => {
        if (child!.exitCode !== null) throw new Error(`the server ended: ${output}`);
        return (await fetch(`${url}/readyz`).catch(() => null))?.status === 200;
      },
      'the server is ready',
      30_000,
    );
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  await start();
  return {
    url,
    start,
    /** As the power fails. */
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    output: () => output,
  };
}
