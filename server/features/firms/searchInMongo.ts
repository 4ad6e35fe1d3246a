import type { QueryFilter, SortOrder } from 'mongoose';
import type { FirmSearchQuery } from '../../../shared/schemas/firm.ts';
import { literally } from '../../platform/db/index.ts';
import { fold } from '../../platform/search/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { FOUND } from './policy.ts';
import type { FirmFilters } from './filters.ts';

/** Words looked for at most, and how long the database may look. */
const MOST_WORDS = 5;
const MOST_MS = 3000;

/** Codes of a region and all that lies in it: districts share its leading digits. */
const within = (code: string) => `^${code.replace(/(00)+$/, '')}`;

const SORTS: Record<FirmSearchQuery['sort'], Record<string, SortOrder>> = {
  relevance: { _id: -1 },
  updated: { updatedAt: -1 },
  name: { nameKey: 1 },
};

/** What answers while the search engine is away: every word must stand literally in name, abilities or text. */
export async function searchInMongo(
  q: string,
  filters: FirmFilters,
  sort: FirmSearchQuery['sort'],
  offset: number,
  limit: number,
): Promise<{ rows: OrganisationDocument[]; more: boolean; total: number }> {
  const conditions: QueryFilter<OrganisationDocument>[] = [{ status: { $in: FOUND } }];
  for (const word of fold(q).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)) {
    const pattern = { $regex: literally(word.slice(0, 40)), $options: 'i' };
    conditions.push({
      $or: ['name', 'shortName', 'profile.capabilities.name', 'profile.introduction'].map((field) => ({
        [field]: pattern,
      })),
    });
  }
  const anyOf = (field: string, values: string[] | undefined) => {
    if (values?.length) conditions.push({ [field]: { $in: values } });
  };
  anyOf('kind', filters.kind);
  anyOf('profile.chainPositions.chain', filters.chain);
  anyOf('profile.chainPositions.segment', filters.segment);
  anyOf('profile.certificates.code', filters.certificate);
  anyOf('profile.tier.code', filters.tier);
  if (filters.region?.length) {
    conditions.push({ $or: filters.region.map((code) => ({ 'profile.region': { $regex: within(code) } })) });
  }
  // Size is derived from two figures and is not looked for here.
  const rows = await Organisation.find({ $and: conditions })
    .sort(SORTS[sort])
    .skip(offset)
    .limit(limit + 1)
    .maxTimeMS(MOST_MS)
    .lean();
  return { rows: rows.slice(0, limit), more: rows.length > limit, total: offset + rows.length };
}
