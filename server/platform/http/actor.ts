import type { Locale } from '../../../shared/locale.ts';
import type { OrganisationKind, OrganisationStatus, Role } from '../../../shared/schemas/organisation.ts';

/** A person who is signed in, without regard to an organisation. */
export interface PersonActor {
  personId: string;
  sessionId: string;
  locale: Locale;
  /** Where from, for the audit trail. */
  address: string;
  requestId: string;
}

/** A person acting for one organisation: what nearly every use case takes. */
export interface MemberActor extends PersonActor {
  organisationId: string;
  kind: OrganisationKind;
  organisationStatus: OrganisationStatus;
  role: Role;
}

export type Actor = PersonActor | MemberActor;

export const isMember = (actor: Actor | null): actor is MemberActor =>
  actor !== null && 'organisationId' in actor;
