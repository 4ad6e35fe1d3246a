import type {
  ConversationDocument,
  MessageDocument,
  ParticipantDocument,
} from '../features/conversations/index.ts';
import { idFor, spread } from './calendar.ts';
import type { Told } from './introductions.ts';

export interface Talks {
  conversations: ConversationDocument[];
  messages: MessageDocument[];
  participants: ParticipantDocument[];
}

const MINUTE_MS = 60_000;
/** The last word of younger talks is still unread by the other side. */
const YOUNG_DAYS = 10;

/** The conversations of the accepted introductions, from acceptance until now, with what the two said. */
export function buildTalks(told: readonly Told[], now: Date): Talks {
  const talks: Talks = { conversations: [], messages: [], participants: [] };
  for (const { story, row, buyer, supplier } of told) {
    if (!row.conversationId || !row.acceptedAt) continue;
    const { conversationId, acceptedAt } = row;
    const words = story.talk ?? [];
    const last = new Date(Math.min(now.getTime() - MINUTE_MS, row.updatedAt.getTime() + 40 * MINUTE_MS));
    const moments = spread(acceptedAt, last, words.length);
    words.forEach((word, i) => {
      const sender = word.startsWith('b:') ? buyer : supplier;
      const clientId = `demo-${story.demand}-${i}`;
      talks.messages.push({
        _id: idFor(`message ${String(conversationId)} ${i}`, moments[i]!),
        conversationId,
        seq: i + 1,
        clientId,
        senderId: sender.personId,
        organisationId: sender.id,
        senderName: sender.person,
        text: word.slice(2),
        at: moments[i]!,
      });
    });
    talks.conversations.push({
      _id: conversationId,
      subject: { kind: 'introduction', id: row._id },
      title: row.demandTitle,
      parties: row.parties,
      barred: [],
      lastSeq: words.length,
      lastAt: moments.at(-1) ?? acceptedAt,
      closedAt: row.state === 'closed' ? row.updatedAt : null,
      createdAt: acceptedAt,
    });
    const lastBy = words.at(-1)?.startsWith('b:') ? buyer : supplier;
    for (const party of [buyer, supplier]) {
      const unread = words.length > 0 && story.age < YOUNG_DAYS && party !== lastBy;
      talks.participants.push({
        _id: idFor(`participant ${String(conversationId)} ${party.key}`, acceptedAt),
        conversationId,
        personId: party.personId,
        organisationId: party.id,
        readUpTo: words.length - (unread ? 1 : 0),
        noticedUpTo: words.length,
        muted: false,
      });
    }
  }
  return talks;
}
