import { z } from 'zod';
import { PRODUCT_KINDS } from '../finance/codes.ts';
import { REPAYMENT_METHODS } from '../finance/plan.ts';
import {
  businessDate,
  fen,
  fenSum,
  id,
  instant,
  line,
  pageQuery,
  prose,
  queryList,
  version,
} from './common.ts';
import { CONSENT_SCOPES, consentScope, offeredNeedDetail } from './creditNeed.ts';
import { MAX_ANNUAL_BP, MAX_TERM_MONTHS, productFee } from './creditProduct.ts';
import { fileReference } from './firm.ts';

/**
 * Life of an application: submitted → documents (waits for the firm) ⇄ review → offered → accepted →
 * drawn; or it ends: declined (by the bank), withdrawn (by the firm), released (another offer was accepted), expired
 * (the offer lapsed).
 */
export const APPLICATION_STATES = [
  'submitted',
  'documents',
  'review',
  'offered',
  'accepted',
  'drawn',
  'declined',
  'withdrawn',
  'released',
  'expired',
] as const;
export const applicationState = z.enum(APPLICATION_STATES);
export type ApplicationState = z.infer<typeof applicationState>;
export const OPEN_APPLICATION_STATES = ['submitted', 'documents', 'review', 'offered', 'accepted'] as const;

export const APPLICATION_SIDES = ['applicant', 'bank'] as const;
export const applicationSide = z.enum(APPLICATION_SIDES);
export type ApplicationSide = z.infer<typeof applicationSide>;

/** What happens to an application. `release`, `lapse`, `consentEnded` and `consentGiven` are the platform's. */
export const APPLICATION_STEPS = [
  'submit',
  'assign',
  'requestDocuments',
  'answer',
  'review',
  'offer',
  'accept',
  'decline',
  'withdraw',
  'release',
  'lapse',
  'draw',
  'followUp',
  'consentEnded',
  'consentGiven',
] as const;
export const applicationStep = z.enum(APPLICATION_STEPS);
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];

/** The promises a bank makes for each step, and which the platform watches. */
export const PROMISES = ['answer', 'offer', 'drawdown'] as const;
export type PromiseName = (typeof PROMISES)[number];

