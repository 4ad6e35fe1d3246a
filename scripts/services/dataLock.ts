import { readFileSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands in the lock: who holds the data folder, and what of ours runs over it. */
export interface LockRecord {
  pid: number;
  startedAt: string;
  /** Servers of this run, so that the next start can end what a kill left behind. */
  children: { pid: number; startedAt: string }[];
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
  const record = await readFile(lockFile(folder), 'utf8').then(
    (text) => JSON.parse(text) as LockRecord,
    () => null,
  );
  return record && lives(record) ? record : null;
}

export interface DataLock {
  update: (change: Partial<LockRecord>) => Promise<void>;
  addChild: (pid: number) => Promise<void>;
  release: () => Promise<void>;
}

/** Thrown when another run holds the folder. */
export class FolderInUse extends Error {}

/** Takes a data folder for this process. What a killed run left running over it is ended first. */
export async function lockData(folder: string): Promise<DataLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = lockFile(folder);
  let record: LockRecord = { pid: process.pid, startedAt: beginningOf(process.pid), children: [] };
  const write = () => writeFile(file, JSON.stringify(record), { mode: 0o600 });
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(JSON.stringify(record));
      await handle.close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await holderOf(folder);
      if (holder) {
        throw new FolderInUse(
          `数据目录 ${folder} 正被另一个进程使用（进程号 ${holder.pid}${holder.url ? `，${holder.url}` : ''}）。/ The data folder is in use by process ${holder.pid}.`,
        );
      }
      await endLeftovers(file);
      await rm(file, { force: true });
    }
  }
  return {
    async update(change) {
      record = { ...record, ...change };
      await write();
    },
    async addChild(pid) {
      record = { ...record, children: [...record.children, { pid, startedAt: beginningOf(pid) }] };
      await write();
    },
    release: () => rm(file, { force: true }),
  };
}

async function endLeftovers(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  let children: LockRecord['children'];
  try {
    children = (JSON.parse(text) as LockRecord).children;
  } catch {
    // Killed while it wrote: nothing is known, and mongod's own lock still guards the data.
    return;
  }
  const left = children.filter(lives);
  for (const { pid } of left) process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + 15_000;
  while (left.some(lives)) {
    if (Date.now() > deadline) left.filter(lives).forEach(({ pid }) => process.kill(pid, 'SIGKILL'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
