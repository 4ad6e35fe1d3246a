// Apart from the schemas, so that the page can have these lists without them.

/** The parts of a match, in the order they are shown. Their weights add up to 100. */
export const MATCH_PARTS = [
  'capability',
  'chain',
  'requirements',
  'materials',
  'distance',
  'record',
  'reciprocity',
  'tier',
] as const;

/** Why a match is not wanted. `tooSmall` and `tooLarge` speak of the other side: the firm, or the order. */
export const DISMISSAL_REASONS = [
  'wrongProcess',
  'tooFar',
  'tooSmall',
  'tooLarge',
  'alreadyPartners',
  'other',
] as const;
