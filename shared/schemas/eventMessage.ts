import { z } from 'zod';
import { id, instant, prose } from './common.ts';

/**
 * Whom an organiser writes to: those with a place; those who wait for one; those of the first who chose nobody yet,
 * without the organiser being told who that is.
 */
export const MESSAGE_AUDIENCES = ['placed', 'waiting', 'unchosen'] as const;
export const messageAudience = z.enum(MESSAGE_AUDIENCES);
export type MessageAudience = z.infer<typeof messageAudience>;

export const eventMessageInput = z.strictObject({ to: messageAudience, text: prose(500).min(1) });
export type EventMessageInput = z.infer<typeof eventMessageInput>;

/** What an organiser wrote to those who registered. */
export const eventMessage = z
  .object({ id, to: messageAudience, text: z.string(), by: z.string(), at: instant })
  .meta({ id: 'EventMessage' });
export type EventMessage = z.infer<typeof eventMessage>;
export const eventMessages = z.object({ items: z.array(eventMessage) });
