import type { ReceivableSide } from '../../../shared/schemas/receivable.ts';
import type { Session } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { ReceivableDocument } from './model.ts';

/** What can happen to a receivable, as facts and the audit trail call it. */
export type Happened =
  'uploaded' | 'halfConfirmed' | 'confirmed' | 'disputed' | 'withdrawn' | 'assigned' | 'released' | 'settled';

/** What a fact of a receivable tells its readers beside its id. */
export interface ReceivableFact extends Record<string, unknown> {
  /** Both sides, for live updates. */
  organisations: string[];
  supplierId: string;
  anchorId: string;
  /** Which side did it; null for a financing or a bill. */
  by: ReceivableSide | null;
  personId: string | null;
  /** One of many from a sheet or a selection: people are told once of them all. */
  many: boolean;
}

export interface Doer {
  actor: Actor | null;
  side: ReceivableSide | null;
  personId: string | null;
  many?: boolean;
}

/** Writes the trail and the fact of what happened to a receivable, in the transaction in which it did. */
export async function tellOf(
  session: Session,
  row: Pick<ReceivableDocument, '_id' | 'supplierId' | 'anchorId'>,
  happened: Happened,
  { actor, side, personId, many = false }: Doer,
  change: { before?: unknown; after?: unknown } = {},
): Promise<void> {
  await recordAudit(session, actor, {
    action: `receivable.${happened}`,
    subject: { kind: 'receivable', id: row._id },
    ownerId: side === 'supplier' ? row.anchorId : row.supplierId,
    ...change,
  });
  await emit(session, `receivable.${happened}`, row._id, {
    organisations: [String(row.supplierId), String(row.anchorId)],
    supplierId: String(row.supplierId),
    anchorId: String(row.anchorId),
    by: side,
    personId,
    many,
  } satisfies ReceivableFact);
}
