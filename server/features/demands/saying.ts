import type { QueryFilter } from 'mongoose';
import { fold } from '../../platform/search/index.ts';
import type { DemandDocument } from './model.ts';

const MOST_WORDS = 5;
const FIELDS = ['content.title', 'content.specification', 'content.materials', 'externalCode'];
const escape = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Conditions by which the database finds demands that say these words literally, each somewhere. */
export const saying = (q: string): QueryFilter<DemandDocument>[] =>
  q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => {
      // As it was typed, and in the usual width and characters.
      const spellings = [...new Set([word, fold(word)])].map((one) => escape(one.slice(0, 40)));
      const pattern = { $regex: spellings.join('|'), $options: 'i' };
      return { $or: FIELDS.map((field) => ({ [field]: pattern })) };
    });
