import type { RouteTable } from '../../shared/api/route.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './http/mount.ts';

/** One feature as the app puts it together: its routes, and what it does in the background. */
export interface Feature<T extends RouteTable = RouteTable> {
  table: T;
  handlers: (deps: Deps) => Handlers<T>;
  /** Registers readers of facts and recurring jobs. Called once, before anything is served. */
  register?: (deps: Deps) => void;
}

export const feature = <T extends RouteTable>(parts: Feature<T>): Feature => parts as unknown as Feature;
