import type { OrganisationInfo } from '../../../shared/schemas/organisation.ts';
import type { OrganisationDocument } from './model.ts';

export function presentOrganisation(row: OrganisationDocument): OrganisationInfo {
  return {
    id: String(row._id),
    kind: row.kind,
    name: row.name,
    shortName: row.shortName,
    creditCode: row.creditCode ?? null,
    status: row.status,
    statusNote: row.statusNote,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    requireSecondFactor: row.requireSecondFactor,
    // Organisations registered before there was such a thing have none.
    requireSecondConfirmer: row.requireSecondConfirmer ?? false,
    contact: row.contact,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
