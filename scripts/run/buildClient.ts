import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../services/paths.ts';

const STAMP = join(ROOT, 'dist', 'client', '.stamp');

/** A hash over all the page is built from. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else hash.update(path).update(readFileSync(join(ROOT, path)));
    }
  };
  visit('client');
  visit('shared');
  return hash.update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex');
}

/** Builds the page unless what is there was built from the same sources. Whether it was built. */
export async function buildClient(): Promise<boolean> {
  const wanted = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false;
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'client/vite.config.ts'), logLevel: 'warn' });
  writeFileSync(STAMP, wanted);
  return true;
}
