import type { BillMovement, BillPassing, BillState, PieceState } from '../../../../shared/schemas/bill.ts';

/** What is written on the bill, and whether it lives. */
export interface Face {
  issuerId: string;
  firstHolderId: string;
  amountFen: number;
  /** YYYY-MM-DD: on this day the issuer pays. */
  dueOn: string;
  state: BillState;
  /** Which of issuer and first holder wants to give the bill up. */
  cancelAskedBy: string | null;
}

/** What a bank would discount a piece at. */
export interface Quote {
  annualBp: number;
  /** YYYY-MM-DD, the last day it stands. */
  validUntil: string;
}

export interface Offer {
  kind: BillPassing;
  toId: string;
  note: string;
  /** Of a discount, once the bank has named its rate. */
  quote: Quote | null;
}

export interface Piece {
  id: string;
  parentId: string | null;
  how: BillMovement;
  holderId: string;
  /** From whom the holder has it; the issuer for the first. */
  fromId: string;
  amountFen: number;
  state: PieceState;
  /** What became of it, once it is gone. */
  gone: BillMovement | null;
  offer: Offer | null;
}

/** A bill with the pieces that are not gone. */
export interface Book {
  face: Face;
  pieces: readonly Piece[];
}

/** Accounts of the ledger: what the issuer owes is negative, what a holder has positive, what is paid stands apart. */
export type Account = `issuer:${string}` | `holder:${string}` | 'settled';
export interface Line {
  account: Account;
  /** The piece it concerns; null for the issuer’s own side. */
  pieceId: string | null;
  fen: number;
}

export interface Discount extends Pick<Quote, 'annualBp'> {
  days: number;
  interestFen: number;
  priceFen: number;
}

/** One transaction of the ledger: its lines sum to nothing. */
export interface Movement {
  kind: BillMovement;
  lines: Line[];
  /** What is paid outside the ledger for a discounted piece. */
  discount: Discount | null;
}

/** All that a step changes. */
export interface Change {
  face: Partial<Pick<Face, 'state' | 'cancelAskedBy'>>;
  pieces: ({ id: string } & Partial<Pick<Piece, 'state' | 'gone' | 'offer'>>)[];
  made: Piece[];
  /** Null where no value moves. */
  movement: Movement | null;
}

export const issuerOf = (face: Face): Account => `issuer:${face.issuerId}`;
export const holderOf = (holderId: string): Account => `holder:${holderId}`;

/** The book after a change. */
export function applied({ face, pieces }: Book, change: Change): Book {
  const changes = new Map(change.pieces.map((one) => [one.id, one]));
  return {
    face: { ...face, ...change.face },
    pieces: [...pieces.map((piece) => ({ ...piece, ...changes.get(piece.id) })), ...change.made].filter(
      ({ state }) => state !== 'gone',
    ),
  };
}

/** Throws unless a movement is a double entry that loses and creates nothing, in whole fen. */
export function assertBalanced({ kind, lines }: Movement): void {
  const sum = lines.reduce((total, { fen }) => total + BigInt(fen), 0n);
  if (lines.length < 2 || sum !== 0n || lines.some(({ fen }) => fen === 0)) {
    throw new Error(`a movement ${kind} does not balance: ${JSON.stringify(lines)}`);
  }
}

/** What each account stands at after some movements. */
export function balances(
  movements: Iterable<{ lines: readonly Pick<Line, 'account' | 'fen'>[] }>,
): Map<Account, number> {
  const standing = new Map<Account, number>();
  for (const { lines } of movements) {
    for (const { account, fen } of lines) standing.set(account, (standing.get(account) ?? 0) + fen);
  }
  return standing;
}
