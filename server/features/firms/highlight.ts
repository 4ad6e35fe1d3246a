import { fold } from '../../platform/search/index.ts';

/**
 * The part of a text around its first match, with each match between ‹ and ›; null where nothing matches.
 * Words are tried whole, then, where none is in the text, by their pairs of characters.
 */
export function highlight(text: string, words: readonly string[], around = 200): string | null {
  const folded = fold(text);
  // Folding may change the length (full-width forms do not, ligatures do); then places would not agree.
  if (folded.length !== text.length || words.length === 0) return null;
  const marks = new Array<boolean>(text.length).fill(false);
  const mark = (word: string) => {
    let found = false;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      marks.fill(true, at, at + word.length);
      found = true;
    }
    return found;
  };
  const wholes = words.map(fold).filter((word) => word.length > 0);
  if (!wholes.map(mark).some(Boolean)) {
    const pairs = wholes
      .slice(0, 1)
      .flatMap((w) => Array.from({ length: Math.max(0, w.length - 1) }, (_, i) => w.slice(i, i + 2)));
    if (!pairs.map(mark).some(Boolean)) return null;
  }
  const first = marks.indexOf(true);
  const from = Math.max(0, first - Math.floor(around / 3));
  const to = Math.min(text.length, from + around);
  let out = from > 0 ? '…' : '';
  for (let i = from; i < to; i += 1) {
    if (marks[i] && !(i > from && marks[i - 1])) out += '‹';
    out += text[i];
    if (marks[i] && !(i + 1 < to && marks[i + 1])) out += '›';
  }
  return out + (to < text.length ? '…' : '');
}
