import { randomBytes } from 'node:crypto';
import { isDuplicateKey } from '../../platform/db/index.ts';
import type { EventDocument } from '../events/index.ts';
import { EventDay, type EventDayDocument } from './model.ts';

const newKey = (): string => randomBytes(18).toString('base64url');

/** How an event's day is run, made where nobody asked before. */
export async function dayOf(eventId: EventDocument['_id']): Promise<EventDayDocument> {
  const found = await EventDay.findById(eventId).lean<EventDayDocument>();
  if (found) return found;
  try {
    await EventDay.create({ _id: eventId, boardKey: newKey() });
  } catch (error) {
    // Somebody asked at the same moment.
    if (!isDuplicateKey(error)) throw error;
  }
  return (await EventDay.findById(eventId).lean<EventDayDocument>())!;
}

export { newKey };
