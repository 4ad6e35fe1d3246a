/** An address of this page, as a query may give it; null for any other, which could lead elsewhere. */
export const insideOf = (to: unknown): string | null =>
  typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : null;
