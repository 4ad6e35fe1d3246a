import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import {
  addConnectionListener,
  addEvents,
  peopleIn,
  room,
  tell,
  type LiveSocket,
} from '../../platform/realtime/index.ts';
import { flushActivity } from './activity.ts';
import { listMessages } from './inbox.ts';
import { Participant } from './model.ts';
import { lastSeqOf, readUpTo, takePart } from './participants.ts';
import { assertTakesPart } from './policy.ts';
import { messagesSettled, nameOf, sendMessage } from './send.ts';

const PREFIX = room('conversation', '');

/** Who has the conversation open, in any process. */
const present = (conversationId: string): Promise<string[]> => peopleIn(room('conversation', conversationId));

async function join(actor: MemberActor, socket: LiveSocket, conversationId: string) {
  await assertTakesPart(actor, conversationId);
  await takePart(actor, conversationId);
  // Access may have ended while that was asked.
  if (!socket.connected) throw new ProblemError('auth.sessionEnded');
  await socket.join(room('conversation', conversationId));
  // Asked again inside: whoever is shut out between the two would not be found in the room and told to leave.
  await assertTakesPart(actor, conversationId).catch(async (error: unknown) => {
    await socket.leave(room('conversation', conversationId));
    throw error;
  });
  const { personId } = actor;
  socket
    .to(room('conversation', conversationId))
    .emit('presence', { conversationId, personId, present: true });
  // Read after joining, so that what is written in between is heard or counted, or both.
  const [lastSeq, own, people] = await Promise.all([
    lastSeqOf(conversationId),
    Participant.findOne({ conversationId, personId }).lean(),
    present(conversationId),
  ]);
  return { lastSeq, readUpTo: own?.readUpTo ?? 0, present: people };
}

/** Tells the others once the person's last window has left. */
async function tellGone(conversationId: string, personId: string): Promise<void> {
  if ((await present(conversationId)).includes(personId)) return;
  tell(room('conversation', conversationId), 'presence', { conversationId, personId, present: false });
}

export function registerConversationEvents(): void {
  addEvents({
    'conversation:join': ({ actor, payload, socket }) => join(actor, socket, payload.conversationId),
    'conversation:leave': async ({ actor, payload: { conversationId }, socket }) => {
      if (!socket.rooms.has(room('conversation', conversationId))) return {};
      await socket.leave(room('conversation', conversationId));
      await tellGone(conversationId, actor.personId);
      return {};
    },
    'message:send': ({ actor, payload: { conversationId, ...input } }) =>
      sendMessage(actor, conversationId, input),
    'message:list': ({ actor, payload: { conversationId, after, limit } }) =>
      listMessages(actor, conversationId, { after, limit }),
    'message:read': async ({ actor, payload }) => {
      await readUpTo(actor, payload.conversationId, payload.seq);
      return {};
    },
    typing: async ({ actor, payload: { conversationId, typing }, socket }) => {
      const { personId } = actor;
      await assertTakesPart(actor, conversationId);
      if (!socket.rooms.has(room('conversation', conversationId))) {
        throw new ProblemError('conversation.notJoined');
      }
      const name = await nameOf(personId);
      const others = socket.to(room('conversation', conversationId));
      others.volatile.emit('typing', { conversationId, personId, name, typing });
      return {};
    },
  });
  addConnectionListener({
    leaving(socket) {
      const { personId } = socket.data;
      const opened = [...socket.rooms].filter((name) => name.startsWith(PREFIX));
      setImmediate(() => {
        for (const name of opened) void tellGone(name.slice(PREFIX.length), personId).catch(() => undefined);
      });
    },
    async stopping() {
      await messagesSettled();
      await flushActivity();
    },
  });
}
