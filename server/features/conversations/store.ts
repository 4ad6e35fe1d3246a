import mongoose from 'mongoose';
import { DURABLE } from '../../platform/db/index.ts';
import type { Inserted, MessageStore } from './log.ts';
import { Message, type MessageDocument } from './model.ts';

const { MongoBulkWriteError, ObjectId } = mongoose.mongo;

/** The messages in Mongo. Rows go past mongoose's casting: they are made here and nowhere else. */
export const messageStore: MessageStore = {
  newId: () => new ObjectId(),

  async insertInOrder(rows: MessageDocument[]): Promise<Inserted> {
    try {
      await Message.collection.insertMany(rows as never, { ordered: true, writeConcern: DURABLE });
      return { count: rows.length, stopped: null };
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const [refused] = [error.writeErrors].flat();
      const text = String(refused?.errmsg ?? '');
      // Without a refused row it is the write concern that failed: what is durable is not known.
      if (refused?.code !== 11000 || error.result.getWriteConcernError()) throw error;
      return { count: refused.index, stopped: text.includes('clientId') ? 'message' : 'place' };
    }
  },

  async lastSeqs(conversationIds) {
    const found = await Promise.all(
      conversationIds.map((id) =>
        Message.findOne({ conversationId: id }, { seq: 1 }).sort({ seq: -1 }).lean(),
      ),
    );
    return new Map(conversationIds.map((id, i) => [id, found[i]?.seq ?? 0]));
  },

  async findSame(drafts) {
    const keys = drafts.map(({ conversationId, senderId, clientId }) => ({
      conversationId,
      senderId,
      clientId,
    }));
    return Message.find({ $or: keys }).lean();
  },
};
