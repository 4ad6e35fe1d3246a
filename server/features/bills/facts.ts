import type { Piece, Wish } from './domain/index.ts';

/** What happened to a bill, as its readers are told of it: names of topics are `bill.<step>`. */
export interface BillFact extends Record<string, unknown> {
  /** Those whose pages show something of it. */
  organisations: string[];
  /** Who did it; null for the platform. */
  by: string | null;
  personId: string | null;
  /** Whom it is told by a notice. */
  to: string[];
  amountFen: number;
  /** By whom each is paid, where a bill is: what each gets, in the order of `to`. */
  shares?: number[];
  kind?: 'endorse' | 'discount';
  annualBp?: number;
  until?: string;
}

type PieceWish = Extract<Wish, { pieceId: string }>;

/** Whom a step with a piece concerns beside whoever took it. */
export function factOfPiece(wish: PieceWish, piece: Piece, by: string, personId: string): BillFact {
  const offer = piece.offer;
  const other = wish.step === 'endorse' || wish.step === 'discount' ? wish.toId : (offer?.toId ?? null);
  const both = [piece.holderId, ...(other ? [other] : [])];
  const told = wish.step === 'split' || wish.step === 'takeBack' ? [] : both.filter((id) => id !== by);
  return {
    organisations: both,
    by,
    personId,
    to: told,
    amountFen: piece.amountFen,
    ...(offer ? { kind: offer.kind } : {}),
    ...(wish.step === 'endorse' || wish.step === 'discount' ? { kind: wish.step } : {}),
    ...(wish.step === 'quote' ? { annualBp: wish.annualBp, until: wish.validUntil } : {}),
  };
}
