import { existsSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fail } from './run/say.ts';
import { FolderInUse, holderOf, lockData } from './services/dataLock.ts';
import { dataFolder } from './services/paths.ts';

/** All that the platform keeps in a data folder, and nothing else: DATA_DIR may name a folder with more in it. */
const KEPT = [
  'mongo',
  'meili',
  'mail',
  'mongod.log',
  'meilisearch.log',
  'jwt-secret',
  'meili-master-key',
] as const;

/** What a person answers, or nothing where nobody is there to answer. */
async function answerTo(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(question), ended]);
  terminal.close();
  return answer.trim();
}

async function main(): Promise<void> {
  const folder = dataFolder();
  const holder = await holderOf(folder);
  if (holder) throw new FolderInUse(folder, holder);
  if (!KEPT.some((name) => existsSync(join(folder, name)))) {
    console.log(`${folder} 中没有数据可清除。/ There is nothing to reset.`);
    return;
  }
  const asked = `删除 ${folder} 中的全部平台数据？此操作不可撤销。输入 yes 确认 / Delete all of the platform's data there? This cannot be undone. Type yes: `;
  if (!process.argv.includes('--yes') && (await answerTo(asked)) !== 'yes') {
    console.log('\n已取消，数据未动。/ Nothing was deleted.');
    process.exitCode = 1;
    return;
  }
  // Taken first: what a killed run left running over the folder is ended, and no start can come in between.
  const lock = await lockData(folder);
  for (const name of KEPT) await rm(join(folder, name), { recursive: true, force: true });
  await lock.release();
  await rmdir(folder).catch(() => undefined);
  console.log('已清除。/ Done.');
}

main().catch(fail);
