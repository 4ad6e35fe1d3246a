import type { Tally } from './checks.ts';
import { say } from './say.ts';

/** Most processes at once: each test process has a server, a database or a browser beside it that works too. */
const MOST_AT_ONCE = 2;

/** One process to run, which belongs to a step. */
export interface Job {
  step: string;
  work: () => Promise<Tally>;
  /** Runs while nothing else does, before the others. */
  alone?: boolean;
}

interface Step {
  title: string;
  passed: number;
  failed: number;
  failures: string[];
  /** Jobs that have not ended. */
  left: number;
  /** Seconds its processes ran, added up: several run at the same time. */
  seconds: number;
}

/** What the steps of a run came to. */
export function stepsOf(titles: Record<string, string>) {
  const steps = new Map<string, Step>();
  const spent: Record<string, number> = {};

  async function run({ step: name, work }: Job): Promise<void> {
    const step = steps.get(name)!;
    const began = Date.now();
    const { failures = [], ...tally } = await work().catch((error: unknown): Tally => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    step.passed += tally.passed;
    step.failed += tally.failed;
    step.failures.push(...failures);
    step.seconds += (Date.now() - began) / 1000;
    step.left -= 1;
    for (const [file, ms] of Object.entries(tally.spent ?? {})) spent[file] = (spent[file] ?? 0) + ms;
    if (step.left > 0) return;
    say(`${step.failed === 0 ? '✔' : '✘'} ${step.title}: ${step.passed} passed, ${step.failed} failed`);
  }

  /** Does jobs: first those that must be alone, then the others two at a time, in their order. */
  async function together(jobs: readonly Job[]): Promise<void> {
    for (const { step: name } of jobs) {
      const empty = { passed: 0, failed: 0, failures: [], left: 0, seconds: 0 };
      const step = steps.get(name) ?? { title: titles[name] ?? name, ...empty };
      step.left += 1;
      steps.set(name, step);
    }
    const lane = async (waiting: Job[]) => {
      for (let job = waiting.shift(); job; job = waiting.shift()) await run(job);
    };
    await lane(jobs.filter(({ alone }) => alone));
    const waiting = jobs.filter(({ alone }) => !alone);
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, () => lane(waiting)));
  }

  /** What took how long, what failed, and the closing line. A run that checked nothing has not passed. */
  function finish(): never {
    const all = [...steps.values()];
    const took = (ms: number) => `${(ms / 1000).toFixed(1).padStart(7)} s`;
    for (const { title, seconds } of all) console.log(`${took(seconds * 1000)}  ${title}`);
    const slowest = Object.entries(spent).sort(([, a], [, b]) => b - a);
    if (slowest.length > 1) console.log('\nthe slowest files:');
    for (const [file, ms] of slowest.slice(0, 10)) console.log(`${took(ms)}  ${file}`);
    for (const { title, failed, failures } of all)
      if (failed > 0) say(`✘ ${[title, ...failures].join('\n  ')}`);
    const passed = all.reduce((sum, step) => sum + step.passed, 0);
    let failed = all.reduce((sum, step) => sum + step.failed, 0);
    if (passed + failed === 0) {
      console.error('nothing was checked: see --only');
      failed = 1;
    }
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exit(failed === 0 ? 0 : 1);
  }

  return { together, finish };
}
