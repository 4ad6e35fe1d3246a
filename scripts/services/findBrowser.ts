import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath } from './findMongod.ts';
import { CACHE, ROOT } from './paths.ts';
import { join } from 'node:path';

const present = () =>
  process.env['CHROMIUM_BIN'] ||
  onPath('chromium', 'google-chrome', 'chromium-browser', 'google-chrome-stable');

/** A Chromium to test with, installed when there is none; throws when none is to be had. */
export async function findBrowser(say: (text: string) => void): Promise<string> {
  const here = present();
  if (here) return here;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    say('安装 Chromium（apt-get）/ Installing Chromium');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
      execFileSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
        stdio: 'ignore',
        env,
      });
    } catch {
      say('apt-get 未能安装 Chromium / apt-get could not install it');
    }
    const installed = present();
    if (installed) return installed;
  }
  say('下载 Playwright 的 Chromium / Getting Playwright’s Chromium');
  process.env['PLAYWRIGHT_BROWSERS_PATH'] = join(CACHE, 'browsers');
  try {
    execFileSync(
      process.execPath,
      [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
      {
        stdio: 'inherit',
        timeout: 600_000,
      },
    );
    const { chromium } = await import('playwright-core');
    if (existsSync(chromium.executablePath())) return chromium.executablePath();
  } catch {
    // Told below, with what a person can do.
  }
  throw new Error(
    '没有可用的浏览器：请安装 chromium，或设置 CHROMIUM_BIN。/ No browser to test with: install chromium, or set CHROMIUM_BIN.',
  );
}
