import { access, constants, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BrokenInput } from '../server/features/timetables/solver/input.ts';
import { solve } from '../server/features/timetables/solver/solve.ts';
import { fail } from './run/say.ts';

/** `npm run schedule -- IN.json OUT.json`: a timetable outside the page, without servers. */
async function main(): Promise<void> {
  const [from, to, ...more] = process.argv.slice(2);
  if (!from || !to || more.length > 0) {
    throw new Error(
      '用法：npm run schedule -- 输入.json 输出.json\nUsage: npm run schedule -- IN.json OUT.json',
    );
  }
  const input = await readInput(resolve(from));
  const output = resolve(to);
  await expectPlaceFor(output).catch(cannotWrite(output));
  const result = solve(input);
  await writeFile(output, `${JSON.stringify(result)}\n`).catch(cannotWrite(output));
  const share = result.bound > 0 ? ` (${((100 * result.objective) / result.bound).toFixed(3)} %)` : '';
  console.log(
    `安排 ${result.meetings.length} 场会面，目标值 ${result.objective}，上界 ${result.bound}${share}，未满足 ${result.unmet.length} 个意愿\n` +
      `${result.meetings.length} meetings, objective ${result.objective}, bound ${result.bound}${share}, ${result.unmet.length} wishes unmet`,
  );
}

const cannotWrite = (path: string) => (error: Error) => {
  throw new Error(`无法写入 ${path} / cannot be written: ${error.message}`);
};

/** Before a minute of work, not after. */
async function expectPlaceFor(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new Error('是文件夹 / is a folder');
  await access(there ? path : dirname(path), constants.W_OK);
}

async function readInput(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new Error(`无法读取 ${path} / cannot be read: ${error.message}`);
  });
  try {
    // Editors on Windows begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${path}: 不是 JSON / is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

main().catch((error: unknown) => {
  if (error instanceof BrokenInput)
    fail(new Error(`输入有误，未排会：\nThe input is broken, nothing was scheduled:\n\n${error.message}`));
  fail(error);
});
