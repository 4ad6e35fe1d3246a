/** A text as people compare it: width and case folded (Ｍ６ → m6), runs of white space one space, no ends. */
export function normalizeText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

interface Squeezed {
  /** The normalised text without spaces and hyphens: `Die-Casting` and `die casting` are both `diecasting`. */
  text: string;
  /** Where a space or hyphen was dropped: offsets into `text` at which a word may begin or end. */
  gaps: ReadonlySet<number>;
}

const DROPPED = /[\s\-‐‑–_·]/u;
const LATIN = /[a-z0-9]/;
/** Shortest Latin name that is also found with a plural s; shorter ones would meet too much by chance. */
const PLURAL_FROM = 3;

/** The matching form of a text, in which names are looked for. */
export function squeeze(text: string): Squeezed {
  const normal = normalizeText(text);
  const gaps = new Set<number>();
  let squeezed = '';
  for (const character of normal) {
    if (DROPPED.test(character)) gaps.add(squeezed.length);
    else squeezed += character;
  }
  return { text: squeezed, gaps };
}

interface Node {
  next: Map<string, Node>;
  ends: boolean;
}

export interface Trie {
  /** The names (in matching form) that a text contains, by place, leaving out those inside a longer one found. */
  longestIn(text: string): string[];
}

/** A trie of names in matching form. Looking costs the text's length times, at most, the longest name's. */
export function createTrie(names: Iterable<string>): Trie {
  const root: Node = { next: new Map(), ends: false };
  for (const name of names) {
    let node = root;
    for (const unit of name.split('')) {
      let child = node.next.get(unit);
      if (child === undefined) node.next.set(unit, (child = { next: new Map(), ends: false }));
      node = child;
    }
    node.ends = node !== root;
  }

  const longestFrom = (where: Squeezed, start: number): number => {
    const { text } = where;
    let node: Node | undefined = root;
    let longest = 0;
    for (let end = start; end < text.length;) {
      node = node.next.get(text[end]!);
      if (node === undefined) break;
      end++;
      if (node.ends && endsWord(where, start, end)) longest = end;
    }
    return longest;
  };

  const longestIn = (text: string): string[] => {
    const where = squeeze(text);
    const found: string[] = [];
    let covered = 0;
    for (let start = 0; start < where.text.length; start++) {
      if (!beginsWord(where, start)) continue;
      const end = longestFrom(where, start);
      if (end > covered) {
        found.push(where.text.slice(start, end));
        covered = end;
      }
    }
    return found;
  };

  return { longestIn };
}

const isLatin = (unit: string | undefined): boolean => unit !== undefined && LATIN.test(unit);

/** Chinese has no word boundaries to respect; a Latin word is only met whole. */
function beginsWord({ text, gaps }: Squeezed, start: number): boolean {
  return !isLatin(text[start]) || !isLatin(text[start - 1]) || gaps.has(start);
}

function endsWord({ text, gaps }: Squeezed, start: number, end: number): boolean {
  const free = (at: number): boolean => !isLatin(text[at]) || gaps.has(at);
  if (!isLatin(text[end - 1]) || free(end)) return true;
  return end - start >= PLURAL_FROM && text[end] === 's' && free(end + 1);
}
