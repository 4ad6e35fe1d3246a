import { expect } from 'chai';
import { io } from 'socket.io-client';
import {
  createEngine,
  keepInMemory,
  type Engine,
  type PendingStore,
} from '../../../client/src/features/conversations/engine/index.ts';
import { Message as MessageModel } from '../../../server/features/conversations/model.ts';
import type { Persona } from '../../support/factories.ts';
import { anAccepted } from '../../support/introductions.ts';
import { until, type LiveSocket } from '../../support/live.ts';
import { aServerProcess } from '../../support/serverProcess.ts';

const EACH = 120;
const KILLS = 3;

interface Page {
  persona: Persona;
  conversationId: string;
  socket: LiveSocket;
  engine: Engine;
  store: PendingStore;
}

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function aPage(url: string, persona: Persona, conversationId: string, store = keepInMemory()): Page {
  const socket: LiveSocket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { token: persona.token },
    reconnectionDelay: 20,
    reconnectionDelayMax: 200,
  });
  const engine = createEngine({
    socket,
    store,
    changed: () => undefined,
    answerWithinMs: 2000,
    retryMs: 50,
  });
  engine.open(conversationId);
  return { persona, conversationId, socket, engine, store };
}

const leave = ({ engine, socket }: Page) => {
  engine.stop();
  socket.disconnect();
};

/** Tears the wire, with whatever is on it. */
const cut = ({ socket }: Page) =>
  (socket.io.engine?.transport as unknown as { ws?: { terminate: () => void } })?.ws?.terminate();

const texts = (page: Page) => page.engine.view(page.conversationId).items.map((m) => m.text);

describe('conversations over bad lines', function () {
  this.timeout(180_000);
  let server: Awaited<ReturnType<typeof aServerProcess>>;
  let pages: Page[] = [];
  before(async () => void (server = await aServerProcess()));
  after(async () => {
    pages.forEach(leave);
    await server.kill();
  });

  it(`lose and double nothing while wires are torn, pages reloaded and the server killed ${KILLS} times`, async () => {
    const random = numbers(42);
    const talks = await Promise.all([anAccepted(), anAccepted()]);
    pages = talks.flatMap(({ buyer, supplier, conversationId }) => [
      aPage(server.url, buyer, conversationId),
      aPage(server.url, supplier, conversationId),
    ]);
    const written = new Map<string, string[]>(talks.map((t) => [t.conversationId, []]));
    const killsAt = new Set(
      Array.from({ length: KILLS }, (_, i) => Math.floor(((i + 1) * EACH) / (KILLS + 1))),
    );
    let restarting: Promise<void> = Promise.resolve();
    for (let round = 0; round < EACH; round += 1) {
      for (const [i, page] of pages.entries()) {
        const text = `${i}-${round}`;
        written.get(page.conversationId)!.push(text);
        page.engine.send(page.conversationId, { text });
        if (random() < 0.06) cut(page);
        if (random() < 0.02) {
          // The page is closed in the middle of it and opened again; what waits was kept.
          leave(page);
          pages[i] = aPage(server.url, page.persona, page.conversationId, page.store);
        }
      }
      if (killsAt.has(round)) {
        await restarting;
        restarting = server.kill().then(() => server.start());
      }
      await new Promise((resolve) => setTimeout(resolve, random() * 12));
    }
    await restarting;
    await until(() => pages.every((page) => page.store.list().length === 0), 'all is sent', 60_000);
    await until(
      () =>
        pages.every((page) => {
          const view = page.engine.view(page.conversationId);
          const stored = written.get(page.conversationId)!.length;
          return view.loaded && view.items.at(-1)?.seq === stored;
        }),
      `every page shows the last message; ${JSON.stringify(
        pages.map((page) => page.engine.view(page.conversationId).items.at(-1)?.seq),
      )}`,
      60_000,
    );

    for (const [conversationId, sent] of written) {
      const rows = await MessageModel.find({ conversationId }).sort({ seq: 1 }).lean();
      expect(rows.map((row) => row.seq)).to.deep.equal(rows.map((_, i) => i + 1));
      const stored = rows.map((row) => row.text);
      expect([...stored].sort()).to.deep.equal([...sent].sort());
      // Each writer's messages stand in the order it wrote them.
      for (const i of pages.keys()) {
        const own = (list: string[]) => list.filter((text) => text.startsWith(`${i}-`));
        expect(own(stored)).to.deep.equal(own(sent));
      }
      for (const page of pages.filter((p) => p.conversationId === conversationId)) {
        while (page.engine.view(conversationId).hasOlder) await page.engine.loadOlder(conversationId);
        expect(texts(page)).to.deep.equal(stored);
      }
    }
    expect(server.output()).not.to.match(/uncaught|unhandled/i);
  });

  it('finish what was taken when the server is stopped in an orderly way', async () => {
    const { buyer, conversationId } = await anAccepted();
    const page = aPage(server.url, buyer, conversationId);
    await until(() => page.engine.view(conversationId).loaded, 'joined');
    for (let i = 0; i < 50; i += 1) page.engine.send(conversationId, { text: `last-${i}` });
    await server.stop();
    expect(server.output()).not.to.match(/uncaught|unhandled/i);
    await server.start();
    await until(() => page.store.list().length === 0, 'all is sent');
    await until(() => texts(page).length === 50, 'all is shown');
    expect(texts(page)).to.deep.equal(Array.from({ length: 50 }, (_, i) => `last-${i}`));
    leave(page);
  });
});
