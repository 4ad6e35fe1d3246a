import { z } from 'zod';
import { COLLATERALS, PRODUCT_KINDS } from '../finance/codes.ts';
import { FACT_KEYS } from '../finance/facts.ts';
import { FEE_TIMES, REPAYMENT_METHODS } from '../finance/plan.ts';
import { RATE_BASES } from '../finance/rates.ts';
import {
  businessDate,
  chainCode,
  fen,
  id,
  instant,
  line,
  phone,
  prose,
  version,
  wrongField,
} from './common.ts';
import { rule } from './rule.ts';

/** Life of a credit product: draft → published ⇄ paused → ended. */
export const PRODUCT_STATUSES = ['draft', 'published', 'paused', 'ended'] as const;
export const productStatus = z.enum(PRODUCT_STATUSES);
export type ProductStatus = z.infer<typeof productStatus>;
export const productKind = z.enum(PRODUCT_KINDS);
export const repaymentMethod = z.enum(REPAYMENT_METHODS);

/** 36 % a year: beyond it nobody may agree on interest (法释〔2015〕18号), so it is a slip of the hand. */
export const MAX_ANNUAL_BP = 3600;
export const MAX_TERM_MONTHS = 600;
const months = z.int().min(1).max(MAX_TERM_MONTHS);

const ORDER = { zh: '最大值不能小于最小值。', en: 'The most cannot be below the least.' };

/** A fee of the principal in basis points, or of a fixed amount; one of the two. */
export const productFee = z
  .strictObject({
    name: line(40),
    when: z.enum(FEE_TIMES),
    bp: z.int().min(0).max(10_000).optional(),
    fen: fen.optional(),
  })
  .superRefine((fee, context) => {
    if ((fee.bp === undefined) === (fee.fen === undefined)) {
      context.addIssue(
        wrongField(['bp'], {
          zh: '费用请按比例或按金额填写其中一种。',
          en: 'Say a fee as a share or as an amount, one of the two.',
        }),
      );
    }
  });
export type ProductFee = z.infer<typeof productFee>;

/** Working hours within which each step is promised: an answer, an offer after complete documents, the money after acceptance. */
export const productPromise = z.strictObject({
  answerHours: z.int().min(1).max(2000),
  offerHours: z.int().min(1).max(2000),
  drawdownHours: z.int().min(1).max(2000),
});
export type ProductPromise = z.infer<typeof productPromise>;

const rate = z
  .strictObject({
    /** `fixed`: nominal annual rates; otherwise points added to that LPR, which may be negative. */
    base: z.enum(RATE_BASES),
    minBp: z.int().min(-1000).max(MAX_ANNUAL_BP),
    maxBp: z.int().min(-1000).max(MAX_ANNUAL_BP),
  })
  .superRefine(({ base, minBp, maxBp }, context) => {
    if (maxBp < minBp) context.addIssue(wrongField(['maxBp'], ORDER));
    if (base === 'fixed' && minBp < 0) {
      context.addIssue(wrongField(['minBp'], { zh: '利率不能为负。', en: 'A rate cannot be negative.' }));
    }
  });

const content = z.strictObject({
  name: line(60, 2),
  kind: productKind,
  summary: prose(2000).default(''),
  amount: z
    .strictObject({ minFen: fen.min(1), maxFen: fen.min(1) })
    .refine(({ minFen, maxFen }) => minFen <= maxFen, wrongField(['maxFen'], ORDER)),
  term: z
    .strictObject({ minMonths: months, maxMonths: months })
    .refine(({ minMonths, maxMonths }) => minMonths <= maxMonths, wrongField(['maxMonths'], ORDER)),
  rate,
  methods: z.array(repaymentMethod).min(1).max(REPAYMENT_METHODS.length),
  fees: z.array(productFee).max(20).default([]),
  /** What secures it; empty where nothing does. */
  guarantee: z.array(z.enum(COLLATERALS)).max(COLLATERALS.length).default([]),
  documents: z
    .array(z.strictObject({ name: line(60), note: line(200, 0).default('') }))
    .max(40)
    .default([]),
  promise: productPromise,
  /** The faster times of those that come through a green channel (绿色通道). */
  greenChannel: productPromise.nullable().default(null),
  validFrom: businessDate,
  /** The last day; null: until it is ended. */
  validUntil: businessDate.nullable().default(null),
  contact: z.strictObject({
    name: line(40),
    phone: phone(5),
  }),
  /** Who qualifies; null: whoever asks. */
  rule: rule.nullable().default(null),
  /** What the bank would rather lend to: chains, and how much that counts. */
  appetite: z
    .strictObject({
      chains: z.array(chainCode).max(50),
      weight: z.int().min(0).max(3),
    })
    .default({ chains: [], weight: 0 }),
});

