import { z } from 'zod';
import { COLLATERALS, PRODUCT_KINDS, PURPOSES, TAX_GRADES } from '../finance/codes.ts';
import { REPAYMENT_METHODS } from '../finance/plan.ts';
import { businessDate, fen, fenSum, id, instant, pageQuery, prose, queryList, version } from './common.ts';
import { fileReference } from './firm.ts';

/** Life of a credit need: draft → open → closed | fulfilled (drawn) | expired. */
export const CREDIT_NEED_STATUSES = ['draft', 'open', 'closed', 'fulfilled', 'expired'] as const;
export const creditNeedStatus = z.enum(CREDIT_NEED_STATUSES);
export type CreditNeedStatus = z.infer<typeof creditNeedStatus>;

/** Figures of one full year, as the firm states them; what is not stated is null. */
export const needFigures = z.strictObject({
  year: z.int().min(2000).max(2100),
  revenueFen: fen.nullable().default(null),
  /** May be a loss. */
  profitFen: z.int().min(-100_000_000_000_000).max(100_000_000_000_000).nullable().default(null),
  taxPaidFen: fen.nullable().default(null),
  taxGrade: z.enum(TAX_GRADES).nullable().default(null),
});

/** At least 10,000 yuan: below, no bank of the platform lends. */
export const LEAST_NEED_FEN = 1_000_000;

export const creditNeedInput = z.strictObject({
  /** Kinds of financing wanted; none named: any. */
  kinds: z.array(z.enum(PRODUCT_KINDS)).max(PRODUCT_KINDS.length).default([]),
  amountFen: fen.min(LEAST_NEED_FEN),
  purpose: z.enum(PURPOSES),
  purposeNote: prose(500).default(''),
  termMonths: z.int().min(1).max(360),
  neededBy: businessDate,
  /** The highest true annual cost it would bear, in basis points. */
  highestAnnualBp: z.int().min(1).max(3600).nullable().default(null),
  collateral: z.array(z.enum(COLLATERALS)).max(COLLATERALS.length).default([]),
  demandId: id.nullable().default(null),
  introductionId: id.nullable().default(null),
  /** Confirmed receivables it would be financed on. */
  receivableIds: z.array(id).max(50).default([]),
  figures: needFigures.nullable().default(null),
  note: prose(1000).default(''),
});
export type CreditNeedInput = z.infer<typeof creditNeedInput>;

/** What a bank may be given of a firm, each named in the consent. */
export const CONSENT_SCOPES = [
  'identity',
  'contact',
  'profile',
  'figures',
  'receivables',
  'introductions',
  'documents',
] as const;
export const consentScope = z.enum(CONSENT_SCOPES);
export type ConsentScope = z.infer<typeof consentScope>;

/** To one bank, or to all whose product fits (`bankId` null); names the data, and the last day. */
export const consentInput = z.strictObject({
  bankId: id.nullable(),
  scopes: z.array(consentScope).min(1).max(CONSENT_SCOPES.length),
  until: businessDate,
});
export type ConsentInput = z.infer<typeof consentInput>;

export const consent = z
  .object({
    id,
    /** Null: every bank with an open product that the need does not fail. */
    bank: z.object({ id, name: z.string() }).nullable(),
    scopes: z.array(consentScope),
    until: businessDate,
    /** Whether it stands: neither withdrawn nor over. */
    standing: z.boolean(),
    grantedAt: instant,
    grantedBy: z.string(),
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'Consent' });
export type ConsentInfo = z.infer<typeof consent>;

/** A credit need, as the firm that has it sees it. */
export const creditNeed = z
  .object({
    ...creditNeedInput.shape,
    id,
    status: creditNeedStatus,
    documents: z.array(fileReference),
    /** Standing consents, by how many banks it can be seen: for the list. */
    consents: z.int(),
    openedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'CreditNeed' });
export type CreditNeed = z.infer<typeof creditNeed>;

export const creditNeedQuery = z.strictObject({
  ...pageQuery.shape,
  status: queryList(creditNeedStatus).optional(),
});

/** Upper ends of the bands of amounts that an outline names, in fen; the last band has none. */
export const AMOUNT_BANDS_FEN = [
  50_000_000, 100_000_000, 300_000_000, 500_000_000, 1_000_000_000, 3_000_000_000,
];
/** Upper ends of the bands of terms, in months. */
export const TERM_BANDS_MONTHS = [3, 6, 12, 24, 36, 60];
/** Fewer firms than this that share an outline would name the one. */
export const LEAST_GROUP = 5;

const annualRange = z.object({ minBp: z.number(), maxBp: z.number() });

