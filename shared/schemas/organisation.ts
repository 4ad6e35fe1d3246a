import { z } from 'zod';

/** What an organisation is on the platform (product.md, "Who uses it"). `admin` is the platform's own. */
export const ORGANISATION_KINDS = ['sme', 'anchor', 'bank', 'organiser', 'chainOffice', 'admin'] as const;
export const organisationKind = z.enum(ORGANISATION_KINDS);
export type OrganisationKind = z.infer<typeof organisationKind>;

/** The kinds that are firms: that have capabilities and demands. */
export const FIRM_KINDS = ['sme', 'anchor'] as const satisfies readonly OrganisationKind[];

/** From most to least: a role may do all that those after it may. */
export const ROLES = ['owner', 'manager', 'member', 'viewer'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** Whether a role is at least another. */
export function isAtLeast(actual: Role, needed: Role): boolean {
  return ROLES.indexOf(actual) <= ROLES.indexOf(needed);
}

/**
 * Life of an organisation: draft → submitted → verified | returned → suspended. `unclaimed`: an entry that came
 * by import and has no members yet; it is found in search, but contacts nobody until its owner claims it.
 */
export const ORGANISATION_STATUSES = [
  'draft',
  'submitted',
  'verified',
  'returned',
  'suspended',
  'unclaimed',
] as const;
export const organisationStatus = z.enum(ORGANISATION_STATUSES);
export type OrganisationStatus = z.infer<typeof organisationStatus>;
