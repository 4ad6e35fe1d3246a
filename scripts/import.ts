import { basename, join } from 'node:path';
import { existsSync } from 'node:fs';
import mongoose from 'mongoose';
import { createLogger } from '../server/platform/http/observe.ts';
import { connectDatabase, ensureIndexes } from '../server/platform/db/index.ts';
import { folderMailer } from '../server/platform/mail/index.ts';
import { loadConfig } from '../server/config/index.ts';
import { FEATURES } from '../server/features/index.ts';
import { applyRows, Import, ImportRow, NO_COUNTS, stageRows } from '../server/features/imports/index.ts';
import { prepare } from '../server/prepare.ts';
import { startRelay } from '../server/platform/outbox/index.ts';
import { endsWhole, type Ending } from './run/ending.ts';
import { startServices } from './run/platform.ts';
import { fail, say } from './run/say.ts';
import { holderOf } from './services/dataLock.ts';
import { dataFolder } from './services/paths.ts';

/** `npm run import -- firms FILE`: works beside a platform that runs, and without one. */
async function main(): Promise<void> {
  const [kind, file] = process.argv.slice(2);
  if (kind !== 'firms' || !file || !existsSync(file)) {
    throw new Error(
      '用法：npm run import -- firms 文件.csv|.xlsx\nUsage: npm run import -- firms FILE.csv|.xlsx',
    );
  }
  const folder = dataFolder();
  const holder = await holderOf(folder);
  let ending: Ending | null = null;
  let code = 1;
  try {
    let env: NodeJS.ProcessEnv = {};
    if (holder?.mongoUri) {
      const { mongoUri, meili } = holder;
      env = { MONGODB_URI: mongoUri, MEILI_URL: meili?.url, MEILI_API_KEY: meili?.apiKey };
    } else if (!process.env['MONGODB_URI']) {
      ending = await endsWhole(folder);
      ({ env } = await startServices(folder, ending.lock, ending.onSpawn));
    }
    code = await importFirms(env, folder, file, holder === null);
  } catch (error) {
    // What fails because its database is being ended has been told already.
    if (!ending?.begun()) console.error(`\n${(error as Error).message}\n`);
  }
  await mongoose.disconnect();
  if (ending) ending.end(code);
  else process.exit(code);
}

async function importFirms(
  env: NodeJS.ProcessEnv,
  folder: string,
  file: string,
  alone: boolean,
): Promise<number> {
  const config = loadConfig({
    ...process.env,
    ...env,
    DATA_DIR: folder,
    LIANQIAO_MODE: 'external',
    // Nothing is signed here; only the server needs the real one.
    JWT_SECRET: process.env['JWT_SECRET'] || 'not used by this command, which signs nothing',
  });
  const deps = { config, logger: createLogger('error'), mailer: folderMailer(join(folder, 'mail')) };
  await connectDatabase(config.mongoUri);
  await ensureIndexes();
  for (const feature of FEATURES) feature.register?.(deps);
  if (alone) await prepare(deps, { quiet: true });

  say(`读取 ${basename(file)}… / Reading…`);
  const { _id } = await Import.create({
    kind: 'firms',
    organisationId: 'command',
    organisationKind: 'admin',
    personId: 'command',
    fileName: basename(file),
    status: 'reading',
    counts: NO_COUNTS,
    leaseUntil: new Date(Date.now() + 3_600_000),
  });
  await stageRows(_id, file);
  const read = (await Import.findById(_id).lean())!;
  if (read.status !== 'ready') {
    console.error(
      read.problem
        ? `${read.problem.zh} / ${read.problem.en}`
        : '缺少“企业名称”列。/ There is no column with names.',
    );
    return 1;
  }
  for await (const row of ImportRow.find({ importId: _id, outcome: 'bad' })
    .sort({ row: 1 })
    .lean()
    .cursor()) {
    for (const { column, told } of row.errors)
      console.log(`第 ${row.row} 行 / row ${row.row}  ${column}: ${told.zh} / ${told.en}`);
  }
  await Import.updateOne({ _id, status: 'ready' }, { $set: { status: 'applying' } });
  await applyRows(_id);
  const { counts } = (await Import.findById(_id).lean())!;
  if (alone) {
    say('更新搜索索引… / Indexing…');
    const relay = startRelay(deps.logger);
    await relay.drained();
    await relay.stop();
  }
  console.log(
    `\n共 ${counts.rows} 行：新增 ${counts.new}，更新 ${counts.changed}，未变 ${counts.unchanged}，已认领保留 ${counts.kept}，有误 ${counts.bad}` +
      `\n${counts.rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.kept} kept, ${counts.bad} bad`,
  );
  return 0;
}

main().catch(fail);
