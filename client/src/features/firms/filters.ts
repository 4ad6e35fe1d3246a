import type { LocationQuery } from 'vue-router';
import type { FirmSearchQuery } from '../../../../shared/schemas/firm.ts';
import { facetsIn } from '../../ui/facets.ts';

export const FACETS = ['chain', 'segment', 'region', 'tier', 'size', 'certificate', 'kind'] as const;
export type FacetName = (typeof FACETS)[number];
export type Filters = Partial<Pick<FirmSearchQuery, FacetName>>;

/** The filters an address holds; what is not text is dropped. */
export const filtersOf = (query: LocationQuery): Filters => facetsIn(query, FACETS) as Filters;
