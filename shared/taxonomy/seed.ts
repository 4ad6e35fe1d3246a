import type { Position, SegmentSeed, TermKind, TermSeed } from './types.ts';

/**
 * Terms as they are written in the chain files: one line a term, `术语: 同义词, 同义词`, the canonical name first.
 * A line with a term alone gives a term of another segment one more place. Written like this, a person of the trade can read and mend a chain without knowing the program.
 */
export type TermLines = Partial<Record<TermKind, string>>;

/** Reads the lines of one kind. Throws on a line without a term, so that a slip in a chain file is seen at once. */
export function readTerms(kind: TermKind, lines: string): TermSeed[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [term = '', rest = ''] = line.split(/:(.*)/s).map((part) => part.trim());
      if (term === '') throw new Error(`A line of terms lacks its term: ${line}`);
      const synonyms = rest.split(',').map((synonym) => synonym.trim());
      return { term, kind, synonyms: synonyms.filter((synonym) => synonym !== '') };
    });
}

/** A segment of a chain file. */
export function segment(
  code: string,
  position: Position,
  zh: string,
  en: string,
  lines: TermLines,
): SegmentSeed {
  const kinds = Object.entries(lines) as [TermKind, string][];
  return { code, position, name: { zh, en }, terms: kinds.flatMap(([kind, text]) => readTerms(kind, text)) };
}
