import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { CLIENT_EVENTS, type Ack, type ClientEvent } from '../../../shared/events.ts';
import { assertAccess } from '../http/access.ts';
import { problemFor } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { ProblemError } from '../http/problem.ts';
import { handlerOf } from './events.ts';
import { eventBudget } from './limits.ts';
import { standingOf, type LiveSocket } from './types.ts';

type AnswerWith = (answer: Ack<unknown>) => void;

/**
 * Takes every event of a socket: rate → known → access → parse → handler → acknowledgement. Nothing a browser can
 * send gets past this function unparsed, and nothing a handler throws gets out of it.
 */
export function dispatchEvents(socket: LiveSocket, logger: Logger): void {
  const budget = eventBudget(Date.now());
  socket.onAny((name: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const answer = typeof last === 'function' ? (last as AnswerWith) : undefined;
    const payload = args[0] === last && answer ? undefined : args[0];
    const taken = budget.take(Date.now());
    if (taken === 'ok') {
      void handle(socket, name, payload, answer, logger);
      return;
    }
    refuse(socket, new ProblemError('request.tooMany', { seconds: 1 }), answer, logger);
    if (taken === 'cut') socket.disconnect(true);
  });
}

async function handle(
  socket: LiveSocket,
  name: string,
  payload: unknown,
  answer: AnswerWith | undefined,
  logger: Logger,
): Promise<void> {
  try {
    const event = Object.hasOwn(CLIENT_EVENTS, name)
      ? (CLIENT_EVENTS as Record<string, ClientEvent>)[name]!
      : undefined;
    const handler = handlerOf(name);
    if (!event || !handler) throw new ProblemError('realtime.unknownEvent');
    const { actor } = standingOf(socket);
    assertAccess(event.access, actor);
    const parsed = parse(event.payload, payload, actor.locale);
    const data = await handler({ actor, payload: parsed, socket, locale: actor.locale } as never);
    answer?.({ ok: true, data });
  } catch (error) {
    refuse(socket, error, answer, logger);
  }
}

function refuse(socket: LiveSocket, error: unknown, answer: AnswerWith | undefined, logger: Logger): void {
  const problem = problemFor(error, standingOf(socket).actor.locale, randomUUID(), logger);
  answer?.({ ok: false, problem });
}
