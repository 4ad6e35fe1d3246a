import { performance } from 'node:perf_hooks';
import { io, type Socket } from 'socket.io-client';

export type Side = 'platform' | 'bare';
/** The first word: where the servers are, and who listens. */
export interface Hall {
  urls: Record<Side, string>;
  eventId: string;
  /** How a screen is let in, and how many there are. */
  screens: { count: number; code: string; key: string };
  /** Phones of people who are there. */
  tokens: string[];
  organiser: string;
}
export interface Go {
  side: Side;
  changes: number;
}
/** For each change: from asking the server for it until the last socket heard it. */
export interface Timed {
  heardAfterMs: number[];
}

/** How long the last socket may take to hear. */
const PATIENCE_MS = 20_000;
/** So many connect at once. */
const AT_ONCE = 50;

interface Told {
  change: { announcement: { text: string } };
}
let hall: Hall;
let text = '';
let heard = 0;
let done: () => void = () => {};
const sockets: Record<Side, Socket[]> = { platform: [], bare: [] };

function listen(side: Side, socket: Socket): void {
  socket.on('board', ({ change }: Told) => {
    if (change.announcement.text !== text) return;
    heard += 1;
    if (heard === sockets[side].length) done();
  });
  sockets[side].push(socket);
}

async function connect(side: Side, url: string, auth: object, follows: boolean): Promise<void> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: auth as Record<string, unknown>,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once(follows ? 'ready' : 'connect', () => resolve());
    socket.once('connect_error', reject);
  });
  if (follows) {
    const answer = (await socket.emitWithAck('event:follow', { eventId: hall.eventId })) as { ok: boolean };
    if (!answer.ok) throw new Error(`not let in: ${JSON.stringify(answer)}`);
  }
  listen(side, socket);
}

async function inTurns(work: (() => Promise<void>)[]): Promise<void> {
  const waiting = [...work];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function askFor(side: Side): Promise<void> {
  const { urls, eventId, organiser } = hall;
  const announcement = { id: eventId, text, at: new Date().toISOString() };
  const told = { eventId, now: announcement.at, change: { kind: 'announcement', announcement } };
  const answer = await fetch(
    side === 'bare' ? `${urls.bare}/tell` : `${urls.platform}/api/v1/events/${eventId}/announcements`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${organiser}` },
      body: JSON.stringify(side === 'bare' ? told : { text }),
    },
  );
  if (!answer.ok) throw new Error(`${side}: ${answer.status} ${await answer.text()}`);
}

async function go({ side, changes }: Go): Promise<Timed> {
  const heardAfterMs: number[] = [];
  for (let i = 0; i < changes; i += 1) {
    text = `请第 ${i + 1} 组企业到 B 区就座（${side} ${performance.now()}）`;
    heard = 0;
    const all = new Promise<void>((resolve, reject) => {
      const late = () =>
        reject(new Error(`${side}: only ${heard} of ${sockets[side].length} heard a change`));
      const timer = setTimeout(late, PATIENCE_MS);
      done = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    const began = performance.now();
    await Promise.all([all.then(() => heardAfterMs.push(performance.now() - began)), askFor(side)]);
  }
  return { heardAfterMs };
}

process.once('message', async (word: Hall) => {
  hall = word;
  const { urls, screens, tokens } = word;
  const count = screens.count + tokens.length;
  const { code, key } = screens;
  await inTurns([
    ...Array.from({ length: count }, () => () => connect('bare', urls.bare, {}, false)),
    ...Array.from(
      { length: screens.count },
      () => () => connect('platform', `${urls.platform}/board`, { code, key }, false),
    ),
    ...tokens.map((token) => () => connect('platform', urls.platform, { token }, true)),
  ]);
  process.on('message', async (next: Go) => process.send!(await go(next)));
  process.send!({ connected: count });
});
process.on('unhandledRejection', (error) => {
  console.error(error);
  process.exit(1);
});
process.once('disconnect', () => process.exit(0));
