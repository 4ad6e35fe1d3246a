import type { FacetDistribution } from 'meilisearch';

/** Each facet as queries name it, with the attribute of the index it stands for. */
type FacetOf = Readonly<Record<string, string>>;

/** Filters by the index's attributes, from the facets a query chose; several values of one are alternatives. */
export const chosenFacets = <F extends FacetOf>(
  facetOf: F,
  chosen: { readonly [N in keyof F]?: readonly string[] | undefined },
): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(facetOf).flatMap(([name, attribute]) => {
      const values = chosen[name];
      return values?.length ? [[attribute, values]] : [];
    }),
  );

/** What was counted, under the names queries have for it. */
export const facetsByName = (
  facetOf: FacetOf,
  counted: FacetDistribution,
): Record<string, Record<string, number>> =>
  Object.fromEntries(Object.entries(facetOf).map(([name, attribute]) => [name, counted[attribute] ?? {}]));
