import { discountOf } from '../../../../shared/finance/discount.ts';
import {
  BILL_STEPS,
  PIECE_STEPS,
  type BillMovement,
  type BillPassing,
  type BillStep,
  type PieceStep,
} from '../../../../shared/schemas/bill.ts';
import {
  holderOf,
  issuerOf,
  type Book,
  type Change,
  type Discount,
  type Face,
  type Line,
  type Offer,
  type Piece,
  type Quote,
} from './book.ts';

/** What somebody wants to do with a bill, or with one piece of it. */
export type Wish =
  | { step: 'split'; pieceId: string; amountFen: number }
  | { step: BillPassing; pieceId: string; toId: string; note: string }
  | { step: 'quote'; pieceId: string; annualBp: number; validUntil: string }
  | { step: 'accept'; pieceId: string; priceFen?: number | undefined }
  | { step: 'refuse' | 'takeBack'; pieceId: string }
  | { step: BillStep };

/** Why something cannot be done; each is the end of a code `bill.*`. */
export type Refusal =
  | 'ended'
  | 'due'
  | 'notDue'
  | 'notYours'
  | 'pieceGone'
  | 'pieceOffered'
  | 'notOffered'
  | 'splitTooLarge'
  | 'toIssuer'
  | 'toSelf'
  | 'notQuoted'
  | 'quoteTooLong'
  | 'quoteLapsed'
  | 'priceChanged'
  | 'notAllAtFirst'
  | 'cancelAsked'
  | 'cancelNotAsked';

export interface Circumstances {
  actorId: string;
  /** YYYY-MM-DD in Asia/Shanghai. */
  today: string;
  newId: () => string;
}

/** From the due day on a bill is only paid. */
export const isDue = (face: Pick<Face, 'dueOn'>, today: string): boolean => today >= face.dueOn;

/** What a piece would fetch at a quote on a day. */
export const priceOf = (
  { amountFen }: Pick<Piece, 'amountFen'>,
  { annualBp }: Pick<Quote, 'annualBp'>,
  { dueOn }: Pick<Face, 'dueOn'>,
  on: string,
): Discount => ({ annualBp, ...discountOf({ amountFen, annualBp, on, dueOn }) });

const nothing: Change = { face: {}, pieces: [], made: [], movement: null };
const line = (account: Line['account'], pieceId: string | null, fen: number): Line => ({
  account,
  pieceId,
  fen,
});
const goes = ({ id }: Piece, gone: BillMovement) => ({ id, state: 'gone' as const, gone, offer: null });
/** Whatever moves, nobody can agree any more to give up the bill as it was. */
const moved = { cancelAskedBy: null };

/** The book of a bill on the day it is issued, with the movement that opens its ledger. */
export function issue(face: Omit<Face, 'state' | 'cancelAskedBy'>, pieceId: string): Change & { face: Face } {
  const whole: Face = { ...face, state: 'active', cancelAskedBy: null };
  const first: Piece = {
    id: pieceId,
    parentId: null,
    how: 'issue',
    holderId: face.firstHolderId,
    fromId: face.issuerId,
    amountFen: face.amountFen,
    state: 'held',
    gone: null,
    offer: null,
  };
  const lines = [
    line(issuerOf(whole), null, -face.amountFen),
    line(holderOf(first.holderId), pieceId, face.amountFen),
  ];
  return { face: whole, pieces: [], made: [first], movement: { kind: 'issue', lines, discount: null } };
}

function split(piece: Piece, amountFen: number, { newId }: Circumstances): Change {
  const parts = [amountFen, piece.amountFen - amountFen].map((part): Piece => ({
    ...piece,
    id: newId(),
    parentId: piece.id,
    how: 'split',
    amountFen: part,
    state: 'held',
    offer: null,
  }));
  const account = holderOf(piece.holderId);
  const lines = [
    line(account, piece.id, -piece.amountFen),
    ...parts.map((part) => line(account, part.id, part.amountFen)),
  ];
  return {
    face: {},
    pieces: [goes(piece, 'split')],
    made: parts,
    movement: { kind: 'split', lines, discount: null },
  };
}

function pass(piece: Piece, { kind, toId }: Offer, discount: Discount | null, newId: () => string): Change {
  const next: Piece = {
    id: newId(),
    parentId: piece.id,
    how: kind,
    holderId: toId,
    fromId: piece.holderId,
    amountFen: piece.amountFen,
    state: 'held',
    gone: null,
    offer: null,
  };
  const lines = [
    line(holderOf(piece.holderId), piece.id, -piece.amountFen),
    line(holderOf(toId), next.id, piece.amountFen),
  ];
  return { face: moved, pieces: [goes(piece, kind)], made: [next], movement: { kind, lines, discount } };
}

