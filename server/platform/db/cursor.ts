import { Types } from 'mongoose';
import { ProblemError } from '../http/problem.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A place in a sorted list: the last item's sort values. Opaque to callers, and checked when it comes back. */
export const encodeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** What a place in a list can be made of, and how each is read; null where it is not what it should be. */
const KINDS = {
  string: (value: unknown) => (typeof value === 'string' ? value : null),
  number: (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  id: (value: unknown) =>
    typeof value === 'string' && /^[0-9a-f]{24}$/.test(value) ? new Types.ObjectId(value) : null,
  /** Milliseconds. */
  instant: (value: unknown) => {
    const at = new Date(typeof value === 'number' ? value : NaN);
    return Number.isNaN(at.getTime()) ? null : at;
  },
};
type Kind = keyof typeof KINDS;
type Read<K extends Kind> = NonNullable<ReturnType<(typeof KINDS)[K]>>;

/** Reads a cursor of exactly these kinds, or throws `request.badCursor`. */
export function decodeCursor<const K extends readonly Kind[]>(
  text: string,
  kinds: K,
): { [I in keyof K]: Read<K[I]> } {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    values = null;
  }
  const parts: unknown[] = Array.isArray(values) && values.length === kinds.length ? values : [];
  const place = kinds.map((kind, i) => KINDS[kind](parts[i]));
  if (place.includes(null)) throw new ProblemError('request.badCursor');
  return place as never;
}

/** The part of a list sorted by an instant and then by id, latest first, that comes after a cursor; all without one. */
export function afterInstant(field: string, cursor: string | undefined): Record<string, unknown> {
  if (!cursor) return {};
  const [at, _id] = decodeCursor(cursor, ['instant', 'id']);
  return { $or: [{ [field]: { $lt: at } }, { [field]: at, _id: { $lt: _id } }] };
}

/** The same of a list sorted by id: upwards, or latest first. */
export function afterId(cursor: string | undefined, order: 'up' | 'down'): Record<string, unknown> {
  if (!cursor) return {};
  const [_id] = decodeCursor(cursor, ['id']);
  return { _id: { [order === 'up' ? '$gt' : '$lt']: _id } };
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
