import type { QueryFilter } from 'mongoose';
import { literally } from '../../platform/db/index.ts';
import { fold } from '../../platform/search/index.ts';
import type { DemandDocument } from './model.ts';

const MOST_WORDS = 5;
/** What everybody who sees a demand may read of it, and so look for. */
const SHOWN = ['content.title', 'content.specification', 'content.materials'];
/** And what only its buyer knows: its own number for it. */
const OWN = [...SHOWN, 'externalCode'];

/** Conditions by which the database finds demands that say these words literally, each somewhere. */
export const saying = (q: string, by: 'buyer' | 'others'): QueryFilter<DemandDocument>[] =>
  q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => {
      // As it was typed, and in the usual width and characters.
      const spellings = [...new Set([word, fold(word)])].map((one) => literally(one.slice(0, 40)));
      const pattern = { $regex: spellings.join('|'), $options: 'i' };
      return { $or: (by === 'buyer' ? OWN : SHOWN).map((field) => ({ [field]: pattern })) };
    });
