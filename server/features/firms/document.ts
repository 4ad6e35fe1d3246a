import { dateOf } from '../../../shared/localTime.ts';
import { regionPath } from '../../../shared/taxonomy/regions.ts';
import type { Settings } from 'meilisearch';
import {
  pinyinOf,
  rankedFields,
  RANKED_SHAPE,
  type Knowledge,
  type RankedFields,
  type StampedDocument,
} from '../../platform/search/index.ts';
import type { OrganisationDocument } from '../organisations/index.ts';
import { certificatesOn, sizeOf, tierOn } from './domain.ts';

/** A firm in the index: what it is found and ranked by, then what it is filtered and sorted by. */
export interface FirmDocument extends StampedDocument, RankedFields {
  kind: string;
  chains: string[];
  segments: string[];
  regions: string[];
  size: string;
  tier: string;
  certificates: string[];
  /** 1 where somebody answers for it: an imported entry nobody claimed comes after, when browsing. */
  claimed: number;
  updatedAt: number;
  sortName: string;
}

export const FIRM_FACETS = ['kind', 'chains', 'segments', 'regions', 'size', 'tier', 'certificates'] as const;

/** Counts up whenever a firm's own fields in the index change, so that reconciling makes them anew. */
const OWN_SHAPE = 1;

/** What the index of firms has beside what ranked search needs. */
export const FIRM_INDEX_OWN: Settings = {
  filterableAttributes: [...FIRM_FACETS, 'id'],
  sortableAttributes: ['sortName', 'claimed', 'updatedAt'],
  faceting: { maxValuesPerFacet: 200 },
};

/** What a firm says of itself: what it can do first, then the rest. */
function textsOf({ profile }: OrganisationDocument): string[] {
  const abilities = profile.capabilities.map((c) =>
    [c.name, c.description, ...c.materials, ...c.equipment].join(' '),
  );
  const certificates = profile.certificates.map((c) => `${c.code} ${c.name ?? ''}`);
  return [...abilities, ...certificates, profile.industryText, profile.introduction];
}

const namesOf = (row: OrganisationDocument): string[] => [row.name, row.shortName ?? ''].filter(Boolean);

/** All the words of a firm, for learning what words mean. */
export const firmWords = (row: OrganisationDocument): string[] => [...namesOf(row), ...textsOf(row)];

/**
 * Of what state of a firm a document was made: it differs where the firm changed, and where a title or certificate
 * has ended since.
 */
export function firmStamp(
  { updatedAt, profile }: Pick<OrganisationDocument, 'updatedAt' | 'profile'>,
  day: string,
): string {
  const ends = [profile.tier?.validUntil, ...profile.certificates.map((c) => c.validUntil)];
  const still = ends.filter((end) => end && end >= day).length;
  return `${RANKED_SHAPE}.${OWN_SHAPE}/${updatedAt.getTime()}/${still}`;
}

/** What the index keeps of a firm. */
export function firmDocument(
  row: OrganisationDocument,
  knowledge: Knowledge,
  now = new Date(),
): FirmDocument {
  const { profile } = row;
  const day = dateOf(now);
  return {
    id: String(row._id),
    stamp: firmStamp(row, day),
    ...rankedFields({ names: namesOf(row), texts: textsOf(row) }, knowledge),
    kind: row.kind,
    chains: [...new Set(profile.chainPositions.map((p) => p.chain))],
    segments: [...new Set(profile.chainPositions.map((p) => p.segment))],
    regions: profile.region ? regionPath(profile.region).map((r) => r.code) : [],
    size: sizeOf(profile) ?? 'unknown',
    tier: tierOn(profile, day) ?? 'none',
    certificates: certificatesOn(profile, day),
    claimed: row.status === 'unclaimed' ? 0 : 1,
    updatedAt: row.updatedAt.getTime(),
    sortName: pinyinOf(row.name).full || row.name.toLowerCase(),
  };
}
