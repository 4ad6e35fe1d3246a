import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../services/paths.ts';

export interface Tally {
  passed: number;
  failed: number;
  /** What failed, as it is said once more where all is over: nobody searches a thousand lines for it. */
  failures?: string[];
  /** Milliseconds by test file. */
  spent?: Record<string, number>;
}

/**
 * Runs a tool of node_modules; its exit code. Its output goes to the screen, or where it is `held` there in one piece
 * when it ends, so that of several at once each can be read.
 */
export function runTool(
  tool: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  held = false,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', tool), ...args], {
      cwd: ROOT,
      stdio: ['ignore', held ? 'pipe' : 'inherit', held ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
    child.on('error', () => resolve(1));
  });
}

/** A tool that is one check: passes with exit code 0. */
export async function check(tool: string, args: string[]): Promise<Tally> {
  const code = await runTool(tool, args, {}, true);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

interface MochaReport {
  stats: { passes: number; failures: number; pending: number };
  failures: string[];
  spent: Record<string, number>;
}

/**
 * Runs mocha and counts. A skipped test counts as failed, and so does a run that ended without a report, or
 * that found no test at all.
 */
export async function mocha(
  args: string[],
  env: NodeJS.ProcessEnv,
  coverageFolder: string | null,
  held = false,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'lianqiao-mocha-'));
  const report = join(folder, 'report.json');
  const reporter = [
    '--reporter',
    join(ROOT, 'test/support/reporter.cjs'),
    '--reporter-option',
    `output=${report}`,
  ];
  const code = await runTool(
    'mocha/bin/mocha.js',
    [...reporter, ...args],
    { ...env, ...(coverageFolder ? { NODE_V8_COVERAGE: coverageFolder } : {}) },
    held,
  );
  try {
    const { stats, failures, spent } = JSON.parse(readFileSync(report, 'utf8')) as MochaReport;
    const failed = stats.failures + stats.pending;
    const nothing = stats.passes + failed === 0;
    return {
      passed: stats.passes,
      failed: failed === 0 && (code !== 0 || nothing) ? 1 : failed,
      failures,
      spent,
    };
  } catch {
    console.error(`mocha ended without a report (exit ${code})`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
