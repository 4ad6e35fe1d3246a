import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../server/demo/signIns.ts';
import { findBrowser } from './services/findBrowser.ts';
import { onPath } from './services/findMongod.ts';
import { ROOT } from './services/paths.ts';

// Takes the pictures of the READMEs from a running platform with demo data:
//   npm start, then: node --import tsx scripts/pictures.ts http://127.0.0.1:3000
const address = process.argv[2];
if (!address) throw new Error('用法 / usage: node --import tsx scripts/pictures.ts <address>');
const FOLDER = join(ROOT, 'docs/pictures');

const browser = await chromium.launch({
  executablePath: await findBrowser((text) => console.log(text)),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});

async function windowOf(theme: 'light' | 'dark', width = 1440): Promise<Page> {
  const phone = width < 600;
  const context = await browser.newContext({
    baseURL: address!,
    viewport: { width, height: phone ? 844 : 900 },
    isMobile: phone,
    hasTouch: phone,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL('**/home');
}

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.el-skeleton'));
  // The bar of the top stands at the top, and no field is being written in.
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  squeeze(file);
  console.log(`docs/pictures/${name}.png`);
}

/** A palette is enough for pages of few colours, and a third of the size; left as it is where no tool does it. */
function squeeze(file: string): void {
  const quant = onPath('pngquant');
  const convert = onPath('magick', 'convert');
  try {
    if (quant) execFileSync(quant, ['--force', '--output', file, '256', file]);
    else if (convert) execFileSync(convert, [file, '-strip', '+dither', '-colors', '256', `png8:${file}`]);
  } catch (error) {
    console.warn(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** An answer of the platform to one who signs in for it alone. */
async function asker(email: string): Promise<<T>(path: string) => Promise<T>> {
  const signedIn = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  return async <T>(path: string) => {
    const response = await fetch(`${address}/api/v1${path}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    if (!response.ok) throw new Error(`${response.status} GET ${path}`);
    return (await response.json()) as T;
  };
}

interface Listed<T> {
  items: T[];
}
/** The organiser's event in a status. */
async function eventIn(status: string): Promise<string> {
  const organiser = await asker('organiser@demo.test');
  const { items } = await organiser<Listed<{ id: string }>>(`/events?status=${status}`);
  if (!items[0]) throw new Error('演示数据中没有对接会 / The demo data has no such event');
  return items[0].id;
}
const ask = await asker('anchor@demo.test');
/** The open demand that most firms fit, and those firms. */
async function demandWithFirms(): Promise<{ id: string; firms: string[] }> {
  const { items } = await ask<Listed<{ id: string; status: string }>>('/organisation/demands');
  const found = await Promise.all(
    items
      .filter(({ status }) => status === 'open')
      .map(async ({ id }) => {
        const matches = await ask<Listed<{ firm: { id: string } }>>(`/demands/${id}/matches`);
        return { id, firms: matches.items.map(({ firm }) => firm.id) };
      }),
  );
  const [best] = found.sort((a, b) => b.firms.length - a.firms.length);
  if (!best) throw new Error('演示数据中没有需求 / The demo data has no open demand');
  return best;
}
/** The introduction that has come furthest of those that still run. */
async function introduction(): Promise<string> {
  const { items } =
    await ask<Listed<{ id: string; state: string; conversationId: string | null }>>('/introductions');
  const steps = ['accepted', 'meeting', 'intent'];
  const [best] = items
    .filter(({ conversationId }) => conversationId)
    .sort((a, b) => steps.indexOf(b.state) - steps.indexOf(a.state));
  if (!best) throw new Error('演示数据中没有对接 / The demo data has no introduction');
  return best.id;
}

try {
  const demand = await demandWithFirms();
  const introductionId = await introduction();
  const [ahead, past] = [await eventIn('published'), await eventIn('closed')];

  const page = await windowOf('light');
  await take(page, '/', 'landing');
  await signIn(page, 'anchor@demo.test');
  await take(page, '/home', 'anchor-home');
  await take(page, `/demands/${demand.id}`, 'demand-matches');
  const chosen = demand.firms
    .slice(0, 3)
    .map((id) => `firm=${id}`)
    .join('&');
  await take(page, `/demands/${demand.id}/compare?${chosen}`, 'comparison');
  await take(page, `/introductions/${introductionId}`, 'introduction');

  const organiser = await windowOf('light');
  await signIn(organiser, 'organiser@demo.test');
  await take(organiser, `/events/${ahead}/timetable`, 'event-timetable');
  await take(organiser, `/events/${past}/report`, 'event-report');

  const phone = await windowOf('light', 390);
  await signIn(phone, 'anchor@demo.test');
  await take(phone, `/introductions/${introductionId}`, 'introduction-390');
  await take(phone, `/events/${ahead}/my-day`, 'event-day-390');

  const dark = await windowOf('dark');
  await signIn(dark, 'anchor@demo.test');
  await take(dark, '/firms?q=压铸', 'search-dark');
} finally {
  await browser.close();
}
