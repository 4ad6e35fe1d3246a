import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  const result = solve(await readInput(resolve(from)));
  await writeFile(resolve(to), `${JSON.stringify(result)}\n`);
  const share = result.bound > 0 ? ` (${((100 * result.objective) / result.bound).toFixed(3)} %)` : '';
  console.log(
    `安排 ${result.meetings.length} 场会面，目标值 ${result.objective}，上界 ${result.bound}${share}，未满足 ${result.unmet.length} 个意愿\n` +
      `${result.meetings.length} meetings, objective ${result.objective}, bound ${result.bound}${share}, ${result.unmet.length} wishes unmet`,
  );
}

async function readInput(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new Error(`无法读取 ${path} / cannot be read: ${error.message}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: 不是 JSON / is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

main().catch((error: unknown) => {
  if (error instanceof BrokenInput)
    fail(new Error(`输入有误，未排会：\nThe input is broken, nothing was scheduled:\n\n${error.message}`));
  fail(error);
});
