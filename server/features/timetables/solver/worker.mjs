// Plain JavaScript: a thread does not inherit how its process reads TypeScript, so that is set up first.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
