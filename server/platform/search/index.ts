export { IndexMissing, openEngine, SearchDown, type Engine, type SearchDocument } from './engine.ts';
export { chosenFacets, facetsByName } from './facets.ts';
export {
  bringUp,
  ensure,
  knowledgeOf,
  rebuild,
  reconcile,
  type KeptIndex,
  type StampedDocument,
} from './keeping.ts';
export { pinyinOf, pinyinWords } from './pinyin.ts';
export {
  RANKED_SHAPE,
  rankedFields,
  rankedSettings,
  type Knowledge,
  type RankedFields,
  type RankedText,
} from './ranked/fields.ts';
export { analyzeQuery, type RankedQuery } from './ranked/query.ts';
export { rank, type Candidate } from './ranked/score.ts';
export { findByAny, searchRanked, type RankedAnswer, type RankedAsk } from './ranked/search.ts';
export { packModel, semanticModel, unpackModel, type SemanticModel } from './semantic/model.ts';
export { keepModel, newestModel, watchIndexes } from './semantic/store.ts';
export { MOST_TEXTS as SAMPLE_OF_TEXTS } from './semantic/learn.ts';
export { trainSemanticModel } from './semantic/train.ts';
export { fold, grams, indexWords, opaque, queryWords } from './text.ts';
