import type { Bilingual } from '../locale.ts';

/** Where a segment stands in its chain: 上游, 中游, 下游. */
export const POSITIONS = ['up', 'mid', 'down'] as const;
export type Position = (typeof POSITIONS)[number];

/** What a term names. */
export const TERM_KINDS = ['product', 'process', 'material', 'equipment', 'service'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** One thing firms make, do or use, under its usual Chinese name, with all the other names the trade has for it. */
export interface TermSeed {
  term: string;
  kind: TermKind;
  /** Other names of the same thing and names of its direct kinds: Chinese, English, acronyms, grades. */
  synonyms: string[];
}

/** A segment (环节) of a chain. `code` is the chain's code, a dot, and a name: `nev.battery`. */
export interface SegmentSeed {
  code: string;
  position: Position;
  name: Bilingual;
  terms: TermSeed[];
}

/** An industrial chain (产业链). `code` is stable; names may be edited. */
export interface ChainSeed {
  code: string;
  name: Bilingual;
  segments: SegmentSeed[];
}
