import type { ReceivableSide } from '../../../shared/schemas/receivable.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { mayAct, mayBind } from '../../platform/http/access.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { Organisation } from '../organisations/index.ts';
import { stepsFor, type Mover, type Standing, type Step } from './domain.ts';
import { Receivable, type ReceivableDocument } from './model.ts';

type Pair = Pick<ReceivableDocument, 'supplierId' | 'anchorId'>;

/** Which side an organisation is, or null where it is neither. */
export function sideOf(organisationId: string, pair: Pair): ReceivableSide | null {
  if (String(pair.supplierId) === organisationId) return 'supplier';
  return String(pair.anchorId) === organisationId ? 'anchor' : null;
}

/** A receivable of the actor's own organisation, on either side; anyone else's is not there. */
export async function ownReceivable(
  actor: MemberActor,
  id: string,
): Promise<{ row: ReceivableDocument; side: ReceivableSide }> {
  const row = await Receivable.findById(id).lean<ReceivableDocument>();
  const side = row && sideOf(actor.organisationId, row);
  if (!row || !side) throw notFound();
  return { row, side };
}

const moverOf = (actor: MemberActor, side: ReceivableSide): Mover => ({
  side,
  personId: actor.personId,
  mayAct: mayAct(actor),
  mayBind: actor.kind === 'anchor' && mayBind(actor),
});

export const standingOf = (row: ReceivableDocument): Standing => ({
  state: row.state,
  uploadedBy: row.uploadedBy,
  firstBy: row.firstConfirmation ? String(row.firstConfirmation.by) : null,
  assignedTo: row.assignment?.kind ?? null,
});

export const stepsNow = (actor: MemberActor, side: ReceivableSide, row: ReceivableDocument): Step[] =>
  stepsFor(standingOf(row), moverOf(actor, side));

/**
 * Throws unless an organisation may be named as the other side: verified, and for a debtor an anchor. One that is
 * not there, not verified or suspended answers alike.
 */
export async function assertMayName(id: string, as: ReceivableSide, self: string): Promise<void> {
  const kinds = as === 'anchor' ? (['anchor'] as const) : FIRM_KINDS;
  const fits =
    id !== self && (await Organisation.exists({ _id: id, status: 'verified', kind: { $in: kinds } }));
  if (!fits)
    throw new ProblemError(as === 'anchor' ? 'receivable.anchorUnknown' : 'receivable.supplierUnknown');
}
