import { z } from 'zod';
import { id, instant } from './common.ts';

/** What a sheet can bring. */
export const IMPORT_KINDS = ['firms', 'demands', 'receivables'] as const;
export const importKind = z.enum(IMPORT_KINDS);
export type ImportKindName = z.infer<typeof importKind>;

/**
 * Life of an import: reading → mapping (a needed column was not recognised) | ready (a person decides) → applying →
 * applied; failed: the file cannot be read; dropped: not wanted.
 */
export const IMPORT_STATUSES = [
  'reading',
  'mapping',
  'ready',
  'applying',
  'applied',
  'failed',
  'dropped',
] as const;
export const importStatus = z.enum(IMPORT_STATUSES);

/** What becomes of a row: `kept` is an entry its owner has claimed, which an import leaves alone. */
export const ROW_OUTCOMES = ['new', 'changed', 'unchanged', 'bad', 'kept'] as const;
export const rowOutcome = z.enum(ROW_OUTCOMES);
export type RowOutcome = z.infer<typeof rowOutcome>;

export const importCounts = z.object({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  bad: z.int(),
  kept: z.int(),
  /** Rows written so far, while it is applied. */
  applied: z.int(),
});

const field = z.string().regex(/^[a-zA-Z]{1,40}$/);

export const importInfo = z
  .object({
    id,
    kind: importKind,
    fileName: z.string(),
    status: importStatus,
    /** The sheet's own headings, in order. */
    headings: z.array(z.string()),
    /** For each heading the field it fills, or null. */
    mapping: z.array(field.nullable()),
    /** The fields there are, with their headings in the reader's language; `needed` ones must be mapped. */
    fields: z.array(z.object({ field, heading: z.string(), needed: z.boolean() })),
    counts: importCounts,
    /** Why it failed, in the reader's language. */
    problem: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Import' });
export type ImportInfo = z.infer<typeof importInfo>;

export const importRow = z
  .object({
    /** The row's number in the sheet, its heading being 1. */
    row: z.int(),
    outcome: rowOutcome,
    cells: z.array(z.string()),
    /** Each wrong cell: its column's heading and what is wrong. */
    errors: z.array(z.object({ column: z.string(), message: z.string() })),
  })
  .meta({ id: 'ImportRow' });
export type ImportRowInfo = z.infer<typeof importRow>;

export const mappingInput = z.strictObject({ mapping: z.array(field.nullable()).max(200) });
