import { join, resolve } from 'node:path';

/** The project's own folder. */
export const ROOT = resolve(import.meta.dirname, '../..');
/** Where fetched binaries are kept. */
export const CACHE = join(ROOT, '.cache');
/** Where embedded mode keeps its data. */
export const dataFolder = (): string => resolve(ROOT, process.env['DATA_DIR'] || '.data');
