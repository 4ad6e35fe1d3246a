import { KIND_WORDS, SIZE_WORDS } from '../../../../shared/words.ts';
import { words } from '../../i18n/index.ts';
import { useTaxonomy } from '../../ui/useTaxonomy.ts';
import type { FacetName } from './filters.ts';

/** The name of a facet's value in the reader's language. */
export function useFacetNames(): (facet: FacetName, value: string) => string {
  const taxonomy = useTaxonomy();
  const NAMES: Record<FacetName, (value: string) => string> = {
    chain: taxonomy.chainName,
    segment: taxonomy.segmentName,
    region: taxonomy.regionName,
    certificate: taxonomy.certificateName,
    tier: taxonomy.tierName,
    size: (value) => words(SIZE_WORDS[value]),
    kind: (value) => words(KIND_WORDS[value as keyof typeof KIND_WORDS]),
  };
  return (facet, value) => NAMES[facet](value) || value;
}
