import type { Named } from '../../platform/files/index.ts';
import { Message, type MessageDocument } from './model.ts';

/** Which of these files stand in a message. */
export const namedByMessages: Named = async (files) => {
  const rows = await Message.find({ 'file.id': { $in: files.map(({ id }) => id) } }, { 'file.id': 1 }).lean<
    MessageDocument[]
  >();
  return new Set(rows.map((row) => row.file!.id));
};
