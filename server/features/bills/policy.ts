import mongoose from 'mongoose';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { isDue } from './domain/index.ts';
import { Bill, BillPiece, type BillDocument, type PieceDocument } from './model.ts';

/*
 * Who sees what of a bill:
 * - the issuer: the bill, whom it issued it to, and, once it is due, whom it must pay (not by which way it came there);
 * - the first holder: the bill whole, and what it did with it;
 * - a later holder, present or past: the issuer, the due day, its own pieces, from whom it has each and to whom it gave
 *   them; neither the other holders nor the rest of the bill, nor what became of what it gave away;
 * - whom a piece is offered to: that piece and who offers it, as long as it is offered.
 */

const own = (actor: MemberActor) => new mongoose.Types.ObjectId(actor.organisationId);

/** Ways a piece comes to its holder from somebody else. */
const PASSED = ['issue', 'endorse', 'discount'];

/** Pieces of which an organisation may know: it has or had them, gave them to their holder, or is offered them. */
export const knownPieces = (organisationId: mongoose.Types.ObjectId): Record<string, unknown>[] => [
  { holderId: organisationId },
  { fromId: organisationId, how: { $in: PASSED } },
  { state: 'offered', 'offer.toId': organisationId },
];

/** Whether the issuer may know whom it pays. */
export const maySeePayees = (row: BillDocument, today: string): boolean =>
  row.state === 'settled' || (row.state === 'active' && isDue(row, today));

/** Whether somebody knows the bill as a whole, and its first holder. */
export const knowsWhole = ({ organisationId }: MemberActor, row: BillDocument): boolean =>
  organisationId === String(row.issuerId) || organisationId === String(row.firstHolderId);

/** A bill the actor may see, with the pieces of it that the actor may know of; any other is not there. */
export async function seenBill(
  actor: MemberActor,
  id: string,
  today: string,
): Promise<{ row: BillDocument; pieces: PieceDocument[] }> {
  const row = await Bill.findById(id).lean<BillDocument>();
  if (!row) throw notFound();
  const paying = actor.organisationId === String(row.issuerId) && maySeePayees(row, today);
  const pieces = await BillPiece.find({
    billId: row._id,
    $or: [...knownPieces(own(actor)), ...(paying ? [{ state: { $ne: 'gone' } }, { gone: 'settle' }] : [])],
  })
    .sort({ _id: 1 })
    .lean<PieceDocument[]>();
  if (pieces.length === 0) throw notFound();
  return { row, pieces };
}

/** Throws unless the actor has the piece of the bill, or is offered it: of no other may it learn even that it is gone. */
export async function assertPieceSeen(actor: MemberActor, id: string, pieceId: string): Promise<void> {
  const [, , offered] = knownPieces(own(actor));
  const seen = await BillPiece.exists({
    _id: pieceId,
    billId: id,
    $or: [{ holderId: own(actor) }, offered!],
  });
  if (!seen) throw notFound();
}
