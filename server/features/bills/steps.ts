import mongoose from 'mongoose';
import { whyNotIssue } from '../../../shared/finance/billTerm.ts';
import { FIRM_KINDS, type OrganisationKind } from '../../../shared/schemas/organisation.ts';
import { noteEffect, transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit, type AuditFact } from '../audit/index.ts';
import { Organisation } from '../organisations/index.ts';
import {
  assignReceivables,
  Receivable,
  releaseReceivables,
  settleReceivables,
} from '../receivables/index.ts';
import { decide, issue, type Book, type Change, type Piece, type Wish } from './domain/index.ts';
import { factOfPiece, type BillFact } from './facts.ts';
import { Bill, type BillDocument } from './model.ts';
import { assertPieceSeen, seenBill } from './policy.ts';
import { readBook, writeChange, writeParts } from './store.ts';

const { ObjectId } = mongoose.Types;

/** Throws unless an organisation is here, verified, and one of some kinds. */
async function assertHere(id: string, kinds: readonly OrganisationKind[], session: Session): Promise<void> {
  const here = Organisation.exists({ _id: id, kind: { $in: [...kinds] }, status: 'verified' });
  if (!(await here.session(session))) throw new ProblemError('bill.receiverAway');
}

/** What people call a bill by. */
export const numberOf = (id: mongoose.Types.ObjectId, issuedOn: string): string =>
  `LQ-${issuedOn.replaceAll('-', '')}-${String(id).slice(-10).toUpperCase()}`;

/**
 * Issues a bill to the supplier of a receivable that the issuer has confirmed: over its whole amount, due on its due
 * day. The receivable is assigned to the bill in the same transaction, so that it carries no other financing. The bill’s id.
 */
export async function issueBill(actor: MemberActor, receivableId: string, today: string): Promise<string> {
  const receivable = await Receivable.findOne({ _id: receivableId, anchorId: actor.organisationId }).lean();
  if (!receivable) throw notFound();
  if (receivable.state !== 'confirmed') throw new ProblemError('receivable.notAvailable');
  const refusal = whyNotIssue(today, receivable.dueOn);
  if (refusal) throw new ProblemError(`bill.${refusal}`);
  const { supplierId, amountFen, dueOn } = receivable;
  const issuerId = new ObjectId(actor.organisationId);
  return transact(async (session) => {
    await assertHere(String(supplierId), FIRM_KINDS, session);
    const _id = new ObjectId();
    await assignReceivables(session, [receivableId], String(supplierId), { kind: 'bill', id: String(_id) });
    const opened = issue(
      { issuerId: actor.organisationId, firstHolderId: String(supplierId), amountFen, dueOn },
      String(new ObjectId()),
    );
    const number = numberOf(_id, today);
    await Bill.create(
      [
        {
          ...{ _id, number, issuerId, firstHolderId: supplierId, receivableId: receivable._id },
          ...{ amountFen, issuedOn: today, dueOn, state: opened.face.state },
        },
      ],
      { session },
    );
    await noteEffect(session, _id);
    await writeParts(session, actor, _id, 1, opened, new Date());
    await recordAudit(session, actor, {
      action: 'bill.issued',
      subject: { kind: 'bill', id: _id },
      ownerId: supplierId,
      after: { number, amountFen, dueOn, receivableId },
    });
    const fact: BillFact = {
      organisations: [actor.organisationId, String(supplierId)],
      ...{ by: actor.organisationId, personId: actor.personId, to: [String(supplierId)], amountFen },
    };
    await emit(session, 'bill.issued', _id, fact);
    return String(_id);
  });
}

/** Throws unless whoever a piece goes to, or comes from, may still take part. */
async function assertOthers(wish: Wish, piece: Piece | undefined, session: Session): Promise<void> {
  if (wish.step === 'endorse') await assertHere(wish.toId, FIRM_KINDS, session);
  if (wish.step === 'discount') await assertHere(wish.toId, ['bank'], session);
  if (wish.step !== 'accept' || !piece?.offer) return;
  const { kind, toId } = piece.offer;
  if (kind === 'discount') await assertHere(toId, ['bank'], session);
  else await assertHere(piece.holderId, [...FIRM_KINDS, 'bank'], session);
}

