export { openEngine, SearchDown, type Engine, type IndexDefinition } from './engine.ts';
export { pinyinOf, pinyinWords } from './pinyin.ts';
export {
  rankedFields,
  rankedSettings,
  type Knowledge,
  type RankedFields,
  type RankedText,
} from './ranked/fields.ts';
export { analyzeQuery, type RankedQuery } from './ranked/query.ts';
export { rank, type Candidate } from './ranked/score.ts';
export { searchRanked, type RankedAnswer, type RankedAsk } from './ranked/search.ts';
export { packModel, semanticModel, unpackModel, type SemanticModel } from './semantic/model.ts';
export { trainSemanticModel } from './semantic/train.ts';
export { fold, grams, indexWords, opaque, queryWords } from './text.ts';
