import { ProblemError } from '../http/problem.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A place in a sorted list: the last item's sort values. Opaque to callers, and checked when it comes back. */
export const encodeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** Reads a cursor of exactly these kinds, or throws `request.badCursor`. */
export function decodeCursor<const K extends readonly ('string' | 'number')[]>(
  text: string,
  kinds: K,
): { [I in keyof K]: K[I] extends 'string' ? string : number } {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    values = null;
  }
  const right =
    Array.isArray(values) &&
    values.length === kinds.length &&
    kinds.every((kind, i) => typeof values[i] === kind && (kind === 'string' || Number.isFinite(values[i])));
  if (!right) {
    throw new ProblemError('request.badCursor');
  }
  return values as never;
}

/** A cursor that counts what came before: a whole number the engine and the database can count. */
export function offsetOf(cursor: string | undefined): number {
  const [offset] = cursor ? decodeCursor(cursor, ['number']) : [0];
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000)
    throw new ProblemError('request.badCursor');
  return offset;
}

/** One page out of the rows found with `limit + 1`; `place` gives the sort values of a row. */
export function pageAfter<T>(rows: T[], limit: number, place: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(place(last)) : null };
}
