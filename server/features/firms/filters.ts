import type { FirmSearchQuery } from '../../../shared/schemas/firm.ts';

/** The facet in a query and the attribute it stands for in the index. */
export const FACET_OF = {
  chain: 'chains',
  segment: 'segments',
  region: 'regions',
  tier: 'tier',
  size: 'size',
  certificate: 'certificates',
  kind: 'kind',
} as const;
export type FacetName = keyof typeof FACET_OF;
export type FirmFilters = Pick<FirmSearchQuery, FacetName>;
