import type { Page } from 'playwright-core';

/** Lets a page's live connection be torn, and kept from coming back, until it is mended. */
export async function aFragileLine(page: Page) {
  let down = false;
  const wires = new Set<{ close: () => Promise<void> }>();
  await page.routeWebSocket(/\/socket\.io\//, (wire) => {
    if (down) return void wire.close();
    wires.add(wire);
    wire.connectToServer();
  });
  const cut = async () => {
    down = true;
    await Promise.all([...wires].map((wire) => wire.close()));
    wires.clear();
  };
  return {
    /** The live connection alone: the server can still be asked. */
    cut,
    async tear() {
      down = true;
      await page.context().setOffline(true);
      await cut();
    },
    async mend() {
      down = false;
      await page.context().setOffline(false);
    },
  };
}

/** The texts of the messages on the page, in order. */
export const shown = (page: Page) => page.locator('.messages .text').allInnerTexts();
/** How many messages are on their way. */
export const waiting = (page: Page) => page.locator('.messages .pending').count();
/** Writes a message and sends it. */
export async function write(page: Page, text: string) {
  const field = page.getByLabel('写消息');
  await field.fill(text);
  await field.press('Enter');
}
