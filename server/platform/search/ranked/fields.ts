import type { Settings } from 'meilisearch';
import type { Thesaurus } from '../../../../shared/taxonomy/thesaurus.ts';
import { pinyinWords } from '../pinyin.ts';
import { DIMENSIONS, type SemanticModel } from '../semantic/model.ts';
import { fold, indexWords, opaque } from '../text.ts';

/** What search knows of the language of those it serves. */
export interface Knowledge {
  thesaurus: Thesaurus;
  /** None before there are texts to learn from: then search goes by words alone. */
  model: SemanticModel | null;
}

/** Changes when the fields below do, so that documents made before are made anew. */
export const RANKED_SHAPE = 'r1';

/** What a thing is found by: its names, and what is said of it with the most important first. */
export interface RankedText {
  names: readonly string[];
  texts: readonly string[];
}

/** The part of an engine's document that ranked search reads. */
export interface RankedFields {
  nameGrams: string;
  pinyin: string;
  grams: string;
  /** Words of all other names of the things it speaks of: who says 锂电池 is found by 锂离子电池. */
  aliases: string;
  /** Names, a line break, texts; folded. Read back to score what the engine found. */
  rankText: string;
  _vectors?: Record<string, number[] | null>;
}

const MOST_RANK_TEXT = 2000;

const words = (text: string): string => indexWords(text).map(opaque).join(' ');

export function rankedFields({ names, texts }: RankedText, { thesaurus, model }: Knowledge): RankedFields {
  const text = texts.filter(Boolean).join('\n');
  const whole = [...names, text].join('\n');
  const aliases = thesaurus.conceptsIn(whole).flatMap((concept) => [concept.term, ...concept.synonyms]);
  return {
    nameGrams: words(names.join('\n')),
    pinyin: pinyinWords(names).join(' '),
    grams: words(text),
    aliases: words([...new Set(aliases)].join('\n')),
    rankText: `${fold(names.join(' '))}\n${fold(text)}`.slice(0, MOST_RANK_TEXT),
    // Null says that there is none; the engine would take a vector of zeros as equal to everything.
    ...(model ? { _vectors: { [embedderOf(model)]: model.embed(whole) } } : {}),
  };
}

/** Each model has its own embedder, so that vectors of two are never compared. */
export const embedderOf = (model: SemanticModel): string => `m${model.id}`;

/** Settings of an index that holds RankedFields; `own` adds what it is filtered and sorted by. */
export function rankedSettings(model: SemanticModel | null, own: Settings): Settings {
  return {
    searchableAttributes: ['nameGrams', 'pinyin', 'grams', 'aliases'],
    displayedAttributes: ['id', 'stamp', 'rankText', 'pinyin'],
    rankingRules: ['sort', 'words', 'attribute'],
    // One character more or less is another thing in Chinese and in a grade.
    typoTolerance: { enabled: false },
    // Words lie side by side by construction, so how near they are says nothing.
    proximityPrecision: 'byAttribute',
    pagination: { maxTotalHits: 1_000_000 },
    ...own,
    embedders: model ? { [embedderOf(model)]: { source: 'userProvided', dimensions: DIMENSIONS } } : {},
  };
}
