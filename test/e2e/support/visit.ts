import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beginSession, Person } from '../../../server/features/identity/index.ts';
import type { Locale } from '../../../shared/locale.ts';
import { testApp } from '../../support/app.ts';
import type { Persona } from '../../support/factories.ts';
import { browserSeeing, theBrowser, theSite } from './browser.ts';
import { watch } from './watch.ts';

export interface VisitWish {
  locale?: Locale;
  theme?: 'light' | 'dark';
  /** 390 is a phone with a touch screen, 1440 a desk. */
  width?: 1440 | 390;
  /** Animations run only where they are what is tested. */
  motion?: boolean;
  /** Has a camera, which sees a QR code of this text. */
  sees?: string;
  /** Stays open over the tests of its `describe`; opened in `before`. */
  keep?: boolean;
}

/** One window in front of one person, or of nobody signed in. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Opens an address of the page, and waits until what it shows is there. */
  go: (path: string) => Promise<void>;
  /** Waits until the page shows its content: a heading, and no skeleton. */
  settled: () => Promise<void>;
  /** Expects what would otherwise fail the test, such as /^404 GET \/api\/v1\/firms/. */
  allow: (pattern: RegExp) => void;
  /** Keeps a picture of the whole page in the folder E2E_PICTURES, if that is set. */
  picture: (name: string) => Promise<void>;
}

type Opened = Visit & { keep: boolean; wrong: () => string[]; close: () => Promise<void> };

/**
 * Gives a suite its windows: call it inside `describe`, and what it returns in tests or `before`. A test fails if a
 * page did what good pages do not (see watch.ts); windows close after it.
 *
 *     const open = usingBrowser();
 *     it('finds a firm', async () => {
 *       const { page, go } = await open(await aMember({ kind: 'anchor' }), { width: 390 });
 *       await go('/firms');
 */
export function usingBrowser(): (persona: Persona | null, wish?: VisitWish) => Promise<Visit> {
  let visits: Opened[] = [];
  const close = async (which: (visit: Opened) => boolean) => {
    const closing = visits.filter(which);
    visits = visits.filter((visit) => !closing.includes(visit));
    await Promise.all(closing.map((visit) => visit.close()));
  };
  before(async function () {
    this.timeout(180_000);
    await Promise.all([theBrowser(), theSite()]);
  });
  beforeEach(function () {
    this.currentTest!.timeout(120_000);
  });
  afterEach(async function () {
    this.timeout(60_000);
    const wrong = visits.flatMap((visit) => visit.wrong());
    const name = this.currentTest!.title.replace(/[^\p{L}\p{N}]+/gu, '-');
    if (this.currentTest!.state === 'failed' || wrong.length > 0)
      for (const [i, visit] of visits.entries()) await visit.picture(`failed-${name}-${i}`);
    await close((visit) => !visit.keep);
    if (wrong.length > 0) throw new Error(`the page went wrong:\n  ${wrong.join('\n  ')}`);
  });
  after(() => close(() => true));
  return async (persona, wish = {}) => {
    const visit = await openVisit(persona, wish);
    visits.push(visit);
    return visit;
  };
}

async function openVisit(persona: Persona | null, wish: VisitWish): Promise<Opened> {
  const { locale = 'zh-CN', theme = 'light', width = 1440, motion = false, keep = false, sees } = wish;
  const [browser, url] = await Promise.all([sees ? browserSeeing(sees) : theBrowser(), theSite()]);
  const phone = width === 390;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: phone ? 844 : 900 },
    isMobile: phone,
    hasTouch: phone,
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: motion ? 'no-preference' : 'reduce',
    storageState: {
      cookies: persona ? [await refreshCookie(persona, locale)] : [],
      origins: [
        {
          origin: url,
          localStorage: [
            { name: 'lianqiao.locale', value: locale },
            { name: 'lianqiao.theme', value: theme },
            ...(persona ? [{ name: 'lianqiao.signedIn', value: '1' }] : []),
          ],
        },
      ],
    },
  });
  const { seen } = watch(context);
  const allowed: RegExp[] = [];
  const page = await context.newPage();
  const settled = () => settle(page);
  return {
    page,
    context,
    keep,
    settled,
    close: () => (sees ? browser.close() : context.close()),
    async go(path) {
      await page.goto(path);
      await settled();
    },
    allow: (pattern) => void allowed.push(pattern),
    /** What has gone wrong since last asked. */
    wrong: () => seen.splice(0).filter((line) => !allowed.some((pattern) => pattern.test(line))),
    picture: (name) => picture(page, name),
  };
}

/** Signs a persona in, in a sign-in of this window's own: refresh tokens rotate, so windows cannot share one. */
async function refreshCookie(persona: Persona, locale: Locale) {
  const { deps, url } = await testApp();
  const person = await Person.findByIdAndUpdate(persona.personId, { $set: { locale } });
  const about = { device: 'Chromium', address: '127.0.0.1', secondFactor: false };
  const { refreshToken } = await beginSession(deps.config, person!._id, about);
  return {
    name: 'lianqiao_refresh',
    value: refreshToken,
    domain: new URL(url).hostname,
    path: '/api/v1/session',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Strict' as const,
  };
}

/** Waits until a page shows its content: a heading, and no skeleton. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.el-skeleton') === null);
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['E2E_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
