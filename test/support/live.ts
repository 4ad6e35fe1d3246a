import { io, type Socket } from 'socket.io-client';
import type {
  Ack,
  AnswerTo,
  Carried,
  ClientEventName,
  ClientToServer,
  SentBy,
  ServerEventName,
  ServerToClient,
} from '../../shared/events.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { testApp } from './app.ts';
import type { Persona } from './factories.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** A socket that does not connect yet. */
export async function aSocket(token: string | (() => string), url?: string): Promise<LiveSocket> {
  const at = url ?? (await testApp()).url;
  const current = typeof token === 'string' ? () => token : token;
  return io(at, {
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    reconnection: false,
    auth: (give) => give({ token: current() }),
  });
}

/** Waits for an event the server sends (that fits); rejects where it does not come. */
export function heard<E extends ServerEventName>(
  socket: LiveSocket,
  event: E,
  fits: (carried: Carried<E>) => boolean = () => true,
  withinMs = 5000,
): Promise<Carried<E>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.off(event, listen as never);
      reject(new Error(`${event} was not heard within ${withinMs} ms`));
    }, withinMs);
    const listen = (carried: Carried<E>) => {
      if (!fits(carried)) return;
      clearTimeout(timer);
      socket.off(event, listen as never);
      resolve(carried);
    };
    socket.on(event, listen as never);
  });
}

/** A connected socket, after the server's first word. */
export async function connected(persona: Pick<Persona, 'token'>, url?: string): Promise<LiveSocket> {
  const socket = await aSocket(persona.token, url);
  const failed = new Promise<never>((_, reject) => socket.once('connect_error', reject));
  const ready = heard(socket, 'ready');
  socket.connect();
  await Promise.race([ready, failed]);
  return socket;
}

/** Sends an event and gives the acknowledgement as it is. */
export const sendRaw = (socket: LiveSocket, event: string, payload: unknown): Promise<Ack<unknown>> =>
  (socket as unknown as Socket).timeout(5000).emitWithAck(event, payload) as Promise<Ack<unknown>>;

/** Sends an event that must be answered well. */
export async function sendOk<E extends ClientEventName>(
  socket: LiveSocket,
  event: E,
  payload: SentBy<E>,
): Promise<AnswerTo<E>> {
  const ack = await sendRaw(socket, event, payload);
  if (!ack.ok) throw new Error(`${event}: ${ack.problem.code} ${JSON.stringify(ack.problem.errors ?? '')}`);
  return ack.data as AnswerTo<E>;
}

/** Sends an event that must be refused; the code of the refusal. */
export async function refusal(
  socket: LiveSocket,
  event: string,
  payload: unknown,
): Promise<ProblemCode | null> {
  const ack = await sendRaw(socket, event, payload);
  return ack.ok ? null : ack.problem.code;
}

/** Waits until a condition that other processes bring about holds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, withinMs = 10_000) {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
