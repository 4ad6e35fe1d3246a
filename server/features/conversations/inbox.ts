import mongoose, { type PipelineStage, type Types } from 'mongoose';
import type { z } from 'zod';
import type { conversationRoutes } from '../../../shared/api/conversations.ts';
import type {
  Conversation as Shown,
  ConversationDetail,
  Message as ShownMessage,
  MessagePage,
} from '../../../shared/schemas/conversation.ts';
import { afterId, afterInstant, literally, pageAfter, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import {
  Conversation,
  Message,
  Participant,
  type ConversationDocument,
  type MessageDocument,
  type ParticipantDocument,
} from './model.ts';
import { lastSeqOf } from './participants.ts';
import { assertTakesPart, ownConversations } from './policy.ts';
import { presentMessage } from './present.ts';

const { ObjectId } = mongoose.Types;

interface Row extends ConversationDocument {
  own: Pick<ParticipantDocument, 'readUpTo' | 'muted'>[];
  last: MessageDocument[];
  unread: { n: number }[];
  partyNames: { _id: Types.ObjectId; name: string }[];
}

/** A person's own standing in each conversation, and how many messages of others are after it. */
const withUnread = (actor: MemberActor): PipelineStage.FacetPipelineStage[] => [
  {
    $lookup: {
      from: Participant.collection.name,
      let: { conversation: '$_id' },
      as: 'own',
      pipeline: [
        {
          $match: {
            personId: new ObjectId(actor.personId),
            $expr: { $eq: ['$conversationId', '$$conversation'] },
          },
        },
        { $project: { readUpTo: 1, muted: 1 } },
      ],
    },
  },
  {
    $lookup: {
      from: Message.collection.name,
      let: { conversation: '$_id', read: { $ifNull: [{ $first: '$own.readUpTo' }, 0] } },
      as: 'unread',
      pipeline: [
        {
          $match: {
            $expr: {
              $and: [
                { $eq: ['$conversationId', '$$conversation'] },
                { $gt: ['$seq', '$$read'] },
                { $ne: ['$senderId', new ObjectId(actor.personId)] },
              ],
            },
          },
        },
        // Nobody counts further.
        { $limit: 1000 },
        { $count: 'n' },
      ],
    },
  },
];

/** The last message and the parties' names of each conversation, in one query for all. */
const withLast: PipelineStage.FacetPipelineStage[] = [
  {
    $lookup: {
      from: Message.collection.name,
      localField: '_id',
      foreignField: 'conversationId',
      as: 'last',
      pipeline: [{ $sort: { seq: -1 } }, { $limit: 1 }],
    },
  },
  {
    $lookup: {
      from: Organisation.collection.name,
      localField: 'parties',
      foreignField: '_id',
      as: 'partyNames',
      pipeline: [{ $project: { name: 1 } }],
    },
  },
];

const present = (row: Row): Shown => {
  const last = row.last[0];
  return {
    id: String(row._id),
    subject: { kind: row.subject.kind, id: String(row.subject.id) },
    title: row.title,
    parties: row.partyNames.map(({ _id, name }) => ({ id: String(_id), name })),
    lastSeq: last?.seq ?? 0,
    lastAt: (last?.at ?? row.lastAt).toISOString(),
    lastMessage: last ? presentMessage(last) : null,
    readUpTo: row.own[0]?.readUpTo ?? 0,
    unread: row.unread[0]?.n ?? 0,
    muted: row.own[0]?.muted ?? false,
    closed: row.closedAt !== null,
  };
};

export async function listConversations(
  actor: MemberActor,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Shown>> {
  const rows = await Conversation.aggregate<Row>([
    { $match: { ...ownConversations(actor), ...afterInstant('lastAt', cursor) } },
    { $sort: { lastAt: -1, _id: -1 } },
    { $limit: limit + 1 },
    ...withUnread(actor),
    ...withLast,
  ]);
  const page = pageAfter(rows, limit, (row) => [row.lastAt.getTime(), String(row._id)]);
  return { items: page.items.map(present), nextCursor: page.nextCursor };
}

export async function countUnread(actor: MemberActor): Promise<{ conversations: number; messages: number }> {
  const [sum] = await Conversation.aggregate<{ conversations: number; messages: number }>([
    { $match: ownConversations(actor) },
    ...withUnread(actor),
    { $match: { 'own.muted': { $ne: true } } },
    { $unwind: '$unread' },
    { $group: { _id: null, conversations: { $sum: 1 }, messages: { $sum: '$unread.n' } } },
    { $project: { _id: 0 } },
  ]);
  return sum ?? { conversations: 0, messages: 0 };
}

export async function readConversation(actor: MemberActor, id: string): Promise<ConversationDetail> {
  await assertTakesPart(actor, id);
  const [[row], people] = await Promise.all([
    Conversation.aggregate<Row>([{ $match: { _id: new ObjectId(id) } }, ...withUnread(actor), ...withLast]),
    Participant.aggregate<ParticipantDocument & { person: { name: string } }>([
      { $match: { conversationId: new ObjectId(id) } },
      {
        $lookup: {
          from: Person.collection.name,
          localField: 'personId',
          foreignField: '_id',
          as: 'person',
          pipeline: [{ $project: { name: 1 } }],
        },
      },
      { $unwind: '$person' },
    ]),
  ]);
  if (!row) throw notFound();
  return {
    ...present(row),
    people: people.map((p) => ({
      id: String(p.personId),
      name: p.person.name,
      organisationId: String(p.organisationId),
      readUpTo: p.readUpTo,
    })),
  };
}

type Places = { after?: number | undefined; before?: number | undefined; limit: number };

/** Messages after a place, before one, or the newest; always in their order. */
export async function listMessages(actor: MemberActor, id: string, places: Places): Promise<MessagePage> {
  await assertTakesPart(actor, id);
  const { after, before, limit } = places;
  const forward = after !== undefined;
  const seq = forward ? { seq: { $gt: after } } : before !== undefined ? { seq: { $lt: before } } : {};
  const rows = await Message.find({ conversationId: id, ...seq })
    .sort({ seq: forward ? 1 : -1 })
    .limit(limit)
    .lean();
  if (!forward) rows.reverse();
  // What is not full reaches the end; otherwise the end is asked for.
  const reachesEnd = forward && rows.length > 0 && rows.length < limit;
  const lastSeq = reachesEnd ? rows.at(-1)!.seq : await lastSeqOf(id);
  return { items: rows.map(presentMessage), lastSeq };
}

type Search = z.output<(typeof conversationRoutes)['GET /messages']['query']>;

/**
 * Messages that contain the words, among one's own conversations only. A plain scan of those: exact for Chinese,
 * where a word can begin at any character, and it costs the writing of messages nothing.
 */
export async function searchMessages(actor: MemberActor, query: Search): Promise<Page<ShownMessage>> {
  const { q, conversationId, limit, cursor } = query;
  if (conversationId) await assertTakesPart(actor, conversationId);
  const ids = conversationId
    ? [new ObjectId(conversationId)]
    : (await Conversation.find(ownConversations(actor), { _id: 1 }).lean()).map((row) => row._id);
  const words = q.split(/\s+/).map(literally);
  const rows = await Message.find({
    conversationId: { $in: ids },
    ...afterId(cursor, 'down'),
    $and: words.map((word) => ({
      $or: [{ text: { $regex: word, $options: 'i' } }, { 'file.name': { $regex: word, $options: 'i' } }],
    })),
  })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .maxTimeMS(5000)
    .lean();
  const page = pageAfter(rows, limit, (row) => [String(row._id)]);
  return { items: page.items.map(presentMessage), nextCursor: page.nextCursor };
}
