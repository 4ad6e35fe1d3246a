import type { Role } from '../../../shared/schemas/organisation.ts';

/** The same order as shared/schemas/organisation.ts, which would bring its schemas into the first page. */
const ORDER: readonly Role[] = ['owner', 'manager', 'member', 'viewer'];

export const isAtLeastRole = (actual: Role, needed: Role): boolean =>
  ORDER.indexOf(actual) <= ORDER.indexOf(needed);
