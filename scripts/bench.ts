import { planOf, runBench } from '../test/bench/run.ts';
import { fail, say } from './run/say.ts';

/** `npm run bench [-- search|matches|credit|chat|board|read|timetable|schedule] [--firms N]`: each figure beside its baseline of the same run. */
async function main(): Promise<void> {
  await runBench(planOf(process.argv.slice(2)), say);
  process.exit();
}

main().catch(fail);
