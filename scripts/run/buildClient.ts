import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../services/paths.ts';
import { runTool } from './checks.ts';

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
  // In a process of its own: vite sets NODE_ENV for the whole process it runs in.
  const code = await runTool('vite/bin/vite.js', [
    'build',
    '--config',
    join(ROOT, 'client/vite.config.ts'),
    '--logLevel',
    'warn',
  ]);
  if (code !== 0) throw new Error('页面构建失败，见上。/ The page could not be built; see above.');
  writeFileSync(STAMP, wanted);
  return true;
}
