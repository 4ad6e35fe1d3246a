import type { BrowserContext, Page } from 'playwright-core';

/**
 * Writes down all that a good page never does: errors in the console (breaches of the content security policy
 * among them), uncaught exceptions, answers of 400 and above, requests that failed.
 */
export function watch(context: BrowserContext): { seen: string[] } {
  const seen: string[] = [];
  const watchPage = (page: Page) => {
    page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      // What failed to load is told below, with its method and status.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        seen.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() < 400) return;
      seen.push(`${response.status()} ${response.request().method()} ${pathOf(response.url())}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // Given up by the page itself: an earlier search, or what was under way when one went elsewhere.
      if (why !== 'net::ERR_ABORTED') seen.push(`${why} ${request.method()} ${pathOf(request.url())}`);
    });
  };
  context.on('page', watchPage);
  return { seen };
}

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};
