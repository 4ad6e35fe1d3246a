import { regionPath } from '../../../shared/taxonomy/regions.ts';
import type { Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { grams, opaque, type IndexDefinition } from '../../platform/search/index.ts';
import type { DemandDocument } from './model.ts';
import { audienceOf } from './policy.ts';

/**
 * An open demand in the index. The buyer's name is not in it: an unnamed one must not be found by searching for
 * it. Its id is there to leave one's own out; no caller can ask for it or is shown it.
 */
export interface DemandIndexed {
  id: string;
  owner: string;
  title: string;
  text: string;
  /** All its words as pairs of characters, opaque to the engine's own segmentation. */
  grams: string;
  concepts: string;
  kind: string;
  chains: string[];
  segments: string[];
  regions: string[];
  certificates: string[];
  /** Who may see it: `all`, `chain-nev`, `org-…`. */
  audience: string[];
  /** Days since 1970; far away where there is none. */
  deliverDay: number;
  closingDay: number;
  openedAt: number;
}

export const DEMAND_FACETS = ['kind', 'chains', 'segments', 'regions', 'certificates'] as const;

export const DEMAND_INDEX: IndexDefinition = {
  name: 'demands',
  settings: {
    searchableAttributes: ['title', 'concepts', 'grams', 'text'],
    filterableAttributes: [...DEMAND_FACETS, 'audience', 'owner', 'deliverDay', 'id'],
    sortableAttributes: ['openedAt', 'closingDay'],
    displayedAttributes: ['id'],
    rankingRules: ['words', 'typo', 'attribute', 'proximity', 'sort', 'exactness'],
    typoTolerance: { enabled: false },
    faceting: { maxValuesPerFacet: 200 },
    pagination: { maxTotalHits: 2000 },
    localizedAttributes: [{ attributePatterns: ['title', 'text'], locales: ['cmn'] }],
  },
};

const FAR_DAY = 1_000_000;
/** Days since 1970 of a date, for filters that compare. */
export const dayNumber = (date: string | null): number =>
  date === null ? FAR_DAY : Math.floor(Date.parse(date) / 86_400_000);

export function demandDocument(row: DemandDocument, thesaurus: Thesaurus): DemandIndexed {
  const { content } = row;
  const text = [content.title, content.materials.join(' '), content.specification].join('\n');
  const regions = content.regions.flatMap((code) => regionPath(code).map((region) => region.code));
  return {
    id: String(row._id),
    owner: String(row.organisationId),
    title: content.title,
    text: `${content.materials.join(' ')}\n${content.specification}`,
    grams: grams(text).map(opaque).join(' '),
    concepts: thesaurus
      .conceptsIn(text)
      .map((concept) => opaque(concept.id))
      .join(' '),
    kind: content.kind,
    chains: content.position ? [content.position.chain] : [],
    segments: content.position ? [content.position.segment] : [],
    regions: [...new Set(regions)],
    certificates: content.requiredCertificates,
    audience: audienceOf(row),
    deliverDay: dayNumber(content.deliverBy),
    closingDay: dayNumber(content.openUntil),
    openedAt: row.openedAt?.getTime() ?? 0,
  };
}
