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
}

/** Runs a tool of node_modules, its output on the screen; its exit code. */
export function runTool(tool: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', tool), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
}

/** A tool that is one check: passes with exit code 0. */
export async function check(tool: string, args: string[]): Promise<Tally> {
  const code = await runTool(tool, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

interface MochaReport {
  stats: { passes: number; failures: number; pending: number };
  failures: string[];
}

/**
 * Runs mocha and counts. A skipped test counts as failed, and so does a run that ended without a report, or
 * that found no test at all.
 */
export async function mocha(
  args: string[],
  env: NodeJS.ProcessEnv,
  coverageFolder: string | null,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'lianqiao-mocha-'));
  const report = join(folder, 'report.json');
  const reporter = [
    '--reporter',
    join(ROOT, 'test/support/reporter.cjs'),
    '--reporter-option',
    `output=${report}`,
  ];
  const code = await runTool('mocha/bin/mocha.js', [...reporter, ...args], {
    ...env,
    ...(coverageFolder ? { NODE_V8_COVERAGE: coverageFolder } : {}),
  });
  try {
    const { stats, failures } = JSON.parse(readFileSync(report, 'utf8')) as MochaReport;
    const failed = stats.failures + stats.pending;
    const nothing = stats.passes + failed === 0;
    return { passed: stats.passes, failed: failed === 0 && (code !== 0 || nothing) ? 1 : failed, failures };
  } catch {
    console.error(`mocha ended without a report (exit ${code})`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
