import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServices } from '../test/support/services.ts';
import { buildClient } from './run/buildClient.ts';
import { check, mocha, runTool, together, type Tally } from './run/checks.ts';
import { fail, say } from './run/say.ts';
import { findBrowser } from './services/findBrowser.ts';
import { ROOT } from './services/paths.ts';

/** Least share of lines of server and shared that the tests must run, in percent. */
const LEAST_COVERAGE = 90;

/** The pages are looked at by this many processes, each with its share of them (test/e2e/pages.test.ts). */
const PAGE_PARTS = ['1/3', '2/3', '3/3'];

/** What promises something within a second is looked at while nothing else runs. */
const ALONE = ['consentWithdrawn.test.ts', 'creditNeeds.test.ts'];

/** What takes long begins first, so that it does not run alone at the end. */
const longestFirst = (names: readonly string[], long: readonly string[]): string[] => [
  ...long,
  ...names.filter((name) => !long.includes(name)),
];

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at >= 0 ? (args[at + 1] ?? '').split(',') : null;
const paths = args.filter((_arg, i) => at < 0 || (i !== at && i !== at + 1));
const noFile = paths.find((path) => !path.endsWith('.ts'));
// A folder or a slip of the hand would otherwise run everything.
if (noFile !== undefined) fail(new Error(`${noFile} 不是测试文件。/ ${noFile} is no test file (*.test.ts).`));
const wanted = (name: string) => only === null || only.includes(name) || paths.length > 0;

async function main(): Promise<void> {
  const total: Tally = { passed: 0, failed: 0 };
  const failures: string[] = [];
  const step = async (name: string, title: string, work: () => Promise<Tally>) => {
    if (!wanted(name)) return;
    say(`▶ ${title}`);
    const tally = await work().catch((error: unknown): Tally => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    total.passed += tally.passed;
    total.failed += tally.failed;
    if (tally.failed > 0) failures.push([title, ...(tally.failures ?? [])].join('\n  '));
    say(`${tally.failed === 0 ? '✔' : '✘'} ${title}: ${tally.passed} passed, ${tally.failed} failed`);
  };

  if (paths.length === 0) {
    await step('format', 'format', () =>
      check('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
    );
    await step('lint', 'lint', () => check('eslint/bin/eslint.js', ['--max-warnings', '0', '.']));
    await step('types', 'types', () => check('vue-tsc/bin/vue-tsc.js', ['--noEmit', '-p', '.']));
    await step('deps', 'dependency rules', () =>
      check('dependency-cruiser/bin/dependency-cruise.mjs', ['server', 'shared', 'client/src', 'scripts']),
    );
  }

  const needsServers =
    paths.length > 0 || ['unit', 'integration', 'contract', 'coverage', 'e2e'].some(wanted);
  if (!needsServers) return finish(total, failures);
  let services: Awaited<ReturnType<typeof startTestServices>> | null = null;
  // Told twice, by the group and by the parent, it is still one ending, which leaves nothing behind; servers that
  // are only starting go with the process.
  let ending: Promise<void> | null = null;
  const end = async () => {
    await services?.stop();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void (ending ??= end()));
  try {
    services = await startTestServices();
  } catch (error) {
    console.error((error as Error).message);
    total.failed += 1;
    return finish(total, [...failures, 'servers']);
  }
  const env = {
    TEST_MONGODB_URI: services.mongoUri,
    TEST_MEILI_URL: services.meiliUrl,
    TEST_MEILI_KEY: services.meiliKey,
  };
  const coverage = mkdtempSync(join(tmpdir(), 'lianqiao-coverage-'));
  try {
    if (paths.length > 0) {
      await step('paths', paths.join(' '), () => mocha(paths, env, null));
    } else {
      await step('unit', 'unit tests', () => mocha(['test/unit/**/*.test.ts'], env, coverage));
      // Each folder in a process of its own, over a database of its own.
      await step('integration', 'integration tests', () =>
        together(
          longestFirst(readdirSync(join(ROOT, 'test/integration')), [
            'creditApplications',
            'introductions',
          ]).map((folder) => () => mocha([`test/integration/${folder}/**/*.test.ts`], env, coverage, true)),
        ),
      );
      await step('contract', 'contract tests', () => mocha(['test/contract/**/*.test.ts'], env, coverage));
      await step('coverage', `line coverage ≥ ${LEAST_COVERAGE} %`, () => coverageCheck(coverage));
      await step('e2e', 'end-to-end and accessibility', async () => {
        const browser = await findBrowser(say);
        await buildClient();
        const folder = join(ROOT, 'test/e2e');
        const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
        // Each in a process of its own, and so over a database of its own: pages show what there is.
        const run =
          (file: string, more: NodeJS.ProcessEnv = {}) =>
          () =>
            mocha(
              ['--timeout', '120000', join(folder, file)],
              { ...env, CHROMIUM_BIN: browser, ...more },
              null,
              true,
            );
        const jobs = files
          .filter((file) => !ALONE.includes(file))
          .flatMap((file) =>
            file === 'pages.test.ts'
              ? PAGE_PARTS.map((part) => run(file, { PAGES_PART: part }))
              : [run(file)],
          );
        return together(
          jobs,
          ALONE.map((file) => run(file)),
        );
      });
    }
  } finally {
    rmSync(coverage, { recursive: true, force: true });
    await services.stop();
  }
  finish(total, failures);
}

/** The closing line. A run that checked nothing has not passed. */
function finish(total: Tally, failures: string[]): never {
  for (const failure of failures) say(`✘ ${failure}`);
  if (total.passed + total.failed === 0) {
    console.error('nothing was checked: see --only');
    total.failed = 1;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

async function coverageCheck(folder: string): Promise<Tally> {
  const code = await runTool('c8/bin/c8.js', [
    ...['report', '--temp-directory', folder, '--reporter', 'text-summary', '--reporter', 'html'],
    ...[
      '--all',
      '--src',
      'server',
      '--src',
      'shared',
      '--include',
      'server/**/*.ts',
      '--include',
      'shared/**/*.ts',
    ],
    ...['--exclude', 'server/main.ts', '--check-coverage', '--lines', String(LEAST_COVERAGE)],
    ...['--functions', '0', '--branches', '0', '--statements', '0'],
  ]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

main().catch(fail);
