import type { Socket } from 'socket.io-client';
import type {
  Ack,
  AnswerTo,
  ClientEventName,
  ClientToServer,
  SentBy,
  ServerToClient,
} from '../../../../../shared/events.ts';
import type { Problem } from '../../../../../shared/problems.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** The server refused an event. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Whether the same may be sent again by itself: nothing was decided, or only that it is too soon. */
export const isPassing = (error: unknown): boolean =>
  !(error instanceof Refused) ||
  error.problem.status >= 500 ||
  [401, 408, 429].includes(error.problem.status);

/** Sends an event and waits for its answer; throws Refused, or a plain error where none came in time. */
export function ask<E extends ClientEventName>(
  socket: LiveSocket,
  event: E,
  payload: SentBy<E>,
  timeoutMs: number,
): Promise<AnswerTo<E>> {
  return new Promise((resolve, reject) => {
    if (!socket.connected) {
      reject(new Error('not connected'));
      return;
    }
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      socket.off('disconnect', gone);
      settle();
    };
    // An answer cannot come over a connection that is gone: no need to wait for the clock.
    const gone = () => finish(() => reject(new Error('disconnected')));
    const timer = setTimeout(() => finish(() => reject(new Error('no answer'))), timeoutMs);
    socket.once('disconnect', gone);
    const answer = (ack: Ack<AnswerTo<E>>) =>
      finish(() => (ack.ok ? resolve(ack.data) : reject(new Refused(ack.problem))));
    (socket as unknown as { emit: (event: E, payload: SentBy<E>, ack: typeof answer) => void }).emit(
      event,
      payload,
      answer,
    );
  });
}
