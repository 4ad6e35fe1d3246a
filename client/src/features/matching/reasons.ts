import type { DismissalReason } from '../../../../shared/schemas/match.ts';

/** The same order as shared/schemas/match.ts, which would bring its schemas into the page. */
export const REASONS = [
  'wrongProcess',
  'tooFar',
  'tooSmall',
  'tooLarge',
  'alreadyPartners',
  'other',
] as const satisfies readonly DismissalReason[];
