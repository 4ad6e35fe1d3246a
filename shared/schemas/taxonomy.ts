import { z } from 'zod';
import { chainCode, line, segmentCode, version } from './common.ts';
import { POSITIONS, TERM_KINDS } from '../taxonomy/types.ts';

const bilingual = z.strictObject({ zh: line(60), en: line(80) });

export const term = z.strictObject({
  term: line(60),
  kind: z.enum(TERM_KINDS),
  synonyms: z.array(line(60)).max(60),
});

export const segment = z.strictObject({
  code: segmentCode,
  position: z.enum(POSITIONS),
  name: bilingual,
  terms: z.array(term).max(300),
});

/** An industrial chain with its segments and their terms, as an administrator edits it. */
export const chainInput = z.strictObject({ name: bilingual, segments: z.array(segment).min(1).max(40) });
export const chain = z.object({ code: chainCode, ...chainInput.shape, version }).meta({ id: 'Chain' });
export type Chain = z.infer<typeof chain>;

/** A chain without its terms: what forms and filters need. */
export const chainOutline = z
  .object({
    code: chainCode,
    name: bilingual,
    segments: z.array(segment.omit({ terms: true })),
  })
  .meta({ id: 'ChainOutline' });
export type ChainOutline = z.infer<typeof chainOutline>;