/** One thing that would make a product fit: a fact that a rule asks for, or a term of the product. */
export const needChange = z.object({
  /** A fact of shared/finance/facts.ts, or `amountFen`, `termMonths`, `highestAnnualBp` for a product's own terms. */
  what: z.string(),
  op: z.string(),
  /** What is asked for. */
  wanted: z.union([z.number(), z.string(), z.array(z.string())]),
  /** What there is now; null where the figure is missing. */
  actual: z.union([z.number(), z.string(), z.array(z.string())]).nullable(),
  /** False where it is asked that it not be so. */
  must: z.boolean(),
  /** Names of anchors and certificates in `wanted`, by code. */
  names: z.record(z.string(), z.string()),
});
export type NeedChange = z.infer<typeof needChange>;

/** How a product fits a need. */
export const productMatch = z
  .object({
    productId: id,
    version: z.int(),
    name: z.string(),
    kind: z.enum(PRODUCT_KINDS),
    bank: z.object({ id, name: z.string() }),
    /** `fits`; `open`: a figure is missing; `near`: with some changes it would. */
    fit: z.enum(['fits', 'open', 'near']),
    /** Nominal annual rates today, in basis points. */
    annual: annualRange,
    /** True annual cost (年化利率, compound, with all fees), in basis points. */
    cost: annualRange,
    method: z.enum(REPAYMENT_METHODS),
    amountFen: fen,
    months: z.int(),
    /** Payments and fees over the term, at the highest rate, in fen. */
    totalCostFen: fenSum,
    promisedHours: z.int(),
    greenChannel: z.boolean(),
    /** Promises the bank made and kept so far. */
    promises: z.object({ promised: z.int(), kept: z.int() }),
    /** What its place is made of, in basis points: they add up to `weighedBp`. */
    weights: z.object({
      costBp: z.number(),
      uncoveredBp: z.number(),
      waitBp: z.number(),
      unkeptBp: z.number(),
      appetiteBp: z.number(),
    }),
    weighedBp: z.number(),
    changes: z.array(needChange),
    /** Documents the bank asks for, and whether the need has as many. */
    documents: z.array(z.object({ name: z.string(), note: z.string() })),
  })
  .meta({ id: 'ProductMatch' });
export type ProductMatch = z.infer<typeof productMatch>;

export const productMatches = z
  .object({
    items: z.array(productMatch),
    counts: z.object({ fits: z.int(), open: z.int(), near: z.int() }),
    /** Products that were looked at. */
    considered: z.int(),
  })
  .meta({ id: 'ProductMatches' });
export type ProductMatches = z.infer<typeof productMatches>;

const band = z.object({ from: z.int(), to: z.int().nullable() });

/** What any bank may see of a need without consent; null is left unsaid, so that no firm can be told by it. */
export const needOutline = z.object({
  kinds: z.array(z.enum(PRODUCT_KINDS)),
  chain: z.string().nullable(),
  sizeClass: z.string().nullable(),
  region: z.string().nullable(),
  amountBand: band,
  termBand: band,
});

const { amountFen, termMonths, purpose, purposeNote, neededBy, highestAnnualBp, collateral, note } =
  creditNeedInput.shape;
/** What is stated of a need itself, to a bank with any consent. */
const statedNeed = {
  amountFen,
  termMonths,
  purpose,
  purposeNote,
  neededBy,
  highestAnnualBp,
  collateral,
  note,
};

/** A need as a bank sees it: the outline, and beyond it what the firm's consent names. */
export const offeredNeed = z
  .object({
    id,
    outline: needOutline,
    /** What the firm lets this bank see, and until when at the latest; [] without consent. */
    scopes: z.array(consentScope),
    /** The bank's own products that fit it, by what the bank may know. */
    products: z.array(z.object({ id, name: z.string(), fit: z.enum(['fits', 'open']) })),
    /** The firm, where it lets itself be known. */
    firm: z.object({ id, name: z.string(), creditCode: z.string().nullable() }).nullable(),
    openedAt: instant,
  })
  .meta({ id: 'OfferedNeed' });
export type OfferedNeed = z.infer<typeof offeredNeed>;

export const offeredNeedDetail = z
  .object({
    ...offeredNeed.shape,
    contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }).nullable(),
    /** Amount, term, purpose and the rest, with any consent. */
    need: z.object(statedNeed).nullable(),
    figures: needFigures.nullable(),
    receivables: z
      .array(z.object({ id, anchor: z.string(), amountFen: fen, dueOn: businessDate, state: z.string() }))
      .nullable(),
    introductions: z.object({ signedFen: fenSum, anchors: z.array(z.string()) }).nullable(),
    documents: z.array(fileReference).nullable(),
  })
  .meta({ id: 'OfferedNeedDetail' });
export type OfferedNeedDetail = z.infer<typeof offeredNeedDetail>;
