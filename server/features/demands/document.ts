import type { Settings } from 'meilisearch';
import { regionPath } from '../../../shared/taxonomy/regions.ts';
import {
  rankedFields,
  RANKED_SHAPE,
  type Knowledge,
  type RankedFields,
  type StampedDocument,
} from '../../platform/search/index.ts';
import type { DemandDocument } from './model.ts';
import { audienceOf } from './policy.ts';

/**
 * An open demand in the index. The buyer's name is not in it: an unnamed one must not be found by searching for
 * it. Its id is there to leave one's own out; no caller can ask for it or is shown it.
 */
export interface DemandIndexed extends StampedDocument, RankedFields {
  owner: string;
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

/** What the index of demands has beside what ranked search needs. */
export const DEMAND_INDEX_OWN: Settings = {
  filterableAttributes: [...DEMAND_FACETS, 'audience', 'owner', 'deliverDay', 'id'],
  sortableAttributes: ['openedAt', 'closingDay'],
  faceting: { maxValuesPerFacet: 200 },
};

const FAR_DAY = 1_000_000;
/** Days since 1970 of a date, for filters that compare. */
export const dayNumber = (date: string | null): number =>
  date === null ? FAR_DAY : Math.floor(Date.parse(date) / 86_400_000);

/** Of what state of a demand a document was made. */
export const demandStamp = ({ updatedAt }: Pick<DemandDocument, 'updatedAt'>): string =>
  `${RANKED_SHAPE}/${updatedAt.getTime()}`;

export function demandDocument(row: DemandDocument, knowledge: Knowledge): DemandIndexed {
  const { content } = row;
  const regions = content.regions.flatMap((code) => regionPath(code).map((region) => region.code));
  return {
    id: String(row._id),
    stamp: demandStamp(row),
    ...rankedFields(
      { names: [content.title], texts: [content.materials.join(' '), content.specification] },
      knowledge,
    ),
    owner: String(row.organisationId),
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
