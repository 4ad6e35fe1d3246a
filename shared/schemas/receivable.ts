import { z } from 'zod';
import {
  businessDate,
  fen,
  fenSum,
  id,
  instant,
  line,
  page,
  pageQuery,
  prose,
  queryList,
  version,
} from './common.ts';

/**
 * Life of a receivable: uploaded (by the supplier: awaits the anchor) → confirmed | disputed → assigned
 * (to one financing or bill, and given back when that ends without money) → settled; withdrawn: taken back by
 * whoever uploaded it, before it was confirmed.
 */
export const RECEIVABLE_STATES = [
  'uploaded',
  'confirmed',
  'disputed',
  'assigned',
  'settled',
  'withdrawn',
] as const;
export const receivableState = z.enum(RECEIVABLE_STATES);
export type ReceivableState = z.infer<typeof receivableState>;

export const RECEIVABLE_SIDES = ['supplier', 'anchor'] as const;
export const receivableSide = z.enum(RECEIVABLE_SIDES);
export type ReceivableSide = z.infer<typeof receivableSide>;

/** What happens to a receivable. `assign` and `release` are done by a financing or a bill. */
export const RECEIVABLE_STEPS = [
  'upload',
  'confirmFirst',
  'confirm',
  'dispute',
  'withdraw',
  'assign',
  'release',
  'settle',
] as const;
export type ReceivableStep = (typeof RECEIVABLE_STEPS)[number];

export const ASSIGNMENT_KINDS = ['application', 'bill'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** Number of an invoice: 8 digits with a code of 10 or 12, or the 20 digits of 数电发票, which has no code. */
export const invoiceCode = z
  .string()
  .trim()
  .regex(/^(\d{10}|\d{12})?$/)
  .meta({ examples: ['044002600111'] });
export const invoiceNumber = z
  .string()
  .trim()
  .regex(/^(\d{8}|\d{20})?$/)
  .meta({ examples: ['12345678'] });

/** What a receivable says, whoever uploads it. */
const said = {
  contractNo: line(60),
  invoiceCode: invoiceCode.default(''),
  invoiceNumber: invoiceNumber.default(''),
  /** More than nothing. */
  amountFen: fen.min(1),
  issuedOn: businessDate,
  dueOn: businessDate,
};
export const receivableContent = z.strictObject(said);
export type ReceivableContent = z.output<typeof receivableContent>;

/** Typed agreement to what a confirmation means (shared/finance/confirmation.ts). */
export const agreement = z.literal(true);

/**
 * An upload: a supplier names the anchor that owes (`anchorId`); an anchor names the supplier it owes
 * (`supplierId`) and by that confirms, so it must agree to what that means.
 */
export const receivableInput = z
  .strictObject({
    ...said,
    anchorId: id.optional(),
    supplierId: id.optional(),
    agreed: agreement.optional(),
  })
  .refine((sent) => (sent.anchorId === undefined) !== (sent.supplierId === undefined), { path: ['anchorId'] })
  .refine((sent) => sent.supplierId === undefined || sent.agreed === true, { path: ['agreed'] })
  .meta({
    examples: [
      {
        contractNo: 'CG-2026-001',
        invoiceCode: '044002600111',
        invoiceNumber: '12345678',
        amountFen: 30_000_000,
        issuedOn: '2026-03-02',
        dueOn: '2099-06-30',
        anchorId: '65f0c0ffee65f0c0ffee0001',
      },
    ],
  });
export type ReceivableInput = z.output<typeof receivableInput>;

export const confirmationInput = z.strictObject({ agreed: agreement });
export const confirmationsInput = z.strictObject({ ids: z.array(id).min(1).max(100), agreed: agreement });
export const disputeInput = z.strictObject({ reason: prose(1000).pipe(z.string().min(2)) });
export const settlementInput = z.strictObject({ note: prose(1000).default('') });

export const receivableQuery = z.strictObject({
  ...pageQuery.shape,
  state: queryList(receivableState).optional(),
  side: receivableSide.optional(),
  /** Words of its contract or invoice number. */
  q: line(60).optional(),
});

const organisationRef = z.object({ id, name: z.string() });
const personRef = z.object({ id, name: z.string() });

/** A receivable as one of its two sides sees it. */
export const receivable = z
  .object({
    id,
    state: receivableState,
    /** Which side the acting organisation is. */
    side: receivableSide,
    uploadedBy: receivableSide,
    supplier: organisationRef,
    anchor: organisationRef,
    contractNo: z.string(),
    invoiceCode: z.string(),
    invoiceNumber: z.string(),
    amountFen: fen,
    issuedOn: businessDate,
    dueOn: businessDate,
    /** One person of the anchor confirmed; it wants a second. */
    halfConfirmed: z.boolean(),
    confirmedAt: instant.nullable(),
    disputeReason: z.string().nullable(),
    /** What it is assigned to; the financing itself is for those it concerns. */
    assignment: z.object({ kind: z.enum(ASSIGNMENT_KINDS), at: instant }).nullable(),
    /** The steps the acting person may take now. */
    can: z.array(z.enum(RECEIVABLE_STEPS)),
    uploadedAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Receivable' });
export type ReceivableInfo = z.infer<typeof receivable>;

export const receivableTimelineEntry = z.object({
  at: instant,
  step: z.enum(RECEIVABLE_STEPS),
  /** Null for what a financing or the platform did. */
  organisation: organisationRef.nullable(),
  /** Who, for one's own side. */
  person: personRef.nullable(),
  note: z.string(),
});

export const receivableDetail = z
  .object({
    ...receivable.shape,
    timeline: z.array(receivableTimelineEntry),
    /** The signed confirmation: what was signed (its SHA-256), by which key, and whether it still holds. */
    signature: z
      .object({ method: z.string(), keyId: z.string(), hash: z.string(), at: instant, holds: z.boolean() })
      .nullable(),
    /** Its number in the register of movable property financing. */
    registration: z.object({ number: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'ReceivableDetail' });
export type ReceivableDetail = z.infer<typeof receivableDetail>;

/** One's receivables, latest change first, with how many stand in each state and what they sum to. */
export const receivableList = z.object({
  ...page(receivable).shape,
  totals: z.record(receivableState, z.object({ count: z.int(), fen: fenSum })),
});

/** What became of each of many confirmations: null where it took effect, else the code of why not. */
export const confirmationResults = z.object({
  items: z.array(z.object({ id, state: receivableState, problem: z.string().nullable() })),
});
