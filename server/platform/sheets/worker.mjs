// A worker does not inherit the loader that strips types; it brings its own.
import { register } from 'tsx/esm/api';

register();
await import('./readInWorker.ts');
