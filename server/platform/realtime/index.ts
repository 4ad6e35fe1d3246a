import type { Server } from 'node:http';
import type { Deps } from '../deps.ts';

export function startRealtime(_http: Server, _deps: Deps): { close: () => Promise<void> } {
  return { close: async () => undefined };
}
