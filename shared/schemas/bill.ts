import { z } from 'zod';
import { businessDate, fen, fenSum, id, instant, line, pageQuery, prose, queryList } from './common.ts';

/** Life of a supply-chain bill (供应链票据): active until it is paid at its due day, or given back before it moved. */
export const BILL_STATES = ['active', 'settled', 'cancelled'] as const;
export const billState = z.enum(BILL_STATES);
export type BillState = z.infer<typeof billState>;

/** A piece of a bill: held, held but offered to somebody, or gone (passed on, split, paid, given back). */
export const PIECE_STATES = ['held', 'offered', 'gone'] as const;
export type PieceState = (typeof PIECE_STATES)[number];

/** What moves value; each is one transaction of the ledger. */
export const BILL_MOVEMENTS = ['issue', 'split', 'endorse', 'discount', 'settle', 'cancel'] as const;
export const billMovement = z.enum(BILL_MOVEMENTS);
export type BillMovement = (typeof BILL_MOVEMENTS)[number];

/** 背书 to another firm, 贴现 at a bank. */
export const BILL_PASSINGS = ['endorse', 'discount'] as const;
export type BillPassing = (typeof BILL_PASSINGS)[number];

/** What may be done with a piece, and with a bill as a whole. */
export const PIECE_STEPS = ['split', 'endorse', 'discount', 'quote', 'accept', 'refuse', 'takeBack'] as const;
export type PieceStep = (typeof PIECE_STEPS)[number];
export const BILL_STEPS = ['settle', 'cancel', 'keep'] as const;
export type BillStep = (typeof BILL_STEPS)[number];

/** How one stands to a bill: holds some of it, is offered some, had some and passed it on, or owes it. */
export const BILL_SIDES = ['held', 'offered', 'passed', 'issued'] as const;
export const billSide = z.enum(BILL_SIDES);
export type BillSide = (typeof BILL_SIDES)[number];

/** A discount rate a year in basis points; one above 36 % is a slip of the finger. */
const annualBp = z.int().min(0).max(3600);

export const billInput = z.strictObject({ receivableId: id });
/** The part to be cut off; what is left stays a piece of its own. */
export const splitInput = z.strictObject({ amountFen: fen.min(1) });
/** To whom a piece is offered whole; a part is split off first. */
export const passInput = z.strictObject({ toId: id, note: prose(500).default('') });
export const quoteInput = z.strictObject({ annualBp, validUntil: businessDate });
/** A discount is accepted at the price that was seen: it rises by the day. */
export const acceptInput = z.strictObject({ priceFen: fen.optional() });

export const billQuery = z.strictObject({
  ...pageQuery.shape,
  side: billSide,
  state: queryList(billState).optional(),
});

const organisationRef = z.object({ id, name: z.string() });

/** A discount as it would be today, or as it was made. */
const discount = z.object({ annualBp, days: z.int().min(0), interestFen: fen, priceFen: fen });

export const bill = z
  .object({
    id,
    /** What people call it by. */
    number: line(30),
    issuer: organisationRef,
    /** Issuer and first holder know each other and the whole; a later holder knows neither. */
    firstHolder: organisationRef.nullable(),
    amountFen: fen.nullable(),
    receivableId: id.nullable(),
    issuedOn: businessDate,
    /** On this day the issuer pays; from it on nothing moves but that. */
    dueOn: businessDate,
    state: billState,
    /** What the acting organisation holds, how much of it is offered to others, and how many pieces wait for its answer. */
    mine: z.object({ heldFen: fen, offeredFen: fen, toAnswer: z.int() }),
    /** Who wants to give the bill up, where somebody does: the other of issuer and first holder must agree. */
    cancelAsked: z.enum(['us', 'them']).nullable(),
  })
  .meta({ id: 'Bill' });
export type Bill = z.infer<typeof bill>;

export const billPiece = z.object({
  id,
  /** The piece it came from, where the acting organisation may see that one. */
  parentId: id.nullable(),
  /** How it came about. */
  how: billMovement,
  holder: organisationRef,
  own: z.boolean(),
  /** From whom the holder has it. */
  from: organisationRef.nullable(),
  amountFen: fen,
  /** Null for what somebody else did with it afterwards. */
  state: z.enum(PIECE_STATES).nullable(),
  /** What became of it. */
  gone: billMovement.nullable(),
  since: instant,
  offer: z
    .object({
      kind: z.enum(BILL_PASSINGS),
      to: organisationRef,
      note: z.string(),
      at: instant,
      /** Once a bank has named its rate. */
      quote: z.object({ ...discount.shape, validUntil: businessDate }).nullable(),
    })
    .nullable(),
  can: z.array(z.enum(PIECE_STEPS)),
});
export type BillPiece = z.infer<typeof billPiece>;

/** One movement of the ledger, as far as it concerns the acting organisation. */
export const billEntry = z.object({
  kind: billMovement,
  at: instant,
  amountFen: fen,
  from: organisationRef.nullable(),
  to: organisationRef.nullable(),
  /** Which of its own people did it. */
  person: z.string().nullable(),
  discount: discount.nullable(),
});

export const billDetail = z
  .object({
    ...bill.shape,
    /** The chain of holders as far as the acting organisation took part in it, each after the one it came from. */
    pieces: z.array(billPiece),
    /** Latest first. */
    entries: z.array(billEntry),
    can: z.array(z.enum(BILL_STEPS)),
  })
  .meta({ id: 'BillDetail' });
export type BillDetail = z.infer<typeof billDetail>;

/** What one holds, owes and has to answer, of all active bills. */
export const billTotals = z.object({ heldFen: fenSum, issuedFen: fenSum, toAnswer: z.int() });

/** Banks at which a piece can be discounted. */
export const billBanks = z.object({ items: z.array(organisationRef) }).meta({ id: 'BillBanks' });
