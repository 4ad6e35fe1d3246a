import { z } from 'zod';
import { isCreditCode } from '../taxonomy/creditCode.ts';
import { email, id, instant, line, phone, version } from './common.ts';

/** What an organisation is on the platform. `admin` is the platform's own. */
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

/** 统一社会信用代码 as typed; whether it is one is decided by shared/taxonomy/creditCode.ts. */
export const creditCodeInput = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  .refine(isCreditCode)
  .meta({ examples: ['91440101000000019F'] });

/** Kinds a person can register; the platform's own organisation is made once, with a token. */
export const registrableKind = organisationKind.exclude(['admin']);

export const contact = z.strictObject({
  name: line(40, 0),
  phone: phone(0),
  email: z.union([email, z.literal('')]),
});

export const organisationInput = z.strictObject({
  kind: registrableKind,
  name: line(80, 2),
  creditCode: creditCodeInput,
});

/** One's own organisation, or any for the administrator. */
export const organisation = z
  .object({
    id,
    kind: organisationKind,
    name: z.string(),
    shortName: z.string().nullable(),
    creditCode: z.string().nullable(),
    status: organisationStatus,
    statusNote: z.string(),
    submittedAt: instant.nullable(),
    verifiedAt: instant.nullable(),
    requireSecondFactor: z.boolean(),
    /** Whether two people must confirm what an anchor owes. */
    requireSecondConfirmer: z.boolean(),
    contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
    createdAt: instant,
    version,
  })
  .meta({ id: 'Organisation' });
export type OrganisationInfo = z.infer<typeof organisation>;

export const member = z
  .object({
    personId: id,
    name: z.string(),
    email: z.string(),
    role,
    since: instant,
    secondFactor: z.boolean(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof member>;

export const invitation = z
  .object({ id, email: z.string(), role, invitedBy: z.string(), expiresAt: instant })
  .meta({ id: 'Invitation' });
export type InvitationInfo = z.infer<typeof invitation>;

export const CLAIM_STATUSES = ['open', 'accepted', 'rejected'] as const;

/** What a claimant is told: nothing of how the organisation stands on the platform. */
export const claimReceipt = z
  .object({
    id,
    organisation: z.object({ id, name: z.string() }),
    creditCode: z.string(),
    note: z.string(),
    status: z.enum(CLAIM_STATUSES),
    createdAt: instant,
  })
  .meta({ id: 'ClaimReceipt' });
export type ClaimReceipt = z.infer<typeof claimReceipt>;

/** Somebody says that an organisation that is here already is theirs, or that they belong to it. */
export const claim = z
  .object({
    id,
    organisation: z.object({ id, name: z.string(), status: organisationStatus }),
    person: z.object({ id, name: z.string(), email: z.string() }),
    creditCode: z.string(),
    note: z.string(),
    status: z.enum(CLAIM_STATUSES),
    createdAt: instant,
  })
  .meta({ id: 'Claim' });
export type ClaimInfo = z.infer<typeof claim>;
