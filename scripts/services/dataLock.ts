import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands in the lock: who holds the data folder, and what of ours runs over it. */
export interface LockRecord {
  pid: number;
  startedAt: string;
  /** Servers of this run, so that the next start can end what a kill left behind. */
  children: { name: string; pid: number; startedAt: string }[];
  mongoUri?: string;
  meili?: { url: string; apiKey: string };
  url?: string;
}

/**
 * When a process began, in the kernel's ticks, or '' when there is no such process: a number is given to a new
 * process again, but not with the same beginning. Outside Linux only whether it lives can be told.
 */
export function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? '' : rest[18]!;
  } catch {
    if (process.platform === 'linux') return '';
    try {
      process.kill(pid, 0);
      return 'alive';
    } catch {
      return '';
    }
  }
}

const lives = ({ pid, startedAt }: { pid: number; startedAt: string }) => {
  const beginning = beginningOf(pid);
  return beginning !== '' && beginning === startedAt;
};

export const lockFile = (folder: string): string => join(folder, 'running.json');

/** The run that holds a data folder now, or null. */
export async function holderOf(folder: string): Promise<LockRecord | null> {
  const record = parseRecord(await readFile(lockFile(folder), 'utf8').catch(() => ''));
  return record && lives(record) ? record : null;
}

export interface DataLock {
  update: (change: Partial<LockRecord>) => Promise<void>;
  /** One that could not be started has no `pid`, and is not noted. */
  addChild: (name: string, pid: number | undefined) => Promise<void>;
  release: () => Promise<void>;
}

/** Thrown when another run holds the folder; says which. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: LockRecord) {
    super(
      `数据目录 ${folder} 正被另一个进程使用（进程号 ${holder.pid}${holder.url ? `，${holder.url}` : ''}），请先停止它。/ The data folder is in use by process ${holder.pid}${holder.url ? ` at ${holder.url}` : ''}. Stop that first.`,
    );
  }
}

/** Takes a data folder for this process. What a killed run left running over it is ended first. */
export async function lockData(folder: string): Promise<DataLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = lockFile(folder);
  const own = `${file}.${process.pid}`;
  let record: LockRecord = { pid: process.pid, startedAt: beginningOf(process.pid), children: [] };
  const prepare = () => writeFile(own, JSON.stringify(record), { mode: 0o600 });
  await prepare();
  try {
    // A link appears whole or not at all, and only for one of several.
    while (!(await link(own, file).then(() => true, isTaken))) {
      const holder = await holderOf(folder);
      if (holder) throw new FolderInUse(folder, holder);
      await clearStale(file);
    }
  } finally {
    await rm(own, { force: true });
  }

  // One write after the other, each in one step: a reader never meets half a record.
  let writing: Promise<void> = Promise.resolve();
  let released = false;
  const change = (next: (now: LockRecord) => LockRecord) => {
    if (released) return writing;
    record = next(record);
    writing = writing.then(prepare).then(() => rename(own, file));
    return writing;
  };
  return {
    update: (more) => change((now) => ({ ...now, ...more })),
    addChild: async (name, pid) => {
      if (pid === undefined) return;
      const child = { name, pid, startedAt: beginningOf(pid) };
      await change((now) => ({ ...now, children: [...now.children, child] }));
    },
    async release() {
      released = true;
      await writing;
      await rm(file, { force: true });
    },
  };
}

const isTaken = (error: NodeJS.ErrnoException): false => {
  if (error.code === 'EEXIST') return false;
  throw error;
};

/** Takes a dead run's record away, if it is still that one, and ends what it left running. */
async function clearStale(file: string): Promise<void> {
  const aside = `${file}.stale.${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await readFile(aside, 'utf8').catch(() => '');
  const record = parseRecord(moved);
  if (record && lives(record)) {
    // Somebody took the folder in between: give it back.
    await link(aside, file).catch(() => undefined);
    await rm(aside, { force: true });
    return;
  }
  await endLeftovers(record);
  await rm(aside, { force: true });
}

function parseRecord(text: string): LockRecord | null {
  try {
    return JSON.parse(text) as LockRecord;
  } catch {
    return null;
  }
}

async function endLeftovers(record: LockRecord | null): Promise<void> {
  const left = (record?.children ?? []).filter(lives);
  const end = (signal: NodeJS.Signals) => {
    for (const { pid } of left.filter(lives)) {
      try {
        process.kill(pid, signal);
      } catch {
        // It ended by itself in between.
      }
    }
  };
  end('SIGTERM');
  const deadline = Date.now() + 15_000;
  while (left.some(lives)) {
    if (Date.now() > deadline) end('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
