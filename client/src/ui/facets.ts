import type { LocationQuery } from 'vue-router';

/** The values of the named facets that an address holds; what is not text is dropped. */
export function facetsIn<F extends string>(
  query: LocationQuery,
  names: readonly F[],
): { [N in F]?: string[] } {
  const chosen: { [N in F]?: string[] } = {};
  for (const name of names) {
    const values = [query[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '');
    if (values.length > 0) chosen[name] = values;
  }
  return chosen;
}
