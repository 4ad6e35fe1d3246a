import { firmSize, LOWER_BOUNDS } from '../../../shared/taxonomy/firmSize.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { Organisation } from '../organisations/index.ts';
import type { Traits } from './domain/outline.ts';

const KEPT_MS = 5 * 60_000;

interface Group {
  chains: string[];
  region: string | null;
  staff: number | null;
  revenueFen: number | null;
  firms: number;
}
type Counts = Map<string, number>;

let counted: { at: number; counts: Promise<Counts> } | null = null;

const keyOf = ({ chain, sizeClass, region }: Traits): string => JSON.stringify([chain, sizeClass, region]);

/** Each description a firm falls under once, for counting: with and without each of its traits. */
function descriptionsOf({ chains, region, staff, revenueFen }: Group): Set<string> {
  const size = firmSize({ staff, revenueFen });
  const city = region && `${region.slice(0, 4)}00`;
  const keys = new Set<string>();
  for (const chain of [...chains, null]) {
    for (const sizeClass of new Set([size, null])) {
      for (const place of new Set([region, city, null])) keys.add(keyOf({ chain, sizeClass, region: place }));
    }
  }
  return keys;
}

/** The database groups firms that are alike (its size only as far as it is needed), so that few rows come over. */
async function count(): Promise<Counts> {
  const bounded = (field: string, bounds: readonly number[]) => ({
    $switch: {
      branches: [
        { case: { $eq: [{ $ifNull: [field, null] }, null] }, then: null },
        ...bounds.map((bound) => ({ case: { $gte: [field, bound] }, then: bound })),
      ],
      default: 0,
    },
  });
  const rows = await Organisation.aggregate<{ _id: Omit<Group, 'firms'>; firms: number }>([
    { $match: { status: 'verified', kind: { $in: [...FIRM_KINDS] } } },
    {
      $group: {
        _id: {
          chains: { $setUnion: [{ $ifNull: ['$profile.chainPositions.chain', []] }, []] },
          region: '$profile.region',
          staff: bounded(
            '$profile.staff',
            LOWER_BOUNDS.map((bound) => bound.staff),
          ),
          revenueFen: bounded(
            '$profile.revenueFen',
            LOWER_BOUNDS.map((bound) => bound.revenueFen),
          ),
        },
        firms: { $sum: 1 },
      },
    },
  ]);
  const counts: Counts = new Map();
  for (const { _id, firms } of rows) {
    for (const key of descriptionsOf({ ..._id, firms })) counts.set(key, (counts.get(key) ?? 0) + firms);
  }
  return counts;
}

/** How many verified firms share a description; counted anew every five minutes. */
export async function groupSizes(now = Date.now()): Promise<(traits: Traits) => number> {
  if (!counted || now - counted.at > KEPT_MS) {
    const counts = count();
    counted = { at: now, counts };
    counts.catch(() => (counted = null));
  }
  const counts = await counted.counts;
  return (traits) => counts.get(keyOf(traits)) ?? 0;
}

/** Counts anew at the next asking. */
export const forgetGroupSizes = (): void => void (counted = null);
