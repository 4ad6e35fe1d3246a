import { firmSize } from '../../../shared/taxonomy/firmSize.ts';
import type { FirmProfileInput } from '../../../shared/schemas/firm.ts';

/** What of a profile counts, in points that add to 100: what buyers decide by counts most. */
const PARTS: readonly [key: string, points: number, filled: (p: FirmProfileInput) => boolean][] = [
  ['capabilities', 22, (p) => p.capabilities.length > 0],
  ['introduction', 12, (p) => p.introduction.length >= 20],
  ['chainPositions', 12, (p) => p.chainPositions.length > 0],
  ['capacity', 10, (p) => p.capabilities.some((c) => c.monthlyCapacity !== null)],
  ['certificates', 10, (p) => p.certificates.length > 0],
  ['region', 8, (p) => p.region !== null],
  ['leadTime', 6, (p) => p.capabilities.some((c) => c.leadTimeDays !== null)],
  ['materials', 5, (p) => p.capabilities.some((c) => c.materials.length > 0)],
  ['staff', 4, (p) => p.staff !== null],
  ['revenue', 4, (p) => p.revenueFen !== null],
  ['industries', 3, (p) => p.industries.length > 0],
  ['seeks', 4, (p) => p.seeks.length > 0],
];

/** How complete a profile is, 0–100, and the three things that would add most. */
export function completeness(profile: FirmProfileInput): {
  percent: number;
  next: { key: string; points: number }[];
} {
  const missing = PARTS.filter(([, , filled]) => !filled(profile));
  const lost = missing.reduce((sum, [, points]) => sum + points, 0);
  return { percent: 100 - lost, next: missing.slice(0, 3).map(([key, points]) => ({ key, points })) };
}

/** The size class by 工信部联企业〔2011〕300号 (industry), or null where the figures do not decide it. */
export const sizeOf = (profile: Pick<FirmProfileInput, 'staff' | 'revenueFen'>) =>
  firmSize({ staff: profile.staff, revenueFen: profile.revenueFen });

/** A 专精特新 title that holds on a day (YYYY-MM-DD), or null: titles end after three years. */
export function tierOn(profile: Pick<FirmProfileInput, 'tier'>, day: string): string | null {
  const { tier } = profile;
  return tier && (tier.validUntil === null || tier.validUntil >= day) ? tier.code : null;
}

/** Codes of certificates that hold on a day; one without an end date is taken to hold. */
export function certificatesOn(profile: Pick<FirmProfileInput, 'certificates'>, day: string): string[] {
  return [
    ...new Set(
      profile.certificates.filter((c) => c.validUntil === null || c.validUntil >= day).map((c) => c.code),
    ),
  ];
}
