export { openEngine, SearchDown, type Engine, type IndexDefinition } from './engine.ts';
export { fold, grams, opaque, pinyinOf } from './text.ts';
