import { createAdapter } from '@socket.io/mongo-adapter';
import mongoose, { Schema } from 'mongoose';
import type { LiveServer } from './types.ts';

/** What processes tell each other of live events; gone after two minutes. */
const schema = new Schema({ createdAt: { type: Date, expires: 120 } }, { strict: false });
const LiveEvent = mongoose.model('LiveEvent', schema, 'liveEvents');

/** How long other processes have to say who is in a room; one that just died says nothing. */
const ANSWER_MS = 1500;

/** Lets several server processes over one database share rooms, by a collection and its change stream. */
export function shareRooms(io: LiveServer): void {
  const collection = mongoose.connection
    .getClient()
    .db(mongoose.connection.name)
    .collection(LiveEvent.collection.name);
  // The adapter was typed against another minor version of the same driver.
  io.adapter(createAdapter(collection as never, { addCreatedAtField: true, requestsTimeout: ANSWER_MS }));
}
