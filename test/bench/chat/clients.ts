import { performance } from 'node:perf_hooks';
import { io, type Socket } from 'socket.io-client';

/** One socket of one person in one conversation. */
export interface Seat {
  conversationId: string;
  personId: string;
  token: string;
}
export type Side = 'platform' | 'relay';
/** The first word: where the servers are, and who sits where. */
export interface Seating {
  urls: Record<Side, string>;
  seats: Seat[];
}
export interface Go {
  side: Side;
  seconds: number;
  inFlight: number;
}
export interface Counted {
  sent: number;
  acknowledged: number;
  /** Messages that arrived at the other side of their conversation. */
  heard: number;
  /** From the first message until the last was acknowledged and heard. */
  seconds: number;
  acknowledgedAfterMs: number[];
  refusals: string[];
}

const TEXT = '样件已收到，尺寸全检合格，请确认下周五前能否交付首批两千件，包装按上次的要求。';
/** How long the last messages may take to arrive. */
const PATIENCE_MS = 30_000;
const SENDING = { platform: 'message:send', relay: 'message' } as const;

/** A socket and what it has heard from the other side. */
interface Client {
  seat: Seat;
  socket: Socket;
  heard: number;
}
const clients: Record<Side, Client[]> = { platform: [], relay: [] };

async function connect(side: Side, url: string, seat: Seat): Promise<void> {
  const { token, conversationId, personId } = seat;
  const socket = io(url, { transports: ['websocket'], forceNew: true, auth: { token, conversationId } });
  const client: Client = { seat, socket, heard: 0 };
  if (side === 'platform') {
    socket.on('messages', ({ items }: { items: { sender: { id: string } }[] }) => {
      for (const item of items) if (item.sender.id !== personId) client.heard += 1;
    });
    await new Promise((resolve, reject) => socket.once('ready', resolve).once('connect_error', reject));
    const joined = (await socket.emitWithAck('conversation:join', { conversationId })) as { ok: boolean };
    if (!joined.ok) throw new Error(`not joined: ${JSON.stringify(joined)}`);
  } else {
    socket.on('message', () => (client.heard += 1));
    await new Promise((resolve, reject) =>
      socket.once('connect', resolve as never).once('connect_error', reject),
    );
  }
  clients[side].push(client);
}

/** Every socket keeps some messages on their way, for so many seconds; then all must be acknowledged and heard. */
async function go({ side, seconds, inFlight }: Go): Promise<Counted> {
  const all = clients[side];
  const event = SENDING[side];
  const counted: Counted = {
    ...{ sent: 0, acknowledged: 0, heard: 0, seconds: 0 },
    ...{ acknowledgedAfterMs: [], refusals: [] },
  };
  for (const client of all) client.heard = 0;
  const heard = () => all.reduce((sum, client) => sum + client.heard, 0);
  const began = performance.now();
  const until = began + seconds * 1000;

  const send = (client: Client) => {
    const sentAt = performance.now();
    if (sentAt >= until) return;
    counted.sent += 1;
    const clientId = `${process.pid}-${side}-${Math.round(began)}-${counted.sent}`;
    const payload = { conversationId: client.seat.conversationId, clientId, text: TEXT };
    client.socket.emit(event, payload, (answer: { ok: boolean }) => {
      if (answer.ok) {
        counted.acknowledged += 1;
        counted.acknowledgedAfterMs.push(performance.now() - sentAt);
      } else if (counted.refusals.length < 5) counted.refusals.push(JSON.stringify(answer));
      send(client);
    });
  };
  for (const client of all) for (let i = 0; i < inFlight; i += 1) send(client);

  const giveUpAt = until + PATIENCE_MS;
  const arrived = () => counted.acknowledged === counted.sent && heard() === counted.sent;
  while (performance.now() < giveUpAt && !(performance.now() >= until && arrived())) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  counted.heard = heard();
  counted.seconds = (performance.now() - began) / 1000;
  return counted;
}

process.once('message', async ({ urls, seats }: Seating) => {
  for (const side of ['relay', 'platform'] as const) {
    for (const seat of seats) await connect(side, urls[side], seat);
  }
  process.on('message', async (word: Go) => process.send!(await go(word)));
  process.send!({ connected: seats.length });
});
process.on('unhandledRejection', (error) => {
  console.error(error);
  process.exit(1);
});
process.once('disconnect', () => process.exit(0));
