import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { startTestServices } from '../test/support/services.ts';
import { buildClient } from './run/buildClient.ts';
import { check, mocha, runTool, type Tally } from './run/checks.ts';
import { fail, say } from './run/say.ts';
import { stepsOf, type Job } from './run/steps.ts';
import { findBrowser } from './services/findBrowser.ts';
import { ROOT } from './services/paths.ts';

/** Least share of lines of server and shared that the tests must run, in percent. */
const LEAST_COVERAGE = 90;

/** The pages are looked at by this many processes, each with its share of them (test/e2e/pages.test.ts). */
const PAGE_PARTS = ['1/3', '2/3', '3/3'];

/** What has fifty at once do the same, a hundred times over. */
const isRounds = (file: string): boolean => ['concurrency.test.ts', 'races.test.ts'].includes(basename(file));

/** What promises something within a second is looked at while nothing else runs. */
const ALONE = ['consentWithdrawn.test.ts', 'creditNeeds.test.ts'];

const TITLES = {
  format: 'format',
  lint: 'lint',
  types: 'types',
  deps: 'dependency rules',
  unit: 'unit tests',
  integration: 'integration tests',
  contract: 'contract tests',
  build: 'the page, built',
  coverage: `line coverage ≥ ${LEAST_COVERAGE} %`,
  e2e: 'end-to-end and accessibility',
};

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at >= 0 ? (args[at + 1] ?? '').split(',') : null;
const paths = args.filter((_arg, i) => at < 0 || (i !== at && i !== at + 1));
const noFile = paths.find((path) => !path.endsWith('.ts'));
// A folder or a slip of the hand would otherwise run everything.
if (noFile !== undefined) fail(new Error(`${noFile} 不是测试文件。/ ${noFile} is no test file (*.test.ts).`));
const wanted = ({ step }: Job) => paths.length > 0 || only === null || only.includes(step);

const STATIC: Job[] = [
  {
    step: 'types',
    work: () => check('vue-tsc/bin/vue-tsc.js', ['--noEmit', '-p', '.']),
  },
  {
    step: 'format',
    work: () => check('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  },
  { step: 'lint', work: () => check('eslint/bin/eslint.js', ['--max-warnings', '0', '.']) },
  {
    step: 'deps',
    work: () =>
      check('dependency-cruiser/bin/dependency-cruise.mjs', ['server', 'shared', 'client/src', 'scripts']),
  },
];

/**
 * Each folder in a process of its own, and so over a database of its own; so is each file of rounds, which takes longest
 * and comes first. Lines are not counted in rounds: others run the same ones, and counting takes an eighth of the time.
 */
function testJobs(env: NodeJS.ProcessEnv, coverage: string): Job[] {
  const job = (step: string, args: string[], counted: string | null = coverage): Job => ({
    step,
    work: () => mocha(args, env, counted, true),
  });
  const within = join(ROOT, 'test/integration');
  const files = readdirSync(within, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  const [rounds, others] = [files.filter(isRounds), files.filter((file) => !isRounds(file))];
  const folders = new Set(others.map((file) => dirname(file)));
  return [
    ...rounds.map((file) => job('integration', [join(within, file)], null)),
    job('contract', ['test/contract/**/*.test.ts']),
    ...[...folders].map((folder) =>
      job(
        'integration',
        others.filter((file) => dirname(file) === folder).map((file) => join(within, file)),
      ),
    ),
    job('unit', ['test/unit/**/*.test.ts']),
  ];
}

/** Each file in a process of its own, and so over a database of its own: pages show what there is. */
function pageJobs(env: NodeJS.ProcessEnv): Job[] {
  const folder = join(ROOT, 'test/e2e');
  let browser: Promise<string> | null = null;
  const job = (file: string, more: NodeJS.ProcessEnv = {}): Job => ({
    step: 'e2e',
    async work() {
      browser ??= findBrowser(say).then(async (found) => {
        await buildClient();
        return found;
      });
      const all = { ...env, CHROMIUM_BIN: await browser, ...more };
      return mocha(['--timeout', '120000', join(folder, file)], all, null, true);
    },
  });
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !ALONE.includes(name));
  return [
    ...ALONE.map((file) => ({ ...job(file), alone: true })),
    ...PAGE_PARTS.map((part) => job('pages.test.ts', { PAGES_PART: part })),
    ...files.filter((file) => file !== 'pages.test.ts').map((file) => job(file)),
  ];
}

async function main(): Promise<void> {
  const { together, finish } = stepsOf(TITLES);
  const checks = paths.length > 0 ? [] : STATIC.filter(wanted);
  const needsServers =
    paths.length > 0 ||
    only === null ||
    ['unit', 'integration', 'contract', 'coverage', 'e2e'].some((step) => only.includes(step));
  if (!needsServers) {
    await together(checks);
    return finish();
  }
  let services: Awaited<ReturnType<typeof startTestServices>> | null = null;
  // Told twice, by the group and by the parent, it is still one ending, which leaves nothing behind; servers that
  // are only starting go with the process.
  let ending: Promise<void> | null = null;
  const end = async (signal: string) => {
    say(`${signal}: 已中断 / interrupted`);
    await services?.stop();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void (ending ??= end(signal)));
  try {
    services = await startTestServices();
  } catch (error) {
    console.error((error as Error).message);
    await together([...checks, { step: 'servers', work: async () => ({ passed: 0, failed: 1 }) }]);
    return finish();
  }
  const env = {
    TEST_MONGODB_URI: services.mongoUri,
    TEST_MEILI_URL: services.meiliUrl,
    TEST_MEILI_KEY: services.meiliKey,
  };
  const coverage = mkdtempSync(join(tmpdir(), 'lianqiao-coverage-'));
  try {
    if (paths.length > 0) {
      await together([{ step: paths.join(' '), work: () => mocha(paths, env, null) }]);
    } else {
      // Beside other work, so that what must be alone later need not wait for it.
      const build: Job = {
        step: 'build',
        work: () => buildClient().then(() => ({ passed: 1, failed: 0 })),
      };
      const needsPage = only === null || only.includes('e2e');
      await together([...checks, ...testJobs(env, coverage).filter(wanted), ...(needsPage ? [build] : [])]);
      const lines: Job = { step: 'coverage', work: () => coverageCheck(coverage) };
      await together([...pageJobs(env), lines].filter(wanted));
    }
  } finally {
    rmSync(coverage, { recursive: true, force: true });
    await services.stop();
  }
  finish();
}

async function coverageCheck(folder: string): Promise<Tally> {
  const code = await runTool(
    'c8/bin/c8.js',
    [
      ...['report', '--temp-directory', folder, '--reporter', 'text-summary', '--reporter', 'html'],
      ...['--all', '--src', 'server', '--src', 'shared'],
      ...['--include', 'server/**/*.ts', '--include', 'shared/**/*.ts', '--exclude', 'server/main.ts'],
      ...['--check-coverage', '--lines', String(LEAST_COVERAGE)],
      ...['--functions', '0', '--branches', '0', '--statements', '0'],
    ],
    {},
    true,
  );
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

main().catch(fail);