/** All pieces leave their holders: paid, or given back to the issuer. */
function close({ face, pieces }: Book, kind: 'settle' | 'cancel'): Change {
  const lines = pieces.map((piece) => line(holderOf(piece.holderId), piece.id, -piece.amountFen));
  lines.push(line(kind === 'settle' ? 'settled' : issuerOf(face), null, face.amountFen));
  return {
    face: { state: kind === 'settle' ? 'settled' : 'cancelled', cancelAskedBy: null },
    pieces: pieces.map((piece) => goes(piece, kind)),
    made: [],
    movement: { kind, lines, discount: null },
  };
}

/** Who may do something with a piece at all: its holder, or whom it is offered to. */
function isMover(step: PieceStep, piece: Piece, actorId: string): boolean {
  const offer = piece.offer;
  if (step === 'quote') return offer?.kind === 'discount' && offer.toId === actorId;
  if (step === 'refuse') return offer?.toId === actorId;
  if (step === 'accept') return (offer?.kind === 'discount' ? piece.holderId : offer?.toId) === actorId;
  return piece.holderId === actorId;
}

function onPiece(
  { face, pieces }: Book,
  wish: Exclude<Wish, { step: BillStep }>,
  who: Circumstances,
): Change | Refusal {
  if (isDue(face, who.today)) return 'due';
  const piece = pieces.find(({ id }) => id === wish.pieceId);
  if (!piece) return 'pieceGone';
  const { step } = wish;
  const forOffered = step === 'quote' || step === 'accept' || step === 'refuse' || step === 'takeBack';
  if (forOffered && !piece.offer) return 'notOffered';
  if (!isMover(step, piece, who.actorId)) return 'notYours';
  if (!forOffered && piece.offer) return 'pieceOffered';
  const offer = piece.offer!;
  const put = (change: Partial<Piece>): Change => ({ ...nothing, pieces: [{ id: piece.id, ...change }] });
  switch (step) {
    case 'split':
      return wish.amountFen < 1 || wish.amountFen >= piece.amountFen
        ? 'splitTooLarge'
        : split(piece, wish.amountFen, who);
    case 'endorse':
    case 'discount':
      if (wish.toId === face.issuerId) return 'toIssuer';
      if (wish.toId === piece.holderId) return 'toSelf';
      return put({ state: 'offered', offer: { kind: step, toId: wish.toId, note: wish.note, quote: null } });
    case 'quote': {
      const { annualBp, validUntil } = wish;
      if (validUntil < who.today || validUntil >= face.dueOn) return 'quoteTooLong';
      return put({ offer: { ...offer, quote: { annualBp, validUntil } } });
    }
    case 'refuse':
    case 'takeBack':
      return put({ state: 'held', offer: null });
    case 'accept': {
      if (offer.kind === 'endorse') return pass(piece, offer, null, who.newId);
      if (!offer.quote) return 'notQuoted';
      if (offer.quote.validUntil < who.today) return 'quoteLapsed';
      const discount = priceOf(piece, offer.quote, face, who.today);
      if (wish.priceFen !== discount.priceFen) return 'priceChanged';
      return pass(piece, offer, discount, who.newId);
    }
  }
}

function onWhole(book: Book, step: BillStep, { actorId, today }: Circumstances): Change | Refusal {
  const { face, pieces } = book;
  if (step === 'settle') {
    if (actorId !== face.issuerId) return 'notYours';
    return isDue(face, today) ? close(book, 'settle') : 'notDue';
  }
  if (actorId !== face.issuerId && actorId !== face.firstHolderId) return 'notYours';
  if (step === 'keep') return face.cancelAskedBy ? { ...nothing, face: moved } : 'cancelNotAsked';
  if (isDue(face, today)) return 'due';
  if (pieces.some(({ holderId, offer }) => holderId !== face.firstHolderId || offer)) return 'notAllAtFirst';
  if (face.cancelAskedBy === actorId) return 'cancelAsked';
  return face.cancelAskedBy ? close(book, 'cancel') : { ...nothing, face: { cancelAskedBy: actorId } };
}

/** What a wish changes, or why it cannot be. The one place where the rules of bills stand. */
export function decide(book: Book, wish: Wish, who: Circumstances): Change | Refusal {
  if (book.face.state !== 'active') return 'ended';
  return 'pieceId' in wish ? onPiece(book, wish, who) : onWhole(book, wish.step, who);
}

/** The steps somebody may take now with a piece. */
export function stepsWith(book: Book, piece: Piece, actorId: string, today: string): PieceStep[] {
  const { face } = book;
  if (face.state !== 'active' || isDue(face, today)) return [];
  return PIECE_STEPS.filter((step) => {
    if (!isMover(step, piece, actorId)) return false;
    const { offer } = piece;
    if (step === 'split') return !offer && piece.amountFen > 1;
    if (step === 'endorse' || step === 'discount') return !offer;
    if (step === 'accept' && offer?.kind === 'discount')
      return offer.quote !== null && offer.quote.validUntil >= today;
    return offer !== null;
  });
}

/** The steps somebody may take now with the bill as a whole. */
export const stepsOf = (book: Book, actorId: string, today: string): BillStep[] =>
  BILL_STEPS.filter(
    (step) => typeof decide(book, { step }, { actorId, today, newId: () => '' }) !== 'string',
  );