type AuditAction = AuditFact['action'];

const AUDITED: Record<Wish['step'], AuditAction> = {
  split: 'bill.split',
  endorse: 'bill.offered',
  discount: 'bill.offered',
  quote: 'bill.quoted',
  accept: 'bill.accepted',
  refuse: 'bill.refused',
  takeBack: 'bill.takenBack',
  settle: 'bill.settled',
  cancel: 'bill.cancelAsked',
  keep: 'bill.kept',
};

/** What was decided of the bill as a whole, told to those who have something of it. */
function factOfWhole({ face, pieces }: Book, wish: Wish, change: Change, actor: MemberActor): BillFact {
  const shares = new Map<string, number>();
  if (wish.step === 'settle') {
    for (const { holderId, amountFen } of pieces) {
      shares.set(holderId, (shares.get(holderId) ?? 0) + amountFen);
    }
  }
  const two = [face.issuerId, face.firstHolderId];
  const settled = change.face.state === 'settled';
  return {
    organisations: settled ? [...new Set([...two, ...shares.keys()])] : two,
    by: actor.organisationId,
    personId: actor.personId,
    to: settled ? [...shares.keys()] : two.filter((id) => id !== actor.organisationId),
    amountFen: face.amountFen,
    ...(settled ? { shares: [...shares.values()] } : {}),
  };
}

/** The trail and the fact of a step, in its transaction. */
async function tell(
  session: Session,
  actor: MemberActor,
  { row, book }: { row: BillDocument; book: Book },
  wish: Wish,
  change: Change,
): Promise<void> {
  const piece = 'pieceId' in wish ? book.pieces.find(({ id }) => id === wish.pieceId) : undefined;
  const fact =
    'pieceId' in wish
      ? factOfPiece(wish, piece!, actor.organisationId, actor.personId)
      : factOfWhole(book, wish, change, actor);
  const action: AuditAction = change.face.state === 'cancelled' ? 'bill.cancelled' : AUDITED[wish.step];
  const [other] = fact.to;
  const { step: _step, ...content } = wish;
  await recordAudit(session, actor, {
    action,
    subject: { kind: 'bill', id: row._id },
    // Of a payment many are told; it is the issuer's own doing.
    ...(other && wish.step !== 'settle' ? { ownerId: other } : {}),
    after: {
      ...content,
      ...(piece ? { amountFen: piece.amountFen } : {}),
      ...('amountFen' in wish ? { partFen: wish.amountFen } : {}),
      ...(change.movement?.discount ? { discount: change.movement.discount } : {}),
    },
  });
  await emit(session, action, row._id, fact);
}

/** What a change of the bill does to the receivable it rests on. */
async function followReceivable(session: Session, row: BillDocument, change: Change): Promise<void> {
  const assigned = { kind: 'bill', id: String(row._id) } as const;
  if (change.face.state === 'settled') await settleReceivables(session, assigned);
  if (change.face.state === 'cancelled') await releaseReceivables(session, assigned);
}

/**
 * Takes a step with a bill or a piece of it, where the rules allow it. Whatever comes at the same moment is decided
 * by the database: each step reads the bill and writes it in one transaction, so of two that read the same one is
 * done, and the other reads again what the first has left. A process that dies has done all of it or nothing.
 */
export async function takeStep(actor: MemberActor, id: string, wish: Wish, today: string): Promise<void> {
  if ('pieceId' in wish) await assertPieceSeen(actor, id, wish.pieceId);
  else await seenBill(actor, id, today);
  await transact(async (session) => {
    const found = await readBook(session, id);
    if (!found) throw notFound();
    const { row, book } = found;
    const change = decide(book, wish, {
      actorId: actor.organisationId,
      today,
      newId: () => String(new ObjectId()),
    });
    if (typeof change === 'string') throw new ProblemError(`bill.${change}`);
    await assertOthers(
      wish,
      'pieceId' in wish ? book.pieces.find((piece) => piece.id === wish.pieceId) : undefined,
      session,
    );
    await writeChange(session, actor, row, change);
    await followReceivable(session, row, change);
    await tell(session, actor, found, wish, change);
  });
}
