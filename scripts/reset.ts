import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { fail } from './run/say.ts';
import { holderOf } from './services/dataLock.ts';
import { dataFolder } from './services/paths.ts';

async function main(): Promise<void> {
  const folder = dataFolder();
  const holder = await holderOf(folder);
  if (holder)
    throw new Error(
      `平台正在运行（进程号 ${holder.pid}），请先停止。/ The platform is running; stop it first.`,
    );
  if (!existsSync(folder)) {
    console.log('没有数据可清除。/ There is nothing to reset.');
    return;
  }
  if (!process.argv.includes('--yes')) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(
      `删除 ${folder} 中的全部数据？此操作不可撤销。输入 yes 确认 / Delete all data there? This cannot be undone. Type yes: `,
    );
    terminal.close();
    if (answer.trim() !== 'yes') {
      console.log('已取消。/ Nothing was deleted.');
      return;
    }
  }
  await rm(folder, { recursive: true, force: true });
  console.log('已清除。/ Done.');
}

main().catch(fail);
