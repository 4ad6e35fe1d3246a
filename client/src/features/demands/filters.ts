import type { LocationQuery } from 'vue-router';
import type { SentQuery } from '../../../../shared/api/route.ts';
import type { Api } from '../../../../shared/api/index.ts';
import { facetsIn } from '../../ui/facets.ts';

export const FACETS = ['chain', 'segment', 'kind', 'region', 'certificate'] as const;
export type DemandFacet = (typeof FACETS)[number];
export const SORTS = ['relevance', 'newest', 'closing'] as const;

type Asked = NonNullable<SentQuery<Api['GET /demands']>>;
export type DemandFilters = { [F in DemandFacet]?: Extract<Asked[F], unknown[]> } & { deliverTo?: string };

/** The filters an address holds; what is not text is dropped. */
export function filtersOf(query: LocationQuery): DemandFilters {
  const filters: Record<string, string[] | string> = facetsIn(query, FACETS);
  const day = query['deliverTo'];
  if (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)) filters['deliverTo'] = day;
  return filters as DemandFilters;
}
