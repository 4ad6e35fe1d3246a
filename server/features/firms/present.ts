import { today } from '../../../shared/localTime.ts';
import type { Firm, FirmSummary } from '../../../shared/schemas/firm.ts';
import type { OrganisationDocument } from '../organisations/index.ts';
import { certificatesOn, completeness, sizeOf, tierOn } from './domain.ts';

/** A firm as its visitors see it; the contact is not part of it. */
export function presentFirm(row: OrganisationDocument): Firm {
  return {
    id: String(row._id),
    name: row.name,
    shortName: row.shortName,
    creditCode: row.creditCode ?? null,
    kind: row.kind,
    status: row.status,
    profile: { ...row.profile, sizeClass: sizeOf(row.profile) },
    completeness: completeness(row.profile),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

export function presentSummary(row: OrganisationDocument, day = today()): FirmSummary {
  const { profile } = row;
  return {
    id: String(row._id),
    name: row.name,
    shortName: row.shortName,
    kind: row.kind,
    status: row.status,
    region: profile.region,
    sizeClass: sizeOf(profile),
    tier: tierOn(profile, day),
    chainPositions: profile.chainPositions,
    capabilities: profile.capabilities.slice(0, 8).map((c) => c.name),
    certificates: certificatesOn(profile, day),
    introduction: profile.introduction.slice(0, 200),
    logo: profile.logo?.id ?? null,
  };
}
