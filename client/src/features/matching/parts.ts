import type { MatchPartKey } from '../../../../shared/schemas/match.ts';

/** The same order as shared/schemas/match.ts, which would bring its schemas into the page. */
export const MATCH_PARTS_ORDER: readonly MatchPartKey[] = [
  'capability',
  'chain',
  'requirements',
  'materials',
  'distance',
  'record',
  'reciprocity',
  'tier',
];
