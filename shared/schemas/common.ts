import { z } from 'zod';
import type { Bilingual } from '../locale.ts';

/** A Mongo ObjectId as 24 hex characters. */
export const id = z.string().regex(/^[0-9a-f]{24}$/);
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A date of business (Asia/Shanghai), YYYY-MM-DD; of a year in which its instants are dates that can be told, too. */
export const businessDate = z.iso
  .date()
  .regex(/^[12]\d{3}-/)
  // Two patterns leave the JSON Schema without it.
  .meta({ format: 'date' });
/** Whole fen in an integer: 1 yuan is 100. At most 1 trillion yuan, which a double still counts exactly. */
export const fen = z.int().min(0).max(100_000_000_000_000);
/**
 * What amounts come to together, or what a loan costs: no amount that somebody typed, so without its limit. Beyond
 * 2^53 a double counts it in steps of some fen; whoever adds absurd amounts up must not keep others from their page.
 */
export const fenSum = z.number().min(0);
/**
 * One line a person typed: trimmed, no control characters, nor those that turn the direction of what follows (by
 * them a name reads as another).
 */
export const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)

    .regex(/^[^\u0000-\u001f\u007f\u2028-\u202e\u2066-\u2069]*$/);
/** Several lines a person typed. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)

    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/);
export const email = z.email().max(254).toLowerCase();
/** A telephone number as people write it, with an extension (转). */
export const phone = (min: number) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^[0-9+\\-() 转]{${min},30}$`));
/** A time of day in Asia/Shanghai, HH:MM. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Codes of the taxonomy. */
export const regionCode = z.string().regex(/^[1-9]\d{5}$/);
export const chainCode = z.string().regex(/^[a-zA-Z]{1,30}$/);
export const segmentCode = z.string().regex(/^[a-zA-Z]{1,30}\.[a-zA-Z0-9-]{1,40}$/);
export const certificateCode = z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/);

/** A list in a query string: `?a=1&a=2` or a single `?a=1`. */
export const queryList = <T extends z.ZodType<string, string>>(item: T, max = 50) =>
  z.union([z.array(item).max(max), item.transform((one) => [one])]);

/** A yes or no in a query string. */
export const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,400}$/);
/** The query every list takes. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursor.optional(),
});
/** The answer every list gives: `nextCursor` is null on the last page. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: cursor.nullable() });

export const version = z.int().min(0);

/** A field that a rule of the field finds wrong, said in both languages; the reader gets theirs. */
export const wrongField = (path: (string | number)[], { zh, en }: Bilingual) => ({
  code: 'custom' as const,
  path,
  message: zh,
  params: { zh, en },
});
