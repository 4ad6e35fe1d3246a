export { addReader, emit, emitAll, type Fact, type Reader } from './facts.ts';
export { startRelay, type Relay } from './relay.ts';
