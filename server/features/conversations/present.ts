import type { Message as Shown } from '../../../shared/schemas/conversation.ts';
import type { MessageDocument } from './model.ts';

export const presentMessage = (row: MessageDocument): Shown => ({
  conversationId: row.conversationId.toHexString(),
  seq: row.seq,
  clientId: row.clientId,
  sender: {
    id: row.senderId.toHexString(),
    organisationId: row.organisationId.toHexString(),
    name: row.senderName,
  },
  text: row.text,
  file: row.file ?? null,
  quote: row.quote ?? null,
  at: row.at.toISOString(),
});
