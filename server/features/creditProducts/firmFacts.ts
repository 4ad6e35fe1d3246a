import type { Facts } from '../../../shared/finance/facts.ts';
import { NO_RANK } from '../../../shared/finance/facts.ts';
import { certificatesOn, sizeOf, tierOn } from '../firms/index.ts';
import type { OrganisationDocument } from '../organisations/index.ts';

/** What of a profile a rule asks. */
export const FACT_FIELDS = {
  'profile.chainPositions': 1,
  'profile.region': 1,
  'profile.tier': 1,
  'profile.staff': 1,
  'profile.revenueFen': 1,
  'profile.foundedOn': 1,
  'profile.certificates': 1,
} as const;

/** Whole years from one day to another (YYYY-MM-DD). */
const yearsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/**
 * What a firm publishes of itself, as facts on a day. A list it left empty is a figure it did not give, for chains;
 * certificates and titles it does not name it does not have.
 */
export function publicFacts({ profile }: Pick<OrganisationDocument, 'profile'>, day: string): Facts {
  const positions = profile.chainPositions;
  const some = (codes: string[]): string[] | null => (codes.length > 0 ? [...new Set(codes)] : null);
  return {
    chain: some(positions.map(({ chain }) => chain)),
    segment: some(positions.map(({ segment }) => segment)),
    region: profile.region,
    tier: tierOn(profile, day) ?? NO_RANK,
    sizeClass: sizeOf(profile),
    years: profile.foundedOn === null ? null : Math.max(0, yearsBetween(profile.foundedOn, day)),
    revenueFen: profile.revenueFen,
    staff: profile.staff,
    certificates: certificatesOn(profile, day),
  };
}
