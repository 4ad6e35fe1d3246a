import type { OrganisationStatus } from '../../../shared/schemas/organisation.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { OrganisationDocument } from '../organisations/index.ts';

/** Statuses in which a firm is found by others. */
export const FOUND: readonly OrganisationStatus[] = ['verified', 'unclaimed'];

const isFirm = (row: OrganisationDocument) => (FIRM_KINDS as readonly string[]).includes(row.kind);

/** Whether an actor may see a firm: its own, one that is found by all, or any for the administrator. */
export function maySeeFirm(actor: MemberActor, row: OrganisationDocument): boolean {
  if (!isFirm(row)) return false;
  return String(row._id) === actor.organisationId || actor.kind === 'admin' || FOUND.includes(row.status);
}
