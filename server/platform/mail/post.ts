import type { Session } from '../db/index.ts';
import { addReader, emit } from '../outbox/index.ts';
import type { Mail, Mailer } from './index.ts';

/** Posts a mail with the running transaction: it leaves once that is committed, and is tried again until it does. */
export const post = (session: Session, mail: Mail): Promise<void> =>
  emit(session, 'mail.posted', mail.id, { ...mail });

/** Sends what was posted. One at a time, so that a mail that fails makes no other leave twice. */
export function registerPost(mailer: Mailer): void {
  addReader({
    name: 'mail',
    topics: ['mail.posted'],
    batch: 1,
    handle: async ([fact]) => mailer.send(fact!.data as unknown as Mail),
  });
}
