import { brotliCompressSync } from 'node:zlib';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { aMember } from '../support/factories.ts';
import { usingBrowser } from './support/visit.ts';

const KIB = 1024;
/** The most a first page may bring over the wire. */
const MOST = 220 * KIB;

interface Weight {
  wire: number;
  /** The same bodies, had the server compressed them with brotli. */
  brotli: number;
  scripts: string[];
}

/** Counts what comes over the wire, headers and all, from the page's own server. */
function weigh(page: Page): () => Promise<Weight> {
  const coming: Promise<[number, number, string]>[] = [];
  page.on('response', (response) => {
    coming.push(
      (async () => {
        const sizes = await response.request().sizes();
        const body = await response.body().catch(() => Buffer.alloc(0));
        const { pathname } = new URL(response.url());
        return [
          sizes.responseBodySize + sizes.responseHeadersSize,
          brotliCompressSync(body).length,
          pathname,
        ];
      })(),
    );
  });
  return async () => {
    const all = await Promise.all(coming);
    return {
      wire: all.reduce((sum, [wire]) => sum + wire, 0),
      brotli: all.reduce((sum, [, brotli]) => sum + brotli, 0),
      scripts: all.map(([, , path]) => path).filter((path) => path.endsWith('.js')),
    };
  };
}

describe('the first page', () => {
  const open = usingBrowser();

  for (const path of ['/', '/sign-in', '/firms']) {
    it(`brings at most ${MOST / KIB} KiB over the wire at ${path}, and no other page's script`, async () => {
      const persona = path === '/firms' ? await aMember({ kind: 'anchor' }) : null;
      const { page, go } = await open(persona);
      const weight = weigh(page);
      await go(path);
      await page.waitForLoadState('networkidle');
      const { wire, brotli, scripts } = await weight();
      console.log(
        `      ${path}: ${(wire / KIB).toFixed(1)} KiB over the wire (brotli would give ${(brotli / KIB).toFixed(1)})`,
      );
      expect(wire, 'something came').to.be.above(20 * KIB);
      expect(wire, path).to.be.at.most(MOST);
      const pages = scripts.filter((name) => /Page-/.test(name));
      expect(pages, path).to.have.length(1);
    });
  }
});
