import { z } from 'zod';
import { businessDate, chainCode, fen, id, instant, line, version, wrongField } from './common.ts';

export const QUOTA_MOVES = ['reserve', 'use', 'release'] as const;
export type QuotaMoveKind = (typeof QUOTA_MOVES)[number];

/** Whom a special quota is for: firms of a chain, or suppliers of an anchor. */
export const quotaScope = z.union([z.strictObject({ chain: chainCode }), z.strictObject({ anchorId: id })]);

/** What a bank says of a special quota (专项授信). */
export const quotaInput = z
  .strictObject({
    name: line(60, 2),
    scope: quotaScope,
    productIds: z.array(id).min(1).max(50),
    totalFen: fen.min(1),
    /** What comes through it goes by the products' green channel. */
    greenChannel: z.boolean().default(false),
    validFrom: businessDate,
    validUntil: businessDate,
  })
  .refine(
    ({ validFrom, validUntil }) => validFrom <= validUntil,
    wrongField(['validUntil'], {
      zh: '结束日期不能早于开始日期。',
      en: 'The last day cannot come before the first.',
    }),
  )
  .meta({ id: 'QuotaInput' });
export type QuotaInput = z.infer<typeof quotaInput>;

/** A bank's own quota, with what is promised in offers and what was drawn. */
export const quota = z
  .object({
    id,
    name: z.string(),
    scope: z.object({
      chain: chainCode.nullable(),
      anchor: z.object({ id, name: z.string() }).nullable(),
    }),
    products: z.array(z.object({ id, name: z.string() })),
    totalFen: fen,
    reservedFen: fen,
    usedFen: fen,
    greenChannel: z.boolean(),
    validFrom: businessDate,
    validUntil: businessDate,
    createdAt: instant,
    version,
  })
  .meta({ id: 'Quota' });
export type QuotaInfo = z.infer<typeof quota>;
