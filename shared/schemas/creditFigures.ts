import { z } from 'zod';
import { fen, fenSum } from './common.ts';

/** What firms are grouped by. A firm of several chains counts in each. */
export const FIGURE_DIMENSIONS = ['chain', 'region', 'size', 'tier'] as const;
/** Calendar periods up to today, in Asia/Shanghai. */
export const FIGURE_PERIODS = ['month', 'quarter', 'year', 'all'] as const;
export type FigureDimension = (typeof FIGURE_DIMENSIONS)[number];
export type FigurePeriod = (typeof FIGURE_PERIODS)[number];

export const figuresQuery = z.strictObject({
  by: z.enum(FIGURE_DIMENSIONS).default('chain'),
  period: z.enum(FIGURE_PERIODS).default('year'),
});
export type FiguresQuery = z.output<typeof figuresQuery>;

/** So many firms at least are behind each figure that is shown. */
export const LEAST_FIRMS = 5;

const counted = { firms: z.int(), count: z.int() };
const rated = {
  ...counted,
  fen: fenSum,
  /** Nominal annual rate, weighed by amounts, in basis points. */
  rateBp: z.number(),
};

/** Figures of one group; each part null where fewer firms than five are behind it, or it would tell of such a part. */
export const figureCell = z.object({
  needs: z.object({ ...counted, fen: fenSum }).nullable(),
  offers: z.object(rated).nullable(),
  drawdowns: z
    .object({
      ...rated,
      /** Against the one-year LPR of the day each was drawn, weighed by amounts, in basis points. */
      aboveLprBp: z.number(),
    })
    .nullable(),
  promises: z.object({ ...counted, kept: z.int() }).nullable(),
});
export type FigureCell = z.infer<typeof figureCell>;

export const creditFigures = z
  .object({
    /** The first day counted; null for all time. */
    from: z.string().nullable(),
    total: figureCell,
    /** `none`: firms that do not say. */
    groups: z.array(z.object({ code: z.string(), ...figureCell.shape })),
  })
  .meta({ id: 'CreditFigures' });
export type CreditFigures = z.infer<typeof creditFigures>;

/** A bank's own year: its board, its promises, its quotas, what it lent. */
export const bankFigures = z.object({
  states: z.record(z.string(), z.int()),
  promised: z.int(),
  kept: z.int(),
  quota: z.object({ totalFen: fenSum, reservedFen: fenSum, usedFen: fenSum }),
  drawn: z.object({ count: z.int(), fen: fenSum, rateBp: z.number().nullable() }),
});

/** A firm's own loans, with what each truly costs. */
export const firmFigures = z.object({
  states: z.record(z.string(), z.int()),
  loans: z.array(
    z.object({
      applicationId: z.string(),
      bank: z.string(),
      product: z.string(),
      amountFen: fen,
      annualBp: z.int(),
      /** True annual cost with fees; null where fees take all. */
      costBp: z.number().nullable(),
      /** Interest and fees over the term. */
      totalCostFen: fenSum,
      termMonths: z.int(),
      on: z.string(),
    }),
  ),
});

/** What an anchor confirmed, and what its suppliers got for it: sums, of five suppliers at least. */
export const anchorFigures = z.object({
  confirmed: z.object({ count: z.int(), fen: fenSum }),
  financed: z.object({ count: z.int(), fen: fenSum }),
  /** Null where fewer suppliers than five drew on it. */
  drawn: z.object({ suppliers: z.int(), fen: fenSum }).nullable(),
});

export const ownFigures = z
  .object({
    bank: bankFigures.nullable(),
    firm: firmFigures.nullable(),
    anchor: anchorFigures.nullable(),
  })
  .meta({ id: 'OwnCreditFigures' });
export type OwnFigures = z.infer<typeof ownFigures>;
