export { Refused } from './ask.ts';
export { createEngine, type ConversationView, type Engine, type EngineOptions } from './engine.ts';
export { keepIn, keepInMemory, type Pending, type PendingStore } from './pending.ts';
