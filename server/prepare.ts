import type { Deps } from './platform/deps.ts';

/** What must stand before the first request: taxonomy, the first administrator's token, demo data. */
export async function prepare(_deps: Deps): Promise<void> {}