/** All that a bank says of a product. */
export const creditProductInput = content
  .superRefine((input, context) => {
    if (input.validUntil !== null && input.validUntil < input.validFrom) {
      context.addIssue(
        wrongField(['validUntil'], {
          zh: '结束日期不能早于开始日期。',
          en: 'The last day cannot come before the first.',
        }),
      );
    }
    for (const key of ['answerHours', 'offerHours', 'drawdownHours'] as const) {
      if (input.greenChannel && input.greenChannel[key] > input.promise[key]) {
        context.addIssue(
          wrongField(['greenChannel', key], {
            zh: '绿色通道不能慢于一般承诺时限。',
            en: 'The green channel cannot be slower than the ordinary promise.',
          }),
        );
      }
    }
  })
  .meta({ id: 'CreditProductInput' });
export type CreditProductContent = z.infer<typeof content>;

export const PRODUCT_STEPS = ['publish', 'pause', 'end'] as const;
export type ProductStep = (typeof PRODUCT_STEPS)[number];

const bank = z.object({ id, name: z.string() });

/** What of a product stands in a list. */
export const creditProductSummary = z
  .object({
    id,
    bank,
    /** Whether it is the acting bank's own. */
    own: z.boolean(),
    status: productStatus,
    name: z.string(),
    kind: productKind,
    amount: content.shape.amount,
    term: content.shape.term,
    rate,
    /** The annual rates that comes to today. */
    annual: z.object({ minBp: z.int(), maxBp: z.int() }),
    methods: content.shape.methods,
    promise: productPromise,
    greenChannel: productPromise.nullable(),
    validFrom: businessDate,
    validUntil: businessDate.nullable(),
    /** The number of its published content; 0 where it never was. */
    publishedVersion: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'CreditProductSummary' });
export type CreditProductSummary = z.infer<typeof creditProductSummary>;

/** A product as a firm or another bank sees it (what was published last), or its own bank (what stands now). */
export const creditProduct = z
  .object({
    ...creditProductSummary.shape,
    content,
    /** The acting bank's own: whether there are changes nobody else sees yet. */
    unpublished: z.boolean(),
    can: z.array(z.enum([...PRODUCT_STEPS, 'edit'])),
    version,
  })
  .meta({ id: 'CreditProduct' });
export type CreditProduct = z.infer<typeof creditProduct>;

const trialFirm = z.object({
  id,
  name: z.string(),
  verdict: z.enum(['pass', 'fail', 'unknown']),
  /** The facts that decide it and are not known. */
  missing: z.array(z.enum(FACT_KEYS)),
});

/** Who among the firms that all may see would pass a rule, by what they publish of themselves. */
export const ruleTrial = z
  .object({
    pass: z.int(),
    fail: z.int(),
    unknown: z.int(),
    /** Some of them: those that pass first. */
    firms: z.array(trialFirm),
    /** False where there were more firms than were looked at. */
    complete: z.boolean(),
  })
  .meta({ id: 'RuleTrial' });
export type RuleTrial = z.infer<typeof ruleTrial>;

export const lprRate = z
  .object({ from: businessDate, oneYearBp: z.int(), fiveYearBp: z.int() })
  .meta({ id: 'LprRate' });
export const lprInput = z.strictObject({
  oneYearBp: z.int().min(0).max(2000),
  fiveYearBp: z.int().min(0).max(2000),
});
