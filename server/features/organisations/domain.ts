import type { StoredProfile } from './model.ts';
import { firmProfileInput } from '../../../shared/schemas/firm.ts';
import type { OrganisationStatus } from '../../../shared/schemas/organisation.ts';

/** The steps of an organisation's life, and the statuses each may start from. */
export const STEPS = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  verify: { from: ['submitted'], to: 'verified' },
  return: { from: ['submitted'], to: 'returned' },
  suspend: { from: ['verified', 'submitted'], to: 'suspended' },
  reinstate: { from: ['suspended'], to: 'verified' },
  /** For one that was suspended before it was ever verified: it waits again. */
  requeue: { from: ['suspended'], to: 'submitted' },
} as const satisfies Record<string, { from: OrganisationStatus[]; to: OrganisationStatus }>;
export type Step = keyof typeof STEPS;

/** The name as an identity: width, case, blanks and bracket style do not make another firm. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•.,，。()（）《》"'“”‘’\-_]/gu, '');
}

/** A profile of which nothing is known yet. */
export function emptyProfile(): StoredProfile {
  return { ...firmProfileInput.parse({}), logo: null, files: [] };
}
