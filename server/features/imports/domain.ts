import type { Bilingual } from '../../../shared/locale.ts';

/** A cell that cannot be taken, with what is wrong, in both languages. */
export class BadCell extends Error {
  readonly told: Bilingual;
  constructor(zh: string, en: string) {
    super(en);
    this.told = { zh, en };
  }
}

/** One column a sheet may have. `read` turns a cell that is not empty into a value, or throws BadCell. */
export interface ImportColumn {
  field: string;
  heading: Bilingual;
  /** Other headings it is recognised by. */
  aliases: readonly string[];
  needed?: true;
  example: string;
  hint: Bilingual;
  read: (cell: string) => unknown;
}

/** A heading as it is compared: without width, case, blanks, punctuation and notes in brackets. */
const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/gu, '')
    .replace(/[\s*:：_\-/、]/gu, '');

/** Which field each heading fills, by what columns are called; a field is filled once. */
export function recognise(headings: readonly string[], columns: readonly ImportColumn[]): (string | null)[] {
  const byName = new Map<string, string>();
  for (const column of columns) {
    for (const name of [column.field, column.heading.zh, column.heading.en, ...column.aliases]) {
      byName.set(headingKey(name), column.field);
    }
  }
  const taken = new Set<string>();
  return headings.map((heading) => {
    const field = byName.get(headingKey(heading));
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** Needed columns that no heading fills. */
export const missing = (
  mapping: readonly (string | null)[],
  columns: readonly ImportColumn[],
): ImportColumn[] => columns.filter((column) => column.needed && !mapping.includes(column.field));

export interface RowReading {
  data: Record<string, unknown>;
  errors: { column: string; told: Bilingual }[];
}

const NEEDED: Bilingual = { zh: '必填，不能为空', en: 'Needed; it cannot be empty' };

/** Reads a row's cells by the mapping; each cell that cannot be taken is an error of its own. */
export function readRow(
  cells: readonly string[],
  headings: readonly string[],
  mapping: readonly (string | null)[],
  columns: readonly ImportColumn[],
): RowReading {
  const data: Record<string, unknown> = {};
  const errors: RowReading['errors'] = [];
  for (const column of columns) {
    const at = mapping.indexOf(column.field);
    const cell = at < 0 ? '' : (cells[at] ?? '');
    const heading = at < 0 ? column.heading.zh : headings[at]!;
    if (cell === '') {
      if (column.needed) errors.push({ column: heading, told: NEEDED });
      continue;
    }
    try {
      data[column.field] = column.read(cell);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      errors.push({ column: heading, told: error.told });
    }
  }
  return { data, errors };
}
