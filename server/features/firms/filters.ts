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

/** Filters as the engine reads them; every value passed a schema, and is quoted all the same. */
export function filterOf(filters: FirmFilters): string[][] {
  return (Object.keys(FACET_OF) as FacetName[]).flatMap((name) => {
    const values = filters[name];
    return values?.length ? [values.map((value) => `${FACET_OF[name]} = ${JSON.stringify(value)}`)] : [];
  });
}
