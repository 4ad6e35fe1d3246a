import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginningOf, lockFile, type LockRecord } from '../../scripts/services/dataLock.ts';
import { ROOT } from '../../scripts/services/paths.ts';
import { freePort } from '../../scripts/services/process.ts';
import { until } from './live.ts';

/** Variables of whoever runs the tests that would change what a start does. */
const NOT_INHERITED =
  /^(TEST_|LIANQIAO_|MONGO|MEILI_(URL|API|PREFIX)|JWT_SECRET|NODE_ENV|HOST$|PORT$|DATA_DIR|PUBLIC_URL|SMTP|LOG_LEVEL)/;

/** The real launcher in a process of its own, with all it starts. */
export interface Launched {
  child: ChildProcess;
  output: () => string;
  /** Exit code, or the signal's name. */
  ended: Promise<number | string>;
}

/** A folder for a platform's data, which `remove` takes away. */
export function aDataFolder(): { folder: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'lianqiao start '));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

const ALONE = ['--import', 'tsx', join(ROOT, 'scripts/start.ts')];
/** What `npm start` runs: the launcher has a parent, which passes signals on. */
export const WITH_PARENT = [join(ROOT, 'scripts/bootstrap.mjs'), 'start'];

/** Runs `scripts/start.ts`, as `npm start` does once everything is installed, in a process group of its own. */
export function launch(env: Record<string, string>, args = ALONE): Launched {
  const own = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text) => (output += String(text)));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return { child, output: () => output, ended };
}

/** The record of the run over a data folder. */
export const runOf = (folder: string): LockRecord | null =>
  existsSync(lockFile(folder)) ? (JSON.parse(readFileSync(lockFile(folder), 'utf8')) as LockRecord) : null;

export const lives = (pid: number): boolean => beginningOf(pid) !== '';

/** Starts a platform over a folder and waits until it serves and says so. */
export async function startPlatform(folder: string, env: Record<string, string> = {}, args = ALONE) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const launched = launch({ DATA_DIR: folder, PORT: String(port), ...env }, args);
  await until(
    () => {
      if (launched.child.exitCode !== null) throw new Error(`the start ended: ${launched.output()}`);
      return launched.output().includes('就绪 / Ready');
    },
    'the platform is ready',
    80_000,
  );
  return { ...launched, port, url };
}

/** Ends everything of a run at once, as a power cut does. */
export async function cutPower(folder: string, launched: Launched): Promise<void> {
  const pids = [launched.child.pid!, ...(runOf(folder)?.children ?? []).map(({ pid }) => pid)];
  for (const pid of pids.filter(lives)) process.kill(pid, 'SIGKILL');
  await until(() => !pids.some(lives), 'everything is dead', 20_000);
}
