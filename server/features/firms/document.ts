import { regionPath } from '../../../shared/taxonomy/regions.ts';
import type { Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { grams, opaque, pinyinOf, type IndexDefinition } from '../../platform/search/index.ts';
import type { OrganisationDocument } from '../organisations/index.ts';
import { certificatesOn, sizeOf, tierOn } from './domain.ts';
import { today } from './present.ts';

/** A firm in the index: what is searched in order of weight, then what is filtered by. */
export interface FirmDocument {
  id: string;
  name: string;
  pinyin: string[];
  capabilities: string[];
  text: string;
  /** All its words as pairs of characters, opaque to the engine's own segmentation. */
  grams: string;
  /** Ids of the thesaurus' concepts it speaks of, opaque likewise. */
  concepts: string;
  kind: string;
  chains: string[];
  segments: string[];
  regions: string[];
  size: string;
  tier: string;
  certificates: string[];
  updatedAt: number;
  sortName: string;
}

export const FIRM_FACETS = ['kind', 'chains', 'segments', 'regions', 'size', 'tier', 'certificates'] as const;

export const FIRM_INDEX: IndexDefinition = {
  name: 'firms',
  settings: {
    searchableAttributes: ['name', 'pinyin', 'capabilities', 'concepts', 'grams', 'text'],
    filterableAttributes: [...FIRM_FACETS, 'id', 'conceptIds'],
    sortableAttributes: ['sortName', 'updatedAt'],
    displayedAttributes: ['id'],
    rankingRules: ['words', 'typo', 'attribute', 'proximity', 'sort', 'exactness'],
    // Chinese names and grades differ by one character and mean another thing; pinyin may be mistyped.
    typoTolerance: { disableOnAttributes: ['name', 'capabilities', 'concepts', 'grams', 'text'] },
    faceting: { maxValuesPerFacet: 200 },
    pagination: { maxTotalHits: 2000 },
    localizedAttributes: [{ attributePatterns: ['name', 'capabilities', 'text'], locales: ['cmn'] }],
  },
};

/** All the words of a firm: names first, then what it can do, then what it says of itself. */
export function firmText(row: OrganisationDocument): string {
  const { profile } = row;
  const abilities = profile.capabilities.map((c) =>
    [c.name, c.description, ...c.materials, ...c.equipment].join(' '),
  );
  const certificates = profile.certificates.map((c) => `${c.code} ${c.name ?? ''}`);
  return [
    row.name,
    row.shortName ?? '',
    ...abilities,
    ...certificates,
    profile.industryText,
    profile.introduction,
  ].join('\n');
}

/** What the index keeps of a firm. */
export function firmDocument(
  row: OrganisationDocument,
  thesaurus: Thesaurus,
  now = new Date(),
): FirmDocument {
  const { profile } = row;
  const day = today(now);
  const text = firmText(row);
  const { full, initials } = pinyinOf(row.name);
  const short = pinyinOf(row.shortName ?? '');
  return {
    id: String(row._id),
    name: [row.name, row.shortName ?? ''].join(' '),
    pinyin: [full, initials, short.full, short.initials].filter(Boolean),
    capabilities: profile.capabilities.map((c) => c.name),
    text: profile.introduction,
    grams: grams(text).map(opaque).join(' '),
    concepts: thesaurus
      .conceptsIn(text)
      .map((c) => opaque(c.id))
      .join(' '),
    kind: row.kind,
    chains: [...new Set(profile.chainPositions.map((p) => p.chain))],
    segments: [...new Set(profile.chainPositions.map((p) => p.segment))],
    regions: profile.region ? regionPath(profile.region).map((r) => r.code) : [],
    size: sizeOf(profile) ?? 'unknown',
    tier: tierOn(profile, day) ?? 'none',
    certificates: certificatesOn(profile, day),
    updatedAt: row.updatedAt.getTime(),
    sortName: full || row.name.toLowerCase(),
  };
}
