import type { LocationQuery } from 'vue-router';
import type { FirmSearchQuery } from '../../../../shared/schemas/firm.ts';

export const FACETS = ['chain', 'segment', 'region', 'tier', 'size', 'certificate', 'kind'] as const;
export type FacetName = (typeof FACETS)[number];
export type Filters = Partial<Pick<FirmSearchQuery, FacetName>>;

/** The filters an address holds; what is not text is dropped. */
export function filtersOf(query: LocationQuery): Filters {
  const filters: Record<string, string[]> = {};
  for (const name of FACETS) {
    const values = [query[name]]
      .flat()
      .filter((value): value is string => typeof value === 'string' && value !== '');
    if (values.length > 0) filters[name] = values;
  }
  return filters as Filters;
}
