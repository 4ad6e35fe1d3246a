import type { ReceivableDetail, ReceivableInfo } from '../../../shared/schemas/receivable.ts';
import { namesIn, refOf, type Names } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import type { ReceivableDocument } from './model.ts';
import { sideOf, stepsNow } from './policy.ts';
import { ports } from './ports/index.ts';
import { statementOf } from './statement.ts';

function present(actor: MemberActor, row: ReceivableDocument, organisations: Names): ReceivableInfo {
  const side = sideOf(actor.organisationId, row)!;
  return {
    id: String(row._id),
    state: row.state,
    side,
    uploadedBy: row.uploadedBy,
    supplier: refOf(row.supplierId, organisations),
    anchor: refOf(row.anchorId, organisations),
    contractNo: row.contractNo,
    invoiceCode: row.invoiceCode,
    invoiceNumber: row.invoiceNumber,
    amountFen: row.amountFen,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    halfConfirmed: row.state === 'uploaded' && row.firstConfirmation !== null,
    confirmedAt: row.confirmation?.at.toISOString() ?? null,
    disputeReason: row.dispute?.reason ?? null,
    assignment: row.assignment && { kind: row.assignment.kind, at: row.assignment.at.toISOString() },
    can: stepsNow(actor, side, row),
    uploadedAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** A page of receivables, with all names in one query. */
export async function presentAll(actor: MemberActor, rows: ReceivableDocument[]): Promise<ReceivableInfo[]> {
  const names = await namesIn(
    Organisation,
    rows.flatMap((row) => row.parties),
  );
  return rows.map((row) => present(actor, row, names));
}

/** One receivable with all that happened; the other side's people are not named. */
export async function presentDetail(actor: MemberActor, row: ReceivableDocument): Promise<ReceivableDetail> {
  const side = sideOf(actor.organisationId, row)!;
  const own = row.timeline.flatMap((entry) =>
    entry.side === side && entry.personId ? [entry.personId] : [],
  );
  const { confirmation } = row;
  const [organisations, people, holds] = await Promise.all([
    namesIn(Organisation, row.parties),
    namesIn(Person, own),
    confirmation && ports.signature.verify(statementOf(row, confirmation), confirmation.signature),
  ]);
  return {
    ...present(actor, row, organisations),
    timeline: row.timeline.map((entry) => ({
      at: entry.at.toISOString(),
      step: entry.step,
      organisation:
        entry.side && refOf(entry.side === 'supplier' ? row.supplierId : row.anchorId, organisations),
      person: entry.side === side && entry.personId ? refOf(entry.personId, people) : null,
      note: entry.note,
    })),
    signature: confirmation && {
      method: confirmation.signature.method,
      keyId: confirmation.signature.keyId,
      hash: confirmation.signature.hash,
      at: confirmation.at.toISOString(),
      holds: holds === true,
    },
    registration: row.registration && {
      number: row.registration.number,
      at: row.registration.at.toISOString(),
    },
  };
}
