import { chromium, type Browser } from 'playwright-core';
import { buildClient } from '../../../scripts/run/buildClient.ts';
import { findBrowser } from '../../../scripts/services/findBrowser.ts';
import { testApp } from '../../support/app.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let launched: Promise<Browser> | null = null;
let built: Promise<unknown> | null = null;

/** The one browser of this process. It ends with the process. */
export function theBrowser(): Promise<Browser> {
  launched ??= findBrowser((text) => console.log(text)).then((executablePath) =>
    chromium.launch({ executablePath, args: FLAGS }),
  );
  return launched;
}

/** Address of the real app serving the page, which is built first where its sources changed. */
export async function theSite(): Promise<string> {
  built ??= buildClient();
  const [{ url }] = await Promise.all([testApp(), built]);
  return url;
}
