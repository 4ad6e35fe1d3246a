import { plannedSlots } from '../../../shared/eventSlots.ts';
import type { EventInput } from '../../../shared/schemas/event.ts';
import type { Session } from '../../platform/db/index.ts';
import { carriedOver, tableAfter } from './domain.ts';
import { Registration, type EventDocument, type RegistrationDocument } from './model.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Moves what people said of slots and tables to those an event has after a change: slots count from 0 over all days, so
 * that an hour more in the morning moves all numbers after it.
 */
export async function carryHall(session: Session, before: EventDocument, after: EventInput): Promise<void> {
  const [slots, newSlots] = [plannedSlots(before.content), plannedSlots(after)];
  const { tables } = before.content;
  if (same(slots, newSlots) && same(tables, after.tables)) return;
  const rows = await Registration.find({ eventId: before._id })
    .session(session)
    .lean<Pick<RegistrationDocument, '_id' | 'people'>[]>();
  const moved = rows.flatMap(({ _id, people }) => {
    const carried = people.map((person) => ({
      ...person,
      unavailable: carriedOver(person.unavailable, slots, newSlots),
      keptTable: tableAfter(person.keptTable, tables, after.tables),
    }));
    if (same(people, carried)) return [];
    return [{ updateOne: { filter: { _id }, update: { $set: { people: carried }, $inc: { version: 1 } } } }];
  });
  if (moved.length > 0) await Registration.bulkWrite(moved as never, { session });
}
