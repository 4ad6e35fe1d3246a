import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { buildClient } from '../../../scripts/run/buildClient.ts';
import { findBrowser } from '../../../scripts/services/findBrowser.ts';
import { testApp } from '../../support/app.ts';
import { codeFilm } from '../../support/codePicture.ts';

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

/** Another browser, whose camera sees a QR code of this text; close it. */
export async function browserSeeing(text: string): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'lianqiao-camera-'));
  const film = join(folder, 'film.y4m');
  codeFilm(film, text);
  const browser = await chromium.launch({
    executablePath: await findBrowser((told) => console.log(told)),
    args: [
      ...FLAGS,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true }));
  return browser;
}

/** Address of the real app serving the page, which is built first where its sources changed. */
export async function theSite(): Promise<string> {
  built ??= buildClient();
  const [{ url }] = await Promise.all([testApp(), built]);
  return url;
}
