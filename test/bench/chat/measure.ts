import { once } from 'node:events';
import mongoose from 'mongoose';
import { openConversation } from '../../../server/features/conversations/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { members } from '../cast.ts';
import { percentile, rate, type Figure } from '../figure.ts';
import type { Stage } from '../stage.ts';
import type { Counted, Go, Seat, Seating } from './clients.ts';

export interface ChatSizes {
  sockets: number;
  /** Messages each socket keeps on their way. */
  inFlight: number;
  seconds: number;
  rounds: number;
}

/** Durable messages through the real server against a bare Socket.IO relay, by turns, from the same clients. */
export async function measureChat(stage: Stage, sizes: ChatSizes): Promise<Figure[]> {
  const url = await stage.startServer();
  const seats = await seatsInConversations(stage, sizes.sockets);
  const relay = await stage.startChild<{ url: string }>('chat/relay.ts', {});
  const seating: Seating = { urls: { platform: url, relay: relay.first.url }, seats };
  const { child: clients } = await stage.startChild('chat/clients.ts', seating);
  const go = async (side: Go['side'], seconds: number): Promise<Counted> => {
    clients.send({ side, seconds, inFlight: sizes.inFlight } satisfies Go);
    const [counted] = (await once(clients, 'message')) as [Counted];
    const { sent, acknowledged, heard, refusals } = counted;
    if (acknowledged !== sent || heard !== sent) {
      throw new Error(
        `chat, ${side}: of ${sent} messages ${acknowledged} were acknowledged and ${heard} heard ${refusals.join(' ')}`,
      );
    }
    return counted;
  };

  const before = await kept();
  let sent = 0;
  for (const side of ['relay', 'platform'] as const) {
    const { sent: warming } = await go(side, Math.min(2, sizes.seconds));
    if (side === 'platform') sent += warming;
  }
  const rounds: Record<Go['side'], Counted[]> = { platform: [], relay: [] };
  for (let round = 0; round < sizes.rounds; round += 1) {
    for (const side of ['relay', 'platform'] as const) rounds[side].push(await go(side, sizes.seconds));
  }
  sent += rounds.platform.reduce((sum, counted) => sum + counted.sent, 0);
  const inDatabase = (await kept()) - before;
  if (inDatabase !== sent) throw new Error(`chat: ${sent} messages were sent, ${inDatabase} are kept`);
  clients.disconnect();
  relay.child.disconnect();

  const perSecond = (all: Counted[]) =>
    all.reduce((sum, c) => sum + c.heard, 0) / all.reduce((sum, c) => sum + c.seconds, 0);
  const acknowledged = (all: Counted[]) =>
    `${percentile(
      all.flatMap((c) => c.acknowledgedAfterMs),
      0.95,
    ).toFixed(0)} ms`;
  return [
    rate(
      {
        what: 'Durable chat, messages acknowledged and heard',
        baselineIs: 'bare Socket.IO relay, nothing kept',
        ours: perSecond(rounds.platform),
        baseline: perSecond(rounds.relay),
        note:
          `${sizes.sockets} sockets in ${seats.length / 2} conversations, ${sizes.inFlight} messages of each on their way; ` +
          `95 % acknowledged within ${acknowledged(rounds.platform)} against ${acknowledged(rounds.relay)}; ` +
          `all ${sent.toLocaleString('en')} are in the database`,
      },
      0.5,
    ),
  ];
}

const kept = () => mongoose.connection.collection('messages').countDocuments();

/** Two people of two organisations in each conversation. */
async function seatsInConversations(stage: Stage, sockets: number): Promise<Seat[]> {
  const pairs = Math.max(1, Math.floor(sockets / 2));
  const buyers = await members(stage.deps, 'anchor', pairs);
  const suppliers = await members(stage.deps, 'sme', pairs);
  const seats: Seat[] = [];
  for (const [i, buyer] of buyers.entries()) {
    const people = [buyer, suppliers[i]!];
    const _id = new mongoose.Types.ObjectId();
    await transact((session) =>
      openConversation(session, {
        _id,
        subject: { kind: 'introduction', id: new mongoose.Types.ObjectId() },
        title: `测量对接${i + 1}`,
        parties: people.map((p) => new mongoose.Types.ObjectId(p.organisationId)),
        people,
      }),
    );
    for (const { personId, token } of people) seats.push({ conversationId: String(_id), personId, token });
  }
  return seats;
}
