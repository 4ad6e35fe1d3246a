/** What a form holds of a thing that others may change too: its content, and the content and version it began from. */
export interface Versioned<T> {
  content: T;
  base: T;
  version: number;
}

/** One field of which the form and the server say different things since both began from the same. */
export interface Difference<F extends PropertyKey = string> {
  field: F;
  /** Whose is taken unless the person says otherwise. */
  keep: 'mine' | 'theirs';
}

/** The same content, in whatever order its keys were written. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, theirs] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(mine);
  return (
    keys.length === Object.keys(theirs).length &&
    keys.every((key) => key in theirs && same(mine[key], theirs[key]))
  );
}

/** Whether anything was written since it began. */
export const isTouched = <T>({ content, base }: Versioned<T>): boolean => !same(content, base);

/**
 * Compares what is written with what a colleague saved meanwhile. What only one of them changed is taken from that
 * one; what both changed stays as it is written here until the person chooses.
 */
export const differences = <T extends object>(
  { content, base }: Versioned<T>,
  theirs: T,
  fields: readonly (keyof T)[],
): Difference<keyof T>[] =>
  fields
    .filter((field) => !same(content[field], theirs[field]))
    .map((field) => ({ field, keep: same(content[field], base[field]) ? 'theirs' : 'mine' }));

/** The content with each differing field taken from whom it was chosen from. */
export function mergeChosen<T extends object>(mine: T, theirs: T, chosen: readonly Difference<keyof T>[]): T {
  const taken = chosen.filter(({ keep }) => keep === 'theirs').map(({ field }) => [field, theirs[field]]);
  return { ...mine, ...(Object.fromEntries(taken) as Partial<T>) };
}