/** Why a bank declines: with what would help next time. */
export const DECLINE_REASONS = [
  'figures',
  'collateral',
  'receivables',
  'history',
  'industry',
  'amount',
  'documents',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

const MOST_PRODUCTS = 10;

/** One need put to several products at once; what their banks may see is named with it. */
export const applicationInput = z.strictObject({
  needId: id,
  productIds: z.array(id).min(1).max(MOST_PRODUCTS),
  consent: z
    .strictObject({
      /** Who applies is named: without a name there is nobody to lend to. */
      scopes: z
        .array(consentScope)
        .min(1)
        .max(CONSENT_SCOPES.length)
        .refine((scopes) => scopes.includes('identity')),
      until: businessDate,
    })
    .meta({ examples: [{ scopes: ['identity', 'contact', 'figures'], until: '2099-12-31' }] }),
});
export type ApplicationInput = z.output<typeof applicationInput>;

export const assignmentInput = z.strictObject({
  /** A colleague of the bank; null: nobody. */
  personId: id.nullable(),
});
export const documentRequestInput = z.strictObject({
  documents: z
    .array(z.strictObject({ name: line(60), note: line(200, 0).default('') }))
    .min(1)
    .max(20),
});
/** Which of the requested documents a file answers, counted from 0. */
export const documentAnswer = z.strictObject({ n: z.coerce.number().pipe(z.int().min(0).max(99)) });
export const reviewInput = z.strictObject({ note: prose(500).default('') });

export const offerInput = z.strictObject({
  amountFen: fen.min(1),
  annualBp: z.int().min(0).max(MAX_ANNUAL_BP),
  termMonths: z.int().min(1).max(MAX_TERM_MONTHS),
  method: z.enum(REPAYMENT_METHODS),
  fees: z.array(productFee).max(20).default([]),
  conditions: prose(2000).default(''),
  /** The last day on which it can be accepted. */
  validUntil: businessDate,
  /** Whether it draws on the special quota that is for this firm. */
  onQuota: z.boolean().default(false),
});
export type OfferInput = z.output<typeof offerInput>;

export const declineInput = z.strictObject({
  cause: z.enum(DECLINE_REASONS),
  /** What the firm can do better. */
  reason: prose(1000).pipe(z.string().min(2)),
});
export const applicationWithdrawalInput = z.strictObject({ reason: prose(1000).default('') });
export const drawdownInput = z.strictObject({ amountFen: fen.min(1), on: businessDate });
export const followUpInput = z.strictObject({ on: businessDate, note: prose(1000).pipe(z.string().min(2)) });

export const applicationQuery = z.strictObject({
  ...pageQuery.shape,
  state: queryList(applicationState).optional(),
  needId: id.optional(),
  /** The bank's own: those that nobody or a certain colleague deals with. */
  assigneeId: id.optional(),
});

/** A promise's clock, in working hours; it stands still while the firm is waited for. */
export const applicationClock = z.object({
  hours: z.int(),
  startedAt: instant,
  /** When it falls due; null while it stands still. */
  dueAt: instant.nullable(),
  doneAt: instant.nullable(),
  missed: z.boolean(),
  /** Working hours left now; negative where it is over, null once done. */
  hoursLeft: z.number().nullable(),
});
export type ApplicationClock = z.infer<typeof applicationClock>;
const clock = applicationClock.nullable();

export const offer = z.object({
  amountFen: fen,
  annualBp: z.int(),
  termMonths: z.int(),
  method: z.enum(REPAYMENT_METHODS),
  fees: z.array(productFee),
  conditions: z.string(),
  validUntil: businessDate,
  onQuota: z.boolean(),
  offeredAt: instant,
  /** Exact by the plan of repayments: true annual cost in basis points, and what it costs in all. */
  costBp: z.number().nullable(),
  interestFen: fenSum,
  feeFen: fenSum,
  /** What the firm gets, after the fees that are taken at once. */
  receivedFen: z.number(),
  firstPaymentFen: fenSum,
});
export type ApplicationOffer = z.infer<typeof offer>;

const ref = z.object({ id, name: z.string() });

export const creditApplication = z
  .object({
    id,
    state: applicationState,
    side: applicationSide,
    needId: id,
    product: z.object({ id, version: z.int(), name: z.string(), kind: z.enum(PRODUCT_KINDS) }),
    bank: ref,
    /** Null for a bank that the firm lets see nothing any more. */
    applicant: ref.nullable(),
    /** What is asked for; null with the applicant. */
    amountFen: fen.nullable(),
    termMonths: z.int().nullable(),
    greenChannel: z.boolean(),
    clocks: z.object({ answer: clock, offer: clock, drawdown: clock }),
    /** Since when the firm's consent is over; null while it stands. */
    consentEndedAt: instant.nullable(),
    assignee: ref.nullable(),
    /** Requested documents that are still to come. */
    documentsMissing: z.int(),
    offer: offer.nullable(),
    drawdown: z.object({ amountFen: fen, on: businessDate }).nullable(),
    /** Of the bank's decline, or the firm's withdrawal. */
    cause: z.enum(DECLINE_REASONS).nullable(),
    reason: z.string(),
    /** Null where the acting side may not talk (any more). */
    conversationId: id.nullable(),
    can: z.array(applicationStep),
    submittedAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'CreditApplication' });
export type CreditApplication = z.infer<typeof creditApplication>;

export const applicationTimelineEntry = z.object({
  at: instant,
  step: applicationStep,
  organisation: ref.nullable(),
  person: ref.nullable(),
  note: z.string(),
  amountFen: fen.nullable(),
});

const disclosed = offeredNeedDetail.pick({
  contact: true,
  need: true,
  figures: true,
  receivables: true,
  introductions: true,
  documents: true,
});

export const creditApplicationDetail = z
  .object({
    ...creditApplication.shape,
    /** What the firm lets the bank see; [] once consent is over. */
    scopes: z.array(consentScope),
    /** The firm as far as its consent goes, for the bank; null for the firm itself, and once consent is over. */
    firm: z.object({ creditCode: z.string().nullable(), ...disclosed.shape }).nullable(),
    requestedDocuments: z.array(
      z.object({ name: z.string(), note: z.string(), file: fileReference.nullable() }),
    ),
    /** The special quota that is for this firm, for the bank. */
    quota: z.object({ id, name: z.string(), leftFen: z.int() }).nullable(),
    followUps: z.array(z.object({ on: businessDate, note: z.string(), at: instant })),
    timeline: z.array(applicationTimelineEntry),
    /** Colleagues it can be assigned to, for the bank. */
    colleagues: z.array(ref),
    /** What the product says, in the version it was applied for. */
    terms: z.object({
      amount: z.object({ minFen: fen, maxFen: fen }),
      term: z.object({ minMonths: z.int(), maxMonths: z.int() }),
      annual: z.object({ minBp: z.int(), maxBp: z.int() }),
      methods: z.array(z.enum(REPAYMENT_METHODS)),
      fees: z.array(productFee),
      documents: z.array(z.object({ name: z.string(), note: z.string() })),
    }),
  })
  .meta({ id: 'CreditApplicationDetail' });
export type CreditApplicationDetail = z.infer<typeof creditApplicationDetail>;
