import mongoose from 'mongoose';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { assertBalanced, type Book, type Change, type Face, type Piece } from './domain/index.ts';
import { Bill, BillEntry, BillPiece, type BillDocument, type PieceDocument } from './model.ts';

const { ObjectId } = mongoose.Types;
const oid = (id: string) => new ObjectId(id);

export const faceOf = (row: BillDocument): Face => ({
  issuerId: String(row.issuerId),
  firstHolderId: String(row.firstHolderId),
  amountFen: row.amountFen,
  dueOn: row.dueOn,
  state: row.state,
  cancelAskedBy: row.cancelAskedBy && String(row.cancelAskedBy),
});

export const pieceOf = (row: PieceDocument): Piece => ({
  id: String(row._id),
  parentId: row.parentId && String(row.parentId),
  how: row.how,
  holderId: String(row.holderId),
  fromId: String(row.fromId),
  amountFen: row.amountFen,
  state: row.state,
  gone: row.gone,
  offer: row.offer && {
    kind: row.offer.kind,
    toId: String(row.offer.toId),
    note: row.offer.note,
    quote: row.offer.quote,
  },
});

/** A bill as it stands, for the rules. */
export async function readBook(
  session: Session,
  id: string,
): Promise<{ row: BillDocument; book: Book } | null> {
  const row = await Bill.findById(id).session(session).lean<BillDocument>();
  if (!row) return null;
  const live = await BillPiece.find({ billId: row._id, state: { $ne: 'gone' } })
    .sort({ _id: 1 })
    .session(session)
    .lean<PieceDocument[]>();
  return { row, book: { face: faceOf(row), pieces: live.map(pieceOf) } };
}

const stored = (piece: Piece, billId: mongoose.Types.ObjectId, since: Date): PieceDocument => ({
  _id: oid(piece.id),
  billId,
  parentId: piece.parentId === null ? null : oid(piece.parentId),
  how: piece.how,
  holderId: oid(piece.holderId),
  fromId: oid(piece.fromId),
  amountFen: piece.amountFen,
  state: piece.state,
  gone: piece.gone,
  offer: null,
  since,
});

/** Writes what belongs to a change beside the bill itself: its pieces and the movement. */
export async function writeParts(
  session: Session,
  actor: MemberActor,
  billId: mongoose.Types.ObjectId,
  seq: number,
  { pieces, made, movement }: Change,
  at: Date,
): Promise<void> {
  for (const { id, ...change } of pieces) {
    const { offer, ...rest } = change;
    const before = await BillPiece.findOneAndUpdate(
      { _id: oid(id), state: { $ne: 'gone' } },
      {
        $set: {
          ...rest,
          ...(offer === undefined ? {} : { offer: offer && { ...offer, toId: oid(offer.toId), at } }),
        },
      },
      { session, projection: { _id: 1 } },
    ).lean();
    if (!before) throw new Error(`the piece ${id} is gone from under its bill`);
  }
  if (made.length > 0) {
    await BillPiece.insertMany(
      made.map((piece) => stored(piece, billId, at)),
      { session },
    );
  }
  if (!movement) return;
  assertBalanced(movement);
  await BillEntry.create(
    [
      {
        billId,
        seq,
        kind: movement.kind,
        lines: movement.lines.map((one) => ({
          ...one,
          pieceId: one.pieceId === null ? null : oid(one.pieceId),
        })),
        discount: movement.discount,
        at,
        organisationId: oid(actor.organisationId),
        personId: oid(actor.personId),
      },
    ],
    { session },
  );
}

/**
 * Writes a change of a bill. The bill is written by every change, so that of two made of one state the database lets
 * one through and has the other begin anew from what the first left.
 */
export async function writeChange(
  session: Session,
  actor: MemberActor,
  row: BillDocument,
  change: Change,
): Promise<void> {
  const { state, cancelAskedBy } = change.face;
  const at = new Date();
  const { modifiedCount } = await Bill.updateOne(
    { _id: row._id, state: 'active', version: row.version },
    {
      $set: {
        ...(state ? { state } : {}),
        ...(cancelAskedBy === undefined ? {} : { cancelAskedBy: cancelAskedBy && oid(cancelAskedBy) }),
      },
      $inc: { version: 1, ...(change.movement ? { seq: 1 } : {}) },
    },
    { session },
  );
  if (modifiedCount !== 1) throw new Error(`the bill ${String(row._id)} changed within a transaction`);
  await writeParts(session, actor, row._id, row.seq + 1, change, at);
}
