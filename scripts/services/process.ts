import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { openSync } from 'node:fs';
import { basename } from 'node:path';

/** A server of ours that runs: stop it with `stop`, which waits until it is gone. */
export interface Running {
  /** Such as `mongod`. */
  name: string;
  child: ChildProcess;
  stop: () => Promise<void>;
}

/** Told of a server the moment it runs, before it is ready: so that whatever happens next, it can be stopped. */
export type OnSpawn = (running: Running) => Promise<void>;

/** Starts a server in a process group of its own, so that a Ctrl-C reaches only the launcher, which stops in order. */
export function launch(
  binary: string,
  args: string[],
  logFile: string,
  env: NodeJS.ProcessEnv = {},
): Running {
  const log = openSync(logFile, 'a');
  const child = spawn(binary, args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, ...env },
  });
  child.on('error', () => undefined);
  return { name: basename(binary), child, stop: () => stop(child) };
}

/** Ends a process: politely, then after ten seconds for certain. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(force);
}

/** A port on 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Whether nobody listens on a port of an address. */
export function portIsFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Waits until `ready` says so; throws when `child` ends before, or time runs out. */
export async function waitFor(
  what: string,
  child: ChildProcess,
  ready: () => Promise<boolean>,
  seconds: number,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    if (await ready().catch(() => false)) return;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw new Error(`${what} ended at once (exit ${child.exitCode ?? child.signalCode}).`);
    }
    if (Date.now() > deadline) throw new Error(`${what} did not answer within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
