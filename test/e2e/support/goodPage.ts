import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Locale } from '../../../shared/locale.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The source of axe, of the version that its package for Playwright names. */
const AXE = (() => {
  const resolve = createRequire(import.meta.url);
  const builder = createRequire(resolve.resolve('@axe-core/playwright'));
  return readFileSync(builder.resolve('axe-core/axe.min.js'), 'utf8');
})();

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}
interface Axe {
  run: (root: Document, options: object) => Promise<{ violations: Violation[] }>;
}

/**
 * WCAG 2.2 AA and the best practices as axe knows them: nothing may be found. Our pages have no frames, so axe is
 * brought once to each document and asked there: its builder brings it anew for each question, and opens a second page.
 */
export async function isAccessible(page: Page, where: string, only?: string): Promise<void> {
  expect(page.frames(), `frames, ${where}`).to.have.length(1);
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE);
  const runOnly = only ? { type: 'rule', values: [only] } : { type: 'tag', values: TAGS };
  const violations = await page.evaluate(
    async (options) => (await (window as unknown as { axe: Axe }).axe.run(document, options)).violations,
    { runOnly, resultTypes: ['violations'] },
  );
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(' ')} (${n.failureSummary})`).join('; ')}`,
  );
  expect(told, `axe, ${where}`).to.deep.equal([]);
}

/** One h1, a title of its own, all text in the reader's language; what people wrote is in English in these tests. */
export async function readsWell(page: Page, locale: Locale, where: string): Promise<void> {
  let told = await wordsOn(page);
  // What the server worded is on its way in the new language.
  for (let i = 0; i < 40 && locale === 'en' && told.foreign.length > 0; i += 1) {
    await page.waitForTimeout(100);
    told = await wordsOn(page);
  }
  expect(told.lang, where).to.equal(locale);
  expect(told.h1, `h1, ${where}`).to.equal(1);
  expect(told.title, where).to.match(locale === 'en' ? /^.+ · Lianqiao$/ : /^.+ · 链桥$/);
  if (locale === 'en') expect(told.foreign, `Chinese words, ${where}`).to.deep.equal([]);
  else expect(told.foreign.length, `Chinese words, ${where}`).to.be.above(0);
}

const wordsOn = (page: Page) =>
  page.evaluate(() => {
    const foreign: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (
        !parent.closest('noscript') &&
        // Quoted words are data: a firm's own, or a term of the chains.
        /\p{Script=Han}/u.test((node.textContent ?? '').replace(/“[^”]*”/g, '')) &&
        !parent.closest('[lang="zh-CN"]:not(html)')
      )
        foreign.push(node.textContent!.trim());
    }
    for (const one of document.querySelectorAll('[aria-label],[placeholder],[title]'))
      for (const name of ['aria-label', 'placeholder', 'title'])
        if (/\p{Script=Han}/u.test(one.getAttribute(name) ?? '')) foreign.push(one.getAttribute(name)!);
    return {
      lang: document.documentElement.lang,
      h1: document.querySelectorAll('h1').length,
      title: document.title,
      foreign,
    };
  });

/** Nothing sticks out to the side of a phone. */
export async function fitsPhone(page: Page, where: string): Promise<void> {
  const sticking = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 5)
      .map((one) => `<${one.tagName.toLowerCase()} class="${one.className}">`);
  });
  expect(sticking, `wider than a phone, ${where}`).to.deep.equal([]);
}

/** Nothing moves for those who asked for stillness. */
export async function keepsStill(page: Page, where: string): Promise<void> {
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 1)
      .map((one) => String((one.effect as KeyframeEffect).target?.className)),
  );
  expect(moving, `moves, ${where}`).to.deep.equal([]);
}

/** The skip link comes first and works; Tab goes through the page to its end, and each stop can be seen. */
export async function worksByKeyboard(page: Page, where: string): Promise<void> {
  // Only the window in front has the focus.
  await page.bringToFront();
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
    // Begins where a page begins, wherever the focus was.
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  });
  const here = () =>
    page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      // A card that is all link shows it around the card.
      const styles = [null, '::after'].map((part) => getComputedStyle(one, part));
      const box = one.getBoundingClientRect();
      const all = [...document.querySelectorAll('*')];
      return {
        at: all.indexOf(one),
        what: `<${one.tagName.toLowerCase()} class="${one.className}"> ${one.textContent?.trim().slice(0, 30)}`,
        seen: styles.some(
          (style) =>
            (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
            (style.boxShadow !== 'none' && style.boxShadow !== ''),
        ),
        parts: one.matches('[type=date], [type=time], [type=datetime-local]'),
        box: [box.x, box.y, box.width, box.height].map(Math.round).join(' '),
        inView: box.bottom > 0 && box.top < window.innerHeight && box.width > 0,
      };
    });
  await page.keyboard.press('Tab');
  expect((await here())?.what, `first stop, ${where}`).to.contain('class="skip"');
  const stops: number[] = [];
  for (let i = 0; i < 400; i += 1) {
    const stop = await here();
    if (!stop || (stops.length > 0 && stop.what.includes('class="skip"'))) break;
    expect(stop.seen, `focus cannot be seen at ${stop.what}, ${where}`).to.equal(true);
    expect(stop.inView, `focus is out of view at ${stop.what} (${stop.box}), ${where}`).to.equal(true);
    // A date has a stop for each of its parts.
    const before = stop.parts ? stops.at(-5) : stops.at(-1);
    expect(stop.at, `the focus is trapped at ${stop.what}, ${where}`).not.to.equal(before);
    stops.push(stop.at);
    await page.keyboard.press('Tab');
  }
  expect(stops.length, `stops, ${where}`).to.be.within(2, 399);
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  const inMain = await page.evaluate(() => document.activeElement?.id);
  expect(inMain, `the skip link leads to the content, ${where}`).to.equal('main');
}
