import { createTrie, squeeze } from './trie.ts';
import type { ChainSeed, TermKind } from './types.ts';

export { normalizeText } from './trie.ts';

/** One thing, under all its names, with every place it has in the chains. */
export interface Concept {
  /** The canonical term in its matching form: stable as long as the term is. */
  id: string;
  term: string;
  kind: TermKind;
  /** Codes of the segments that list it. */
  segments: string[];
  /** Codes of the chains that list it. */
  chains: string[];
  /** Its other names, never its own term. */
  synonyms: string[];
}

/** A name that several concepts claim. */
export interface Ambiguity {
  name: string;
  concepts: string[];
}

export interface Thesaurus {
  concepts: readonly Concept[];
  byId(id: string): Concept | undefined;
  /** The concepts that bear exactly this name; those whose term it is come first. */
  named(name: string): readonly Concept[];
  /**
   * The concepts a text speaks of, in the order of their first mention, each once. A name inside a longer name that
   * was found does not count (不锈钢 in 不锈钢管), and a Latin name counts only as whole words (`ic` not in `plastic`).
   */
  conceptsIn(text: string): Concept[];
  /** Other names for what a text speaks of, terms first, without what the text already says; at most `limit`. */
  expand(text: string, limit?: number): string[];
  /** Names that several concepts claim; few, and each is worth an editor's look. */
  ambiguities(): Ambiguity[];
}

/** A concept being gathered: its other names by their matching form. */
interface Gathered {
  concept: Concept;
  names: Map<string, string>;
}

const SAME_SEGMENT = 0.5;
const SAME_CHAIN = 0.2;
const EXPANSIONS = 24;

/** The thesaurus of a set of chains: the ones shipped, or those an admin has edited in the database. */
export function buildThesaurus(chains: readonly ChainSeed[]): Thesaurus {
  const concepts = gather(chains);
  const byId = new Map<string, Concept>(concepts.map((concept) => [concept.id, concept]));
  const owners = claim(concepts);
  const trie = createTrie(owners.keys());

  const named = (name: string): readonly Concept[] => owners.get(squeeze(name).text) ?? [];

  const conceptsIn = (text: string): Concept[] => {
    const found = new Set<Concept>();
    for (const name of trie.longestIn(text)) for (const concept of owners.get(name) ?? []) found.add(concept);
    return [...found];
  };

  const expand = (text: string, limit = EXPANSIONS): string[] => {
    const said = new Set(trie.longestIn(text));
    const queues = conceptsIn(text).map((concept) => [concept.term, ...concept.synonyms]);
    const names = new Map<string, string>();
    const longest = Math.max(0, ...queues.map((queue) => queue.length));
    // One name of each concept in turn, so that a concept with many names does not crowd out the others.
    for (let turn = 0; turn < longest && names.size < limit; turn++) {
      for (const queue of queues) {
        const name = queue[turn];
        if (name === undefined || names.size >= limit) continue;
        const key = squeeze(name).text;
        if (!said.has(key) && !names.has(key)) names.set(key, name);
      }
    }
    return [...names.values()];
  };

  const ambiguities = (): Ambiguity[] =>
    [...owners]
      .filter(([, claimants]) => claimants.length > 1)
      .map(([name, claimants]) => ({ name, concepts: claimants.map((concept) => concept.id) }));

  return { concepts, byId: (id) => byId.get(id), named, conceptsIn, expand, ambiguities };
}

/** How near two concepts are: the same 1, in one segment 0.5, in one chain 0.2, else 0. */
export function conceptSimilarity(a: Concept, b: Concept): number {
  if (a.id === b.id) return 1;
  if (a.segments.some((segment) => b.segments.includes(segment))) return SAME_SEGMENT;
  return a.chains.some((chain) => b.chains.includes(chain)) ? SAME_CHAIN : 0;
}

/** One concept a term, wherever the term stands: its places and its names united, the first kind kept. */
function gather(chains: readonly ChainSeed[]): Concept[] {
  const gathered = new Map<string, Gathered>();
  for (const chain of chains) {
    for (const segment of chain.segments) {
      for (const { term, kind, synonyms } of segment.terms) {
        const id = squeeze(term).text;
        if (id === '') continue;
        const entry = gathered.get(id) ?? {
          concept: { id, term, kind, segments: [], chains: [], synonyms: [] },
          names: new Map<string, string>(),
        };
        gathered.set(id, entry);
        const { concept, names } = entry;
        if (!concept.segments.includes(segment.code)) concept.segments.push(segment.code);
        if (!concept.chains.includes(chain.code)) concept.chains.push(chain.code);
        for (const synonym of synonyms) {
          const key = squeeze(synonym).text;
          if (key !== '' && key !== id && !names.has(key)) names.set(key, synonym);
        }
      }
    }
  }
  return [...gathered.values()].map(({ concept, names }) => ({ ...concept, synonyms: [...names.values()] }));
}

/** Who bears each name: the concept whose term it is, then those that have it as a synonym. */
function claim(concepts: readonly Concept[]): Map<string, Concept[]> {
  const owners = new Map<string, Concept[]>();
  for (const concept of concepts) owners.set(concept.id, [concept]);
  for (const concept of concepts) {
    for (const synonym of concept.synonyms) {
      const key = squeeze(synonym).text;
      const claimants = owners.get(key);
      if (claimants === undefined) owners.set(key, [concept]);
      else claimants.push(concept);
    }
  }
  return owners;
}
